import { erreurDe, ouvrirExcel } from './outillage';

describe('le fil entre le client authentique et notre hôte', () => {
  test('une écriture puis une lecture dans le même lot rendent les valeurs calculées, en un seul aller-retour', async () => {
    const { hote, Excel } = ouvrirExcel();
    await Excel.run(async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem('Feuil1');
      feuille.getRange('A1:B1').values = [[1, 2]];
      const resultat = feuille.getRange('C1');
      resultat.formulas = [['=A1+B1']];
      resultat.load('values,formulas,address');
      await contexte.sync();
      expect(resultat.values).toEqual([[3]]);
      expect(resultat.formulas).toEqual([['=A1+B1']]);
      expect(resultat.address).toBe('Feuil1!C1');
    });
    await new Promise((suite) => setTimeout(suite, 20));
    expect(hote.stats.syncs).toBe(1);
    expect(hote.stats.octets).toBeGreaterThan(0);
    expect(hote.referencesVivantes).toBe(0);
  });

  test('une propriété qui n’a pas été chargée reste interdite', async () => {
    const { Excel } = ouvrirExcel();
    const { code } = await erreurDe(
      Excel.run(async (contexte) => {
        const plage = contexte.workbook.worksheets.getItem('Feuil1').getRange('A1');
        plage.load('address');
        await contexte.sync();
        return plage.values;
      }),
    );
    expect(code).toBe('PropertyNotLoaded');
  });

  test('une feuille absente répond ItemNotFound avec son lieu', async () => {
    const { Excel } = ouvrirExcel();
    const erreur = await erreurDe(
      Excel.run(async (contexte) => {
        contexte.workbook.worksheets.getItem('Absente').load('name');
        await contexte.sync();
      }),
    );
    expect(erreur).toEqual({ code: 'ItemNotFound', message: "The requested resource doesn't exist.", lieu: 'WorksheetCollection.getItem' });
  });

  test('un objet nul avale ce qui pend à lui', async () => {
    const { Excel } = ouvrirExcel();
    await Excel.run(async (contexte) => {
      const absente = contexte.workbook.worksheets.getItemOrNullObject('Absente');
      absente.delete();
      await contexte.sync();
      expect(absente.isNullObject).toBe(true);
    });
  });

  test('un membre non construit dit son nom', async () => {
    const { Excel } = ouvrirExcel();
    const { code, message } = await erreurDe(
      Excel.run(async (contexte) => {
        contexte.workbook.worksheets.getItem('Feuil1').getRange('A1:B2').removeDuplicates([0], false);
        await contexte.sync();
      }),
    );
    expect(code).toBe('NotImplemented');
    expect(message).toContain('Range.removeDuplicates');
  });

  test('rien n’est défait de ce qui précède l’action refusée', async () => {
    const { hote, Excel } = ouvrirExcel();
    await erreurDe(
      Excel.run(async (contexte) => {
        const feuille = contexte.workbook.worksheets.getItem('Feuil1');
        feuille.getRange('A1').values = [['posé']];
        feuille.getRange('A2:A3').values = [['trop court']];
        feuille.getRange('A4').values = [['jamais']];
        await contexte.sync();
      }),
    );
    expect(hote.classeur.active.valeur(0, 0)).toBe('posé');
    expect(hote.classeur.active.valeur(3, 0)).toBe('');
  });
});

