import type { Moteur, Scalaire, SourceDeConstantes } from '../../src/sandbox/moteur/moteur';
import { HoteExcel, type OptionsHote } from '../../src/sandbox/hote';
import { chargerExcel } from '../../src/sandbox/transports/noeud';

/** Just enough calculation to see formulas live: `=A1+B1` and `=SUM(A1:A3)` on the sheet that bears them. */
export function moteurDEssai(source: SourceDeConstantes): Moteur {
  const formules = new Map<string, string>();
  const noms = new Map<string, string>();
  const cle = (f: string, l: number, c: number): string => `${f}|${l}|${c}`;
  const coord = (a: string): [number, number] => [Number(a.slice(1)) - 1, a.charCodeAt(0) - 65];
  const lire = (f: string, l: number, c: number): Scalaire => {
    const formule = formules.get(cle(f, l, c));
    if (formule === undefined) return source.constante(f, l, c);
    const somme = /^=SUM\(([A-Z]\d+):([A-Z]\d+)\)$/.exec(formule);
    if (somme) {
      const [[l0, c0], [l1, c1]] = [coord(somme[1] ?? 'A1'), coord(somme[2] ?? 'A1')];
      let total = 0;
      for (let i = l0; i <= l1; i++) for (let j = c0; j <= c1; j++) total += Number(lire(f, i, j));
      return total;
    }
    const termes = formule.slice(1).split('+');
    if (!termes.every((t) => /^[A-Z]\d+$/.test(t))) return '#NAME?';
    return termes.reduce((total, t) => total + Number(lire(f, ...coord(t))), 0);
  };
  return {
    ajouterFeuille: (id, nom) => void noms.set(id, nom),
    renommerFeuille: (id, nom) => void noms.set(id, nom),
    supprimerFeuille: (id) => void noms.delete(id),
    definirFormule: (f, l, c, formule) => void (formule === null ? formules.delete(cle(f, l, c)) : formules.set(cle(f, l, c), formule)),
    constanteChangee: () => undefined,
    valeur: lire,
    definirTables: () => undefined,
    definirNoms: () => undefined,
    suspendre: () => undefined,
    reprendre: () => undefined,
  };
}

export function ouvrirExcel(options: OptionsHote = {}): { hote: HoteExcel } & ReturnType<typeof chargerExcel> {
  const hote = new HoteExcel({
    moteur: moteurDEssai,
    surDefaut: (cause) => {
      throw cause;
    },
    ...options,
  });
  return { hote, ...chargerExcel(hote) };
}

/** What the genuine client throws: its code, its place, and the statement it blames. */
export async function erreurDe(operation: Promise<unknown>): Promise<{ code: string; message: string; lieu: string | undefined }> {
  const erreur: unknown = await operation.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (erreur === null || typeof erreur !== 'object') throw new Error('aucune erreur');
  const { code, message, debugInfo } = erreur as { code: string; message: string; debugInfo?: { errorLocation?: string } };
  return { code, message, lieu: debugInfo?.errorLocation };
}
