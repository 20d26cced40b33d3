/** The command on a file, as `produire` runs it, and the small parc that several of its tests are run on. */
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { produire, type Production } from '../../src/fichier/produire';

export interface Reglages {
  readonly feuille?: string | null;
  readonly hypotheses?: object | null;
  /** ISO date of the run. */
  readonly jour?: string;
}

export function produireUnClasseur(
  octets: Uint8Array,
  { feuille = null, hypotheses = null, jour = '2026-01-15' }: Reglages = {},
): Promise<Production> {
  return produire({
    inventaire: octets,
    nom: 'inventaire.xlsx',
    feuille,
    hypotheses: hypotheses === null ? null : JSON.stringify(hypotheses),
    referentiel: chargerReferentielNode(),
    version: '0.1.0',
    aujourdhui: new Date(`${jour}T12:00:00Z`),
  });
}

export const ENTETES = [
  'N° RPLS',
  'Réservataire',
  'Département',
  'Code commune',
  'QPV',
  'Type',
  'Financement',
  'Programme',
  'Fin convention',
  'Libération',
];

interface Ecarts {
  readonly programme?: string;
  /** Rank of the only dwelling whose commune does not exist. */
  readonly communeFausse?: number;
}

/** In the order of `ENTETES`: ten dwellings of Action Logement, then others of nobody; one in ten was freed. */
export function lignesDuParc(nombre: number, { programme = 'Les Lilas', communeFausse }: Ecarts = {}): (string | null)[][] {
  return Array.from({ length: nombre }, (_, rang) => [
    String(3_100_000_000 + rang),
    rang < 10 ? 'Action Logement' : 'Non réservé',
    '31',
    rang === communeFausse ? '99999' : '31555',
    'Non',
    'T3',
    '10',
    programme,
    null,
    rang % 10 === 0 ? 'Externe' : null,
  ]);
}
