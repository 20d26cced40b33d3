/** One line of an RPLS file, read by name of field rather than by position. */
import { normaliserAnnee, normaliserInsee } from '../lecture/normaliser-codes';
import { lireMois } from '../lecture/normaliser-mois';
import { estAbsent, memoriser } from '../lecture/texte';
import type { ChampRpls, Disposition } from './dispositions';
import type { LigneMobilite } from './mobilite';
import { LIBELLES_DU_MOTIF, motifDuRpls } from './motif-du-rpls';

export interface EnregistrementRpls {
  /** 1-based line of the file. */
  readonly ligne: number;
  readonly champs: readonly string[];
}

export interface LogementRpls extends LigneMobilite {
  readonly ligne: number;
  /** Text of a field, trimmed; empty when absent. */
  readonly texte: (champ: ChampRpls) => string;
  /** As the file writes it, « NA » included: the reading of the inventory then says what it made of it. */
  readonly brut: (champ: ChampRpls) => string;
}

/** « 01/1900 » is what a program writes when it knows no date (DOMAINE §5.6). */
export const ANNEE_DE_REMPLISSAGE = 1900;

const motAbsent = memoriser(estAbsent);

/** « NA », « NC »… No way of saying « no value » starts with a digit, which most fields do. */
export function champAbsent(valeur: string): boolean {
  return valeur === '' || (!/^\d/.test(valeur) && motAbsent(valeur));
}

/** From the commune, as the département is not in the file (DOMAINE §0.2, 10). */
export function departementDeCommune(code: string): string | null {
  const lecture = normaliserInsee(code);
  if (lecture.etat !== 'lu') return null;
  return lecture.valeur.startsWith('97') ? lecture.valeur.slice(0, 3) : lecture.valeur.slice(0, 2);
}

/** `millesime`: a lease in progress on 1 January cannot start after that year. */
export function lireLogement({ ligne, champs }: EnregistrementRpls, disposition: Disposition, millesime: number): LogementRpls {
  const brut = (champ: ChampRpls): string => {
    const index = disposition.index.get(champ);
    return index === undefined ? '' : (champs[index] ?? '').trim();
  };
  const texte = (champ: ChampRpls): string => {
    const valeur = brut(champ);
    return champAbsent(valeur) ? '' : valeur;
  };
  const premiere = normaliserAnnee(texte('LOCAT'), millesime);
  const bail = lireMois(texte('BAIL'));
  return {
    ligne,
    texte,
    brut,
    territoire: departementDeCommune(texte('DEPCOM')),
    premiereLocation: premiere.etat === 'lu' ? premiere.valeur : null,
    mode: texte('MODE'),
    bail: bail !== null && bail.annee <= millesime && bail.annee > ANNEE_DE_REMPLISSAGE ? bail : null,
  };
}

const MODES_DU_PARC = new Set(['1', '2', '3', '4', '5']);

/** Sold, demolished, merged: the line tells an exit, it is no dwelling at 1 January. */
export function estSorti({ mode, texte }: LogementRpls): boolean {
  if (mode === '9') return true;
  return !MODES_DU_PARC.has(mode) && (/^[1-5]$/.test(texte('SORTIEPATRIM')) || /^[12]$/.test(texte('OLDLOGT')));
}

/** Why the dwelling stays out of the flux, in words that the reading of an inventory knows. */
export function motifHorsFlux({ mode, texte }: LogementRpls): string | null {
  const motif = motifDuRpls(mode, texte('CONTRESLOG'));
  return motif === null ? null : LIBELLES_DU_MOTIF[motif];
}
