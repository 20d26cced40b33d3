/** Why the right was granted, from free text (DOMAINE §5.3): only a guaranteed loan prolongs it. */
import type { OrigineDuDroit } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import { estAbsent, estDouteux, INCONNU, lu, memoriser, VIDE, type Lecture } from './texte';

const ORIGINES: readonly (readonly [OrigineDuDroit, RegExp])[] = [
  ['garantie', /\bGARANTIES?\b|\bGARANTIS?\b|\bCAUTION/],
  ['terrain', /\bTERRAINS?\b|\bFONCIER|\bFONCIERE\b|\bBAIL EMPHYTEOTIQUE\b/],
  ['financement', /\bFINANCEMENTS?\b|\bSUBVENTIONS?\b|\bPEEC\b|\bPATRONAL\b/],
  ['legal', /\bLEGALE?S?\b|\bLOI\b|\bDROIT COMMUN\b/],
  ['autre', /^AUTRES?$/],
];

/** Two reasons at once give no sure reading. */
export const normaliserOrigine = memoriser((texte: string): Lecture<OrigineDuDroit> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  // « Pas de garantie », « hors garantie » say the opposite.
  if (/^(PAS|NON|SANS|AUCUNE?|HORS)\b/.test(cle)) return INCONNU;
  const trouvees = ORIGINES.filter(([, forme]) => forme.test(cle));
  return trouvees.length === 1 && trouvees[0] !== undefined ? lu(trouvees[0][0]) : INCONNU;
});
