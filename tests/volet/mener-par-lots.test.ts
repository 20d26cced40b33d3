import { genererPlanParLots } from '../../src/classeur/generer-plan';
import { auBout, type Avancement } from '../../src/domaine/lots';
import { menerParLots } from '../../src/volet/mener-par-lots';
import { creerBiens, creerHypotheses, creerInventaire } from '../outils/inventaires';

const META = { version: '0.0.0', feuilleSource: 'Export', date: '2026-01-15' };
const inventaire = creerInventaire(creerBiens([[5000, {}]]));
const planifier = () => genererPlanParLots(inventaire, creerHypotheses(), META);

/** Every look at the clock is forty milliseconds later: each step of the work is a long one. */
beforeEach(() => {
  let heure = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (heure += 40));
});
afterEach(() => jest.restoreAllMocks());

test('un plan préparé par étapes est celui qui l’est d’un coup, et rend compte de son avancement', async () => {
  const avancement: number[] = [];
  const plan = await menerParLots(planifier(), 'Préparation des tableaux', { onProgres: (f) => avancement.push(f) });
  expect(plan).toEqual(auBout(planifier()));
  expect(avancement.length).toBeGreaterThan(10);
  expect(avancement).toEqual([...avancement].sort((a, b) => a - b));
  expect(avancement.at(-1)).toBeLessThanOrEqual(1);
});

test('interrompue au milieu, la préparation d’un plan ne donne rien et ne va pas plus loin', async () => {
  const controleur = new AbortController();
  let etapes = 0;
  function* suivies(): Generator<Avancement, unknown> {
    for (const lots = planifier(); ;) {
      const pas = lots.next();
      if (pas.done === true) return pas.value;
      etapes += 1;
      yield pas.value;
    }
  }
  const onProgres = (): void => {
    if (etapes === 5) controleur.abort();
  };
  await expect(menerParLots(suivies(), 'Préparation des tableaux', { onProgres, signal: controleur.signal })).rejects.toThrow();
  expect(etapes).toBe(5);
  expect(controleur.signal.aborted).toBe(true);
});
