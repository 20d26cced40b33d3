/** What an exclusion switch moves together, and the columns of `ComptageReservataires` that hold it. */
import { NON_RESERVE } from '../../domaine/bien';
import type { LigneComptage } from '../../domaine/resultats';
import { MOTIFS_NEGOCIES } from '../contexte';
import { MOTIF_COURT } from '../libelles';

/** `FLUX`, `OBLIGATOIRE`, or the code of a negotiated motive: what an exclusion switch moves. */
export type Groupe = string;
export const groupeDe = (motif: LigneComptage['motif']): Groupe =>
  motif === 'FLUX' || MOTIFS_NEGOCIES.some(({ code }) => code === motif) ? motif : 'OBLIGATOIRE';

/** Column of `ComptageReservataires` for each group. */
export const COLONNE_GROUPE: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Réservés dans le flux'],
  ['OBLIGATOIRE', 'Réservés obligatoires'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Réservés ${MOTIF_COURT[code]}`]),
]);
/** Column of the rights to convert, by group; compulsory motives give none. */
export const COLONNE_DROITS: ReadonlyMap<Groupe, string> = new Map<Groupe, string>([
  ['FLUX', 'Droits dans le flux'],
  ...MOTIFS_NEGOCIES.map(({ code }): [Groupe, string] => [code, `Droits ${MOTIF_COURT[code]}`]),
]);

/** An expired or future right leaves its dwelling to what nobody reserves. */
export const titulaireDe = ({ droit, reservataire }: Pick<LigneComptage, 'droit' | 'reservataire'>): string =>
  droit === 'ACTIF' ? reservataire : NON_RESERVE;
