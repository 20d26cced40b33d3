import { erreurDe, ouvrirExcel } from './outillage';

type Lot = (contexte: Excel.RequestContext, feuille: Excel.Worksheet) => Promise<void>;
const surFeuille =
  (excel: typeof Excel) =>
  (lot: Lot): Promise<void> =>
    excel.run(async (contexte) => {
      await lot(contexte, contexte.workbook.worksheets.getItem('Feuil1'));
      await contexte.sync();
    });

describe('les cellules', () => {
  test('un texte qui ressemble à un nombre le devient, sauf au format texte ou derrière une apostrophe', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (_, f) => {
      f.getRange('B1').numberFormat = [['@']];
      f.getRange('A1:E1').values = [['031', '031', "'031", '31/12/2025', 'VRAI']];
    });
    const ligne = [0, 1, 2, 3, 4].map((c) => hote.classeur.active.valeur(0, c));
    expect(ligne).toEqual([31, '031', '031', 46022, true]);
  });

  test('un scalaire remplit la plage, null laisse une cellule en l’état, une mauvaise dimension est refusée', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      const plage = f.getRange('A1:B2');
      (plage as { values: unknown }).values = 'x';
      f.getRange('A1:B1').values = [[null, 'y']];
      (f.getRange('D1:D2') as { formulas: unknown }).formulas = '=A1+B1';
      const formules = f.getRange('D1:D2').load('formulas');
      plage.load('values');
      await contexte.sync();
      expect(plage.values).toEqual([['x', 'y'], ['x', 'x']]); // prettier-ignore
      expect(formules.formulas).toEqual([['=A1+B1'], ['=A1+B1']]);
    });
    const trop = surFeuille(Excel)(async (_, f) => void (f.getRange('A1:B2').values = [[1, 2, 3]]));
    expect((await erreurDe(trop)).code).toBe('InvalidArgument');
  });

  test('le texte affiché suit le format de nombre, à la française', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      const plage = f.getRange('A1:D1');
      plage.values = [[1234.567, 0.1234, 46022, 0]];
      plage.numberFormat = [['#,##0.00', '0.0%', 'dd/mm/yyyy', '0;-0;"n/d"']];
      plage.load('text,valueTypes');
      await contexte.sync();
      expect(plage.text).toEqual([['1\u202f234,57', '12,3%', '31/12/2025', 'n/d']]);
      expect(plage.valueTypes[0]?.[0]).toBe('Double');
    });
  });

  test('au-delà de cinq millions de cellules, les valeurs sont nulles', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      const toutes = f.getRange().load('values,cellCount');
      await contexte.sync();
      expect(toutes.values).toBeNull();
      expect(toutes.cellCount).toBe(-1);
    });
  });

  test('une grande écriture, découpée par le client, arrive entière', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (_, f) => {
      f.getRangeByIndexes(0, 0, 2000, 3).values = Array.from({ length: 2000 }, (_v, i) => [i, `t${i}`, i % 2 === 0]);
    });
    expect(hote.classeur.active.etendue(true)).toEqual({ l0: 0, c0: 0, l1: 1999, c1: 2 });
    expect(hote.classeur.active.valeur(1999, 1)).toBe('t1999');
  });

  test('les plages dérivées tombent juste', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      const b = f.getRange('B2:D5');
      const derivees = [b.getCell(1, 1), b.getRow(0), b.getColumn(2), b.getLastRow(), b.getOffsetRange(1, 1), b.getResizedRange(1, -1), b.getEntireColumn(), b.getEntireRow(), b.getBoundingRect('F7'), b.getIntersectionOrNullObject('D5:Z9')]; // prettier-ignore
      const hors = b.getIntersectionOrNullObject('Z1');
      for (const plage of derivees) plage.load('address');
      await contexte.sync();
      expect(derivees.map((p) => p.address.split('!')[1])).toEqual([
        'C3',
        'B2:D2',
        'D2:D5',
        'B5:D5',
        'C3:E6',
        'B2:C6',
        'B:D',
        '2:5',
        'B2:F7',
        'D5',
      ]);
      expect(hors.isNullObject).toBe(true);
    });
  });
});

