import type { Plan } from '../../src/classeur/plan';
import { colonne, feuille, installer, petitPlan, table } from './outillage';

function planAvecFin(scenarios: readonly string[]): Plan {
  const plan = petitPlan(2, scenarios);
  const fin = feuille('comparaison', 'Comparaison', { tables: [table('Comparaison', [colonne('Territoire')], [['31']])] });
  return { ...plan, feuilles: [...plan.feuilles, fin] };
}

const noms = ({ hote }: ReturnType<typeof installer>): string[] => hote.classeur.feuilles.map(({ nom }) => nom);

describe('place des feuilles ajoutées', () => {
  it('garde l’ordre du plan à la première écriture', async () => {
    const banc = installer();
    await banc.porte.executer(planAvecFin(['A']));
    expect(noms(banc)).toEqual(['Feuil1', 'Listes', 'Flux', 'Scénario A', 'Comparaison']);
  });

  it('met les scénarios ajoutés après le précédent et avant la comparaison, puis l’annulation rend l’ordre d’avant', async () => {
    const banc = installer();
    await banc.porte.executer(planAvecFin(['A']));
    banc.hote.classeur.ajouterFeuille('À moi');
    const avant = banc.photo();
    await banc.porte.executer(planAvecFin(['A', 'B', 'C']));
    expect(noms(banc)).toEqual(['Feuil1', 'Listes', 'Flux', 'Scénario A', 'Scénario B', 'Scénario C', 'Comparaison', 'À moi']);
    await banc.porte.annulerDerniereOperation();
    expect(banc.photo()).toEqual(avant);
  });

  it('suit la feuille précédente là où l’utilisateur l’a mise', async () => {
    const banc = installer();
    await banc.porte.executer(planAvecFin([]));
    const flux = banc.hote.classeur.feuille('Flux');
    if (flux === null || flux === undefined) throw new Error('Flux');
    banc.hote.classeur.deplacerFeuille(flux, 0);
    await banc.porte.executer(planAvecFin(['A']));
    expect(noms(banc)).toEqual(['Flux', 'Scénario A', 'Feuil1', 'Listes', 'Comparaison']);
  });
});
