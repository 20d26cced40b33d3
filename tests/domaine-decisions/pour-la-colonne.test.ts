import { corriger, type InventaireCorrige } from '../../src/domaine/decisions/corriger';
import type { Decision } from '../../src/domaine/decisions/decisions';
import { estSansValeur, peutEtreGardee, peutResterDansLeFlux, SANS_VALEUR } from '../../src/domaine/decisions/garder';
import { cellulesDeDecision, cellulesSansAnomalie, COLONNES_DE_DECISION, lireDecisions } from '../../src/domaine/decisions/tables';
import { CORRESPONDANCE, feuille, OPTIONS } from './outils';

const appliquer = (lignes: ReturnType<typeof feuille>, ...decisions: readonly Decision[]): InventaireCorrige =>
  corriger(lignes, CORRESPONDANCE, OPTIONS, decisions);
const resume = ({ anomalies }: InventaireCorrige) =>
  anomalies
    .filter(({ cellule }) => cellule !== null)
    .map(({ cellule, regle, etat, valeurRetenue }) => [cellule, regle, etat, valeurRetenue]);
const accepter: Decision = { action: 'accepter', portee: 'colonne', cle: 'V01 | rplsId', valeurRetenue: null, decideLe: null };
const ignorer: Decision = { action: 'ignorer', portee: 'colonne', cle: 'V01 | rplsId', motif: 'vu avec le bailleur', decideLe: null };

const LIGNES = feuille({ rplsId: 100000001 }, { rplsId: 100000002 }, { rplsId: '12' }, {});

test('accepter pour la colonne retient la correction propre à chaque remarque, et laisse celles qui n’en ont pas', () => {
  const resultat = appliquer(LIGNES, accepter);
  expect(resume(resultat)).toEqual([
    ['C4', 'V01', 'corrigee', '0100000001'],
    ['C5', 'V01', 'corrigee', '0100000002'],
    ['C6', 'V01', 'ouverte', null],
  ]);
  expect(resultat.anomalies.find(({ cellule }) => cellule === 'C6')?.decision).toBeNull();
  expect(resultat.corrections.map(({ apres }) => apres)).toEqual(['0100000001', '0100000002']);
});

test('une décision pour la colonne vaut pour les lignes à venir', () => {
  const suite = feuille({ rplsId: 100000001 }, { rplsId: 100000002 }, { rplsId: 100000007 });
  expect(resume(appliquer(suite, accepter)).map(([, , , valeur]) => valeur)).toEqual(['0100000001', '0100000002', '0100000007']);
});

test('ignorer pour la colonne écarte toutes les remarques de la règle avec un seul motif', () => {
  const resultat = appliquer(LIGNES, ignorer);
  expect(resume(resultat).map(([, , etat]) => etat)).toEqual(['ignoree', 'ignoree', 'ignoree']);
  expect(resultat.inventaire.biens.map(({ rplsId }) => rplsId)).toEqual(['0100000001', '0100000002', null, '0100000004']);
});

test('la décision d’une remarque, puis celle de son genre, passent avant celle de la colonne', () => {
  const une: Decision = { ...ignorer, portee: 'une', cle: 'V01 | rplsId | 100000001 | RPLS 0100000001', motif: 'à part' };
  const genre: Decision = {
    action: 'accepter',
    portee: 'genre',
    cle: 'V01 | rplsId | 100000002',
    valeurRetenue: '0100000009',
    decideLe: null,
  };
  expect(resume(appliquer(LIGNES, accepter, une, genre))).toEqual([
    ['C4', 'V01', 'ignoree', null],
    ['C5', 'V01', 'corrigee', '0100000009'],
    ['C6', 'V01', 'ouverte', null],
  ]);
});

test('relue dans la feuille, une décision pour la colonne n’en fait qu’une', () => {
  for (const decision of [accepter, ignorer]) {
    const cellules = appliquer(LIGNES, decision).anomalies.map(cellulesDeDecision);
    const { decisions, refus } = lireDecisions(COLONNES_DE_DECISION, cellules, null);
    expect(refus).toEqual([]);
    expect(new Set(decisions.map((lue) => JSON.stringify(Object.entries(lue).sort())))).toEqual(
      new Set([JSON.stringify(Object.entries(decision).sort())]),
    );
  }
});

