/** QPV, typologie and construction type, as people write them (DOMAINE §5.3, §5.6). */
import type { TypeConstruction } from '../bien';
import { cleDeNom } from '../geographie/cle-de-nom';
import { estAbsent, estDouteux, INCONNU, lu, memoriser, VIDE, type Lecture } from './texte';

const EN_QPV = new Set(['1', 'O', 'OUI', 'X', 'VRAI', 'TRUE', 'Y', 'YES', 'QPV', 'EN QPV', 'OUI QPV']);
const HORS_QPV = new Set(['2', 'N', 'NON', 'FAUX', 'FALSE', 'NO', 'HORS QPV', 'HORS', 'HQPV', 'NON QPV', 'PAS EN QPV']);

export const normaliserQpv = memoriser((texte: string): Lecture<boolean> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  if (HORS_QPV.has(cle)) return lu(false);
  // « QP031025 » is the code of a priority neighbourhood, sometimes followed by its name.
  return EN_QPV.has(cle) || /^Q[PN]\d[0-9A-Z]{4,5}\b/.test(cle) ? lu(true) : INCONNU;
});

export const normaliserTypologie = memoriser((texte: string): Lecture<number> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  if (/^STUDIOS?$|^STUDETTE$/.test(cle)) return lu(1);
  const pieces =
    /^(?:TYPE|T|F) ?([1-9])(?: ?(?:B|BIS|TER|PIECES?))?$/.exec(cle)?.[1] ??
    /^([1-9])(?: ?(?:P|PCES?|PIECES?)(?: PRINCIPALES?)?)?$/.exec(cle)?.[1];
  return pieces === undefined || /\d[.,]\d/.test(texte) ? INCONNU : lu(Number(pieces));
});

const CONSTRUCTIONS: Readonly<Record<TypeConstruction, RegExp>> = {
  C: /^(C|COL|COLL|COLLECTIFS?|COLLECTIVE|APPARTEMENTS?|APPART|APPT|APPTS|APT|IMMEUBLE|LOGEMENT COLLECTIF|HABITAT COLLECTIF)$/,
  I: /^(I|IND|INDIV|INDIVIDUELS?|INDIVIDUELLES?|MAISONS?|PAVILLONS?|VILLAS?|MAISON INDIVIDUELLE|LOGEMENT INDIVIDUEL|HABITAT INDIVIDUEL)$/,
  E: /^(E|ETU|ETUDIANTS?|LOGEMENT ETUDIANT|RESIDENCE ETUDIANTE)$/,
};

export const normaliserConstruction = memoriser((texte: string): Lecture<TypeConstruction> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  for (const type of ['C', 'I', 'E'] as const) if (CONSTRUCTIONS[type].test(cle)) return lu(type);
  return INCONNU;
});
