import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { avecTauxDeclares } from '../../src/domaine/hypotheses-taux-declares';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { colonnesDeTaux, lireTaux } from '../../src/domaine/lecture/lire-taux';
import { nombreDe, normaliserTaux } from '../../src/domaine/lecture/normaliser-taux';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { produire } from '../../src/fichier/produire';
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
    const { correspondance, taux, proposes, anomalies } = lire(
      ['A', '31', 'Muret', 'ALS', '8,5 %', '7 %'],
      ['B', '31', 'Muret', 'ALS', '8,5 %', '0,07'],
      ['C', '81', 'Albi', 'ALS', '9 %', ''],
    );
    expect(colonnesDeTaux(correspondance)).toEqual([
      { colonne: 4, portee: 'bailleur' },
      { colonne: 5, portee: 'reservataire' },
    ]);
    expect(taux).toEqual([
      {
        portee: 'bailleur',
        territoire: '31',
        reservataire: null,
        taux: 0.085,
        ecrit: '8,5 %',
        premiereCellule: 'E2',
        premiereLigne: 2,
        lignes: 2,
      },
      {
        portee: 'bailleur',
        territoire: '81',
        reservataire: null,
        taux: 0.09,
        ecrit: '9 %',
        premiereCellule: 'E4',
        premiereLigne: 4,
        lignes: 1,
      },
      {
        portee: 'reservataire',
        territoire: '31',
        reservataire: 'Action Logement',
        taux: 0.07,
        ecrit: '7 %',
        premiereCellule: 'F2',
        premiereLigne: 2,
        lignes: 2,
      },
    ]);
    expect(proposes).toEqual([
      { territoire: '31', taux: 0.085, seul: true },
      { territoire: '81', taux: 0.09, seul: true },
    ]);
    // What becomes of each of them is said: proposed, or read for information only.
    expect(anomalies.map(({ gravite, cellule }) => [gravite, cellule])).toEqual([
      ['information', 'E2'],
      ['information', 'E4'],
      ['information', 'F2'],
    ]);
    const [du31, , desReservataires] = anomalies.map(({ message }) => message.replace(/\s/g, ' '));
    expect(du31).toContain('est lu 8,5 % (2 lignes). Il est proposé comme « Taux saisi »');
    expect(du31).toContain('la variante « Saisi » l’accompagne');
    expect(desReservataires).toContain('7 % pour Action Logement (31). Ils sont lus pour information et n’entrent dans aucun calcul');
  });

  test('deux taux pour un territoire, un taux invraisemblable et un taux sans unité sont signalés', () => {
    const { taux, proposes, anomalies } = lire(
      ['A', '31', 'Muret', 'ALS', '8 %', ''],
      ['B', '31', 'Muret', 'ALS', '30 %', ''],
      ['C', '31', 'Muret', 'ALS', '0,8', ''],
    );
    expect(taux).toMatchObject([{ territoire: '31', taux: null }]);
    expect(proposes).toEqual([]);
    expect(anomalies[1]).toMatchObject({
      gravite: 'erreur',
      message: expect.stringContaining('vaut « 8 % » ici, « 30 % » en E3') as string,
    });
    expect(anomalies.map(({ regle, cellule, valeurLue }) => [regle, cellule, valeurLue])).toEqual([
      ['LECTURE', 'E4', '0,8'],
      ['LECTURE', 'E2', '8 %'],
      ['V15', 'E3', '30 %'],
    ]);
    for (const { message, cellule } of anomalies) expect(message).toMatch(new RegExp(`^Cellule ${cellule ?? ''} : .* [A-Z][^.]*\\.$`));
  });

  test('avec une colonne de libérations, le taux est proposé sans changer la variante ; « 0 » n’est proposé à personne', () => {
    const grille = [
      [...entete, 'Libération'],
      ['A', '31', 'Muret', 'ALS', '8 %', '', 'Congé'],
      ['B', '81', 'Albi', 'ALS', '0', '', ''],
    ];
    const correspondance = reconnaitreColonnes(grille);
    const options = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
    const { biens } = lireInventaire(grille, correspondance, options);
    const { proposes, anomalies } = lireTaux(grille, correspondance, options, biens);
    expect(proposes).toEqual([{ territoire: '31', taux: 0.08, seul: false }]);
    expect(anomalies.map(({ regle, cellule }) => [regle, cellule])).toEqual([
      ['V15', 'E3'],
      ['LECTURE', 'E2'],
    ]);
    expect(anomalies[1]?.message).toContain('choisissez la variante « Saisi »');
  });

  test('deux colonnes de taux qui se contredisent sont en erreur, aucun taux n’est choisi', () => {
    const grille = [
      ['Référence', 'Dépt', 'Commune', 'Réservataire', 'Taux de rotation 2024', 'Taux de rotation 2025'],
      ['A', '31', 'Muret', 'ALS', '8 %', '9 %'],
    ];
    const correspondance = reconnaitreColonnes(grille);
    const options = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
    const { biens } = lireInventaire(grille, correspondance, options);
    const { proposes, anomalies } = lireTaux(grille, correspondance, options, biens);
    expect(proposes).toEqual([]);
    expect(anomalies).toMatchObject([{ gravite: 'erreur', cellule: 'E2', message: expect.stringContaining('« 9 % » en F2') as string }]);
  });
});

