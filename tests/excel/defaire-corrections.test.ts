import type { CelluleACorriger } from '../../src/excel/cellules-source';
import { creerPorteExcel } from '../../src/excel';
import { enregistrerClasseur } from '../../src/sandbox/fichiers/enregistrer';
import { ouvrirClasseur } from '../../src/sandbox/fichiers/ouvrir';
import { HoteExcel } from '../../src/sandbox/hote';
import { creerMoteur } from '../../src/sandbox/moteur/ironcalc';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { generer, inventaireDe, lignesDe } from './classeur-vivant';
import { installer, type Banc } from './outillage';

const SOURCE = "L'inventaire";
const JOURNAL = { date: 46_000, operation: 'Source corrigée', feuille: SOURCE, detail: 'quatre cellules', version: '0.1.0' };
const AUJOURDHUI = { date: 46_001, version: '0.1.0' };
const FEUILLE_DU_REGISTRE = 'Corrections de la source';

const excel = <T>({ hote }: Banc, travail: (contexte: Excel.RequestContext) => Promise<T>): Promise<T> =>
  chargerExcel(hote).Excel.run(travail);

async function preparer(): Promise<Banc> {
  const banc = installer();
  await excel(banc, async (contexte) => {
    contexte.workbook.worksheets.getItem('Feuil1').name = SOURCE;
    contexte.workbook.worksheets.add('Autre');
    await contexte.sync();
  });
  banc.hote.remplir(SOURCE, 0, 0, [
    ['N° RPLS', 'Type', 'Code INSEE', 'Fin', 'QPV'],
    ['R1', 'grand', 1004, 47_849.5, ''],
    ['R2', 'grand', '31555', 47_850, true],
    ['R3', 'T3', '31555', '=abc', 'Non'],
  ]);
  return banc;
}

const cellule = (
  ligne: number,
  colonne: number,
  avant: CelluleACorriger['avant'],
  apres: string,
  repere = `R${ligne}`,
): CelluleACorriger => ({
  ligne,
  colonne,
  avant,
  apres,
  repere: { colonne: 0, valeur: repere },
});
const CELLULES = [
  cellule(1, 1, 'grand', 'T4'),
  cellule(1, 2, 1004, '01004'),
  cellule(1, 3, 47_849.5, '01/01/2031'),
  cellule(1, 4, '', 'Oui'),
  cellule(2, 4, true, 'Non'),
];
const corriger = ({ porte }: Banc, cellules: readonly CelluleACorriger[] = CELLULES) =>
  porte.corrigerSource({ feuille: SOURCE, cellules, journal: JOURNAL });
const valeurs = ({ hote }: Banc, nom = SOURCE): unknown[][] => {
  const feuille = hote.classeur.feuille(nom);
  return [1, 2, 3].map((ligne) => [1, 2, 3, 4].map((colonne) => feuille?.valeur(ligne, colonne) ?? ''));
};
const formater = (banc: Banc, adresse: string, format: string): Promise<void> =>
  excel(banc, async (contexte) => {
    contexte.workbook.worksheets.getItem(SOURCE).getRange(adresse).numberFormat = [[format]];
    await contexte.sync();
  });

