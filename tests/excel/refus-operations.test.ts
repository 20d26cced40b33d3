import { installer, petitPlan, type Banc } from './outillage';

/** What each refusal says: the cause, and the way out. */
const PHRASES = {
  InvalidOperationInCellEditMode: 'une cellule est en cours de saisie. Terminez la saisie dans la cellule (Entrée), puis recommencez.',
  AccessDenied:
    'l’accès est refusé : le classeur ou la feuille est protégé, ou ouvert en lecture seule. Ôtez la protection (Révision > Ôter la protection), puis recommencez.',
  RequestPayloadSizeLimitExceeded:
    'l’envoi dépasse ce qu’Excel accepte en une fois. Fermez les autres classeurs volumineux, puis recommencez ; à défaut, utilisez Excel pour Windows ou Mac.',
  ResponsePayloadSizeLimitExceeded: 'la plage est trop volumineuse pour être lue en une fois. Réduisez la sélection, puis recommencez.',
} as const;
type Code = keyof typeof PHRASES;
const CODES = Object.keys(PHRASES) as Code[];

const majuscule = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);
const issueDe = (action: Promise<unknown>): Promise<Error | null> =>
  action.then(
    () => null,
    (erreur: Error) => erreur,
  );

/** Refuses each request of an action in turn, on a fresh workbook each time, until it goes through. */
async function refuserChaque(
  code: Code,
  preparer: (banc: Banc) => Promise<unknown>,
  action: (banc: Banc) => Promise<unknown>,
  verifier: (erreur: Error, banc: Banc, avant: unknown) => Promise<void>,
): Promise<number> {
  for (let rang = 1; ; rang += 1) {
    const banc = installer();
    await preparer(banc);
    const avant = banc.photo();
    banc.hote.fautes.refuser({ quand: rang, code });
    const issue = await issueDe(action(banc));
    if (issue === null) return rang - 1;
    await verifier(issue, banc, avant);
  }
}

const LECTURES: readonly [string, (banc: Banc) => Promise<unknown>][] = [
  ['la feuille active', ({ porte }) => porte.lire({ type: 'feuille-active' })],
  ['la sélection', ({ porte }) => porte.lire({ type: 'selection' })],
  ['un tableau', ({ porte }) => porte.lire({ type: 'table', nom: 'Flux' })],
  ['les tableaux de Négoflux', ({ porte }) => porte.lireTables(['Flux', 'Scenario1'])],
  ['la description du classeur', ({ porte }) => porte.decrireClasseur()],
  ['les conflits', ({ porte }) => porte.conflits(petitPlan())],
  ['une cellule à montrer', ({ porte }) => porte.allerA('Flux', 'B6')],
];

async function garnir({ hote, porte }: Banc): Promise<void> {
  hote.remplir('Feuil1', 0, 0, [
    ['N°', 'Réservataire'],
    ['1', 'Mairie'],
  ]);
  hote.selectionner('Feuil1', 'A1:B2');
  await porte.executer(petitPlan());
  hote.selectionner('Feuil1', 'A1:B2');
}

describe.each(LECTURES)('un refus en lisant %s', (_, lire) => {
  it.each(CODES)('%s, à chaque requête : rien ne bouge, la phrase est exacte', async (code) => {
    const requetes = await refuserChaque(code, garnir, lire, async (erreur, banc, avant) => {
      expect(erreur.message).toBe(majuscule(PHRASES[code]));
      expect(banc.photo()).toEqual(avant);
    });
    expect(requetes).toBeGreaterThanOrEqual(1);
  });
});

describe.each([
  ['insérer', null, petitPlan()],
  ['mettre à jour', petitPlan(), petitPlan(6, ['A', 'B'])],
  ['rétrécir et supprimer un scénario', petitPlan(6, ['A', 'B']), petitPlan(2, ['C'])],
])('un refus en voulant %s', (_, present, plan) => {
  it.each(['InvalidOperationInCellEditMode', 'AccessDenied', 'RequestPayloadSizeLimitExceeded'] as const)(
    '%s, à chaque requête : le classeur est comme avant',
    async (code) => {
      const requetes = await refuserChaque(
        code,
        async ({ porte }) => (present ? porte.executer(present) : undefined),
        ({ porte }) => porte.executer(plan),
        async (erreur, banc, avant) => {
          expect(erreur.message).toBe(`Rien n’a été modifié : ${PHRASES[code]}`);
          expect(banc.photo()).toEqual(avant);
        },
      );
      expect(requetes).toBeGreaterThanOrEqual(3);
    },
  );
});

describe('la phrase d’un refus', () => {
  it('laisse à Excel sa majuscule après les deux-points', async () => {
    const { hote, porte } = installer();
    hote.fautes.refuser({ quand: 3, code: 'InvalidArgument' });
    await expect(porte.executer(petitPlan())).rejects.toMatchObject({
      message: expect.stringMatching(/^Rien n’a été modifié : Excel n’accepte pas l’une des valeurs écrites\./),
    });
  });

  it.each(['RangeExceedsLimit', 'OperationCellsExceedLimit', 'ResponsePayloadSizeLimitExceeded'])(
    '%s pendant une écriture ne parle d’aucune sélection',
    async (code) => {
      const { hote, porte } = installer();
      hote.fautes.refuser({ quand: 3, code });
      await expect(porte.executer(petitPlan())).rejects.toMatchObject({ code, message: expect.not.stringContaining('sélection') });
    },
  );
});

