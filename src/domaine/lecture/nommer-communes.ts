/** Communes behind « Mairie de X », and the one name that each of them bears as a réservataire. */
import { cleDeCommune } from '../geographie/cle-de-nom';
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import type { Lieu } from './reservataires-connus';

const PREFIXE =
  /^(?:(?:MAIRIE|HOTEL DE VILLE)(?: DE LA (?:VILLE|COMMUNE))?|MAIRE|VILLE|COMMUNE|CNE|MUNICIPALITE)(?: (?:DE|D|DU|DES))?(?= )/;
const SUFFIXE = / (?:MAIRIE|COMMUNE)$/;

/** The words that say « a commune », or null. */
export function prefixeDeCommune(cle: string): string | null {
  return PREFIXE.exec(cle)?.[0] ?? (SUFFIXE.test(cle) ? '' : null);
}

export interface CommunesNommees {
  /** Several when nothing chooses between namesakes. */
  readonly communes: readonly CommuneReference[];
  /** `abregee`: the name is only the beginning of an official one; `ailleurs`: it is whole, in another département than the dwelling. */
  readonly reserve: 'abregee' | 'ailleurs' | null;
}

const sans = (communes: readonly CommuneReference[]): CommunesNommees => ({ communes, reserve: null });

export class NommeurDeCommunes {
  /** INSEE code behind each name already given: namesakes of other départements stay apart. */
  private readonly codes = new Map<string, string>();
  /** Communes of a département and their keys: an unknown name is looked for among all of them. */
  private readonly cles = new Map<string, readonly (readonly [CommuneReference, string])[]>();

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

  /** The communes that the name may designate, those where the dwelling stands first. */
  nommees(cle: string, lieu: Lieu): CommunesNommees {
    const prefixe = prefixeDeCommune(cle) ?? '';
    const reste = cle
      .slice(prefixe.length)
      .replace(prefixe === '' ? SUFFIXE : /$^/, '')
      .trim();
    if (/^(\d{5}|2[AB]\d{3})$/.test(reste)) return sans([this.referentiel.commune(reste)].filter((commune) => commune !== undefined));
    const [, nom = reste, departement = null] = /^(.+) (\d{2,3}|2[AB])$/.exec(reste) ?? [];
    // « Mairie du Fauga » is the commune « Le Fauga »: the article hides in the preposition.
    const article = prefixe.endsWith(' DU') ? 'LE ' : prefixe.endsWith(' DES') ? 'LES ' : '';
    const exactes = this.referentiel.communesParNom(article + nom);
    const communes = exactes.length > 0 ? exactes : this.referentiel.communesParNom(nom);
    if (departement !== null) {
      const precisees = communes.filter((commune) => commune.departement === departement);
      return sans(precisees.length > 0 ? precisees : this.referentiel.communesParNom(reste));
    }
    const ici = communes.filter(({ code }) => code === lieu.commune);
    if (ici.length > 0) return sans(ici);
    const voisines = communes.filter((commune) => commune.departement === lieu.departement);
    if (voisines.length > 0 || lieu.departement === null) return sans(voisines.length > 0 ? voisines : communes);
    const abregees = this.abregees(article, nom, lieu.departement);
    return { communes: [...abregees, ...communes], reserve: abregees.length > 0 ? 'abregee' : 'ailleurs' };
  }

  /** « St Orens » for Saint-Orens-de-Gameville: the first words of an official name of the département. */
  private abregees(article: string, nom: string, departement: string): readonly CommuneReference[] {
    const debuts = [...new Set([article + nom, nom])].map((debut) => `${cleDeCommune(debut)} `);
    return this.clesDuDepartement(departement).flatMap(([commune, officiel]) =>
      debuts.some((debut) => officiel.startsWith(debut)) ? commune : [],
    );
  }

  private clesDuDepartement(departement: string): readonly (readonly [CommuneReference, string])[] {
    const connues = this.cles.get(departement);
    if (connues !== undefined) return connues;
    const cles = this.referentiel
      .communesDuDepartement(departement)
      // The arrondissements of a city are no communes.
      .filter(({ code }) => this.referentiel.communeMere(code) === undefined)
      .map((commune) => [commune, cleDeCommune(commune.nom)] as const);
    this.cles.set(departement, cles);
    return cles;
  }
}