describe('Le taux déclaré, proposé dans les hypothèses', () => {
  const tauxDeclares = [{ territoire: '31', taux: 0.085, seul: true }];

  test('il emplit « Taux saisi », avec la variante « Saisi » quand rien d’autre ne donne un taux', () => {
    expect(avecTauxDeclares({}, { tauxDeclares }).territoires).toEqual([{ code: '31', tauxSaisi: 0.085, variante: 'saisi' }]);
    const compte = [{ territoire: '31', taux: 0.085, seul: false }];
    expect(avecTauxDeclares({}, { tauxDeclares: compte }).territoires).toEqual([{ code: '31', tauxSaisi: 0.085 }]);
    expect(avecTauxDeclares({ exercice: 2026 }, {})).toEqual({ exercice: 2026 });
  });

  test('ce que quelqu’un a saisi ou choisi l’emporte', () => {
    const saisi = { code: '31', variante: 'harmonise', tauxSaisi: 0.07 } as const;
    expect(avecTauxDeclares({ territoires: [{ code: '81' }, saisi] }, { tauxDeclares }).territoires).toEqual([{ code: '81' }, saisi]);
    const liberations = { total: 4, etudiants: 0, specifiques: 0, mutations: 0, relogementsAnru: 0, relogementsOrcodLhi: 0 };
    expect(avecTauxDeclares({ territoires: [{ code: '31', liberations }] }, { tauxDeclares }).territoires).toEqual([
      { code: '31', liberations, tauxSaisi: 0.085 },
    ]);
  });

  test('l’étude d’un inventaire le porte jusqu’au calcul', () => {
    const grille = [
      ['Référence', 'Dépt', 'Commune', 'Réservataire', 'Taux de rotation'],
      ['A', '31', 'Muret', 'ALS', 8.5],
      ['B', '31', 'Muret', 'ALS', 8.5],
    ];
    const options = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
    const { inventaire } = etudier(grille, reconnaitreColonnes(grille), options, MEMOIRE_VIDE);
    const hypotheses = completerHypotheses(avecTauxDeclares({}, inventaire), inventaire, 2026);
    expect(hypotheses.territoires).toMatchObject([{ code: '31', variante: 'saisi', tauxSaisi: 0.085 }]);
  });

  test('le classeur produit calcule avec lui', async () => {
    const texte = ['Référence;Dépt;Commune;Réservataire;Taux de rotation', 'A;31;Muret;ALS;8,5', 'B;31;Muret;ALS;8,5'].join('\n');
    const { bilan } = await produire({
      inventaire: new TextEncoder().encode(texte),
      nom: 'inventaire.csv',
      feuille: null,
      hypotheses: '{"exercice":2026}',
      referentiel,
      version: '0',
      aujourdhui: new Date('2026-01-31'),
    });
    expect(bilan.territoires[0]).toMatchObject({ code: '31', tauxRotation: 0.085 });
  });
});
