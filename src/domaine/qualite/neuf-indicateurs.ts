/**
 * The nine indicators of a dwelling and the two of its convention (DOMAINE §5.1): what makes each of them sure, and which columns of
 * the inventory speak of it. The two others, the rates of rotation, are those of a territoire.
 */
import { NON_RESERVE, type Bien } from '../bien';
import { COLONNES_DES_RESERVATAIRES, type Indicateur } from '../inventaire';

export type IndicateurDeQualite =
  | 'rplsId'
  | 'reservataire'
  | 'departement'
  | 'epci'
  | 'commune'
  | 'qpv'
  | 'typologie'
  | 'financement'
  | 'construction'
  | 'debutConvention'
  | 'finConvention';

export interface DefinitionIndicateur {
  readonly id: IndicateurDeQualite;
  readonly libelle: string;
  /** What a sure value is, for a reader of the sheet. */
  readonly attendu: string;
  readonly source: string;
  /** True when the reading kept a value, sure or doubtful. */
  readonly lu: (bien: Bien) => boolean;
  /** Doubtful only where a remark says so: a convention may have no end, and an empty date is no error by itself (V11). */
  readonly facultatif?: true;
}

const RPLS = 'RPLS, arrêté du 5 janvier 2010 modifié';
const COG = 'Code officiel géographique (Insee)';

export const NEUF_INDICATEURS: readonly DefinitionIndicateur[] = [
  {
    id: 'rplsId',
    libelle: 'N° RPLS',
    attendu: '10 caractères, propre à un seul logement',
    source: `${RPLS}, position 1`,
    lu: ({ rplsId }) => rplsId !== null,
  },
  {
    id: 'reservataire',
    libelle: 'Réservataire',
    attendu: 'Un nom reconnu, ou « non réservé »',
    source: 'CCH R.441-5 ; Référentiel interbailleurs Occitanie (2023)',
    lu: ({ reservataires }) => reservataires.length > 0,
  },
  {
    id: 'departement',
    libelle: 'Département',
    attendu: 'Un code de département en vigueur',
    source: COG,
    lu: ({ departement }) => departement !== null,
  },
  {
    id: 'epci',
    libelle: 'EPCI',
    attendu: 'L’EPCI dont la commune est membre',
    source: `${COG}, composition des EPCI`,
    lu: ({ epci, epciNom }) => (epci ?? epciNom) !== null,
  },
  {
    id: 'commune',
    libelle: 'Commune',
    attendu: 'Une commune en vigueur, dans le département',
    source: `${COG} ; RPLS, position 4`,
    lu: ({ commune, communeNom }) => (commune ?? communeNom) !== null,
  },
  { id: 'qpv', libelle: 'QPV', attendu: 'Oui ou non', source: `${RPLS}, position 22`, lu: ({ qpv }) => qpv !== null },
  {
    id: 'typologie',
    libelle: 'Typologie',
    attendu: 'De T1 à T9',
    source: `${RPLS}, position 24`,
    lu: ({ typologie }) => typologie !== null,
  },
  {
    id: 'financement',
    libelle: 'Financement',
    attendu: 'Un code de la liste RPLS',
    source: `${RPLS}, position 32`,
    lu: ({ financement }) => financement !== null,
  },
  {
    id: 'construction',
    libelle: 'Collectif/Individuel',
    attendu: 'Collectif, individuel ou étudiant',
    source: `${RPLS}, position 23`,
    lu: ({ construction }) => construction !== null,
  },
];

const estReserve = ({ reservataires }: Bien): boolean => reservataires.some((nom) => nom !== NON_RESERVE);
const SUR_UN_LOGEMENT_RESERVE = 'sur un logement réservé ; sans réservation, aucune n’est attendue';

/** Where nobody reserves, no date is missing. */
const INDICATEURS_DE_CONVENTION: readonly DefinitionIndicateur[] = [
  {
    id: 'debutConvention',
    libelle: 'Début de convention',
    attendu: `Une date lisible, au plus tard le 31/12/N-1, ${SUR_UN_LOGEMENT_RESERVE}`,
    source: 'Référentiel interbailleurs Occitanie (2023), règle V10',
    lu: (bien) => bien.debutConvention !== null || !estReserve(bien),
    facultatif: true,
  },
  {
    id: 'finConvention',
    libelle: 'Fin de convention',
    attendu: `Une date lisible, après le début, ${SUR_UN_LOGEMENT_RESERVE}`,
    source: 'Référentiel interbailleurs Occitanie (2023), règles V10 et V11',
    lu: (bien) => bien.finConvention !== null || !estReserve(bien),
    facultatif: true,
  },
];

/** Those that the score rates. */
export const INDICATEURS_DE_QUALITE: readonly DefinitionIndicateur[] = [...NEUF_INDICATEURS, ...INDICATEURS_DE_CONVENTION];

const PAR_COLONNE: ReadonlyMap<Indicateur, IndicateurDeQualite> = new Map<Indicateur, IndicateurDeQualite>([
  ...INDICATEURS_DE_QUALITE.map(({ id }): [Indicateur, IndicateurDeQualite] => [id, id]),
  ['epciNom', 'epci'],
  ['communeNom', 'commune'],
  ...COLONNES_DES_RESERVATAIRES.map((colonne): [Indicateur, IndicateurDeQualite] => [colonne, 'reservataire']),
]);

/** Null for the columns that are no indicator: reference of the bailleur, programme, motives… */
export function indicateurDeQualite(indicateur: Indicateur | null): IndicateurDeQualite | null {
  return indicateur === null ? null : (PAR_COLONNE.get(indicateur) ?? null);
}
