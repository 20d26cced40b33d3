import type { Plan } from '../../src/classeur/plan';
import { installer, petitPlan, type Banc } from './outillage';

async function eprouver(preparer: Plan | null, plan: Plan, refuser: (banc: Banc, rang: number) => void, attendu: RegExp): Promise<number> {
  for (let rang = 1; ; rang += 1) {
    const banc = installer();
    if (preparer) await banc.porte.executer(preparer);
    const avant = banc.photo();
    refuser(banc, rang);
    const issue = await banc.porte.executer(plan).then(
      () => null,
      (erreur: Error) => erreur,
    );
    if (issue === null) return rang - 1;
    expect(issue.message).toMatch(attendu);
    expect(banc.photo()).toEqual(avant);
  }
}

describe('refus au milieu d’une requête', () => {
  it.each([3, 20, 60, 120, 200, 300, 400, 500, 600])(
    'après %i actions déjà faites, le classeur revient comme avant',
    async (indexAction) => {
      for (const [preparer, plan] of [
        [null, petitPlan()],
        [petitPlan(), petitPlan(6, ['A', 'B'])],
        [petitPlan(6, ['A', 'B']), petitPlan(2, ['C'])],
      ] as const) {
        const refus = await eprouver(
          preparer,
          plan,
          ({ hote }, rang) => hote.fautes.refuser({ quand: rang, code: 'AccessDenied', indexAction }),
          /^Rien n’a été modifié/,
        );
        expect(refus).toBeGreaterThanOrEqual(3);
      }
    },
  );
});

/** Loses the connection from the n-th request of `action` on, then finds it again. */
async function perdre({ hote }: Banc, rang: number, action: () => Promise<unknown>): Promise<Error | null> {
  let vues = 0;
  const traiter = hote.traiter.bind(hote);
  hote.traiter = (requete, texte) => {
    const nettoyage = requete.Actions.every(({ Name }) => Name === '_RemoveReference');
    if (!nettoyage && (vues += 1) >= rang) hote.connexionPerdue = true;
    return traiter(requete, texte);
  };
  const issue = await action().then(
    () => null,
    (erreur: Error) => erreur,
  );
  hote.traiter = traiter;
  hote.connexionPerdue = false;
  return issue;
}

describe('connexion perdue à chaque requête, puis rétablie', () => {
  it.each([
    ['une insertion', null, petitPlan()],
    ['une mise à jour', petitPlan(), petitPlan(6, ['B'])],
    ['un ajout de scénario', petitPlan(), petitPlan(3, ['A', 'B'])],
    ['un retrait de scénario', petitPlan(3, ['A', 'B']), petitPlan(3, ['A'])],
  ])('pendant %s : l’annulation rend le classeur d’avant', async (_, present, plan) => {
    let incompletes = 0;
    for (let rang = 1; ; rang += 1) {
      const banc = installer();
      const { porte, photo } = banc;
      if (present) await porte.executer(present);
      const avant = photo();
      const issue = await perdre(banc, rang, () => porte.executer(plan));
      if (issue === null) {
        expect(rang).toBeGreaterThan(3);
        expect(incompletes).toBeGreaterThanOrEqual(1);
        return;
      }
      expect(issue.message).toMatch(/connexion/);
      if (/Annuler la dernière opération/.test(issue.message)) {
        incompletes += 1;
        expect(porte.peutAnnuler()).toBe(true);
        await porte.annulerDerniereOperation();
      }
      expect(photo()).toEqual(avant);
    }
  });

  it.each([
    ['la feuille active', ({ porte }: Banc) => porte.lire({ type: 'feuille-active' })],
    ['la sélection', ({ porte }: Banc) => porte.lire({ type: 'selection' })],
    ['les tableaux de Négoflux', ({ porte }: Banc) => porte.lireTables(['Flux', 'Scenario1'])],
    ['la description du classeur', ({ porte }: Banc) => porte.decrireClasseur()],
  ])('en lisant %s : la phrase le dit, rien ne bouge, et la lecture suivante aboutit', async (_, lire) => {
    let pertes = 0;
    for (let rang = 1; ; rang += 1) {
      const banc = installer();
      await banc.porte.executer(petitPlan());
      banc.hote.remplir('Feuil1', 0, 0, [['N°'], ['1']]);
      banc.hote.selectionner('Feuil1', 'A1:A2');
      const avant = banc.photo();
      const issue = await perdre(banc, rang, () => lire(banc));
      if (issue === null) break;
      pertes += 1;
      expect(issue).toMatchObject({
        message: expect.stringMatching(/^La connexion avec Excel est perdue\. Vérifiez le réseau/),
      });
      expect(banc.photo()).toEqual(avant);
      expect(banc.porte.peutAnnuler()).toBe(true);
      await lire(banc);
    }
    expect(pertes).toBeGreaterThanOrEqual(2);
  });
});
