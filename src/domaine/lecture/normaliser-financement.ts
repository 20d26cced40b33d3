/** Financement: the RPLS code of position 32, or the label people type (DOMAINE §5.5). */
import { cleDeNom } from '../geographie/cle-de-nom';
import { estAbsent, estDouteux, INCONNU, lu, memoriser, VIDE, type Lecture } from './texte';

const CODES = new Set(['10', '11', '12', '13', '14', '15', '16', '17', '49', '50', '51', '52', '53', '54', '55', '99']);

/** Labels without space nor punctuation. PLAI is the current product (10); the older very social forms are 11. */
const LIBELLES: Readonly<Record<string, string>> = {
  PLAI: '10',
  PLAIA: '10',
  PLAIADAPTE: '10',
  PLAINTEGRATION: '10',
  PLADINTEGRATION: '10',
  LLTS: '10',
  PLATS: '11',
  PLATRESSOCIAL: '11',
  PLALM: '11',
  PLALOYERMINORE: '11',
  PLAINSERTION: '11',
  PLA: '12',
  PLAORDINAIRE: '12',
  PLUS: '13',
  PLUSCD: '13',
  LLS: '13',
  PLS: '14',
  PPLS: '14',
  PCLS: '14',
  PLACFF: '14',
  PAP: '15',
  PAPLOCATIF: '15',
  PLI: '16',
  PCL: '17',
  HBM: '50',
  PLR: '51',
  PSR: '51',
  PLRPSR: '51',
  HLM: '52',
  HLMO: '52',
  HLMORDINAIRE: '52',
  ILM: '53',
  ILN: '54',
};

export const normaliserFinancement = memoriser((texte: string): Lecture<string> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  // « 13 - PLUS »: the code comes first, its label confirms it.
  const code = /^(\d{2})(?: (.*))?$/.exec(cle);
  if (code?.[1] !== undefined) {
    const libelle = LIBELLES[(code[2] ?? '').replace(/ /g, '')];
    return CODES.has(code[1]) && (libelle === undefined || libelle === code[1]) ? lu(code[1]) : INCONNU;
  }
  const trouve = Object.hasOwn(LIBELLES, cle.replace(/ /g, '')) ? LIBELLES[cle.replace(/ /g, '')] : undefined;
  return trouve === undefined ? INCONNU : lu(trouve);
});
