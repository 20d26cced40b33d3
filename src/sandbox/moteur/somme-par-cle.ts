/**
 * `=SUMIF(keys, criterion, amounts)` over a whole inventory. The engine compares every key with the criterion of every formula: minutes
 * for a thousand totals over 300 000 rows. As Excel does, the keys are gone through once and the totals looked up. Only what is plain
 * equality of texts is answered here; any other criterion is left to the engine.
 */
import type { Scalaire } from './moteur';
import { estErreur } from './erreurs';
import type { Gabarit, Portee } from './traduire';

export interface SommeParCle {
  readonly cles: Portee;
  readonly critere: readonly (string | Portee)[];
  readonly montants: Portee;
}

const estColonne = (morceau: string | Portee | undefined): morceau is Portee =>
  typeof morceau === 'object' && !morceau.memeLigne && morceau.colonne0 === morceau.colonne1;

/** Null unless the formula is one SUMIF and nothing else. */
export function lireSommeParCle({ morceaux }: Gabarit): SommeParCle | null {
  const [debut, cles] = morceaux;
  const montants = morceaux.at(-2);
  if (morceaux.length < 5 || debut !== '=SUMIF(' || morceaux.at(-1) !== ')' || !estColonne(cles) || !estColonne(montants)) return null;
  if (cles.ligne0 !== montants.ligne0 || cles.ligne1 !== montants.ligne1) return null;
  const milieu = morceaux.slice(2, -2);
  const [premier] = milieu;
  const dernier = milieu.at(-1);
  if (typeof premier !== 'string' || typeof dernier !== 'string' || !premier.startsWith(',') || !dernier.endsWith(',')) return null;
  const texte = milieu.map((morceau) => (typeof morceau === 'string' ? morceau : 'A1')).join('');
  if (texte.length < 3 || !estUneExpression(texte.slice(1, -1))) return null;
  const critere = [...milieu];
  critere[0] = premier.slice(1);
  const fin = critere.at(-1);
  if (typeof fin === 'string') critere[critere.length - 1] = fin.slice(0, -1);
  return { cles, critere: critere.filter((morceau) => morceau !== ''), montants };
}

/** One argument: no comma outside of brackets and quotes, and brackets that close. */
function estUneExpression(texte: string): boolean {
  let profondeur = 0;
  let guillemets = false;
  for (const lettre of texte) {
    if (lettre === '"') guillemets = !guillemets;
    else if (guillemets) continue;
    else if (lettre === '(' || lettre === '{') profondeur += 1;
    else if (lettre === ')' || lettre === '}') profondeur -= 1;
    else if (lettre === ',' && profondeur === 0) return false;
    if (profondeur < 0) return false;
  }
  return profondeur === 0 && !guillemets;
}

/** The text that a criterion is equal to; null when it is a comparison, has wildcards, or may stand for a number, a date or a truth value. */
export function texteEgal(critere: Scalaire): string | null {
  if (typeof critere !== 'string' || critere.length > 255 || !/^\p{L}/u.test(critere) || estErreur(critere)) return null;
  if (/^(true|false|vrai|faux)$/i.test(critere) || /^\p{L}{3,9}[ .-]?\d/u.test(critere)) return null;
  let texte = '';
  for (let rang = 0; rang < critere.length; rang += 1) {
    const lettre = critere.charAt(rang);
    const suivante = critere.charAt(rang + 1);
    if (lettre === '*' || lettre === '?') return null;
    // The engine and spreadsheets differ on doubled tildes: see `criteres.ts`.
    if (lettre === '~' && suivante === '~') return null;
    if (lettre === '~' && (suivante === '*' || suivante === '?')) {
      texte += suivante;
      rang += 1;
    } else texte += lettre;
  }
  return texte.toLowerCase();
}

/** Totals by key, in the order of the rows, so that their last decimals are those of the engine. */
export class IndexDeSommes {
  private readonly sommes = new Map<string, Scalaire>();

  ajouter(cle: Scalaire, montant: Scalaire): void {
    if (typeof cle !== 'string' || cle === '') return;
    const texte = cle.toLowerCase();
    const somme = this.sommes.get(texte) ?? 0;
    if (typeof somme === 'string') return;
    if (typeof montant === 'number') this.sommes.set(texte, (somme as number) + montant);
    else if (estErreur(montant)) this.sommes.set(texte, montant);
  }

  somme(texte: string): Scalaire {
    return this.sommes.get(texte) ?? 0;
  }
}
