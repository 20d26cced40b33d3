/** From what the cell says to the canonical names of the réservataires (CONCEPTION §8, DOMAINE §5.4 and §5.6). */
import type { IndexDesRapprochements } from '../decisions/rapprochements';
import { cleDeCommune, cleDeNom } from '../geographie/cle-de-nom';
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { DECOUPAGE_PAR_DEFAUT, decoupages, type RegleDeDecoupage } from '../reservataires/decouper';
import { NommeurDeCommunes, prefixeDeCommune } from './nommer-communes';
import {
  AMBIGU,
  CONTINGENTS_RPLS,
  familleDe,
  parForme,
  PERSONNE,
  PERSONNE_SANS_CERTITUDE,
  type Lieu,
  type ReservataireLu,
} from './reservataires-connus';
import { estAbsent } from './texte';

export interface OptionsDesReservataires {
  /** What the user decided about names: it wins over every rule. */
  readonly rapprochements?: IndexDesRapprochements;
  readonly decoupage?: RegleDeDecoupage;
}

const PREFIXE_DEPARTEMENT =
  /^(?:CONSEIL (?:DEPARTEMENTAL|GENERAL)|DEPARTEMENT|CD|CG|DPT|DEPT)(?=$|[ \d])(?: ?(?:DE LA|DE L|DES|DE|DU|D)(?= ))?/;
const inconnu = (nom: string, doute?: string): ReservataireLu => ({ nom, categorie: 'autre', connu: false, doute });

/** Names once read, per territoire: an inventory repeats a few hundred spellings over its rows. */
export class LecteurDeReservataires {
  private readonly connus = new Map<string, readonly ReservataireLu[]>();
  /** First spelling met of the names that are kept as typed. */
  private readonly ecritures = new Map<string, string>();
  private readonly communes: NommeurDeCommunes;

  constructor(
    private readonly referentiel: Referentiel,
    private readonly options: OptionsDesReservataires = {},
  ) {
    this.communes = new NommeurDeCommunes(referentiel);
  }

  lire(texte: string, lieu: Lieu): readonly ReservataireLu[] {
    const cle = `${texte}\u0000${lieu.departement ?? ''}\u0000${lieu.commune ?? ''}`;
    const connu = this.connus.get(cle);
    if (connu !== undefined) return connu;
    const lus = this.decouper(texte, lieu);
    if (this.connus.size > 100_000) this.connus.clear();
    this.connus.set(cle, lus);
    return lus;
  }

  /** The whole cell first: a name that holds a separator is not split when it is known. */
  private decouper(texte: string, lieu: Lieu): readonly ReservataireLu[] {
    const entier = this.reconnaitre(texte, lieu, false);
    if (entier?.connu === true) return [entier];
    for (const { morceaux, prudent } of decoupages(texte, this.options.decoupage ?? DECOUPAGE_PAR_DEFAUT)) {
      const lus = morceaux.map((morceau) => this.reconnaitre(morceau, lieu, prudent));
      // Split only when every part is a name by itself: « CAF/MSA Services » stays whole otherwise.
      if (!lus.every((lecture): lecture is ReservataireLu => lecture?.connu === true)) continue;
      const uniques = [...new Map(lus.map((lecture) => [lecture.nom, lecture])).values()];
      const titulaires = uniques.filter(({ categorie }) => categorie !== 'non-reserve');
      return titulaires.length > 0 ? titulaires : [uniques.find(({ doute }) => doute !== undefined) ?? PERSONNE];
    }
    return [entier ?? inconnu(this.ecritureDe(texte))];
  }

  private ecritureDe(texte: string): string {
    const cle = cleDeNom(texte);
    const connue = this.ecritures.get(cle);
    if (connue !== undefined) return connue;
    this.ecritures.set(cle, texte);
    return texte;
  }

  private decide(texte: string): ReservataireLu | undefined {
    const decision = this.options.rapprochements?.pour(texte);
    return decision === undefined ? undefined : { nom: decision.nomRetenu, categorie: decision.categorie, connu: true };
  }

