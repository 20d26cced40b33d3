import { lireAlertes, TABLES_DES_ALERTES } from '../../src/volet/etat/alertes-de-convention';
import type { ValeurCellule } from '../../src/domaine/inventaire';

const PARC = ['Territoire', 'Nom', 'Logements', 'Parc déclaré', 'Parc', 'Périmètre'];
const DELAIS = ['Documents', 'Envoyés le', 'Contrôle du délai'];
const lues = (parc: readonly ValeurCellule[][], delais: readonly ValeurCellule[][]) =>
  lireAlertes(
    new Map<string, ValeurCellule[][]>([
      ['ControlesDuParc', [PARC, ...parc]],
      ['Delais', [DELAIS, ...delais]],
    ]),
  );

test('les alertes V20, V21 et V22 des feuilles sont dites avec leur issue', () => {
  const alertes = lues(
    [
      ['31', 'Haute-Garonne', 4, 10, 'Alerte V20', 'OK'],
      ['2A', 'Corse-du-Sud', 2, '', 'OK', 'Alerte V21'],
    ],
    [['Bilan de l’année N-1 et prévisionnel de l’année N', 46081, 'Alerte V22']],
  );
  expect(alertes).toHaveLength(3);
  expect(alertes[0]).toMatch(/4 logements.*parc déclaré de 10 \(V20\)\. Complétez/);
  expect(alertes[1]).toMatch(/\(V21\)\. Retirez/);
  expect(alertes[2]).toMatch(/^Bilan de l’année N-1.*\(V22\)\. Vérifiez/);
});

test('rien n’est dit quand tout va bien, ni avant la première insertion', () => {
  expect(lues([['31', 'Haute-Garonne', 4, '', 'OK', 'OK']], [['Bilan', null, 'Pas encore envoyé']])).toEqual([]);
  expect(lireAlertes(new Map())).toEqual([]);
  expect(TABLES_DES_ALERTES).toEqual(['ControlesDuParc', 'Delais', 'Reprises', 'EtatHorsQPV']);
});

test('les conventions non signées et la part de l’État hors QPV sont dites avec les mots des feuilles', () => {
  const reprises = ['Territoire', 'Constat'];
  const horsQpv = ['Territoire', 'Contrôle du flux hors QPV', 'Contrôle de ses logements', 'Constat'];
  const alertes = lireAlertes(
    new Map<string, ValeurCellule[][]>([
      ['Reprises', [reprises, ['31', 'Alerte : repris par le préfet, 4 attributions par an.'], ['09', 'OK : aucun droit.']]],
      ['EtatHorsQPV', [horsQpv, ['31', 'OK', 'Alerte hors QPV', 'Sous 30 %.'], ['09', 'n/d', 'n/d', 'Ne peut pas être calculé.']]],
    ]),
  );
  expect(alertes).toEqual([
    expect.stringMatching(/^Haute-Garonne \(31\) : repris par le préfet, 4 attributions.*Mettez à jour/),
    'Haute-Garonne (31), part de l’État hors QPV : Sous 30 %.',
  ]);
});
