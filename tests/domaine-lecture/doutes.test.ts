/** What has two readings, or none, is told with its way out: nothing is chosen in silence. */
import { etudier } from '../../src/domaine/decisions/etudier';
import { identifier } from '../../src/domaine/decisions/identite';
import { MEMOIRE_VIDE } from '../../src/domaine/decisions/memoire';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { compterConcernes } from '../../src/domaine/qualite/concernes';
import { deRegle, lire, referentiel } from './outils-regles';

const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const noms = (...valeurs: readonly ValeurCellule[]) => lire(valeurs.map((reservataire) => ({ reservataire })));

describe('Un réservataire vide', () => {
  test('est dit une fois pour toutes ses lignes, vides et tirets à part, et reste compté comme non réservé', () => {
    const lu = noms('ALS', '', '-', null, ' ', 'Non réservé', '7', '–');
    expect(lu.inventaire.biens.map(({ reservataires }) => reservataires[0])).toEqual([
      'Action Logement',
      ...Array<string>(7).fill('NON_RESERVE'),
    ]);
    expect(deRegle(lu, 'V09')).toMatchObject([
      {
        gravite: 'alerte',
        cellule: 'C3',
        correction: 'Non réservé',
        lignes: [3, 5, 6],
        message:
          'Cellule C3 : le réservataire manque sur 3 lignes (3, 5, 6) : ces logements comptent comme non réservés. Saisissez le nom du réservataire, ou acceptez « Non réservé » si personne ne réserve.',
      },
      { gravite: 'alerte', cellule: 'C4', lignes: [4], message: expect.stringContaining('« - » ne nomme aucun réservataire') as string },
      { gravite: 'alerte', cellule: 'C9', lignes: [9] },
    ]);
  });

  test('n’est pas sûr pour le score, sur chacune de ses lignes', () => {
    const { inventaire } = noms('ALS', '', 'NR', '', 'NR');
    const remarques = inventaire.anomalies.filter(({ regle }) => regle === 'V09').map((anomalie) => ({ anomalie, traitee: false }));
    expect(compterConcernes(inventaire, remarques).parRemarque).toEqual([2, 2]);
  });

  test('accepté une fois, il est « Non réservé » sur toutes ses lignes, et sur elles seules', () => {
    const grille = [
      ['Référence', 'Dépt', 'Commune', 'Réservataire', 'Réservataire 2'],
      ['A', '31', 'Muret', 'ALS', ''],
      ['B', '31', 'Muret', '', ''],
      ['', '', '', '', ''],
      ['C', '31', 'Muret', '', ''],
    ];
    const correspondance = reconnaitreColonnes(grille);
    const lu = lireInventaire(grille, correspondance, OPTIONS);
    const vide = lu.anomalies.find(({ regle }) => regle === 'V09');
    if (vide === undefined) throw new Error('aucune remarque');
    const decision = {
      action: 'accepter',
      portee: 'une',
      cle: identifier(lu, { lignes: grille, correspondance, premiereLigne: 1 }).de(vide),
      valeurRetenue: null,
      decideLe: null,
    } as const;
    const { inventaire, dossier } = etudier(grille, correspondance, OPTIONS, { ...MEMOIRE_VIDE, decisions: [decision] });
    expect(dossier.corrections.map(({ ligneSource, indicateur, apres }) => [ligneSource, indicateur, apres])).toEqual([
      [3, 'reservataire', 'Non réservé'],
      [5, 'reservataire', 'Non réservé'],
    ]);
    expect(inventaire.anomalies.filter(({ regle }) => regle === 'V09')).toEqual([]);
    expect(inventaire.biens).toHaveLength(3);
  });

  test('à côté d’un contingent, c’est le contingent qui répond', () => {
    const lireContingents = (...codes: readonly string[]) => {
      const grille = [
        ['Référence', 'Dépt', 'Commune', 'Réservataire', 'Contingent'],
        ['A', '31', 'Muret', 'ALS', '3'],
        ...codes.map((code, rang) => [`B${rang}`, '31', 'Muret', '', code]),
      ];
      return lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS).anomalies.filter(
        ({ indicateur }) => indicateur === 'reservataire',
      );
    };
    expect(lireContingents('7')).toEqual([]);
    expect(lireContingents('3')).toMatchObject([{ regle: 'LECTURE', correction: 'Action Logement' }]);
    expect(lireContingents('')).toMatchObject([{ regle: 'V09', correction: 'Non réservé' }]);
  });
});