describe('les feuilles', () => {
  test('naissent, se renomment, se rangent et disparaissent avec leurs tableaux et leurs noms', async () => {
    const { hote, Excel } = ouvrirExcel();
    await Excel.run(async (contexte) => {
      const feuilles = contexte.workbook.worksheets;
      const neuve = feuilles.add('Flux');
      neuve.getRange('A1:B2').values = [['a', 'b'], [1, 2]]; // prettier-ignore
      neuve.tables.add('A1:B2', true).name = 'Flux';
      neuve.names.add('Negoflux_Feuille', neuve.getRange('A1')).visible = false;
      neuve.name = 'Flux estimé';
      neuve.tabColor = '#107c41';
      neuve.showGridlines = false;
      neuve.position = 0;
      neuve.freezePanes.freezeRows(3);
      neuve.pageLayout.orientation = Excel.PageOrientation.landscape;
      neuve.activate();
      feuilles.load('items/name,items/id,items/visibility');
      const marque = neuve.names.getItemOrNullObject('negoflux_feuille').load('name,formula,value,visible');
      const figee = neuve.freezePanes.getLocationOrNullObject().load('address');
      await contexte.sync();
      expect(feuilles.items.map((f) => f.name)).toEqual(['Flux estimé', 'Feuil1']);
      expect(marque.formula).toBe("='Flux estimé'!$A$1");
      expect(marque.visible).toBe(false);
      expect(figee.address).toBe("'Flux estimé'!1:3");
      neuve.delete();
      const compte = feuilles.getCount();
      const table = contexte.workbook.tables.getItemOrNullObject('Flux');
      await contexte.sync();
      expect(compte.value).toBe(1);
      expect(table.isNullObject).toBe(true);
    });
    expect(hote.classeur.noms.liste).toHaveLength(0);
  });

  test('un nom pris ou interdit est refusé, la dernière feuille visible ne part pas', async () => {
    const { Excel } = ouvrirExcel();
    const ajouter = (nom: string): Promise<void> => surFeuille(Excel)(async (contexte) => void contexte.workbook.worksheets.add(nom));
    expect((await erreurDe(ajouter('feuil1'))).code).toBe('ItemAlreadyExists');
    expect((await erreurDe(ajouter('a/b'))).code).toBe('InvalidArgument');
    expect((await erreurDe(surFeuille(Excel)(async (_, f) => f.delete()))).code).toBe('InvalidOperation');
  });

  test('une feuille protégée refuse l’écriture, sauf dans les cellules déverrouillées', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (_, f) => {
      f.getRange('A1').format.protection.locked = false;
      f.protection.protect();
      f.getRange('A1').values = [['permis']];
    });
    expect(hote.classeur.active.valeur(0, 0)).toBe('permis');
    expect((await erreurDe(surFeuille(Excel)(async (_, f) => void (f.getRange('B1').values = [[1]])))).code).toBe('AccessDenied');
    expect((await erreurDe(surFeuille(Excel)(async (_, f) => void f.tables.add('C1:C2', true)))).code).toBe('AccessDenied');
    await surFeuille(Excel)(async (contexte, f) => {
      f.protection.load('protected');
      await contexte.sync();
      expect(f.protection.protected).toBe(true);
      f.protection.unprotect();
      f.getRange('B1').values = [[1]];
    });
  });
});

