import { dupliquer } from './dupliquer';
import { installer, petitPlan, type Banc } from './outillage';

const noms = ({ hote }: Banc): string[] => hote.classeur.feuilles.map(({ nom }) => nom);

describe('une feuille de Négoflux dupliquée dans Excel', () => {
  it.each([
    ['avant son original', 0],
    ['à la fin', 4],
  ])('placée %s, n’est ni prise pour lui, ni réécrite, et le bilan la nomme', async (_, place) => {
    const banc = installer();
    await banc.porte.executer(petitPlan());
    await dupliquer(banc, 'Flux', 'Flux (2)', place);
    banc.hote.modifierCellule('Flux (2)', 5, 2, 99);
    const copie = (): unknown => (banc.photo() as { feuilles: { nom: string }[] }).feuilles.find(({ nom }) => nom === 'Flux (2)');
    const avant = [banc.photo(), copie()];
    const bilan = await banc.porte.executer(petitPlan(6));
    expect(bilan.avertissements).toEqual([
      'La feuille « Flux (2) » est une copie d’une feuille de Négoflux : elle est à vous, elle n’est ni mise à jour ni supprimée.',
    ]);
    expect(bilan.feuillesCreees).toEqual([]);
    expect((await banc.porte.lireTables(['Flux'])).get('Flux')).toHaveLength(7);
    expect(copie()).toEqual(avant[1]);
    await banc.porte.annulerDerniereOperation();
    expect(banc.photo()).toEqual(avant[0]);
  });

  it('d’un scénario retiré, reste quand l’original est supprimé', async () => {
    const banc = installer();
    await banc.porte.executer(petitPlan(3, ['A', 'B']));
    await dupliquer(banc, 'Scénario B', 'Scénario B (2)', 1);
    await dupliquer(banc, 'Flux', 'Flux (2)', 1);
    const avant = banc.photo();
    const bilan = await banc.porte.executer(petitPlan(3, ['A']));
    expect(noms(banc)).toEqual(['Feuil1', 'Flux (2)', 'Scénario B (2)', 'Listes', 'Flux', 'Scénario A']);
    expect(bilan.avertissements).toEqual([expect.stringContaining('« Flux (2) », « Scénario B (2) » sont des copies')]);
    await banc.porte.annulerDerniereOperation();
    expect(banc.photo()).toEqual(avant);
  });

  it('dont l’original a été supprimé, reste à l’utilisateur à côté d’une feuille neuve', async () => {
    const banc = installer();
    await banc.porte.executer(petitPlan());
    await dupliquer(banc, 'Flux', 'Flux (2)', 2);
    const { hote } = banc;
    const flux = hote.classeur.feuille('Flux');
    if (flux === null || flux === undefined) throw new Error('Flux');
    hote.classeur.supprimerFeuille(flux);
    const bilan = await banc.porte.executer(petitPlan(5));
    expect(bilan.feuillesCreees).toEqual(['Flux']);
    expect(noms(banc).sort()).toEqual(['Feuil1', 'Flux', 'Flux (2)', 'Listes', 'Scénario A']);
    expect((await banc.porte.lireTables(['Flux2'])).get('Flux2')).toHaveLength(4);
  });

  it('puis renommée du nom d’une feuille du plan, est un conflit, jamais écrasée', async () => {
    const banc = installer();
    await banc.porte.executer(petitPlan(3, ['A']));
    await dupliquer(banc, 'Scénario A', 'Scénario B', 2);
    const avant = banc.photo();
    const plan = petitPlan(3, ['A', 'B']);
    expect(await banc.porte.conflits(plan)).toEqual([expect.objectContaining({ nom: 'Scénario B' })]);
    await expect(banc.porte.executer(plan)).rejects.toMatchObject({ code: 'feuille-existante' });
    expect(banc.photo()).toEqual(avant);
  });
});
