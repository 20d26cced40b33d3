/** From what the cell says to the canonical names of the réservataires (CONCEPTION §8, DOMAINE §5.4 and §5.6). */
import { cleDeCommune, cleDeNom } from '../geographie/cle-de-nom';
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import { CONTINGENTS_RPLS, familleDe, parForme, PERSONNE, type ReservataireLu } from './reservataires-connus';
import { estAbsent } from './texte';

export interface Lieu {
  readonly departement: string | null;
  readonly commune: string | null;
}

/** « Commune de Le Fauga »: the official name is kept whole, so that one commune has one spelling. */
const nomDeCommune = (commune: CommuneReference): string => `Commune de ${commune.nom}`;

const PREFIXE_COMMUNE = /^(?:MAIRIE|VILLE|COMMUNE|MUNICIPALITE)(?: (?:DE|D|DU|DES))?(?= )/;
const PREFIXE_DEPARTEMENT = /^(?:CONSEIL (?:DEPARTEMENTAL|GENERAL)|DEPARTEMENT|CD|CG)(?=$|[ \d])(?: ?(?:DE LA|DE L|DES|DE|DU|D)(?= ))?/;

function choisir(communes: readonly CommuneReference[], lieu: Lieu): CommuneReference | undefined {
  return (
    communes.find(({ code }) => code === lieu.commune) ??
    communes.find(({ departement }) => departement === lieu.departement) ??
    communes[0]
  );
}

/** Names once read, per territoire: an inventory repeats a few hundred spellings over its rows. */
export class LecteurDeReservataires {
  private readonly connus = new Map<string, readonly ReservataireLu[]>();
  /** First spelling met of the names that are kept as typed. */
  private readonly ecritures = new Map<string, string>();

  constructor(private readonly referentiel: Referentiel) {}

  lire(texte: string, lieu: Lieu): readonly ReservataireLu[] {
    const cle = `${texte}\u0000${lieu.departement ?? ''}\u0000${lieu.commune ?? ''}`;
    const connu = this.connus.get(cle);
    if (connu !== undefined) return connu;
    const lus = this.decouper(texte, lieu);
    if (this.connus.size > 100_000) this.connus.clear();
    this.connus.set(cle, lus);
    return lus;
  }

  private decouper(texte: string, lieu: Lieu): readonly ReservataireLu[] {
    const entier = this.reconnaitre(texte, lieu);
    if (entier !== undefined) return [entier];
    const morceaux = texte
      .split(/[/+;]/)
      .map((morceau) => morceau.trim())
      .filter((morceau) => morceau !== '');
    if (morceaux.length > 1) {
      const lus = morceaux.map((morceau) => this.reconnaitre(morceau, lieu));
      // Split only when every part is a name by itself: « CAF/MSA Services » stays whole otherwise.
      if (lus.every((lecture) => lecture !== undefined)) {
        const uniques = [...new Map(lus.map((lecture) => [lecture.nom, lecture])).values()];
        const titulaires = uniques.filter((lecture) => lecture !== PERSONNE);
        return titulaires.length > 0 ? titulaires : [PERSONNE];
      }
    }
    return [{ nom: this.ecritureDe(texte), categorie: 'autre', connu: false }];
  }

  private ecritureDe(texte: string): string {
    const cle = cleDeNom(texte);
    const connue = this.ecritures.get(cle);
    if (connue !== undefined) return connue;
    this.ecritures.set(cle, texte);
    return texte;
  }

  private reconnaitre(texte: string, lieu: Lieu): ReservataireLu | undefined {
    if (estAbsent(texte)) return PERSONNE;
    if (Object.hasOwn(CONTINGENTS_RPLS, texte)) return CONTINGENTS_RPLS[texte];
    const cle = cleDeNom(texte.replace(/\b1 ?%/, '1 pour cent '));
    if (cle === '') return undefined;
    const famille = familleDe(cle);
    return (
      parForme(cle) ??
      this.departement(texte, cle, lieu) ??
      this.communeNommee(cle, lieu) ??
      (famille === undefined ? undefined : { nom: this.ecritureDe(texte), categorie: famille, connu: true }) ??
      this.epci(texte, lieu) ??
      this.communeSeule(texte, lieu)
    );
  }

  private departement(texte: string, cle: string, lieu: Lieu): ReservataireLu | undefined {
    if (!PREFIXE_DEPARTEMENT.test(cle)) return undefined;
    const reste = cle.replace(PREFIXE_DEPARTEMENT, '').trim();
    const code = reste === '' ? lieu.departement : /^\d$/.test(reste) ? `0${reste}` : reste;
    const trouve = (code === null ? undefined : this.referentiel.departement(code)) ?? this.referentiel.departementParNom(reste);
    return trouve === undefined ? undefined : { nom: `Conseil départemental (${trouve.nom})`, categorie: 'departement', connu: true };
  }

  private communeNommee(cle: string, lieu: Lieu): ReservataireLu | undefined {
    const prefixe = PREFIXE_COMMUNE.exec(cle)?.[0];
    if (prefixe === undefined) return undefined;
    const reste = cle.slice(prefixe.length).trim();
    // « Mairie du Fauga » is the commune « Le Fauga »: the article hides in the preposition.
    const article = prefixe.endsWith(' DU') ? 'LE ' : prefixe.endsWith(' DES') ? 'LES ' : '';
    const communes = article === '' ? this.referentiel.communesParNom(reste) : this.referentiel.communesParNom(article + reste);
    const commune = choisir(communes.length > 0 ? communes : this.referentiel.communesParNom(reste), lieu);
    return commune === undefined ? undefined : { nom: nomDeCommune(commune), categorie: 'commune', connu: true };
  }

  private epci(texte: string, lieu: Lieu): ReservataireLu | undefined {
    const attendu = lieu.commune === null ? null : this.referentiel.commune(lieu.commune)?.epci;
    const groupement = this.referentiel.epci(texte) ?? this.referentiel.epciParNom(texte, attendu);
    return groupement === undefined ? undefined : { nom: groupement.nom, categorie: 'epci', connu: true };
  }

  /** A bare name is a commune only where it stands: in the département of the dwelling. */
  private communeSeule(texte: string, lieu: Lieu): ReservataireLu | undefined {
    const locales = this.referentiel
      .communesParNom(cleDeCommune(texte))
      .filter(({ code, departement }) => code === lieu.commune || departement === lieu.departement);
    const commune = choisir(locales, lieu);
    return commune === undefined ? undefined : { nom: nomDeCommune(commune), categorie: 'commune', connu: true };
  }
}
