/** A what-if: a rotation rate is typed in the sheet. What it computes again may not depend on the size of the inventory. */
import type { PlanTable } from '../../src/classeur/plan';
import { chronometrer, picMemoire } from './mesures';
import { preparerHote } from './hote';

const MODELE = 3000;
const ESSAIS = 5;

export async function mesurerEtSi(nombre: number): Promise<object> {
  const { hote, porte, plan, moteur } = await preparerHote(nombre, { modele: MODELE, memesProgrammes: true }, (hypotheses) => ({
    ...hypotheses,
    territoires: hypotheses.territoires.map((territoire) => ({ ...territoire, variante: 'saisi' as const, tauxSaisi: 0.09 })),
  }));
  await porte.executer(plan);
  const territoires = tableDe(plan.feuilles, 'Territoires');
  const colonne = territoires.table.colonnes.findIndex(({ entete }) => entete === 'Taux saisi');
  const lire = (): Promise<unknown> => porte.lireTables(['Flux', 'Assiette', 'Comparaison']);
  await lire();
  const comptes = (): Map<string, number> => new Map(moteur.cellulesCalculees);
  const biens = hote.classeur.feuille('Biens')?.id ?? '';
  const comptage = hote.classeur.feuille('Comptage')?.id ?? '';
  const temps: number[] = [];
  const avant = comptes();
  for (let essai = 0; essai < ESSAIS; essai += 1) {
    const { ms } = await chronometrer(async () => {
      hote.modifierCellule(territoires.feuille, territoires.table.ligne + 1, territoires.table.colonne + colonne, 0.07 + essai / 100);
      await lire();
    });
    temps.push(ms);
  }
  const refaites = new Map([...comptes()].map(([feuille, n]) => [feuille, (n - (avant.get(feuille) ?? 0)) / ESSAIS]));
  return {
    lignes: nombre,
    ms: Math.min(...temps),
    cellulesRefaites: [...refaites.values()].reduce((somme, n) => somme + n, 0),
    dontBiens: refaites.get(biens) ?? 0,
    dontComptage: refaites.get(comptage) ?? 0,
    picMo: picMemoire(),
  };
}

function tableDe(
  feuilles: readonly { readonly nom: string; readonly tables: readonly PlanTable[] }[],
  nom: string,
): { feuille: string; table: PlanTable } {
  for (const feuille of feuilles) for (const table of feuille.tables) if (table.nom === nom) return { feuille: feuille.nom, table };
  throw new Error(`Table absente du plan : ${nom}`);
}