describe('défaire les corrections de la source', () => {
  it('rend chaque valeur avec son type, depuis un volet rouvert', async () => {
    const banc = await preparer();
    await formater(banc, 'D2', 'dd/mm/yyyy');
    // A number kept in a cell of format text.
    await formater(banc, 'C2', '@');
    const avant = valeurs(banc);
    await corriger(banc);
    const rouverte = creerPorteExcel(chargerExcel(banc.hote).Excel);
    expect(rouverte.peutAnnuler()).toBe(false);
    expect((await rouverte.decrireClasseur()).corrections).toBe(5);
    const bilan = await rouverte.defaireCorrections(AUJOURDHUI);
    expect(bilan.laissees).toEqual([]);
    expect(bilan.cellules).toHaveLength(5);
    expect(bilan.cellules).toContainEqual({ feuille: SOURCE, ligne: 1, colonne: 3, valeur: 47_849.5 });
    expect(valeurs(banc)).toEqual(avant);
    expect(avant[0]).toEqual(['grand', 1004, 47_849.5, '']);
    expect((await rouverte.decrireClasseur()).corrections).toBe(0);
    await expect(rouverte.defaireCorrections(AUJOURDHUI)).rejects.toMatchObject({ code: 'rien-a-defaire' });
  });

  it('rend tout dans un classeur enregistré puis rouvert, même après l’insertion des tableaux', async () => {
    const banc = await preparer();
    await formater(banc, 'D2', 'dd/mm/yyyy');
    await corriger(banc);
    await generer(banc, inventaireDe([[3, {}]]));
    const octets = await enregistrerClasseur(banc.hote.classeur);
    const classeur = await ouvrirClasseur(octets, { moteur: creerMoteur });
    const porte = creerPorteExcel(chargerExcel(new HoteExcel({ classeur })).Excel);
    expect((await porte.decrireClasseur()).corrections).toBe(5);
    expect((await porte.defaireCorrections(AUJOURDHUI)).laissees).toEqual([]);
    const feuille = classeur.feuille(SOURCE);
    expect([1, 2, 3, 4].map((colonne) => feuille?.valeur(1, colonne) ?? '')).toEqual(['grand', 1004, 47_849.5, '']);
    expect(feuille?.valeur(2, 4)).toBe(true);
  });

  it('garde au registre la valeur d’avant et la valeur écrite, sans le proposer comme un tableau de l’utilisateur', async () => {
    const banc = await preparer();
    await formater(banc, 'D2', 'dd/mm/yyyy');
    await corriger(banc);
    const lues = await lignesDe(banc, 'CorrectionsSource');
    expect(lues.map((ligne) => ligne.slice(1, 9))).toEqual([
      [SOURCE, 'B2', 'Texte', 'grand', 'T4', 'Écrite', 'R1', 2],
      [SOURCE, 'C2', 'Nombre', 1004, '01004', 'Écrite', 'R1', 2],
      [SOURCE, 'D2', 'Date', 47_849.5, '01/01/2031', 'Écrite', 'R1', 2],
      [SOURCE, 'E2', 'Vide', '', 'Oui', 'Écrite', 'R1', 2],
      [SOURCE, 'E3', 'Vrai ou faux', true, 'Non', 'Écrite', 'R2', 3],
    ]);
    const { tables, feuilles } = await banc.porte.decrireClasseur();
    expect(tables).not.toContain('CorrectionsSource');
    expect(feuilles).toContain(FEUILLE_DU_REGISTRE);
  });

  it('suit une feuille renommée et une correction corrigée à son tour', async () => {
    const banc = await preparer();
    await corriger(banc);
    await corriger(banc, [cellule(1, 1, 'T4', 'T5')]);
    await excel(banc, async (contexte) => {
      const feuille = contexte.workbook.worksheets.getItem(SOURCE);
      feuille.name = 'Parc';
      await contexte.sync();
    });
    const { laissees } = await banc.porte.defaireCorrections(AUJOURDHUI);
    expect(laissees).toEqual([]);
    expect(valeurs(banc, 'Parc')).toEqual(valeurs(await preparer()));
  });

  it('laisse ce qui a été changé à la main ou déplacé, et le dit', async () => {
    const banc = await preparer();
    await corriger(banc);
    banc.hote.modifierCellule(SOURCE, 1, 1, 'T1');
    // The rows were sorted: another dwelling stands on the third one.
    banc.hote.modifierCellule(SOURCE, 2, 0, 'R9');
    const { cellules, laissees } = await banc.porte.defaireCorrections(AUJOURDHUI);
    expect(cellules).toHaveLength(3);
    expect(laissees).toEqual([`E3 de « ${SOURCE} » n’est plus sur la même ligne`, `B2 de « ${SOURCE} » a été changée depuis`]);
    expect(valeurs(banc).slice(0, 2)).toEqual([
      ['T1', 1004, 47_849.5, ''],
      ['grand', '31555', 47_850, 'Non'],
    ]);
    expect((await banc.porte.decrireClasseur()).corrections).toBe(2);
    banc.hote.modifierCellule(SOURCE, 1, 1, 'T4');
    banc.hote.modifierCellule(SOURCE, 2, 0, 'R2');
    expect((await banc.porte.defaireCorrections(AUJOURDHUI)).laissees).toEqual([]);
    expect(valeurs(banc)).toEqual(valeurs(await preparer()));
  });

  it('une feuille supprimée n’empêche pas le reste, et un numéro corrigé ne cache pas sa ligne', async () => {
    const banc = await preparer();
    await corriger(banc);
    await corriger(banc, [cellule(1, 0, 'R1', '0000000001', '0000000001')]);
    banc.hote.remplir('Autre', 0, 0, [['x'], ['y']]);
    await banc.porte.corrigerSource({ feuille: 'Autre', cellules: [{ ligne: 1, colonne: 0, avant: 'y', apres: 'z' }], journal: JOURNAL });
    await excel(banc, async (contexte) => {
      contexte.workbook.worksheets.getItem('Autre').delete();
      await contexte.sync();
    });
    const { laissees } = await banc.porte.defaireCorrections(AUJOURDHUI);
    expect(laissees).toEqual([expect.stringMatching(/A2 .* n’existe plus/)]);
    expect(valeurs(banc)).toEqual(valeurs(await preparer()));
    expect(banc.hote.classeur.feuille(SOURCE)?.valeur(1, 0)).toBe('R1');
  });

  it('refuse de corriger une donnée personnelle, que le registre recopierait', async () => {
    const banc = await preparer();
    banc.hote.modifierCellule(SOURCE, 3, 1, 'Mme Durandeau');
    const avant = banc.photo();
    await expect(corriger(banc, [cellule(3, 1, 'Mme Durandeau', 'T3')])).rejects.toMatchObject({
      code: 'donnee-personnelle',
      message: expect.stringMatching(/B4 .*à la main/),
    });
    expect(banc.photo()).toEqual(avant);
  });
});

