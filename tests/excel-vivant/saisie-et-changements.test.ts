import { describe, expect, test } from '@jest/globals';
import type { ChangementDeFeuille } from '../../src/excel/porte-vivante';
import { EVENEMENT } from '../../src/sandbox/modele/evenements';
import { chargerExcel } from '../../src/sandbox/transports/noeud';
import { perimer, A_JOUR, decrirePeremption, lignesPerimees } from '../../src/volet/provenance/peremption';
import { planDExemple } from '../classeur-provenance/exemple';
import { barre, lu } from '../excel/classeur-vivant';
import { installer } from '../excel/outillage';

const attendre = (ms = 30): Promise<void> => new Promise((suite) => setTimeout(suite, ms));

describe('La saisie en un clic, à travers le vrai client d’Excel', () => {
  test('change une seule cellule de nos hypothèses, recalcule, et s’annule', async () => {
    const banc = installer();
    await banc.porte.executer(planDExemple());
    const double = (): number => Number(lu(banc, 'Assiette', ['31'], 'Double déduction'));
    const avant = double();
    expect(avant).toBeGreaterThan(0);
    const photo = banc.photo();
    await banc.porte.saisir([
      { table: 'Territoires', colonneCle: 'Territoire', cle: '31', colonne: 'Variante de taux', valeur: 'Intermédiaire' },
    ]);
    expect(barre(banc, 'Territoires', ['31'], 'Variante de taux')).toBe('Intermédiaire');
    expect(double()).toBe(0);
    await banc.porte.annulerDerniereOperation();
    expect(double()).toBeCloseTo(avant, 9);
    expect(banc.photo()).toEqual(photo);
    await banc.porte.saisir([{ table: 'Territoires', colonneCle: 'Territoire', cle: '31', colonne: 'Mutations', valeur: 0 }]);
    expect(double()).toBe(0);
    expect(banc.porte.peutAnnuler()).toBe(true);
  }, 60_000);

  test('refuse sans rien écrire quand la ligne n’existe pas, ou que la table n’est pas à nous', async () => {
    const banc = installer();
    banc.hote.remplir('Feuil1', 0, 0, [
      ['Territoire', 'Mutations'],
      ['31', 4],
    ]);
    await chargerExcel(banc.hote).Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').tables.add('A1:B2', true).name = 'Territoires';
      await contexte.sync();
    });
    const saisie = { table: 'Territoires', colonneCle: 'Territoire', cle: '31', colonne: 'Mutations', valeur: 0 };
    await expect(banc.porte.saisir([saisie])).rejects.toMatchObject({ code: 'saisie-absente' });
    await expect(banc.porte.saisir([{ ...saisie, table: 'Absente' }])).rejects.toMatchObject({ code: 'saisie-absente' });
    expect(banc.hote.classeur.feuille('Feuil1')?.valeur(1, 1)).toBe(4);
    expect(banc.porte.peutAnnuler()).toBe(false);
  });
});

