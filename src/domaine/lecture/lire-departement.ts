/** Département of a dwelling: a code that DOMAINE §5.3 admits, or a name; otherwise what the commune tells is proposed (V03). */
import { NOMS_DES_DEPARTEMENTS } from '../geographie/departements';
import { lireCommune, type ContexteLieu } from './lire-commune';
import { CORSE, normaliserDepartement } from './normaliser-codes';
import { citer } from './rapporteur';
import { texteDe } from './texte';

/** 01 to 95, 2A, 2B, 971 to 976: the other overseas territories have a code, and no place in an inventory. */
export const estDepartementAdmis = (code: string): boolean => normaliserDepartement(code).etat === 'lu';

export const ATTENDUS = 'l’inventaire attend 01 à 95, 2A, 2B ou 971 à 976';

export function lireDepartement(contexte: ContexteLieu): string | null {
  const valeur = contexte.valeur('departement');
  const lecture = normaliserDepartement(valeur);
  if (lecture.etat === 'lu') return lecture.valeur;
  if (lecture.etat === 'vide') return null;
  const texte = texteDe(valeur);
  const parNom = contexte.referentiel.departementParNom(texte);
  if (parNom !== undefined && estDepartementAdmis(parNom.code)) return parNom.code;
  contexte.signaler({
    gravite: 'erreur',
    regle: 'V03',
    indicateur: 'departement',
    valeur,
    message: refuser(texte, lecture.remarque === CORSE),
    // Only the commune may tell which one was meant; it is never applied without a decision.
    correction: departementDeLaCommune(contexte),
  });
  return null;
}

function refuser(texte: string, corse: boolean): string {
  if (corse) return `le département ${citer(texte)} n’existe plus : la Corse en a deux. Saisissez 2A ou 2B.`;
  const territoire = NOMS_DES_DEPARTEMENTS.get(/^\d{3}\b/.exec(texte)?.[0] ?? '');
  return territoire === undefined
    ? `le département ${citer(texte)} n’existe pas. Saisissez son code, par exemple 31.`
    : `${citer(texte)} désigne un territoire (${territoire}) qui n’est pas un département : ${ATTENDUS}. Corrigez-le, ou retirez la ligne.`;
}

/** Null unless every reading of the commune is in one département, and that one is admitted. */
function departementDeLaCommune(contexte: ContexteLieu): string | null {
  // The commune speaks for itself later: only what it may be is asked for here.
  const { possibles } = lireCommune({ ...contexte, signaler: () => undefined }, null);
  const departements = new Set(possibles.map(({ departement }) => departement));
  const [departement] = departements;
  return departement !== undefined && departements.size === 1 && estDepartementAdmis(departement) ? departement : null;
}
