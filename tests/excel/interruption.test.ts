import type { Cellule, Plan } from '../../src/classeur/plan';
import { colonne, feuille, installer, petitPlan, table, type Banc } from './outillage';

const PETITES = { octetsParEnvoi: 9_000, cellulesParLecture: 400 };

function grandPlan(lignes: number): Plan {
  const biens = Array.from({ length: lignes }, (_, rang): Cellule[] => [
    String(3_100_000_000 + rang),
    `Réservataire n° ${rang % 7}`,
    'Résidence des Lilas',
    rang,
  ]);
  const entier = { format: 'entier' } as const;
  const page = feuille('biens', 'Biens', {
    tables: [table('Biens', [colonne('N° RPLS'), colonne('Réservataire'), colonne('Programme'), colonne('Ligne source', entier)], biens)],
  });
  return { ...petitPlan(), feuilles: [...petitPlan().feuilles, page] };
}

describe('interruption à la demande de l’utilisateur', () => {
  it.each([
    ['une insertion', null, petitPlan()],
    ['une mise à jour', petitPlan(), petitPlan(6, ['A', 'B'])],
    ['une suppression de scénario', petitPlan(3, ['A', 'B']), petitPlan(2, ['B'])],
  ])('à chaque étape d’%s, le classeur revient comme avant', async (_, present, plan) => {
    let etapes = 0;
    for (let rang = 1; ; rang += 1) {
      const { porte, photo } = installer({}, PETITES);
      if (present) await porte.executer(present);
      const avant = photo();
      const commande = new AbortController();
      let vues = 0;
      let derniere = 0;
      const issue = await porte
        .executer(plan, {
          signal: commande.signal,
          onProgres: (fraction) => {
            derniere = fraction;
            if ((vues += 1) === rang) commande.abort();
          },
        })
        .then(
          () => null,
          (erreur: Error) => erreur,
        );
      if (issue === null) {
        // Too late to stop: everything was written.
        expect(derniere).toBe(1);
        break;
      }
      etapes += 1;
      expect(issue).toMatchObject({ code: 'annulation', message: 'Rien n’a été modifié : l’opération a été interrompue à votre demande.' });
      expect(photo()).toEqual(avant);
    }
    expect(etapes).toBeGreaterThanOrEqual(5);
  });
});

describe('un tableau trop grand pour une seule requête', () => {
  const requetesDe = async (preparer: Plan | null, plan: Plan): Promise<number> => {
    const banc = installer({}, PETITES);
    if (preparer) await banc.porte.executer(preparer);
    return banc.compter(() => banc.porte.executer(plan));
  };

  it('s’écrit en plusieurs blocs, au même classeur qu’en un seul', async () => {
    const [enBlocs, enUn] = [installer({}, PETITES), installer()];
    const requetes = await enBlocs.compter(() => enBlocs.porte.executer(grandPlan(300)));
    expect(requetes).toBeGreaterThan(12);
    await enUn.porte.executer(grandPlan(300));
    expect(enBlocs.photo()).toEqual(enUn.photo());
    await enBlocs.porte.executer(grandPlan(120));
    await enUn.porte.executer(grandPlan(120));
    expect(enBlocs.photo()).toEqual(enUn.photo());
    await enBlocs.porte.annulerDerniereOperation();
    await enUn.porte.annulerDerniereOperation();
    expect(enBlocs.photo()).toEqual(enUn.photo());
  });

  it.each([
    ['l’insertion', null, grandPlan(200)],
    ['l’agrandissement', grandPlan(60), grandPlan(200)],
    ['la réduction', grandPlan(200), grandPlan(60)],
  ])('refusé à l’un des blocs, pendant %s : rien n’en reste', async (_, preparer, plan) => {
    const requetes = await requetesDe(preparer, plan);
    expect(requetes).toBeGreaterThan(8);
    const eprouver = async (rang: number, refuser: (banc: Banc) => void): Promise<void> => {
      const banc = installer({}, PETITES);
      if (preparer) await banc.porte.executer(preparer);
      const avant = banc.photo();
      refuser(banc);
      await expect(banc.porte.executer(plan)).rejects.toMatchObject({ message: expect.stringMatching(/^Rien n’a été modifié : /) });
      expect([rang, banc.photo()]).toEqual([rang, avant]);
    };
    for (let rang = 1; rang <= requetes; rang += 1) {
      await eprouver(rang, ({ hote }) => hote.fautes.refuser({ quand: rang, code: 'RequestPayloadSizeLimitExceeded' }));
    }
    // Within a request: what came before the refusal was done, and must be undone.
    await eprouver(requetes, ({ hote }) => hote.fautes.refuser({ quand: Math.ceil(requetes / 2), code: 'AccessDenied', indexAction: 25 }));
  });
});
