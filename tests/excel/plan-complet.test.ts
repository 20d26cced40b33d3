import { HYPOTHESES, INVENTAIRE, planDe } from '../classeur/exemples';
import { installer } from './outillage';

describe('plan complet du classeur', () => {
  it('s’écrit puis se met à jour en douze requêtes au plus, sans rien doubler, et s’annule', async () => {
    const { porte, photo, compter } = installer();
    const vierge = photo();
    const plan = planDe(INVENTAIRE, HYPOTHESES);
    expect(await compter(() => porte.executer(plan))).toBeLessThanOrEqual(12);
    const avant = photo();
    expect(await compter(() => porte.executer(plan))).toBeLessThanOrEqual(12);
    expect(photo()).toEqual(avant);
    const reduit = planDe(INVENTAIRE, { ...HYPOTHESES, scenarios: HYPOTHESES.scenarios.slice(1) });
    await porte.executer(reduit);
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(avant);
    expect(vierge).not.toEqual(avant);
  });
});