describe('Ce qui change dans la feuille lue, à travers le vrai client d’Excel', () => {
  async function ecouter() {
    const banc = installer();
    banc.hote.remplir('Feuil1', 0, 0, [
      ['Référence', 'Typologie'],
      ['L1', 'T2'],
      ['L2', 'T3'],
      ['L3', 'T4'],
    ]);
    const changements: ChangementDeFeuille[] = [];
    const arreter = await banc.porte.ecouterFeuille('Feuil1', (changement) => changements.push(changement));
    return { banc, changements, arreter };
  }

  test('est entendu quand une personne l’écrit ici ou ailleurs, pas quand c’est nous, ni après l’arrêt', async () => {
    const { banc, changements, arreter } = await ecouter();
    banc.hote.modifierCellule('Feuil1', 2, 1, 'T5');
    await attendre();
    expect(changements).toEqual([{ nature: 'contenu', adresse: 'B3', distant: false }]);
    await chargerExcel(banc.hote).Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').getRange('B2').values = [['T1']];
      await contexte.sync();
    });
    await attendre();
    expect(changements).toHaveLength(1);
    const feuille = banc.hote.classeur.feuille('Feuil1');
    banc.hote.classeur.evenements.emettre(EVENEMENT.contenuChange, [feuille?.id ?? ''], {
      address: 'A4',
      changeType: 'RangeEdited',
      worksheetId: feuille?.id,
      source: 'Remote',
      triggerSource: 'Unknown',
      shiftDirection: 'None',
      referenceId: '',
    });
    banc.hote.selectionner('Feuil1', 'A1');
    await attendre();
    expect(changements[1]).toEqual({ nature: 'contenu', adresse: 'A4', distant: true });
    await arreter();
    await arreter();
    banc.hote.modifierCellule('Feuil1', 2, 1, 'T6');
    await attendre();
    expect(changements).toHaveLength(2);
  });

  test('dit qu’une ligne insérée déplace tout', async () => {
    const { banc, changements } = await ecouter();
    banc.hote.classeur.evenements.parUnePersonne = true;
    await chargerExcel(banc.hote).Excel.run(async (contexte) => {
      contexte.workbook.worksheets.getItem('Feuil1').getRange('3:3').insert('Down');
      await contexte.sync();
    });
    banc.hote.classeur.evenements.parUnePersonne = false;
    await attendre();
    expect(changements.some(({ nature }) => nature === 'structure')).toBe(true);
  });

  test.each([
    ['une colonne insérée', 'B:B', 'insert'],
    ['une ligne supprimée', '2:2', 'delete'],
    ['une colonne supprimée', 'A:A', 'delete'],
  ])('%s demande de tout relire', async (_, adresse, geste) => {
    const { banc, changements } = await ecouter();
    banc.hote.classeur.evenements.parUnePersonne = true;
    await chargerExcel(banc.hote).Excel.run(async (contexte) => {
      const plage = contexte.workbook.worksheets.getItem('Feuil1').getRange(adresse);
      const enLignes = adresse.startsWith('2');
      if (geste === 'insert') plage.insert(enLignes ? 'Down' : 'Right');
      else plage.delete(enLignes ? 'Up' : 'Left');
      await contexte.sync();
    });
    banc.hote.classeur.evenements.parUnePersonne = false;
    await attendre();
    const cadre = { zone: { ligne: 0, colonne: 0, lignes: 4, colonnes: 2 }, derniereLigneDEntete: 0, extensible: true };
    const peremption = changements.reduce((avant, changement) => perimer(avant, changement, cadre), A_JOUR);
    expect(decrirePeremption(peremption, 'Feuil1')).toMatch(/des lignes, des colonnes .*Relisez tout l’inventaire/);
  });

  test('renommée après la lecture, la feuille reste suivie, relue et retrouvée', async () => {
    const { banc } = await ecouter();
    await banc.porte.lire({ type: 'feuille-active' });
    const feuille = banc.hote.classeur.feuille('Feuil1');
    if (feuille === null) throw new Error('Feuil1');
    banc.hote.classeur.renommerFeuille(feuille, 'Parc 2026');
    const changements: ChangementDeFeuille[] = [];
    await banc.porte.ecouterFeuille('Feuil1', (changement) => changements.push(changement));
    banc.hote.modifierCellule('Parc 2026', 2, 1, 'T5');
    await attendre();
    expect(changements).toEqual([{ nature: 'contenu', adresse: 'B3', distant: false }]);
    // Another sheet that takes the old name is not the one that was read.
    banc.hote.classeur.ajouterFeuille('Feuil1');
    const lues = await banc.porte.relireLignes('Feuil1', { colonne: 0, colonnes: 2 }, [2]);
    expect([...lues]).toEqual([[2, ['L2', 'T5']]]);
    await banc.porte.allerA('Feuil1', 'B3');
    expect(banc.hote.classeur.selection.adresse).toBe("'Parc 2026'!B3");
  });

  test('supprimée, elle est dite supprimée, et une autre feuille supprimée n’est pas dite', async () => {
    const { banc, changements } = await ecouter();
    const autre = banc.hote.classeur.ajouterFeuille('Brouillon');
    const lue = banc.hote.classeur.feuille('Feuil1');
    if (lue === null) throw new Error('Feuil1');
    banc.hote.classeur.ajouterFeuille('Reste');
    banc.hote.classeur.supprimerFeuille(autre);
    banc.hote.selectionner('Reste', 'A1');
    await attendre();
    expect(changements).toEqual([]);
    banc.hote.classeur.supprimerFeuille(lue);
    banc.hote.selectionner('Reste', 'A2');
    await attendre();
    expect(changements).toEqual([{ nature: 'suppression', adresse: '', distant: false }]);
    const cadre = { zone: { ligne: 0, colonne: 0, lignes: 4, colonnes: 2 }, derniereLigneDEntete: 0, extensible: true };
    expect(decrirePeremption(perimer(A_JOUR, { nature: 'suppression', adresse: '', distant: true }, cadre), 'Feuil1')).toBe(
      'La feuille « Feuil1 » a été supprimée depuis la lecture par une autre personne. Choisissez la feuille de l’inventaire, puis lisez-la à l’étape « Inventaire ».',
    );
  });

  test('se relit ligne par ligne, en une requête', async () => {
    const { banc } = await ecouter();
    taperDans(banc.hote, 3, 'T6');
    let lues: ReadonlyMap<number, readonly unknown[]> = new Map();
    expect(await banc.compter(async () => void (lues = await banc.porte.relireLignes('Feuil1', { colonne: 0, colonnes: 2 }, [3, 1])))).toBe(
      1,
    );
    expect([...lues]).toEqual([
      [1, ['L1', 'T2']],
      [3, ['L3', 'T6']],
    ]);
    await expect(banc.porte.relireLignes('Partie', { colonne: 0, colonnes: 2 }, [1])).rejects.toMatchObject({ code: 'feuille-absente' });
    await expect(
      banc.porte.relireLignes(
        'Feuil1',
        { colonne: 0, colonnes: 2 },
        Array.from({ length: 5001 }, (_, l) => l),
      ),
    ).rejects.toMatchObject({ code: 'trop-de-lignes' });
  });
});

