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
        await eprouver(
          preparer,
          plan,
          ({ hote }, rang) => hote.fautes.refuser({ quand: rang, code: 'AccessDenied', indexAction }),
          /^Rien n’a été modifié/,
        );
      }
    },
  );
});

describe('connexion perdue', () => {
  it('à chaque requête puis rétablie : l’annulation rend le classeur d’avant', async () => {
    for (let rang = 1; ; rang += 1) {
      const { hote, porte, photo } = installer();
      await porte.executer(petitPlan());
      const avant = photo();
      let vues = 0;
      const traiter = hote.traiter.bind(hote);
      hote.traiter = (requete, texte) => {
        const nettoyage = requete.Actions.every(({ Name }) => Name === '_RemoveReference');
        if (!nettoyage && (vues += 1) >= rang) hote.connexionPerdue = true;
        return traiter(requete, texte);
      };
      const issue = await porte.executer(petitPlan(6, ['B'])).then(
        () => null,
        (erreur: Error) => erreur,
      );
      hote.traiter = traiter;
      hote.connexionPerdue = false;
      if (issue === null) {
        expect(rang).toBeGreaterThan(3);
        return;
      }
      expect(issue.message).toMatch(/connexion/);
      if (/Annuler la dernière opération/.test(issue.message)) {
        expect(porte.peutAnnuler()).toBe(true);
        await porte.annulerDerniereOperation();
      }
      expect(photo()).toEqual(avant);
    }
  });
});
