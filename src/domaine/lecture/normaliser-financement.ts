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

/** What may follow the codes that name no product. */
const SUITES: Readonly<Record<string, RegExp>> = { '49': /^AUTRES?\b/, '55': /\b(CFF|SPECIA(L|UX))\b/, '99': /^AUTRES?\b/ };

/** « 13 - PLUS », « 11 PLA loyer minoré / insertion »: the longest product that the words begin with is that of the code. */
function confirme(code: string, suite: string): boolean {
  if (SUITES[code]?.test(suite) === true) return true;
  const mots = suite.split(' ');
  for (let nombre = mots.length; nombre > 0; nombre -= 1) {
    const libelle = mots.slice(0, nombre).join('');
    if (Object.hasOwn(LIBELLES, libelle)) return LIBELLES[libelle] === code;
  }
  return false;
}

export const normaliserFinancement = memoriser((texte: string): Lecture<string> => {
  if (estAbsent(texte)) return VIDE;
  if (estDouteux(texte)) return INCONNU;
  const cle = cleDeNom(texte);
  // The code alone, or confirmed by its label: in « 13 / 14 » or « 12 logements », nothing says that the number is the code.
  const code = /^(\d{2})(?: (.*))?$/.exec(cle);
  if (code?.[1] !== undefined) {
    return CODES.has(code[1]) && (code[2] === undefined || confirme(code[1], code[2])) ? lu(code[1]) : INCONNU;
  }
  const trouve = Object.hasOwn(LIBELLES, cle.replace(/ /g, '')) ? LIBELLES[cle.replace(/ /g, '')] : undefined;
  return trouve === undefined ? INCONNU : lu(trouve);
});