describe('corriger, insérer les tableaux, puis annuler', () => {
  it('garde le registre quand l’insertion est annulée, puis annule aussi la correction', async () => {
    const banc = await preparer();
    const avant = banc.photo();
    await corriger(banc);
    const corrigee = banc.photo();
    await generer(banc, inventaireDe([[3, {}]]));
    await expect(banc.porte.annulerDerniereOperation()).resolves.toEqual({ nature: 'tables', cellules: [] });
    expect(banc.photo()).toEqual(corrigee);
    expect(banc.porte.peutAnnuler()).toBe(true);
    const annulee = await banc.porte.annulerDerniereOperation();
    expect(annulee.nature).toBe('source');
    expect(annulee.cellules).toContainEqual({ feuille: SOURCE, ligne: 1, colonne: 1, valeur: 'grand' });
    expect(banc.photo()).toEqual(avant);
    expect(banc.porte.peutAnnuler()).toBe(false);
  });

  it('une seconde insertion laisse le registre en place, et les corrections se défont encore', async () => {
    const banc = await preparer();
    await corriger(banc);
    const registre = await lignesDe(banc, 'CorrectionsSource');
    await generer(banc, inventaireDe([[3, {}]]));
    await generer(banc, inventaireDe([[4, {}]]));
    expect(await lignesDe(banc, 'CorrectionsSource')).toEqual(registre);
    const { journalEcrit } = await banc.porte.defaireCorrections(AUJOURDHUI);
    expect(journalEcrit).toBe(true);
    expect((await lignesDe(banc, 'Journal')).at(-1)?.slice(1, 4)).toEqual([
      'Corrections défaites',
      SOURCE,
      'Cellules rendues à leur valeur d’avant correction : 5. Cellules changées depuis, laissées telles quelles : 0.',
    ]);
    expect(valeurs(banc)).toEqual(valeurs(await preparer()));
  });

  it('« Annuler » revient aussi sur ce qui vient d’être défait', async () => {
    const banc = await preparer();
    await corriger(banc);
    const corrigee = banc.photo();
    await banc.porte.defaireCorrections(AUJOURDHUI);
    const { nature, cellules } = await banc.porte.annulerDerniereOperation();
    expect(nature).toBe('source');
    expect(cellules).toContainEqual({ feuille: SOURCE, ligne: 1, colonne: 1, valeur: 'T4' });
    expect(banc.photo()).toEqual(corrigee);
    await banc.porte.annulerDerniereOperation();
    expect(valeurs(banc)).toEqual(valeurs(await preparer()));
  });
});
