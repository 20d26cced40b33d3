/** Dates of the corrections: what is proposed, shown and written is jj/mm/aaaa, with the type that the column has. */
import { expect, test } from '@jest/globals';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { contenuAEcrire } from '../../src/excel/cellules-source';
import { memes } from '../../src/excel/cellules-lues';
import { citerCorrection } from '../../src/volet/etat/commandes-decisions';
import { ajouterDecision, correctionsDeLaSource } from '../../src/volet/etat/decider';
import { texteLisible } from '../../src/volet/etat/ecriture-des-dates';
import { CORRESPONDANCE, feuille, OPTIONS } from '../domaine-decisions/outils';
import { installer } from '../excel/outillage';

function corriger(valeur: ValeurCellule, voisine: ValeurCellule, retenue: string | null = null) {
  const valeurs = feuille({ finConvention: valeur }, { finConvention: voisine }, { finConvention: voisine });
  const avant = etudier(valeurs, CORRESPONDANCE, OPTIONS, MEMOIRE_VIDE);
  const [anomalie] = avant.dossier.anomalies.filter(({ cellule }) => cellule === 'K4');
  if (anomalie === undefined) throw new Error('aucune remarque sur la date');
  const decisions = ajouterDecision([], anomalie, { action: 'accepter', valeur: retenue }, 'une');
  const { dossier, inventaire } = etudier(valeurs, CORRESPONDANCE, OPTIONS, { ...MEMOIRE_VIDE, decisions });
  const lecture = { feuille: 'F', ligne: 2, colonne: 1, valeurs };
  return { anomalie, fin: inventaire.biens[0]?.finConvention, cellules: correctionsDeLaSource(dossier, lecture).cellules };
}

test.each<[ValeurCellule, string]>([
  ['12/2045', '2045-12-31'],
  [2045, '2045-12-31'],
])('la fin « %s » est proposée, comptée et écrite sous la forme jj/mm/aaaa', (valeur, iso) => {
  const { anomalie, fin, cellules } = corriger(valeur, '01/01/2040');
  expect(anomalie.correction).toBe('31/12/2045');
  expect(anomalie.message).toContain('31/12/2045');
  expect(fin).toBe(iso);
  expect(cellules.map(({ apres }) => apres)).toEqual(['31/12/2045']);
});

test('une colonne de dates aaaa-mm-jj garde son écriture, même pour une date saisie autrement', () => {
  expect(corriger('12/2045', '2040-01-01').cellules[0]?.apres).toBe('2045-12-31');
  expect(corriger('12/2045', '2040-01-01', '15/12/2045').cellules[0]?.apres).toBe('2045-12-15');
  expect(corriger('12/2045', '01/01/2040', '2045-12-15').cellules[0]?.apres).toBe('15/12/2045');
});

test('dans une cellule de dates, un jour est écrit comme une date ; ailleurs, comme un texte', () => {
  expect(contenuAEcrire('31/12/2045', 'dd/mm/yyyy')).toBe(53327);
  expect(contenuAEcrire('31/12/2045', '[$-40C]d mmmm yyyy')).toBe(53327);
  expect(contenuAEcrire('31/12/2045', '@')).toBe('31/12/2045');
  expect(contenuAEcrire('31/12/2045', 'General')).toBe("'31/12/2045");
  expect(contenuAEcrire('31/12/2045', '0.00 "jours"')).toBe("'31/12/2045");
  expect(contenuAEcrire('31/02/2045', 'dd/mm/yyyy')).toBe("'31/02/2045");
  expect(contenuAEcrire('Toulouse', 'dd/mm/yyyy')).toBe('Toulouse');
  expect(memes(53327, '31/12/2045')).toBe(true);
  expect(memes(53328, '31/12/2045')).toBe(false);
});

test('la date écrite dans une cellule de dates est un nombre, et « Annuler » rend la valeur d’avant', async () => {
  const banc = installer();
  banc.hote.remplir('Feuil1', 0, 0, [
    ['Référence', 'Fin'],
    ['L1', '12/2045'],
    ['L2', 47849],
  ]);
  const { Excel } = await import('../../src/sandbox/transports/noeud').then(({ chargerExcel }) => chargerExcel(banc.hote));
  await Excel.run(async (contexte) => {
    contexte.workbook.worksheets.getItem('Feuil1').getRange('B2:B3').numberFormat = [['dd/mm/yyyy'], ['dd/mm/yyyy']];
    await contexte.sync();
  });
  const fin = (): unknown => banc.hote.classeur.feuille('Feuil1')?.valeur(1, 1);
  const journal = { date: 46_000, operation: 'Source corrigée', feuille: 'Feuil1', detail: 'une cellule', version: '0.1.0' };
  await banc.porte.corrigerSource({
    feuille: 'Feuil1',
    cellules: [{ ligne: 1, colonne: 1, avant: '12/2045', apres: '31/12/2045' }],
    journal,
  });
  expect(fin()).toBe(53327);
  await banc.porte.annulerDerniereOperation();
  expect(fin()).toBe('12/2045');
});

test('le journal et le dialogue montrent une date, non son numéro', () => {
  expect(texteLisible(53327, 'finConvention')).toBe('31/12/2045');
  expect(texteLisible(53327, 'refBailleur')).toBe('53327');
  expect(texteLisible(2045, 'finConvention')).toBe('2045');
  const cellule = { ligne: 1, colonne: 1, avant: 53327, apres: '30/12/2045', indicateur: 'finConvention' } as const;
  expect(citerCorrection(cellule)).toBe('B2 : « 31/12/2045 » devient « 30/12/2045 »');
});
