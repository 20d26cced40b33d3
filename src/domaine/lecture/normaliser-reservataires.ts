/** From what the cell says to the canonical names of the réservataires (CONCEPTION §8, DOMAINE §5.4 and §5.6). */
import { NON_RESERVE } from '../bien';
import type { IndexDesRapprochements } from '../decisions/rapprochements';
import { cleDeCommune, cleDeNom } from '../geographie/cle-de-nom';
import type { CommuneReference, Referentiel } from '../geographie/referentiel';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import {
  aUnePonctuationDeListe,
  aUnSeparateur,
  DECOUPAGE_PAR_DEFAUT,
  decouperFranchement,
  decouperPrudemment,
  type RegleDeDecoupage,
} from '../reservataires/decouper';
import { MASQUE, sansMasque } from './noms-de-personnes';
import { NommeurDeCommunes, prefixeDeCommune } from './nommer-communes';
import {
  AMBIGU,
  CONTINGENTS_RPLS,
  familleDe,
  NOMBRE_SANS_NOM,
  parForme,
  PERSONNE,
  PERSONNE_SANS_CERTITUDE,
  SANS_RIEN,
  type Lieu,
  type ReservataireLu,
} from './reservataires-connus';
import { estAbsent, texteDe } from './texte';

export interface OptionsDesReservataires {
  /** What the user decided about names: it wins over every rule. */
  readonly rapprochements?: IndexDesRapprochements;
  readonly decoupage?: RegleDeDecoupage;
}

const PREFIXE_DEPARTEMENT =
  /^(?:CONSEIL (?:DEPARTEMENTAL|GENERAL)|DEPARTEMENT|CD|CG|DPT|DEPT)(?=$|[ \d])(?: ?(?:DE LA|DE L|DES|DE|DU|D)(?= ))?/;
const inconnu = (nom: string, doute?: string): ReservataireLu => ({ nom, categorie: 'autre', connu: false, doute });

/** « AL? », « Mairie / ? », « ALS / NC »: who is named holds a right, but the cell says that something is not known. */
function douteSurLaCellule(texte: string, titulaires: readonly ReservataireLu[], lus: readonly ReservataireLu[]): string | undefined {
  const noms = titulaires.map(({ nom }) => nom).join(' / ');
  if (texte.includes('?')) return `porte un point d’interrogation : il est lu ${noms}, sans certitude`;
  const incertain = lus.some(({ nom, doute }) => nom === NON_RESERVE && doute !== undefined);
  return incertain ? `est lu ${noms}, mais le reste de la cellule ne dit pas s’il y a un autre réservataire` : undefined;
}

/** Names once read, per territoire: an inventory repeats a few hundred spellings over its rows. */
export class LecteurDeReservataires {
  private readonly connus = new Map<string, readonly ReservataireLu[]>();
  /** First spelling met of the names that are kept as typed. */
  private readonly ecritures = new Map<string, string>();
  private readonly communes: NommeurDeCommunes;
  private readonly regle: RegleDeDecoupage;