test('sans plus aucune remarque, elle garde sa ligne', () => {
  const { sansEffet } = appliquer(feuille({}), accepter);
  expect(sansEffet).toEqual([accepter]);
  const cellules = sansEffet.map(cellulesSansAnomalie);
  expect(cellules).toEqual([['Accepté pour la colonne', null, null, 'V01 | rplsId | * | *']]);
  expect(lireDecisions(COLONNES_DE_DECISION, cellules, null).decisions).toEqual([accepter]);
});

test('une valeur saisie pour la colonne est refusée : chacune retient la sienne', () => {
  const cellules = ['Accepté pour la colonne', null, '0100000001', 'V01 | rplsId | 100000001 | RPLS 0100000001'];
  const { decisions, refus } = lireDecisions(COLONNES_DE_DECISION, [cellules], null);
  expect(decisions).toEqual([]);
  expect(refus[0]?.message).toContain('videz « Valeur retenue »');
});

test('« Accepté » sur une information sans correction garde la lecture', () => {
  const cle = 'V12 | finConvention | 01/01/2020 | RPLS 0100000001';
  const decision: Decision = { action: 'accepter', portee: 'une', cle, valeurRetenue: null, decideLe: null };
  const resultat = appliquer(feuille({ finConvention: '01/01/2020' }), decision);
  expect(resume(resultat)).toEqual([['K4', 'V12', 'gardee', null]]);
  expect(resultat.sansEffet).toEqual([]);
  expect(resultat.inventaire.anomalies.map(({ regle }) => regle)).toContain('V12');
});

test('« Accepté pour la colonne » garde la lecture de ce qui n’est qu’une information', () => {
  const echus = feuille({ finConvention: '01/01/2020' }, { finConvention: '02/01/2020' });
  expect(resume(appliquer(echus, { ...accepter, cle: 'V12 | finConvention' }))).toEqual([
    ['K4', 'V12', 'gardee', null],
    ['K5', 'V12', 'gardee', null],
  ]);
});

test('« Accepté » sans valeur sur une erreur sans correction ne retient rien, et le dit', () => {
  const entetes = ['Gravité', 'Correction proposée', ...COLONNES_DE_DECISION];
  const identite = 'V05 | qpv | ? | RPLS 0100000001';
  const lire = (gravite: string, correction: string | null, valeur: string | null) =>
    lireDecisions(entetes, [[gravite, correction, 'Accepté', null, valeur, identite]], null).refus.map(({ message }) => message);
  expect(lire('Erreur', null, null)).toEqual([SANS_VALEUR]);
  expect(lire('Alerte', null, null)).toEqual([SANS_VALEUR]);
  expect(lire('Information', null, null)).toEqual([]);
  expect(lire('Erreur', 'Oui', null)).toEqual([]);
  expect(lire('Erreur', null, 'Non')).toEqual([]);
  const decision: Decision = { action: 'accepter', portee: 'une', cle: identite, valeurRetenue: null, decideLe: null };
  expect(estSansValeur({ gravite: 'erreur', correction: null }, decision)).toBe(true);
  expect(estSansValeur({ gravite: 'erreur', correction: 'Oui' }, decision)).toBe(false);
  expect(estSansValeur({ gravite: 'information', correction: null }, decision)).toBe(false);
});

test('« Garder » n’est offert que là où la lecture peut rester telle quelle', () => {
  expect(peutEtreGardee({ gravite: 'information', correction: null })).toBe(true);
  expect(peutEtreGardee({ gravite: 'information', correction: '0100000001' })).toBe(false);
  expect(peutEtreGardee({ gravite: 'alerte', correction: null })).toBe(false);
  expect(peutResterDansLeFlux({ regle: 'V08', indicateur: 'construction', correction: 'ETUDIANT' })).toBe(true);
  expect(peutResterDansLeFlux({ regle: 'LECTURE', indicateur: 'occupation', correction: 'VENTE' })).toBe(true);
  expect(peutResterDansLeFlux({ regle: 'V14', indicateur: 'reservataire', correction: 'DEFENSE' })).toBe(false);
  expect(peutResterDansLeFlux({ regle: 'V01', indicateur: 'rplsId', correction: '0100000001' })).toBe(false);
});
