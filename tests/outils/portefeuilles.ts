/** Workbooks of many départements through a spreadsheet: session after session, what it computes is what the rules give. */
import fc from 'fast-check';
import { cellRef } from 'hucre/xlsx';
import type { Plan } from '../../src/classeur/plan';
import type { Hypotheses } from '../../src/domaine/hypotheses';
import type { Inventaire } from '../../src/domaine/inventaire';
import { arbitrairePortefeuille, type Ajout, type Portefeuille, type Taille } from './arbitraires-portefeuille';
import { cellulesCalculees, ecartsDuPlan, memeValeur, resumer } from './comparer-plan';
import { manquementsDuClasseur } from './invariants-du-classeur';
import type { FeuilleLue, ValeurLue } from './libreoffice/libreoffice';
import { planDe } from './recalculer';
import { cellulesARessaisir } from './ressaisir';
import { lignesLues } from './tables-du-plan';
import { ecrireSansApparat, type Tableur } from './tableur';
import { tirages } from './tirages';

export interface BilanDePortefeuilles {
  readonly classeurs: number;
  /** Départements × sets of hypotheses, each one compared cell by cell and checked for what must hold. */
  readonly cas: number;
  readonly cellules: number;
  /** Workbooks read again with their rows in another order. */
  readonly melanges: number;
  /** Dwellings added in the sheet to one réservataire of one département. */
  readonly ajouts: number;
}

interface Affiche {
  readonly plan: Plan;
  readonly lecture: ReadonlyMap<string, FeuilleLue>;
}

/** One workbook kept open: the first plan opens the file, the others are typed in it. */
class ClasseurOuvert {
  private plan: Plan | null = null;

  constructor(private readonly tableur: Tableur) {}

  async afficher(inventaire: Inventaire, hypotheses: Hypotheses): Promise<Affiche> {
    const plan = planDe(inventaire, hypotheses);
    if (this.plan === null) await this.tableur.charger(await ecrireSansApparat(plan));
    else await this.tableur.ecrirePlusieurs(cellulesARessaisir(this.plan, plan));
    this.plan = plan;
    await this.tableur.recalculer();
    const lecture = await this.tableur.lireTout();
    expect(resumer(ecartsDuPlan(plan, lecture))).toEqual([]);
    expect(manquementsDuClasseur(plan, lecture, hypotheses)).toEqual([]);
    return { plan, lecture };
  }
}

/** Every figure but those of the inventory's own rows. */
function chiffres({ plan, lecture }: Affiche): ReadonlyMap<string, ValeurLue> {
  return new Map(
    cellulesCalculees(plan)
      .filter(({ feuille }) => feuille !== 'Biens')
      .map(({ feuille, ligne, colonne }) => [
        `${feuille}!${cellRef(ligne, colonne)}`,
        lecture.get(feuille)?.valeurs[ligne]?.[colonne] ?? null,
      ]),
  );
}

function differences(avant: Affiche, apres: Affiche): string[] {
  const anciens = chiffres(avant);
  return [...chiffres(apres)].flatMap(([ou, valeur]) => (memeValeur(anciens.get(ou) ?? null, valeur) ? [] : [ou]));
}

/** In the reference, for the line of one réservataire. */
function partRetenue({ plan, lecture }: Affiche, { territoire, reservataire }: Ajout): number {
  const ligne = lignesLues(plan, lecture, 'Flux').find((lue) => lue['Territoire'] === territoire && lue['Réservataire'] === reservataire);
  const part = ligne?.['Part retenue'];
  if (typeof part !== 'number') throw new Error(`Part illisible : ${territoire}, ${reservataire}`);
  return part;
}

/** Throws at the first difference, with the seed; otherwise says how many cases were really compared. */
export async function comparerPortefeuilles(tableur: Tableur, nombre: number, taille: Taille): Promise<BilanDePortefeuilles> {
  let [classeurs, cas, cellules, melanges, ajoutes] = [0, 0, 0, 0, 0];
  const verifier = async ({ inventaire, seances, melange, agrandi, ajouts }: Portefeuille): Promise<void> => {
    const classeur = new ClasseurOuvert(tableur);
    const afficher = async (montre: Inventaire, hypotheses: Hypotheses): Promise<Affiche> => {
      const affiche = await classeur.afficher(montre, hypotheses);
      // The reserve is no case: it is there to be drawn from.
      cas += hypotheses.territoires.length - 1;
      cellules += cellulesCalculees(affiche.plan).length;
      return affiche;
    };
    for (const hypotheses of seances) await afficher(inventaire, hypotheses);

    const [premiere] = seances;
    if (premiere === undefined) throw new Error('Aucune séance');
    // A cap counted over the stock, and a rate of one's own, follow the parc that a new dwelling changes.
    const hypotheses: Hypotheses = { ...premiere, baseGarantie: 'flux', populationDuTaux: 'parc-entier' };
    const avant = await afficher(inventaire, hypotheses);
    expect(differences(avant, await afficher(melange, hypotheses))).toEqual([]);
    melanges += 1;
    const apres = await afficher(agrandi, hypotheses);
    expect(ajouts.filter((ajout) => partRetenue(apres, ajout) < partRetenue(avant, ajout) - 1e-9)).toEqual([]);
    ajoutes += ajouts.length;
    classeurs += 1;
  };
  // No smaller example is looked for: each step opens a large workbook, and the cells that differ name their département.
  await fc.assert(fc.asyncProperty(arbitrairePortefeuille(taille), verifier), { ...tirages(nombre), endOnFailure: true });
  return { classeurs, cas, cellules, melanges, ajouts: ajoutes };
}