function taperDans(
  hote: { modifierCellule(feuille: string, ligne: number, colonne: number, contenu: string): void },
  ligne: number,
  valeur: string,
): void {
  hote.modifierCellule('Feuil1', ligne, 1, valeur);
}

describe('Ce qui est périmé', () => {
  const cadre = { zone: { ligne: 0, colonne: 0, lignes: 100, colonnes: 4 }, derniereLigneDEntete: 0, extensible: true };
  const edite = (adresse: string, distant = false): ChangementDeFeuille => ({ nature: 'contenu', adresse, distant });
  const apres = (...adresses: readonly string[]) => adresses.reduce((p, adresse) => perimer(p, edite(adresse), cadre), A_JOUR);

  test('se dit en cellules, lignes et colonnes', () => {
    expect(decrirePeremption(A_JOUR, 'Parc')).toBeNull();
    expect(decrirePeremption(apres('B12', 'C45', 'B12', 'D45'), 'Parc')).toBe(
      '3 cellules modifiées dans « Parc » depuis la lecture : lignes 12, 45 ; colonnes B, C, D.',
    );
    expect(decrirePeremption(apres('A2:B4'), 'Parc')).toBe(
      '6 cellules modifiées dans « Parc » depuis la lecture : lignes 2 à 4 ; colonnes A, B.',
    );
    expect(decrirePeremption(perimer(A_JOUR, edite('B12', true), cadre), 'Parc')).toMatch(
      /1 cellule modifiée .*\(au moins une par une autre personne\) : ligne 12 ; colonne B\./,
    );
    expect(lignesPerimees(apres('A7', '$C$3'))).toEqual([2, 6]);
  });

  test('demande une lecture entière pour un en-tête, une ligne ajoutée sous l’inventaire ou une structure changée', () => {
    expect(
      [apres('B1'), apres('A101'), apres('E5'), perimer(A_JOUR, { nature: 'structure', adresse: '5:5', distant: false }, cadre)].map(
        ({ toutRelire }) => toutRelire,
      ),
    ).toEqual([true, true, true, true]);
    expect(decrirePeremption(apres('A101'), 'Parc')).toContain('Relisez tout l’inventaire');
  });

  test('ne compte d’une colonne ou d’une ligne entière que ce qui a été lu', () => {
    expect(lignesPerimees(apres('5:6'))).toEqual([4, 5]);
    expect(apres('5:6').cellules.get(4)?.size).toBe(4);
    expect(apres('B:B').toutRelire).toBe(true);
  });

  test('ignore ce qui est hors d’une sélection', () => {
    const selection = { ...cadre, extensible: false };
    expect(perimer(A_JOUR, edite('F5'), selection)).toBe(A_JOUR);
    expect(perimer(A_JOUR, edite('A200'), selection)).toBe(A_JOUR);
  });
});
