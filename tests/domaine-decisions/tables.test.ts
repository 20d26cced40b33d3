import fc from 'fast-check';
import { CATEGORIES } from '../../src/domaine/categories';
import { corriger } from '../../src/domaine/decisions/corriger';
import type { Decision } from '../../src/domaine/decisions/decisions';
import { fusionnerRapprochements, indexerRapprochements, type Rapprochement } from '../../src/domaine/decisions/rapprochements';
import {
  cellulesDeDecision,
  cellulesSansAnomalie,
  CHOIX_DE_DECISION,
  COLONNES_DE_DECISION,
  lireDecisions,
  lireRapprochements,
} from '../../src/domaine/decisions/tables';
import { CORRESPONDANCE, feuille, OPTIONS, rapprochementsEcrits } from './outils';

const nom = fc.stringMatching(/^[A-Za-zéÉ0-9%/'-]([A-Za-zéÉ0-9%/' -]{0,20}[A-Za-zéÉ0-9])?$/).map((texte) => texte.replace(/ +/g, ' '));

test('les rapprochements écrits dans une table se relisent à l’identique', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          nomLu: nom,
          nomRetenu: nom,
          categorie: fc.constantFrom(...CATEGORIES),
          decideLe: fc.option(fc.constantFrom('2026-01-31', '2025-12-01')),
        }),
      ),
      (rapprochements) => {
        const { colonnes, lignes } = rapprochementsEcrits(rapprochements);
        expect(lireRapprochements(colonnes, lignes)).toEqual({ decisions: rapprochements, refus: [] });
      },
    ),
  );
});

test('une ligne de rapprochement incomplète est refusée avec sa raison, une ligne vide est passée', () => {
  const { decisions, refus } = lireRapprochements(
    ['NOM LU', 'Nom retenu', 'Catégorie', 'Décidé le'],
    [
      ['ALS', 'Action Logement', 'Action Logement', 46053],
      [null, null, null, null],
      ['ALS', '', 'Commune', null],
      ['ALS', 'X', 'Martien', null],
    ],
  );
  expect(decisions).toEqual([{ nomLu: 'ALS', nomRetenu: 'Action Logement', categorie: 'action-logement', decideLe: '2026-01-31' }]);
  expect(refus.map(({ ligne }) => ligne)).toEqual([2, 3]);
  expect(refus[1]?.message).toContain('Martien');
});

test('la dernière décision sur un nom l’emporte', () => {
  const decision = (nomLu: string, nomRetenu: string): Rapprochement => ({ nomLu, nomRetenu, categorie: 'autre', decideLe: null });
  const fusion = fusionnerRapprochements([decision('A', '1'), decision('B', '1')], [decision('a', '2')]);
  expect(fusion).toEqual([decision('a', '2'), decision('B', '1')]);
  expect(indexerRapprochements(fusion).pour('A')?.nomRetenu).toBe('2');
  expect(indexerRapprochements(fusion).pour('C')).toBeUndefined();
});

describe('Décisions de la table des contrôles', () => {
  const lignes = feuille({ qpv: '?' }, { qpv: '?', typologie: 'T12' }, { commune: '31770' }, { commune: '', communeNom: 'Muret' });
  const decisions: readonly Decision[] = [
    { action: 'accepter', portee: 'une', cle: 'V05 | qpv | ? | RPLS 0100000001', valeurRetenue: 'Non', decideLe: null },
    { action: 'ignorer', portee: 'genre', cle: 'V06 | typologie | T12', motif: 'grand logement', decideLe: null },
    { action: 'accepter', portee: 'genre', cle: 'V03 | commune | 31770', valeurRetenue: null, decideLe: null },
    { action: 'accepter', portee: 'genre', cle: 'V03 | commune | (vide)', valeurRetenue: null, decideLe: null },
    { action: 'ignorer', portee: 'genre', cle: 'V05 | qpv | disparu', motif: 'vu', decideLe: null },
  ];
  const resultat = corriger(lignes, CORRESPONDANCE, OPTIONS, decisions);
  const ecrites = [...resultat.anomalies.map(cellulesDeDecision), ...resultat.sansEffet.map(cellulesSansAnomalie)];

  test('relues, elles donnent le même inventaire et les mêmes états', () => {
    const relues = lireDecisions(COLONNES_DE_DECISION, ecrites, null);
    expect(relues.refus).toEqual([]);
    const parCle = (liste: readonly Decision[]) =>
      [...new Set(liste.map((decision) => JSON.stringify(Object.entries(decision).sort())))].sort();
    expect(parCle(relues.decisions)).toEqual(parCle(decisions));
    const second = corriger(lignes, CORRESPONDANCE, OPTIONS, relues.decisions);
    expect(second.inventaire).toEqual(resultat.inventaire);
    expect(second.anomalies).toEqual(resultat.anomalies);
    expect(resultat.inventaire.biens.map(({ commune }) => commune)).toEqual(['31149', '31149', '31149', '31395']);
  });

  test('une remarque sans décision reste à corriger', () => {
    expect(ecrites).toContainEqual([CHOIX_DE_DECISION[0], null, null, 'V05 | qpv | ? | RPLS 0100000002']);
  });

  test('ignorer demande un motif, et un choix inconnu est refusé', () => {
    const { decisions: lues, refus } = lireDecisions(
      COLONNES_DE_DECISION,
      [
        ['Ignoré', '', null, 'V05 | qpv | ? | Ligne 4'],
        ['Peut-être', '', null, 'V05 | qpv | ? | Ligne 4'],
        ['accepté', '', 'Oui', 'V05 | qpv | ? | Ligne 4'],
        ['', '', '', ''],
      ],
      '2026-02-01',
    );
    expect(refus.map(({ ligne, message }) => [ligne, message.slice(0, 22)])).toEqual([
      [0, 'Une remarque ignorée d'],
      [1, 'La décision « Peut-êtr'],
    ]);
    expect(lues).toEqual([
      { action: 'accepter', portee: 'une', cle: 'V05 | qpv | ? | Ligne 4', valeurRetenue: 'Oui', decideLe: '2026-02-01' },
    ]);
  });
});
