/** Two hands on the same decisions: those typed in the sheets and those taken in the pane since they were last read. */
import type { Decision } from '../../domaine/decisions/decisions';
import type { Memoire } from '../../domaine/decisions/memoire';
import { cleDeReservataire } from '../../domaine/reservataires/cle-de-reservataire';

const cleDeDecision = ({ portee, cle }: Decision): string => `${portee} ${cle}`;

/** What the sheet holds, but for what the pane added, changed or removed. */
function reunir<T>(connue: readonly T[], actuelle: readonly T[], lue: readonly T[], cleDe: (element: T) => string): readonly T[] {
  const avant = new Map(connue.map((element) => [cleDe(element), element]));
  const nous = new Map(actuelle.map((element) => [cleDe(element), element]));
  const otees = new Set([...avant.keys()].filter((cle) => !nous.has(cle)));
  const notres = actuelle.filter((element) => avant.get(cleDe(element)) !== element);
  const resultat = new Map(lue.filter((element) => !otees.has(cleDe(element))).map((element) => [cleDe(element), element]));
  for (const element of notres) resultat.set(cleDe(element), element);
  return [...resultat.values()];
}

/** An inventory was analysed with one: whether it has to be analysed with the other. */
export function memesMemoires(a: Memoire, b: Memoire): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function reunirMemoires(connue: Memoire, actuelle: Memoire, lue: Memoire): Memoire {
  const memeDecoupage = actuelle.decoupage.separateurs.join() === connue.decoupage.separateurs.join();
  return {
    decisions: reunir(connue.decisions, actuelle.decisions, lue.decisions, cleDeDecision),
    rapprochements: reunir(connue.rapprochements, actuelle.rapprochements, lue.rapprochements, ({ nomLu }) => cleDeReservataire(nomLu)),
    decoupage: memeDecoupage ? lue.decoupage : actuelle.decoupage,
  };
}