describe('les refus préparés', () => {
  test('la n-ième requête est refusée, à l’action voulue', async () => {
    const { hote, Excel } = ouvrirExcel();
    hote.fautes.refuser({ quand: 2, code: 'GeneralException', message: 'refus préparé', indexAction: 10_000 });
    const erreur = await erreurDe(
      Excel.run(async (contexte) => {
        const feuille = contexte.workbook.worksheets.getItem('Feuil1');
        feuille.getRange('A1').values = [['un']];
        await contexte.sync();
        feuille.getRange('A2').values = [['deux']];
        feuille.getRange('A3').values = [['trois']];
        await contexte.sync();
      }),
    );
    expect(erreur).toMatchObject({ code: 'GeneralException', message: 'refus préparé' });
    expect([0, 1, 2].map((l) => hote.classeur.active.valeur(l, 0))).toEqual(['un', 'deux', '']);
    expect(hote.fautes.enAttente).toBe(0);
  });

  test('une cellule en cours de saisie fait tout refuser', async () => {
    const { hote, Excel } = ouvrirExcel();
    hote.etatSaisie = true;
    const lecture = async (): Promise<void> => Excel.run(async (contexte) => void (await contexte.sync(contexte.workbook.load('name'))));
    expect((await erreurDe(lecture())).code).toBe('InvalidOperationInCellEditMode');
    hote.etatSaisie = false;
    await lecture();
  });

  test('une connexion perdue se dit', async () => {
    const { hote, Excel } = ouvrirExcel();
    hote.connexionPerdue = true;
    const erreur = await erreurDe(Excel.run(async (contexte) => void (await contexte.sync(contexte.workbook.load('name')))));
    expect(erreur.code).toBe('ConnectionFailure');
  });

  test('Excel sur le web refuse plus de 5 Mo dans chaque sens', async () => {
    const { hote, Excel } = ouvrirExcel({ plateforme: 'web' });
    const texte = 'x'.repeat(30_000);
    const ecriture = Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').getRange('A1:A200').values = Array.from({ length: 200 }, () => [texte]);
      await contexte.sync();
    });
    expect((await erreurDe(ecriture)).code).toBe('RequestPayloadSizeLimitExceeded');
    hote.remplir(
      'Feuil1',
      0,
      0,
      Array.from({ length: 200 }, () => [texte]),
    );
    const lecture = Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').getRange('A1:A200').load('values');
      await contexte.sync();
    });
    expect((await erreurDe(lecture)).code).toBe('ResponsePayloadSizeLimitExceeded');
  });
});

describe('les événements', () => {
  test('une modification de l’utilisateur prévient la feuille, avec l’ancienne et la nouvelle valeur', async () => {
    const { hote, Excel } = ouvrirExcel();
    const recus: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').onChanged.add(async (evenement) => void recus.push(evenement));
      await contexte.sync();
    });
    hote.modifierCellule('Feuil1', 1, 2, '12,5');
    await new Promise((suite) => setTimeout(suite, 30));
    expect(recus).toHaveLength(1);
    expect(recus[0]).toMatchObject({ address: 'C2', changeType: 'RangeEdited', details: { valueBefore: '', valueAfter: 12.5 } });
  });

  test('les événements du classeur et des tableaux suivent les écritures du complément', async () => {
    const { hote, Excel } = ouvrirExcel();
    const recus: string[] = [];
    await Excel.run(async (contexte) => {
      const feuilles = contexte.workbook.worksheets;
      const feuille = feuilles.getItem('Feuil1');
      feuille.getRange('A1:A2').values = [['Titre'], [1]];
      const table = feuille.tables.add('A1:A2', true);
      feuilles.onChanged.add(async (e) => void recus.push(`feuilles ${e.address}`));
      feuilles.onActivated.add(async () => void recus.push('activée'));
      feuille.onSelectionChanged.add(async (e) => void recus.push(`sélection ${e.address}`));
      table.onChanged.add(async (e) => void recus.push(`tableau ${e.address}`));
      await contexte.sync();
      feuille.getRange('A2').values = [[2]];
      await contexte.sync();
    });
    hote.classeur.ajouterFeuille('Autre');
    hote.selectionner('Autre', 'B2');
    hote.selectionner('Feuil1', 'B2:C3');
    await new Promise((suite) => setTimeout(suite, 30));
    expect(recus.sort()).toEqual(['activée', 'activée', 'feuilles A2', 'sélection B2:C3', 'tableau A2'].sort());
  });
});
