/** A sheet of the user's bears a name of ours: with their agreement ours stands beside it, run after run. */
import { HYPOTHESES, INVENTAIRE, planDe } from '../classeur/exemples';
import { installer, petitPlan, type Banc } from './outillage';

/** The user's own « Flux », with a figure that must not move. */
function avecSaFeuille(): Banc {
  const banc = installer();
  banc.hote.classeur.ajouterFeuille('Flux');
  banc.hote.modifierCellule('Flux', 0, 0, 'mon tableau');
  return banc;
}
const noms = ({ hote }: Banc): string[] => hote.classeur.feuilles.map(({ nom }) => nom);

describe('Nos feuilles à côté de celles de l’utilisateur', () => {
  it('prennent un nom libre avec son accord, et le gardent à la deuxième mise à jour sans le redemander', async () => {
    const banc = avecSaFeuille();
    const { porte, hote, photo } = banc;
    expect(await porte.conflits(petitPlan())).toEqual([{ nom: 'Flux', aCote: 'Flux (Négoflux)' }]);
    const bilan = await porte.executer(petitPlan(), {}, { aCote: true });
    expect(bilan.feuillesCreees).toEqual(['Listes', 'Flux (Négoflux)', 'Scénario A']);
    expect(noms(banc)).toEqual(['Feuil1', 'Flux', 'Listes', 'Flux (Négoflux)', 'Scénario A']);
    expect(hote.classeur.feuille('Flux')?.valeur(0, 0)).toBe('mon tableau');
    expect((await porte.lireTables(['Scenario1'])).get('Scenario1')?.[1]).toEqual(['A', 12]);

    const avant = photo();
    expect(await porte.conflits(petitPlan())).toEqual([]);
    const second = await porte.executer(petitPlan());
    expect(second).toEqual({ feuillesCreees: [], feuillesMisesAJour: ['Listes', 'Flux (Négoflux)', 'Scénario A'] });
    expect(photo()).toEqual(avant);
  });

  it('gardent leur nom, leur graphique et leurs formules quand le tableau grandit', async () => {
    const banc = avecSaFeuille();
    await banc.porte.executer(petitPlan(), {}, { aCote: true });
    await banc.porte.executer(petitPlan(5, ['B']));
    expect(noms(banc)).toEqual(['Feuil1', 'Flux', 'Listes', 'Flux (Négoflux)', 'Scénario B']);
    expect((await banc.porte.lireTables(['Scenario1'])).get('Scenario1')?.[1]).toEqual(['B', 30]);
    const seul = installer();
    await seul.porte.executer(petitPlan(5, ['B']));
    const feuilleDe = (autre: Banc, nom: string): object => {
      const trouvee = autre.hote.classeur.photographie().feuilles.find((feuille) => feuille.nom === nom);
      return JSON.parse(JSON.stringify(trouvee).replaceAll(/'?Flux(?: \(Négoflux\))?'?!/g, 'Flux!')) as object;
    };
    expect(feuilleDe(banc, 'Flux (Négoflux)')).toMatchObject({
      cellules: (feuilleDe(seul, 'Flux') as { cellules: unknown }).cellules,
      tables: (feuilleDe(seul, 'Flux') as { tables: unknown }).tables,
    });
    expect(banc.hote.classeur.feuille('Flux (Négoflux)')?.graphiques).toHaveLength(1);
  });

  it('s’annulent d’un coup, sans toucher à la feuille de l’utilisateur', async () => {
    const banc = avecSaFeuille();
    const avant = banc.photo();
    await banc.porte.executer(petitPlan(), {}, { aCote: true });
    await banc.porte.annulerDerniereOperation();
    expect(banc.photo()).toEqual(avant);
  });

  it('gardent leur nom même quand l’utilisateur renomme ou supprime la sienne', async () => {
    const banc = avecSaFeuille();
    await banc.porte.executer(petitPlan(), {}, { aCote: true });
    banc.hote.classeur.renommerFeuille(banc.hote.classeur.feuille('Flux')!, 'Mon flux');
    await banc.porte.executer(petitPlan());
    expect(noms(banc)).toEqual(['Feuil1', 'Mon flux', 'Listes', 'Flux (Négoflux)', 'Scénario A']);
  });

  it('restent refusées sans accord, et trouvent un autre nom quand le premier est pris', async () => {
    const banc = avecSaFeuille();
    banc.hote.classeur.ajouterFeuille('flux (négoflux)');
    const avant = banc.photo();
    await expect(banc.porte.executer(petitPlan())).rejects.toMatchObject({ code: 'feuille-existante' });
    expect(banc.photo()).toEqual(avant);
    await banc.porte.executer(petitPlan(), {}, { aCote: true });
    await banc.porte.executer(petitPlan());
    expect(noms(banc)).toEqual(['Feuil1', 'Flux', 'flux (négoflux)', 'Listes', 'Flux (Négoflux 2)', 'Scénario A']);
  });

  it('portent toutes un autre nom avec le plan complet, qui calcule et se met à jour comme s’il était seul', async () => {
    const plan = planDe(INVENTAIRE, HYPOTHESES);
    const banc = installer();
    for (const { nom } of plan.feuilles) banc.hote.classeur.ajouterFeuille(nom);
    await banc.porte.executer(plan, {}, { aCote: true });
    const seul = installer();
    await seul.porte.executer(plan);
    const tables = plan.feuilles.flatMap((feuille) => feuille.tables.map(({ nom }) => nom));
    expect(await banc.porte.lireTables(tables)).toEqual(await seul.porte.lireTables(tables));
    const avant = banc.photo();
    await banc.porte.executer(plan);
    expect(banc.photo()).toEqual(avant);
    expect(noms(banc).filter((nom) => nom.includes('(Négoflux')).length).toBe(plan.feuilles.length);
    expect(noms(banc).every((nom) => nom.length <= 31)).toBe(true);
  });
});