  constructor(
    private readonly referentiel: Referentiel,
    private readonly options: OptionsDesReservataires = {},
  ) {
    this.communes = new NommeurDeCommunes(referentiel);
    this.regle = options.decoupage ?? DECOUPAGE_PAR_DEFAUT;
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

  /**
   * What was decided about the whole cell first, then the lists, then the name that holds a separator of its own.
   * One unknown part and nothing is split: the cell is reported whole, no right is given to the others in silence.
   */
  private decouper(cellule: string, lieu: Lieu): readonly ReservataireLu[] {
    const texte = texteDe(cellule);
    const decide = this.decide(texte) ?? (aUnSeparateur(cellule) ? this.retenu(texte) : undefined);
    if (decide !== undefined) return [decide];
    const institution = this.aCoteDUnePersonne(texte, lieu);
    if (institution !== undefined) return institution;
    const lus = this.enListe(cellule, lieu) ?? this.partie(texte, lieu, !aUnSeparateur(cellule));
    if (lus === undefined || lus.some(({ connu }) => !connu)) {
      return [(lus?.length === 1 ? lus[0] : undefined) ?? inconnu(this.ecritureDe(texte))];
    }
    const uniques = [...new Map(lus.map((lecture) => [lecture.nom, lecture])).values()];
    const titulaires = uniques.filter(({ categorie }) => categorie !== 'non-reserve');
    const [premier, ...autres] = titulaires;
    if (premier === undefined)
      return [lus.find(({ doute }) => doute !== undefined) ?? lus.find(({ vide }) => vide !== true) ?? lus[0] ?? PERSONNE];
    const doute = douteSurLaCellule(texte, titulaires, lus);
    return doute === undefined ? titulaires : [{ ...premier, doute, cellule: texte }, ...autres];
  }

  /** « Mairie de Muret – Jean Durand – 05… » is the commune, where the rest of the cell is masked: only a name known beyond doubt counts. */
  private aCoteDUnePersonne(texte: string, lieu: Lieu): readonly ReservataireLu[] | undefined {
    if (!texte.includes(MASQUE)) return undefined;
    const reste = sansMasque(texte);
    if (reste.includes(MASQUE)) return undefined;
    const lus = this.decouper(reste, lieu);
    const surs = lus.every(({ connu, doute, categorie }) => connu && doute === undefined && categorie !== 'non-reserve');
    return surs ? lus : undefined;
  }

  /** Cut at the separators of lists; several parts make one name only where the user decided so. */
  private enListe(cellule: string, lieu: Lieu): readonly ReservataireLu[] | undefined {
    return decouperFranchement(cellule, this.regle, (morceau, seul) => {
      const texte = texteDe(morceau);
      const decide = this.decide(texte) ?? (seul ? undefined : this.retenu(texte));
      if (decide !== undefined) return [decide];
      const lus = seul ? this.partie(texte, lieu, !aUnSeparateur(texte)) : undefined;
      return lus?.every(({ connu }) => connu) === true ? lus : undefined;
    });
  }

  /** A name, or several around « et », « - », « , », « & ». */
  private partie(texte: string, lieu: Lieu, ouvert: boolean): readonly ReservataireLu[] | undefined {
    const entier = this.reconnaitre(texte, lieu, false, ouvert);
    if (entier?.connu === true) return [entier];
    const lus = decouperPrudemment(texte, this.regle, (morceau) => {
      const lecture = this.reconnaitre(morceau, lieu, true, !aUnSeparateur(morceau));
      return lecture?.connu === true ? [lecture] : undefined;
    });
    return lus ?? (entier === undefined ? undefined : [entier]);
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

  private reconnaitre(texte: string, lieu: Lieu, explicite: boolean, ouvert: boolean): ReservataireLu | undefined {
    const decision = this.decide(texte);
    if (decision !== undefined) return decision;
    const cle = cleDeReservataire(texte);
    if (AMBIGU.test(cle)) return PERSONNE_SANS_CERTITUDE;
    if (estAbsent(texte)) return cle === '' ? SANS_RIEN : PERSONNE;
    if (Object.hasOwn(CONTINGENTS_RPLS, texte)) return CONTINGENTS_RPLS[texte];
    if (cle === '') return undefined;
    if (/^\d{1,2}$/.test(texte)) return NOMBRE_SANS_NOM;
    // A key has lost the punctuation: « AL, S » is not « ALS », and what follows a separator is not the rest of a name.
    const entier = ouvert || !aUnePonctuationDeListe(texte);
    const famille = familleDe(cle, ouvert);
    return (
      (entier ? parForme(cle, ouvert) : undefined) ??
      this.mairieDuLieu(cle, lieu) ??
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

  /** « AL / Mairie »: the town hall of the place where the dwelling stands. */
  private mairieDuLieu(cle: string, lieu: Lieu): ReservataireLu | undefined {
    if (lieu.commune === null || !/^(LA )?(MAIRIE|COMMUNE|VILLE|MUNICIPALITE|CNE)$/.test(cle)) return undefined;
    const commune = this.referentiel.commune(lieu.commune);
    return commune === undefined ? undefined : this.deLaCommune(commune);
  }

  private communeNommee(texte: string, cle: string, lieu: Lieu): ReservataireLu | undefined {
    if (prefixeDeCommune(cle) === null) return undefined;
    const { communes: trouvees, reserve } = this.communes.nommees(cle, lieu);
    const [commune] = trouvees;
    if (commune === undefined) return undefined;
    if (trouvees.length === 1 && reserve !== 'abregee') {
      const lue = this.deLaCommune(commune);
      const doute = `est lu ${commune.nom} (${commune.departement}), hors du département de logements où il figure (${lieu.departement ?? ''})`;
      return reserve === null || this.retenu(texte) !== undefined ? lue : { ...lue, doute, cellule: texte };
    }
    const lieux = trouvees
      .slice(0, 4)
      .map(({ nom, departement }) => `${nom} (${departement})`)
      .join(', ');
    const issue = reserve === 'abregee' ? 'écrivez le nom entier, ou ajoutez le département' : 'ajoutez le département';
    return inconnu(this.ecritureDe(texte), `peut désigner ${lieux}${trouvees.length > 4 ? '…' : ''} : ${issue}`);
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
