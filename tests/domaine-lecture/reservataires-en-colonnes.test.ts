/** « Réservataire 1 », « Réservataire 2 »… : one list per dwelling, said and traced. */
import { corriger } from '../../src/domaine/decisions/corriger';
import type { Correspondance, ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { signalerReservatairesFusionnes } from '../../src/domaine/lecture/reservataires-fusionnes';
import { tracerLecture } from '../../src/domaine/lecture/tracer';
import { nomsLus } from '../../src/domaine/reservataires/noms-lus';
import { referentiel } from './outils-regles';

const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };

function lire(entetes: readonly string[], ...lignes: readonly (readonly ValeurCellule[])[]) {
  const grille: readonly (readonly ValeurCellule[])[] = [
    ['Référence', ...entetes, 'Code INSEE', 'Programme'],
    ...lignes.map((ligne, rang) => [`UG${rang}`, ...ligne, '31395', 'Les Lilas']),
  ];
  const correspondance = reconnaitreColonnes(grille);
  return { grille, correspondance, inventaire: lireInventaire(grille, correspondance, OPTIONS) };
}

const indicateurs = ({ colonnes }: Correspondance): readonly string[] => colonnes.map(({ indicateur }) => indicateur);

test.each([
  [['Réservataire 1', 'Réservataire 2', 'Réservataire 3']],
  [['Réservataire', 'Réservataire bis', '3e réservataire']],
  [['Réservataire', 'Réservataire', 'Réservataire']],
  [['Réservataire', 'Réservataire n°2', 'Réservataire N°3']],
])('les colonnes %p sont trois colonnes de réservataires', (entetes) => {
  const { correspondance } = lire(entetes, ['ALS', 'Mairie', 'Préfecture']);
  expect(indicateurs(correspondance)).toEqual(['refBailleur', 'reservataire', 'reservataire2', 'reservataire3', 'commune', 'programme']);
});

test('une seule colonne, quel que soit son rang, est le réservataire', () => {
  expect(indicateurs(lire(['Réservataire 2'], ['ALS']).correspondance)).toContain('reservataire');
});

test('les réservataires de plusieurs colonnes sont réunis, dits et tracés', () => {
  const { grille, correspondance, inventaire } = lire(
    ['Réservataire 1', 'Réservataire 2'],
    ['ALS', 'Mairie de Muret'],
    ['ALS', ''],
    ['', 'Mairie de Muret'],
    ['', ''],
    ['ALS', 'Action Logement'],
    ['ALS', 'NR'],
  );
  expect(inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([
    ['Action Logement', 'Commune de Muret'],
    ['Action Logement'],
    ['Commune de Muret'],
    ['NON_RESERVE'],
    ['Action Logement'],
    ['Action Logement'],
  ]);
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V13')).toMatchObject([{ cellule: 'B2', gravite: 'information' }]);
  // A row without any name, then a doubt beside a name; an empty cell beside one says nothing.
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V09')).toMatchObject([
    { cellule: 'B5', correction: 'Non réservé', lignes: [5], message: expect.stringContaining('le réservataire manque') as string },
    { cellule: 'C7', correction: null, lignes: [7], message: expect.stringContaining('seul le réservataire nommé à côté') as string },
  ]);
  const traces = tracerLecture(grille, correspondance, OPTIONS, inventaire);
  expect(traces.filter(({ regle }) => regle === 'colonnes-reunies').map(({ lu, compris }) => [lu, compris])).toEqual([
    ['ALS', 'Action Logement / Commune de Muret'],
    ['Mairie de Muret', 'Action Logement / Commune de Muret'],
  ]);
});

test('un nom inconnu de la seconde colonne est signalé dans sa cellule, et se corrige partout où il est écrit', () => {
  const lu = lire(['Réservataire 1', 'Réservataire 2'], ['ALS', 'Mutuelle X'], ['Mutuelle X', ''], ['ALS', '']);
  const inconnus = lu.inventaire.anomalies.filter(({ regle }) => regle === 'V09');
  expect(inconnus).toMatchObject([{ cellule: 'C2', indicateur: 'reservataire2', valeurLue: 'Mutuelle X' }]);
  expect(lu.inventaire.biens[0]?.reservataires).toEqual(['Action Logement', 'Mutuelle X']);
  const [ouverte] = corriger(lu.grille, lu.correspondance, OPTIONS, []).anomalies.filter(({ regle }) => regle === 'V09');
  const decision = { portee: 'une', cle: ouverte?.identite ?? '', decideLe: '2026-01-15', action: 'accepter' } as const;
  const corrige = corriger(lu.grille, lu.correspondance, OPTIONS, [{ ...decision, valeurRetenue: 'Mairie de Muret' }]);
  expect(corrige.inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([
    ['Action Logement', 'Commune de Muret'],
    ['Commune de Muret'],
    ['Action Logement'],
  ]);
  expect(corrige.corrections.map(({ indicateur, colonne, ligneSource }) => [indicateur, colonne, ligneSource])).toEqual([
    ['reservataire2', 2, 2],
    ['reservataire', 1, 3],
  ]);
});

test('l’erreur de formule d’une colonne ne perd pas le réservataire de l’autre', () => {
  const { inventaire } = lire(['Réservataire 1', 'Réservataire 2'], ['#N/A', 'ALS'], ['ALS', 'Mairie']);
  expect(inventaire.biens[0]?.reservataires).toEqual(['Réservataire illisible', 'Action Logement']);
});

test('les noms des secondes colonnes sont proposés au rapprochement, et une case remplie à côté n’est pas une fusion', () => {
  const { grille, correspondance, inventaire } = lire(['Réservataire 1', 'Réservataire 2'], ['ALS', ''], ['', 'Mutuelle X'], ['ALS', '']);
  expect(nomsLus(grille, correspondance, 1, inventaire.biens).map(({ nom, nombre }) => [nom, nombre])).toEqual([
    ['ALS', 2],
    ['Mutuelle X', 1],
  ]);
  expect(signalerReservatairesFusionnes(grille, correspondance, OPTIONS, inventaire.biens)).toEqual([]);
});
