/** The nine indicators of a dwelling (DOMAINE §5.1): what makes each of them sure, and which columns of the inventory speak of it. */
import type { Bien } from '../bien';
import type { Indicateur } from '../inventaire';

export type IndicateurDeQualite =
  'rplsId' | 'reservataire' | 'departement' | 'epci' | 'commune' | 'qpv' | 'typologie' | 'financement' | 'construction';

export interface DefinitionIndicateur {
  readonly id: IndicateurDeQualite;
  readonly libelle: string;
  /** What a sure value is, for a reader of the sheet. */
  readonly attendu: string;
  readonly source: string;
  /** True when the reading kept a value, sure or doubtful. */
  readonly lu: (bien: Bien) => boolean;
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

const PAR_COLONNE: ReadonlyMap<Indicateur, IndicateurDeQualite> = new Map<Indicateur, IndicateurDeQualite>([
  ...NEUF_INDICATEURS.map(({ id }): [Indicateur, IndicateurDeQualite] => [id, id]),
  ['epciNom', 'epci'],
  ['communeNom', 'commune'],
]);

/** Null for the columns that are not among the nine: dates of convention, programme, motives… */
export function indicateurDeQualite(indicateur: Indicateur | null): IndicateurDeQualite | null {
  return indicateur === null ? null : (PAR_COLONNE.get(indicateur) ?? null);
}
