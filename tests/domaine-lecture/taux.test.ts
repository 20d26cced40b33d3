import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { colonnesDeTaux, lireTaux } from '../../src/domaine/lecture/lire-taux';
import { nombreDe, normaliserTaux } from '../../src/domaine/lecture/normaliser-taux';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { referentiel } from './outils-regles';

test.each<readonly [ValeurCellule, number | string | undefined]>([
  ['8,5 %', 0.085],
  ['8,5%', 0.085],
  ['8.5', 0.085],
  [8.5, 0.085],
  ['0,085', 0.085],
  [0.085, 0.085],
  ['0,8 %', 0.008],
  ['0,8', undefined],
  [1, undefined],
  ['120 %', undefined],
  [-3, undefined],
  ['environ 8', undefined],
  ['8,5,2', undefined],
  ['NC', ''],
  ['', ''],
])('le taux %p se lit %p', (valeur, attendu) => {
  const lecture = normaliserTaux(valeur);
  expect(lecture.etat === 'lu' ? lecture.valeur : lecture.etat === 'vide' ? '' : undefined).toBe(attendu);
});

test.each([
  ['1 234,5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.23,4', null],
  ['1234', 1234],
  ['1,2', 1.2],
])('le nombre « %s » vaut %p', (texte, attendu) => {
  expect(nombreDe(texte)).toBe(attendu);
});

describe('Taux déclarés dans l’inventaire', () => {
  const entete = ['Référence', 'Dépt', 'Commune', 'Réservataire', 'Taux de rotation', 'Taux de rotation réservataire / commune'];
  const lire = (...lignes: readonly (readonly ValeurCellule[])[]) => {
    const grille = [entete, ...lignes];
    const correspondance = reconnaitreColonnes(grille);
    const options = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
    const { biens } = lireInventaire(grille, correspondance, options);
    return { correspondance, ...lireTaux(grille, correspondance, options, biens) };
  };

  test('un taux par territoire et par réservataire, la colonne reconnue par son en-tête', () => {
    const { correspondance, taux, anomalies } = lire(
      ['A', '31', 'Muret', 'ALS', '8,5 %', '7 %'],
      ['B', '31', 'Muret', 'ALS', '8,5 %', '0,07'],
      ['C', '81', 'Albi', 'ALS', '9 %', ''],
    );
    expect(colonnesDeTaux(correspondance)).toEqual([
      { colonne: 4, portee: 'bailleur' },
      { colonne: 5, portee: 'reservataire' },
    ]);
    expect(taux).toEqual([
      { portee: 'bailleur', territoire: '31', reservataire: null, taux: 0.085, premiereCellule: 'E2', lignes: 2 },
      { portee: 'bailleur', territoire: '81', reservataire: null, taux: 0.09, premiereCellule: 'E4', lignes: 1 },
      { portee: 'reservataire', territoire: '31', reservataire: 'Action Logement', taux: 0.07, premiereCellule: 'F2', lignes: 2 },
    ]);
    expect(anomalies).toEqual([]);
  });

  test('deux taux pour un territoire, un taux invraisemblable et un taux sans unité sont signalés', () => {
    const { taux, anomalies } = lire(
      ['A', '31', 'Muret', 'ALS', '8 %', ''],
      ['B', '31', 'Muret', 'ALS', '30 %', ''],
      ['C', '31', 'Muret', 'ALS', '0,8', ''],
    );
    expect(taux).toMatchObject([{ territoire: '31', taux: null }]);
    expect(anomalies.map(({ regle, cellule, valeurLue }) => [regle, cellule, valeurLue])).toEqual([
      ['LECTURE', 'E4', '0,8'],
      ['LECTURE', 'E2', '8 %'],
      ['V15', 'E3', '30 %'],
    ]);
    for (const { message, cellule } of anomalies) expect(message).toMatch(new RegExp(`^Cellule ${cellule ?? ''} : .* [A-Z][^.]*\\.$`));
  });
});