  /** A retained name that another cell holds as such. Asked last: it must not hide the namesakes of a commune. */
  private retenu(texte: string): ReservataireLu | undefined {
    const categorie = this.options.rapprochements?.categorieDe(texte);
    return categorie === undefined || categorie === 'non-reserve' ? undefined : { nom: this.ecritureDe(texte), categorie, connu: true };
  }

  private reconnaitre(texte: string, lieu: Lieu, explicite: boolean): ReservataireLu | undefined {
    const decision = this.decide(texte);
    if (decision !== undefined) return decision;
    const cle = cleDeReservataire(texte);
    if (AMBIGU.test(cle)) return PERSONNE_SANS_CERTITUDE;
    if (estAbsent(texte)) return PERSONNE;
    if (Object.hasOwn(CONTINGENTS_RPLS, texte)) return CONTINGENTS_RPLS[texte];
    if (cle === '') return undefined;
    const famille = familleDe(cle);
    return (
      parForme(cle) ??
      this.departement(cle, lieu) ??
      this.communeNommee(texte, cle, lieu) ??
      (famille === undefined ? undefined : { nom: this.ecritureDe(texte), categorie: famille, connu: true }) ??
      this.epciOuCommune(texte, lieu, explicite) ??
      this.retenu(texte)
    );
  }

  private departement(cle: string, lieu: Lieu): ReservataireLu | undefined {
    if (!PREFIXE_DEPARTEMENT.test(cle)) return undefined;
    const reste = cle.replace(PREFIXE_DEPARTEMENT, '').trim();
    const code = reste === '' ? lieu.departement : /^\d$/.test(reste) ? `0${reste}` : reste;
    const trouve = (code === null ? undefined : this.referentiel.departement(code)) ?? this.referentiel.departementParNom(reste);
    return trouve === undefined ? undefined : { nom: `Conseil départemental (${trouve.nom})`, categorie: 'departement', connu: true };
  }

  private communeNommee(texte: string, cle: string, lieu: Lieu): ReservataireLu | undefined {
    if (prefixeDeCommune(cle) === null) return undefined;
    const trouvees = this.communes.nommees(cle, lieu);
    const [commune] = trouvees;
    if (commune === undefined) return undefined;
    if (trouvees.length === 1) return this.deLaCommune(commune);
    const lieux = trouvees.slice(0, 4).map(({ nom, departement }) => `${nom} (${departement})`);
    return inconnu(this.ecritureDe(texte), `peut désigner ${lieux.join(', ')}${trouvees.length > 4 ? '…' : ''} : ajoutez le département`);
  }

  private deLaCommune(commune: CommuneReference): ReservataireLu {
    return { nom: this.communes.nomDe(commune), categorie: 'commune', connu: true };
  }

  private epciOuCommune(texte: string, lieu: Lieu, explicite: boolean): ReservataireLu | undefined {
    const attendu = lieu.commune === null ? null : this.referentiel.commune(lieu.commune)?.epci;
    const groupement = this.referentiel.epci(texte) ?? this.referentiel.epciParNom(texte, attendu);
    const locale = this.communeSeule(texte, lieu);
    const formel = /^(CC|CA|CU|COMMUNAUTE|METROPOLE|AGGLO|EPCI|\d)|(METROPOLE|AGGLO|AGGLOMERATION)$/.test(cleDeNom(texte));
    if (groupement !== undefined && locale !== undefined && !formel) {
      return inconnu(
        this.ecritureDe(texte),
        `peut désigner la commune de ${locale.nom} ou ${groupement.nom} : précisez « Commune de » ou « CC », « CA », « CU »`,
      );
    }
    if (groupement !== undefined && (formel || !explicite)) return { nom: groupement.nom, categorie: 'epci', connu: true };
    return locale === undefined || explicite ? undefined : this.deLaCommune(locale);
  }

  /** A bare name is a commune only where it stands: in the département of the dwelling. */
  private communeSeule(texte: string, lieu: Lieu): CommuneReference | undefined {
    const locales = this.referentiel
      .communesParNom(cleDeCommune(texte))
      .filter(({ code, departement }) => code === lieu.commune || departement === lieu.departement);
    return locales.find(({ code }) => code === lieu.commune) ?? (locales.length === 1 ? locales[0] : undefined);
  }
}