describe('les formats', () => {
  test('se lisent tels que posés, et valent null quand les cellules diffèrent', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      const plage = f.getRange('A1:C3');
      plage.format.fill.color = 'yellow';
      plage.format.font.bold = true;
      f.getRange('A1').format.font.size = 16;
      plage.format.horizontalAlignment = 'Center';
      plage.format.columnWidth = 120;
      const bas = plage.format.borders.getItem('EdgeBottom');
      bas.style = 'Continuous';
      bas.color = '#123456';
      f.getRange('E:E').format.fill.color = '#ABCDEF';
      plage.format.load('columnWidth,horizontalAlignment,fill/color,font/bold,font/size');
      const cellule = f.getRange('B3').format.borders.getItem('EdgeBottom').load('style,color');
      const colonne = f.getRange('E500').format.fill.load('color');
      await contexte.sync();
      expect(plage.format.fill.color).toBe('#FFFF00');
      expect(plage.format.font.bold).toBe(true);
      expect(plage.format.font.size).toBeNull();
      expect(plage.format.columnWidth).toBe(120);
      expect([cellule.style, cellule.color]).toEqual(['Continuous', '#123456']);
      expect(colonne.color).toBe('#ABCDEF');
    });
  });

  test('les validations et mises en forme conditionnelles sont gardées à la lettre', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:A3').values = [['oui'], ['non'], ['']];
      const saisie = f.getRange('C1:C9');
      saisie.dataValidation.rule = { list: { inCellDropDown: true, source: f.getRange('A1:A2') } };
      saisie.dataValidation.errorAlert = { showAlert: true, style: 'Stop', title: 'Choix', message: 'Choisissez dans la liste.' };
      f.getRange('C5').dataValidation.rule = { decimal: { formula1: 0, formula2: 1, operator: 'Between' } };
      const mise = f.getRange('C1:C9').conditionalFormats.add('Custom');
      mise.custom.rule.formula = '=$C1="oui"';
      mise.custom.format.font.color = '#00AA00';
      const relue = f.getRange('C1').dataValidation.load('rule,type,errorAlert');
      const formats = f.getRange('C1:C9').conditionalFormats.load('items/type');
      await contexte.sync();
      expect(relue.rule).toEqual({ list: { inCellDropDown: true, source: '=Feuil1!$A$1:$A$2' } });
      expect(relue.type).toBe('List');
      expect(formats.items).toHaveLength(1);
    });
    const photo = hote.classeur.photographie().feuilles[0];
    expect(photo?.validations).toHaveLength(2);
    expect(photo?.conditionnelles).toEqual([expect.objectContaining({ adresse: 'C1:C9', formule: '=$C1="oui"', couleur: '#00AA00' })]);
  });
});