describe('une protection posée par l’utilisateur', () => {
  it.each([
    ['une feuille à mettre à jour', petitPlan(), petitPlan(5)],
    ['une feuille à supprimer', petitPlan(3, ['A', 'B']), petitPlan(3, ['A'])],
  ])('sur %s est dite avant toute écriture', async (_, present, plan) => {
    const { hote, porte, photo } = installer();
    await porte.executer(present);
    const nom = present.feuilles.at(-1)?.nom ?? '';
    const feuille = hote.classeur.feuille(nom);
    if (!feuille) throw new Error(nom);
    feuille.protection = { options: {}, motDePasse: null };
    const avant = photo();
    await expect(porte.executer(plan)).rejects.toMatchObject({
      code: 'feuille-protegee',
      message: `Rien n’a été modifié : la feuille « ${nom} » est protégée. Ôtez sa protection (Révision > Ôter la protection de la feuille), puis recommencez.`,
    });
    expect(photo()).toEqual(avant);
  });

  it.each([
    ['insérer', null, petitPlan()],
    ['ajouter un scénario', petitPlan(), petitPlan(3, ['A', 'B'])],
    ['supprimer un scénario', petitPlan(3, ['A', 'B']), petitPlan(3, ['A'])],
  ])('sur la structure du classeur empêche d’%s, et le dit', async (_, present, plan) => {
    const { hote, porte, photo } = installer();
    if (present) await porte.executer(present);
    hote.classeur.structureProtegee = true;
    const avant = photo();
    await expect(porte.executer(plan)).rejects.toMatchObject({
      code: 'classeur-protege',
      message:
        'Rien n’a été modifié : la structure du classeur est protégée. Ôtez la protection (Révision > Protéger le classeur), puis recommencez.',
    });
    expect(photo()).toEqual(avant);
  });

  it('sur la structure n’empêche pas une mise à jour qui n’ajoute ni ne retire de feuille', async () => {
    const { hote, porte } = installer();
    await porte.executer(petitPlan(3));
    hote.classeur.structureProtegee = true;
    await porte.executer(petitPlan(5));
    expect((await porte.lireTables(['Flux'])).get('Flux')).toHaveLength(6);
  });

  it('posée entre une opération et son annulation est dite, et l’annulation reste possible', async () => {
    const { hote, porte, photo } = installer();
    await porte.executer(petitPlan(3));
    const avant = photo();
    await porte.executer(petitPlan(6));
    const feuille = hote.classeur.feuille('Flux');
    if (!feuille) throw new Error('Flux');
    feuille.protection = { options: {}, motDePasse: null };
    await expect(porte.annulerDerniereOperation()).rejects.toMatchObject({
      message: `L’annulation n’est pas terminée : ${PHRASES.AccessDenied}`,
    });
    expect(porte.peutAnnuler()).toBe(true);
    feuille.protection = null;
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(avant);
  });
});

describe('un refus en annulant', () => {
  it.each(['InvalidOperationInCellEditMode', 'AccessDenied', 'RequestPayloadSizeLimitExceeded'] as const)(
    '%s une fois, à chaque requête : l’annulation aboutit quand même',
    async (code) => {
      let avant: unknown;
      const preparer = async ({ porte, photo }: Banc): Promise<void> => {
        await porte.executer(petitPlan(3, ['A', 'B']));
        avant = photo();
        await porte.executer(petitPlan(6, ['A']));
      };
      for (let rang = 1; ; rang += 1) {
        const banc = installer();
        await preparer(banc);
        banc.hote.fautes.refuser({ quand: rang, code });
        await banc.porte.annulerDerniereOperation();
        expect(banc.photo()).toEqual(avant);
        // Past the last request, no one met the refusal.
        if (banc.hote.fautes.enAttente > 0) {
          expect(rang).toBeGreaterThan(3);
          return;
        }
      }
    },
  );

  it('tant qu’une cellule est en saisie ou la connexion perdue, rien ne bouge ; ensuite, tout revient', async () => {
    const { hote, porte, photo } = installer();
    await porte.executer(petitPlan(3));
    const avant = photo();
    await porte.executer(petitPlan(6, ['A', 'B']));
    const apres = photo();
    hote.etatSaisie = true;
    await expect(porte.annulerDerniereOperation()).rejects.toMatchObject({
      message: `L’annulation n’est pas terminée : ${PHRASES.InvalidOperationInCellEditMode}`,
    });
    hote.etatSaisie = false;
    hote.connexionPerdue = true;
    await expect(porte.annulerDerniereOperation()).rejects.toMatchObject({
      message: expect.stringMatching(/^L’annulation n’est pas terminée : la connexion avec Excel est perdue\. Vérifiez le réseau/),
    });
    expect(photo()).toEqual(apres);
    hote.connexionPerdue = false;
    await porte.annulerDerniereOperation();
    expect(photo()).toEqual(avant);
  });
});
