/** The same property for every spreadsheet: what it computes from the formulas is what the rules gave. */
import fc from 'fast-check';
import { cellulesCalculees, ecartsDuPlan, resumer } from './comparer-plan';
import { planDe } from './recalculer';
import { ecrireSansApparat, type Tableur } from './tableur';
import { arbitraireCas, reductionBornee, tirages, type Cas } from './tirages';

export interface Bilan {
  readonly compares: number;
  readonly cellules: number;
}

/** Throws at the first difference, with the seed; otherwise says how many workbooks and cells were really compared. */
export async function comparerTirages(tableur: Tableur, nombre: number): Promise<Bilan> {
  let compares = 0;
  let cellules = 0;
  const verifier = reductionBornee<Cas>(async ({ inventaire, hypotheses }) => {
    const plan = planDe(inventaire, hypotheses);
    await tableur.charger(await ecrireSansApparat(plan));
    await tableur.recalculer();
    const ecarts = resumer(ecartsDuPlan(plan, await tableur.lireTout()));
    expect(ecarts).toEqual([]);
    compares += 1;
    cellules += cellulesCalculees(plan).length;
  });
  await fc.assert(fc.asyncProperty(arbitraireCas, verifier), tirages(nombre));
  return { compares, cellules };
}
