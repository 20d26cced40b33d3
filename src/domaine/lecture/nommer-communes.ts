/** Communes behind « Mairie de X », and the one name that each of them bears as a réservataire. */
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Lieu } from './reservataires-connus';

const PREFIXE =
  /^(?:(?:MAIRIE|HOTEL DE VILLE)(?: DE LA (?:VILLE|COMMUNE))?|MAIRE|VILLE|COMMUNE|CNE|MUNICIPALITE)(?: (?:DE|D|DU|DES))?(?= )/;
const SUFFIXE = / (?:MAIRIE|COMMUNE)$/;

/** The words that say « a commune », or null. */
export function prefixeDeCommune(cle: string): string | null {
  return PREFIXE.exec(cle)?.[0] ?? (SUFFIXE.test(cle) ? '' : null);
}

export class NommeurDeCommunes {
  /** INSEE code behind each name already given: namesakes of other départements stay apart. */
  private readonly codes = new Map<string, string>();

  constructor(private readonly referentiel: Referentiel) {}

  /**
   * « Commune de Le Fauga »: the official name is kept whole, so that one commune has one spelling.
   * The first of two namesakes of an inventory bears the plain name, the other says its département.
   */
  nomDe({ nom, code, departement }: CommuneReference): string {
    const simple = `Commune de ${nom}`;
    const premier = this.codes.get(simple);
    if (premier === undefined) this.codes.set(simple, code);
    return premier === undefined || premier === code ? simple : `${simple} (${departement})`;
  }

  /** The commune that the name designates where the dwelling stands; several when nothing chooses between namesakes. */
  nommees(cle: string, lieu: Lieu): readonly CommuneReference[] {
    const prefixe = prefixeDeCommune(cle) ?? '';
    const reste = cle
      .slice(prefixe.length)
      .replace(prefixe === '' ? SUFFIXE : /$^/, '')
      .trim();
    if (/^(\d{5}|2[AB]\d{3})$/.test(reste)) return [this.referentiel.commune(reste)].filter((commune) => commune !== undefined);
    const [, nom = reste, departement = null] = /^(.+) (\d{2,3}|2[AB])$/.exec(reste) ?? [];
    // « Mairie du Fauga » is the commune « Le Fauga »: the article hides in the preposition.
    const article = prefixe.endsWith(' DU') ? 'LE ' : prefixe.endsWith(' DES') ? 'LES ' : '';
    const exactes = this.referentiel.communesParNom(article + nom);
    const communes = exactes.length > 0 ? exactes : this.referentiel.communesParNom(nom);
    if (departement !== null) {
      const precisees = communes.filter((commune) => commune.departement === departement);
      return precisees.length > 0 ? precisees : this.referentiel.communesParNom(reste);
    }
    const ici = communes.filter(({ code }) => code === lieu.commune);
    if (ici.length > 0) return ici;
    const voisines = communes.filter((commune) => commune.departement === lieu.departement);
    return voisines.length > 0 ? voisines : communes;
  }
}
