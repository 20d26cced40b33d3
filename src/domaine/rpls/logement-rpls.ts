/** One line of an RPLS file, read by name of field rather than by position. */
import { normaliserAnnee, normaliserInsee } from '../lecture/normaliser-codes';
import { estAbsent, memoriser } from '../lecture/texte';
import type { ChampRpls, Disposition } from './dispositions';
import type { LigneMobilite, MoisRpls } from './mobilite';

export interface EnregistrementRpls {
  /** 1-based line of the file. */
  readonly ligne: number;
  readonly champs: readonly string[];
}

export interface LogementRpls extends LigneMobilite {
  readonly ligne: number;
  /** Text of a field, trimmed; empty when absent. */
  readonly texte: (champ: ChampRpls) => string;
}

const motAbsent = memoriser(estAbsent);

/** « NA », « NC »… No way of saying « no value » starts with a digit, which most fields do. */
export function champAbsent(valeur: string): boolean {
  return valeur === '' || (!/^\d/.test(valeur) && motAbsent(valeur));
}

/** Ways of writing a month: the format's `mm/aaaa`, and those of programs that write whole dates. */
export function lireMois(texte: string): MoisRpls | null {
  const trouve =
    /^(?:\d{1,2}[/-])?(?<mois>\d{1,2})[/-](?<annee>\d{4})$/.exec(texte) ?? /^(?<annee>\d{4})-(?<mois>\d{1,2})(?:-\d{1,2})?$/.exec(texte);
  const annee = Number(trouve?.groups?.['annee']);
  const mois = Number(trouve?.groups?.['mois']);
  return trouve !== null && mois >= 1 && mois <= 12 && annee >= 1900 ? { annee, mois } : null;
}

/** From the commune, as the département is not in the file (DOMAINE §0.2, 10). */
export function departementDeCommune(code: string): string | null {
  const lecture = normaliserInsee(code);
  if (lecture.etat !== 'lu') return null;
  return lecture.valeur.startsWith('97') ? lecture.valeur.slice(0, 3) : lecture.valeur.slice(0, 2);
}

/** `millesime`: a lease in progress on 1 January cannot start after that year. */
export function lireLogement({ ligne, champs }: EnregistrementRpls, disposition: Disposition, millesime: number): LogementRpls {
  const texte = (champ: ChampRpls): string => {
    const index = disposition.index.get(champ);
    const valeur = index === undefined ? '' : (champs[index] ?? '').trim();
    return champAbsent(valeur) ? '' : valeur;
  };
  const premiere = normaliserAnnee(texte('LOCAT'), millesime);
  const bail = lireMois(texte('BAIL'));
  return {
    ligne,
    texte,
    territoire: departementDeCommune(texte('DEPCOM')),
    premiereLocation: premiere.etat === 'lu' ? premiere.valeur : null,
    mode: texte('MODE'),
    bail: bail !== null && bail.annee <= millesime ? bail : null,
  };
}

const MODES_DU_PARC = new Set(['1', '2', '3', '4', '5']);

/** Sold, demolished, merged: the line tells an exit, it is no dwelling at 1 January. */
export function estSorti({ mode, texte }: LogementRpls): boolean {
  if (mode === '9') return true;
  return !MODES_DU_PARC.has(mode) && (/^[1-5]$/.test(texte('SORTIEPATRIM')) || /^[12]$/.test(texte('OLDLOGT')));
}

/**
 * Why the dwelling stays out of the flux (DOMAINE §1.7), in words that the reading of an inventory knows. What cannot be let comes
 * first; the contingent comes before the works, which most territoires keep within the flux.
 */
export function motifHorsFlux({ mode, texte }: LogementRpls): string | null {
  if (mode === '5') return 'Logement de fonction ou gardien (RPLS mode 5)';
  if (mode === '4') return 'Intermédiation locative (RPLS mode 4)';
  if (texte('CONTRESLOG') === '5') return 'Réservation conventionnelle de l’État (RPLS contingent 5)';
  return mode === '3' ? 'Vide en attente de travaux (RPLS mode 3)' : null;
}
