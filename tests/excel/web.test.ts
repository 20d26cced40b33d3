import { lireExemple, planDeLExemple } from './exemple-reel';
import { colonne, feuille, installer, petitPlan, table, type Banc } from './outillage';
import type { Plan } from '../../src/classeur/plan';

const LIMITE = 5 * 1024 * 1024;
const SCENARIOS = [
  { nom: 'Bas', modifications: { mutations: 4 } },
  { nom: 'Haut', modifications: {} },
];

/** The largest answer of the host while `action` runs. */
async function plusGrandeReponse({ hote }: Banc, action: () => Promise<unknown>): Promise<number> {
  let plus = 0;
  const traiter = hote.traiter.bind(hote);
  hote.traiter = (requete, texte) => {
    const reponse = traiter(requete, texte);
    plus = Math.max(plus, Buffer.byteLength(reponse.corps));
    return reponse;
  };
  await action();
  hote.traiter = traiter;
  return plus;
}

describe('Excel pour le web', () => {
  // The second time, some 40 MB of formulas are kept for the undo, by answers of 4 MB: ten requests, and the six of any update.
  it('insère deux fois l’inventaire d’exemple et ses deux scénarios, en douze puis seize requêtes au plus, sans approcher 5 Mo', async () => {
    const banc = installer({ plateforme: 'web' });
    const inventaire = await lireExemple(banc);
    const premier = await planDeLExemple(banc, inventaire, SCENARIOS);
    expect(await banc.compter(() => banc.porte.executer(premier))).toBeLessThanOrEqual(12);
    const second = await planDeLExemple(banc, inventaire, SCENARIOS);
    const plus = await plusGrandeReponse(banc, async () => {
      expect(await banc.compter(() => banc.porte.executer(second))).toBeLessThanOrEqual(16);
    });
    expect(plus).toBeLessThan(0.9 * LIMITE);
    expect(banc.hote.classeur.feuilles.map(({ nom }) => nom)).toEqual(['Feuil1', ...premier.feuilles.map(({ nom }) => nom)]);
    expect((await banc.porte.lireTables(['Scenario2', 'Biens'])).get('Biens')).toHaveLength(inventaire.biens.length + 1);
  }, 240_000);

  /** A column of the user's weighs what the plan cannot tell: only the refusal does. */
  it('une réponse trop grande est redemandée en deux fois, et l’annulation rend tout', async () => {
    const lignes = Array.from({ length: 300 }, (_, rang) => [`N° ${rang}`]);
    const plan = (nombre: number): Plan => ({
      ...petitPlan(nombre),
      feuilles: [...petitPlan(nombre).feuilles, feuille('biens', 'Biens', { tables: [table('Biens', [colonne('N°')], lignes)] })],
    });
    const banc = installer({ plateforme: 'web' });
    await banc.porte.executer(plan(3));
    const larges = Array.from({ length: 300 }, () => ['x'.repeat(25_000)]);
    banc.hote.remplir('Biens', 5, 6, larges);
    const avant = banc.photo();
    const normales = 5;
    const requetes = await banc.compter(() => banc.porte.executer(plan(6)));
    expect(requetes).toBeGreaterThan(normales);
    expect(requetes).toBeLessThanOrEqual(12);
    expect((await banc.porte.lireTables(['Flux'])).get('Flux')).toHaveLength(7);
    await banc.porte.annulerDerniereOperation();
    expect(banc.photo()).toEqual(avant);
  });

  it('des tableaux à longs textes, trop lourds ensemble, sont relus un à un', async () => {
    const banc = installer({ plateforme: 'web' });
    await banc.porte.executer(petitPlan());
    const notes = Array.from({ length: 300 }, () => ['x'.repeat(10_000)]);
    const plan: Plan = {
      feuilles: ['Un', 'Deux'].map((nom) => feuille(nom, nom, { tables: [table(nom, [colonne('Note')], notes)] })),
      noms: [],
    };
    await banc.porte.executer(plan);
    const lues = await banc.porte.lireTables(['Un', 'Deux', 'Flux']);
    expect([...lues].map(([nom, lignes]) => [nom, lignes.length])).toEqual([
      ['Un', 301],
      ['Deux', 301],
      ['Flux', 4],
    ]);
    expect(lues.get('Deux')?.[300]).toEqual(notes[299]);
  });

  it('une réponse trop grande que rien ne réduit n’invite pas à réduire une sélection', async () => {
    const banc = installer();
    await banc.porte.executer(petitPlan());
    const avant = banc.photo();
    banc.hote.fautes.refuser({ quand: 1, code: 'ResponsePayloadSizeLimitExceeded' });
    await expect(banc.porte.executer(petitPlan(6))).rejects.toMatchObject({
      code: 'ResponsePayloadSizeLimitExceeded',
      message:
        'Rien n’a été modifié : ce qu’Excel doit mettre en réserve dépasse ce qu’il envoie en une fois. Enregistrez le classeur, puis recommencez ; à défaut, utilisez Excel pour Windows ou Mac.',
    });
    expect(banc.photo()).toEqual(avant);
  });
});