test.each([
  ['AL?', 'Action Logement', /porte un point d’interrogation : il est lu Action Logement, sans certitude/],
  ['Mairie / ?', 'Commune de Colomiers', /point d’interrogation/],
  ['ALS / NC', 'Action Logement', /est lu Action Logement, mais le reste de la cellule ne dit pas s’il y a un autre réservataire/],
  ['ALS / 0', 'Action Logement', /le reste de la cellule/],
  ['9', 'NON_RESERVE', /n’est ni un nom, ni un contingent RPLS/],
  ['12', 'NON_RESERVE', /n’est ni un nom, ni un contingent RPLS/],
])('« %s » est lu %s, avec un doute qui est dit', (ecrit, lu, attendu) => {
  const lecture = noms('ALS', ecrit);
  expect(lecture.inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([['Action Logement'], [lu]]);
  const remarques = deRegle(lecture, 'V09');
  expect(remarques).toMatchObject([{ gravite: 'alerte', cellule: 'C3', valeurLue: ecrit, lignes: [3] }]);
  expect(remarques[0]?.message).toMatch(attendu);
});

test('ce qui est décidé de « AL? » ne change rien pour « AL »', () => {
  const grille = [
    ['Référence', 'Dépt', 'Commune', 'Réservataire'],
    ['A', '31', 'Muret', 'AL'],
    ['B', '31', 'Muret', 'AL?'],
  ];
  const decide = { nomLu: 'AL?', nomRetenu: 'Mutuelle X', categorie: 'autre', decideLe: null } as const;
  const { inventaire } = etudier(grille, reconnaitreColonnes(grille), OPTIONS, { ...MEMOIRE_VIDE, rapprochements: [decide] });
  expect(inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([['Action Logement'], ['Mutuelle X']]);
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V09')).toEqual([]);
});

test.each(['ALS / Non réservé', 'ALS / -', 'ALS /', 'Néant', 'Non réservé / -'])('« %s » n’a qu’une lecture', (ecrit) => {
  expect(deRegle(noms('ALS', ecrit), 'V09')).toEqual([]);
});

describe('Un code et un nom dans la cellule de la commune', () => {
  test.each(['31395 - MURET', '31395 Muret', 'Muret (31395)', 'MURET - 31395', '31395 : Muret'])(
    '« %s » est lu, avec sa trace, quand ils sont de la même commune',
    (commune) => {
      const lu = lire([{ commune, communeNom: '', epci: '200068641', codePostal: '' }]);
      expect(lu.inventaire.biens[0]).toMatchObject({ commune: '31395', communeNom: 'Muret' });
      expect(deRegle(lu, 'V03')).toEqual([]);
      expect(lu.traces).toContainEqual(expect.objectContaining({ indicateur: 'commune', lu: commune, compris: '31395' }));
    },
  );

  test('« 31000 Toulouse » est un code postal : la commune est proposée, non choisie', () => {
    const lu = lire([{ commune: '31000 Toulouse', communeNom: '', codePostal: '' }]);
    expect(lu.inventaire.biens[0]?.commune).toBeNull();
    expect(deRegle(lu, 'V03')).toMatchObject([{ gravite: 'erreur', correction: '31555' }]);
    expect(deRegle(lu, 'V03')[0]?.message).toContain('joint un code postal, non un code INSEE, au nom de la commune');
  });

  test.each(['31395 - Colomiers', '31999 - Muret', '31395 - Ville inconnue'])('« %s » se contredit : rien n’est lu', (commune) => {
    const lu = lire([{ commune, communeNom: '', codePostal: '' }]);
    expect(lu.inventaire.biens[0]?.commune).toBeNull();
    expect(deRegle(lu, 'V03')).toMatchObject([{ gravite: 'erreur', correction: null }]);
  });

  test('dans la colonne des noms aussi', () => {
    const grille = [
      ['Référence', 'Dépt', 'Commune', 'Réservataire'],
      ['A', '31', '31395 - MURET', 'ALS'],
      ['B', '31', '31000 Toulouse', 'ALS'],
    ];
    const { inventaire, dossier } = etudier(grille, reconnaitreColonnes(grille), OPTIONS, MEMOIRE_VIDE);
    expect(inventaire.biens.map(({ commune }) => commune)).toEqual(['31395', null]);
    expect(dossier.traces).toContainEqual(expect.objectContaining({ lu: '31395 - MURET', compris: 'Muret', regle: 'code-et-libelle' }));
    expect(inventaire.anomalies).toContainEqual(expect.objectContaining({ cellule: 'C3', regle: 'V03', correction: '31555' }));
  });
});

test.each([999, '999', 360, 120, 1500, 55, 18_263])(
  '« %s » n’est pas une date : il est signalé, non lu au début du siècle dernier',
  (fin) => {
    const lu = lire([{ finConvention: fin }]);
    expect(lu.inventaire.biens[0]?.finConvention).toBeNull();
    const [remarque] = deRegle(lu, 'LECTURE');
    expect(remarque).toMatchObject({ gravite: 'erreur', indicateur: 'finConvention', valeurLue: String(fin) });
    expect(remarque?.message).toContain('est un nombre, non une date : lu comme un numéro de série, il tomberait avant 1950');
  },
);

test('le premier numéro de série lu est celui du 1er janvier 1950', () => {
  expect(lire([{ debutConvention: 18_264 }]).inventaire.biens[0]?.debutConvention).toBe('1950-01-01');
});