describe('les tableaux, les noms et les graphiques', () => {
  test('un tableau se crée, se nomme, se lit, s’agrandit et se défait', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:C3').values = [['Territoire', 'Parc', 'Parc'], ['31', 10, 1], ['32', 20, 2]]; // prettier-ignore
      const table = f.tables.add('A1:C3', true);
      table.name = 'Assiette';
      table.style = 'TableStyleLight1';
      table.showFilterButton = false;
      f.getRange('A4:C4').values = [['33', 30, 3]];
      table.resize('A1:C4');
      table.columns.load('items/name');
      const corps = table.getDataBodyRange().load('values,address');
      table.load('name,style,showFilterButton,worksheet/name');
      await contexte.sync();
      expect(table.columns.items.map((c) => c.name)).toEqual(['Territoire', 'Parc', 'Parc2']);
      expect(corps.address).toBe('Feuil1!A2:C4');
      expect(corps.values[2]).toEqual([33, 30, 3]);
      expect(table.worksheet.name).toBe('Feuil1');
      expect(table.showFilterButton).toBe(false);
      const colonne = table.columns.getItem('Parc').getDataBodyRange().load('values');
      await contexte.sync();
      expect(colonne.values).toEqual([[10], [20], [30]]);
      table.convertToRange();
      const restes = f.tables.getCount();
      await contexte.sync();
      expect(restes.value).toBe(0);
    });
  });

  test('une colonne ajoutée au milieu d’un tableau pousse les suivantes', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:D2').values = [['a', 'c', '', 'voisin'], [1, 3, '', 9]]; // prettier-ignore
      const table = f.tables.add('A1:B2', true);
      table.columns.add(1, undefined, 'b');
      table.columns.add(undefined, [['d'], [4]]);
      table.columns.load('items/name');
      await contexte.sync();
      expect(table.columns.items.map((c) => c.name)).toEqual(['a', 'b', 'c', 'd']);
    });
    expect([0, 1, 2, 3, 5].map((c) => hote.classeur.active.valeur(1, c))).toEqual([1, '', 3, 4, 9]);
  });

  test('deux tableaux ne se chevauchent pas et ne portent pas le même nom', async () => {
    const { Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (_, f) => void (f.tables.add('A1:B3', true).name = 'Biens'));
    expect((await erreurDe(surFeuille(Excel)(async (_, f) => void f.tables.add('B2:C4', true)))).code).toBe('InvalidArgument');
    const homonyme = surFeuille(Excel)(async (_, f) => void (f.tables.add('E1:F3', true).name = 'biens'));
    expect((await erreurDe(homonyme)).code).toBe('ItemAlreadyExists');
  });

  test('un graphique prend ses séries dans la plage, et se place sur des cellules', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:C3').values = [['', 'A', 'B'], ['x', 1, 2], ['y', 3, 4]]; // prettier-ignore
      const graphique = f.charts.add('ColumnClustered', f.getRange('A1:C3'), 'Columns');
      graphique.name = 'Parts';
      graphique.title.text = 'Parts par réservataire';
      graphique.setPosition('E1', 'J20');
      graphique.legend.position = 'Bottom';
      graphique.axes.valueAxis.title.text = 'logements';
      const serie = graphique.series.add('Somme');
      serie.setValues(f.getRange('B2:B3'));
      serie.setXAxisValues(f.getRange('A2:A3'));
      graphique.series.load('items/name');
      graphique.load('name,top,left,width,height');
      await contexte.sync();
      expect(graphique.series.items.map((s) => s.name)).toEqual(['A', 'B', 'Somme']);
      expect([graphique.left, graphique.top, graphique.width, graphique.height]).toEqual([192, 0, 288, 300]);
    });
    expect(hote.classeur.active.graphiques[0]?.donnees()[1]).toEqual({ nom: 'B', categories: ['x', 'y'], valeurs: [2, 4] });
  });

  test('un graphique d’une seule cellule, texte ou nombre, dessine cette cellule', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (_, f) => {
      f.getRange('A1:B1').values = [['en attente', 7]];
      f.charts.add('ColumnClustered', f.getRange('A1'), 'Auto');
      f.charts.add('ColumnClustered', f.getRange('B1'), 'Auto');
    });
    const series = hote.classeur.active.graphiques.map((graphique) => graphique.donnees().map(({ valeurs }) => valeurs));
    expect(series).toEqual([[['en attente']], [[7]]]);
  });

  test('insérer puis supprimer des lignes déplace formules, noms et tableaux', async () => {
    const { hote, Excel } = ouvrirExcel();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A5:A6').values = [['Titre'], [4]];
      f.tables.add('A5:A6', true).name = 'T';
      f.getRange('C1').formulas = [['=SUM(A6:B6)']];
      contexte.workbook.names.add('Cible', f.getRange('A6'));
      f.getRange('2:3').insert('Down');
    });
    const { noms, active } = hote.classeur;
    expect(active.formule(0, 2)).toBe('=SUM(A8:B8)');
    expect(active.valeur(0, 2)).toBe(4);
    expect(noms.liste[0]?.formule).toBe('=Feuil1!$A$8');
    expect(hote.classeur.tableau('T')?.zone).toEqual({ l0: 6, c0: 0, l1: 7, c1: 0 });
    await surFeuille(Excel)(async (_, f) => f.getRange('2:3').delete('Up'));
    expect(active.formule(0, 2)).toBe('=SUM(A6:B6)');
    expect(noms.liste[0]?.formule).toBe('=Feuil1!$A$6');
  });

  test('effacer, réglages et photographie se répondent', async () => {
    const { hote, Excel } = ouvrirExcel();
    const avant = hote.classeur.photographie();
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:B2').values = [[1, 2], [3, 4]]; // prettier-ignore
      f.getRange('A1:B2').format.fill.color = 'red';
      f.getRange('D1:E1').merge();
      contexte.workbook.settings.add('choix', { a: 1 });
      const reglage = contexte.workbook.settings.getItem('choix').load('value');
      contexte.workbook.application.suspendApiCalculationUntilNextSync();
      contexte.workbook.application.load('calculationMode,decimalSeparator');
      await contexte.sync();
      expect(reglage.value).toEqual({ a: 1 });
      expect(contexte.workbook.application.decimalSeparator).toBe(',');
    });
    expect(hote.classeur.photographie()).not.toEqual(avant);
    await surFeuille(Excel)(async (contexte, f) => {
      f.getRange('A1:E2').clear();
      contexte.workbook.settings.getItem('choix').delete();
    });
    expect(hote.classeur.photographie()).toEqual(avant);
  });
});
