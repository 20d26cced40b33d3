import { referentielJson } from '../../scripts/reduire-referentiel.cjs';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';

const referentiel = chargerReferentielNode();

const OPTIONS_DE_LECTURE = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };
const colonnesDe = (lignes: readonly (readonly ValeurCellule[])[]): Record<string, number> =>
  Object.fromEntries(reconnaitreColonnes(lignes).colonnes.map(({ indicateur, colonne }) => [indicateur, colonne]));

describe('Reconnaissance des colonnes', () => {
  test('le contenu départage les en-têtes ambigus', () => {
    expect(
      colonnesDe([
        ['Réservataire', 'EPCI', 'Commune', 'Type'],
        ['ALS', '243100518', '31555', 'T3'],
        ['ALS', '243100518', '31149', 'T2'],
      ]),
    ).toEqual({ reservataire: 0, epci: 1, commune: 2, typologie: 3 });
    expect(
      colonnesDe([
        ['Réservataire', 'EPCI', 'Commune', 'Type'],
        ['ALS', 'Toulouse Métropole', 'Toulouse', 'Maison'],
        ['ALS', 'CA du Sicoval', 'Labège', 'Appartement'],
      ]),
    ).toEqual({ reservataire: 0, epciNom: 1, communeNom: 2, construction: 3 });
  });

  test('une colonne dont le contenu dément un en-tête exact est gardée, et chaque cellule signalée', () => {
    const grille = [
      ['Réservataire', 'Typologie', 'QPV', 'Hors flux'],
      ['ALS', 'bleu', 'Oui', 'Vendu'],
      ['ALS', 'rouge', 'Non', 'Vendu'],
    ];
    expect(colonnesDe(grille)).toEqual({ reservataire: 0, typologie: 1, qpv: 2, horsFlux: 3 });
    const { anomalies } = lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS_DE_LECTURE);
    expect(anomalies.flatMap(({ cellule }) => cellule ?? [])).toEqual(expect.arrayContaining(['B2', 'B3', 'D2', 'D3']));
  });

  test('deux en-têtes exacts que leur contenu dément, ou un en-tête qu’une autre colonne confirme : rien n’est choisi au hasard', () => {
    expect(
      reconnaitreColonnes([
        ['Réservataire', 'QPV', 'Typologie', 'Typologie'],
        ['ALS', 'Oui', 'bleu', 'rouge'],
      ]).ignorees.map(({ colonne }) => colonne),
    ).toEqual([2, 3]);
    expect(
      colonnesDe([
        ['Réservataire', 'Typologie', 'Type de logement'],
        ['ALS', 'bleu', 'T3'],
      ]),
    ).toMatchObject({ typologie: 2 });
  });

  test('une colonne de réservataires de trop est signalée sur son en-tête, et les colonnes non utilisées sont dites', () => {
    const grille = [
      ['Référence', 'Réservataire 1', 'Réservataire 5', 'QPV', 'Couleur', 'Taux de rotation 2023'],
      ['A1', 'ALS', 'Préfecture', 'Oui', 'bleu', 0.05],
      ['A2', 'ALS', '', 'Non', 'rouge', 0.05],
    ];
    const { anomalies } = lireInventaire(grille, reconnaitreColonnes(grille), OPTIONS_DE_LECTURE);
    expect(anomalies.filter(({ cellule }) => cellule === 'C1')).toMatchObject([
      { gravite: 'alerte', regle: 'LECTURE', message: expect.stringContaining('« Réservataire 5 » n’est pas utilisée') as string },
    ]);
    const infos = anomalies.filter(({ message }) => message.includes('colonnes non utilisées'));
    expect(infos).toMatchObject([{ gravite: 'information', cellule: null }]);
    expect(infos[0]?.message).toContain('« Réservataire 5 » (C), « Couleur » (E).');
  });

  test('les noms du fichier RPLS sont reconnus', () => {
    expect(
      colonnesDe([
        ['IDENT_REP', 'IDENT_INT', 'DEPCOM', 'QPV', 'TYPECONST', 'NBPIECE', 'FINAN', 'CONSTRUCT', 'CONTRESLOG'],
        ['0101647962', 'A1', '31555', 2, 'C', 3, 13, 1970, 3],
      ]),
    ).toEqual({
      rplsId: 0,
      refBailleur: 1,
      commune: 2,
      qpv: 3,
      construction: 4,
      typologie: 5,
      financement: 6,
      anneeConstruction: 7,
      reservataire: 8,
    });
  });

  test('une feuille sans en-tête ne reconnaît rien', () => {
    expect(reconnaitreColonnes([['Extraction ERP – ne pas diffuser']])).toEqual({ ligneEntete: -1, colonnes: [], ignorees: [] });
    expect(reconnaitreColonnes([])).toEqual({ ligneEntete: -1, colonnes: [], ignorees: [] });
  });
});

const ENTETE = ['Référence', 'Code INSEE', 'Commune', 'CP', 'Dépt', 'SIREN EPCI', 'Hors flux', 'Réservataire', 'Début', 'Fin'];
function lire(...lignes: readonly (readonly ValeurCellule[])[]): Inventaire {
  // The place alone is at stake where a row stops before its réservataire.
  const toutes = [
    ENTETE,
    ...lignes.map((ligne) => (ligne.length > 7 ? ligne : [...ligne, ...Array<null>(7 - ligne.length).fill(null), 'Non réservé'])),
  ];
  const colonnes = [
    'refBailleur',
    'commune',
    'communeNom',
    'codePostal',
    'departement',
    'epci',
    'horsFlux',
    'reservataire',
    'debutConvention',
    'finConvention',
  ] as const;
  const correspondance = {
    ligneEntete: 0,
    colonnes: colonnes.map((indicateur, colonne) => ({ indicateur, colonne, entete: ENTETE[colonne] ?? '', confiance: 1 })),
    ignorees: [],
  };
  return lireInventaire(toutes, correspondance, {
    referentiel,
    exercice: 2026,
    premiereLigne: 1,
    premiereColonne: 1,
    perimetre: ['31', '75', '01'],
  });
}
const anomaliesDe = (inventaire: Inventaire): unknown[] =>
  inventaire.anomalies
    .filter(({ ligneSource }) => ligneSource > 1)
    .map(({ cellule, regle, gravite, correction }) => [cellule, regle, gravite, correction]);

describe('Contrôles croisés', () => {
  test('un code postal saisi comme INSEE est refusé et la commune est proposée', () => {
    const inventaire = lire(['A', '31770', 'Colomiers', '31770', '31', '243100518']);
    expect(inventaire.biens[0]).toMatchObject({ commune: null, communeNom: 'Colomiers', epci: '243100518' });
    expect(anomaliesDe(inventaire)).toEqual([['B2', 'V03', 'erreur', '31149']]);
    expect(inventaire.anomalies.at(-1)?.message).toContain('code postal');
  });

  test('la commune doit être dans le département, et le département dans le périmètre', () => {
    expect(anomaliesDe(lire(['A', '31149', 'Colomiers', '', '81', '243100518']))).toEqual([
      ['E2', 'V03', 'erreur', '31'],
      ['E2', 'V21', 'alerte', null],
    ]);
  });

  test('l’EPCI doit être celui de la commune ; vide, il en est déduit', () => {
    const inventaire = lire(
      ['A', '31149', 'Colomiers', '', '31', '200068641'],
      ['B', '31149', 'Colomiers', '', '31', ''],
      ['C', '31149', 'Colomiers', '', '31', '123456789'],
    );
    expect(anomaliesDe(inventaire)).toEqual([
      ['F2', 'V04', 'alerte', '243100518'],
      ['F3', 'V04', 'information', '243100518'],
      ['F4', 'V04', 'alerte', '243100518'],
    ]);
    expect(inventaire.biens.map(({ epci }) => epci)).toEqual(['200068641', '243100518', null]);
  });

  test('un nom qui dément le code est signalé', () => {
    expect(anomaliesDe(lire(['A', '31149', 'Muret', '', '31', '243100518']))).toEqual([['B2', 'V03', 'alerte', '31395']]);
  });

  test('les communes fusionnées et les arrondissements sont rattachés', () => {
    const inventaire = lire(['A', '01340', 'Saint-Bois', '', '01', ''], ['B', '75101', '', '', '75', '']);
    expect(inventaire.biens.map(({ commune, departement }) => [commune, departement])).toEqual([
      ['01015', '01'],
      ['75056', '75'],
    ]);
    expect(anomaliesDe(inventaire)).toContainEqual(['B2', 'V03', 'information', '01015']);
    expect(inventaire.biens[1]?.epciNom).toBe('Métropole du Grand Paris');
  });

  test('les références doivent être présentes et uniques', () => {
    const ligne = ['31149', 'Colomiers', '', '31', '243100518'];
    expect(anomaliesDe(lire(['A', ...ligne], ['', ...ligne], ['A', ...ligne]))).toEqual([
      ['A3', 'V02', 'erreur', null],
      ['A2', 'V02', 'erreur', null],
    ]);
  });
});

describe('Droits et hors flux', () => {
  const ligne = (
    motif: ValeurCellule,
    nom: string,
    debut: ValeurCellule = '',
    fin: ValeurCellule = '01/01/2040',
  ): readonly ValeurCellule[] => [
    `R${String(motif)}${nom}${String(debut)}${String(fin)}`,
    '31149',
    'Colomiers',
    '',
    '31',
    '243100518',
    motif,
    nom,
    debut,
    fin,
  ];

  test('défense, sécurité et santé sortent du flux sans motif saisi', () => {
    const inventaire = lire(
      ligne('', 'Défense nationale'),
      ligne('', 'Gendarmerie'),
      ligne('', 'CHU de Toulouse'),
      ligne('Étudiant', 'Ministère des Armées'),
      ligne('Vente', 'Ministère des Armées'),
      ligne('?', 'Ministère des Armées'),
    );
    expect(inventaire.biens.map(({ horsFlux }) => horsFlux)).toEqual(['DEFENSE', 'SECURITE', 'SANTE', 'ETUDIANT', 'VENTE', 'DEFENSE']);
    expect(anomaliesDe(inventaire)).toEqual([
      ['G2', 'V14', 'information', 'DEFENSE'],
      ['G3', 'V14', 'information', 'SECURITE'],
      ['G4', 'V14', 'information', 'SANTE'],
      ['G5', 'V14', 'erreur', 'DEFENSE'],
      ['G7', 'LECTURE', 'erreur', 'DEFENSE'],
    ]);
  });

  test('les dates sont contrôlées : fin avant début, début futur, fin absente, droit échu, année seule', () => {
    const inventaire = lire(
      ligne('', 'ALS', '01/01/2020', '01/01/2019'),
      ligne('', 'ALS', '01/06/2026'),
      ligne('', 'ALS', '', ''),
      ligne('', 'ALS', '', '30/06/2023'),
      ligne('', 'ALS', '', 2030),
      ligne('', 'ALS', '', '31/12/2099'),
      ligne('', '', '', ''),
    );
    expect(anomaliesDe(inventaire)).toEqual([
      ['J2', 'V10', 'erreur', null],
      ['J2', 'V12', 'information', null],
      ['I3', 'V10', 'erreur', null],
      ['J4', 'V11', 'alerte', null],
      ['J5', 'V12', 'information', null],
      ['J6', 'LECTURE', 'alerte', '31/12/2030'],
      ['J7', 'V11', 'information', null],
      ['H8', 'V09', 'alerte', 'Non réservé'],
    ]);
  });

  test('un réservataire inconnu est signalé une fois, avec son nombre de lignes', () => {
    const inventaire = lire(ligne('', 'Mutuelle X', '', '01/01/2040'), ligne('', 'Mutuelle X', '', '01/01/2041'));
    expect(anomaliesDe(inventaire)).toEqual([['H2', 'V09', 'erreur', null]]);
    expect(inventaire.anomalies.at(-1)?.message).toContain('2 lignes');
    expect(inventaire.categories.get('Mutuelle X')).toBe('autre');
  });
});

test('le référentiel réduit reste sous un mégaoctet et garde chaque commune', () => {
  expect(Buffer.byteLength(referentielJson())).toBeLessThan(1_000_000);
  expect(referentiel.commune('31555')).toEqual({
    code: '31555',
    nom: 'Toulouse',
    departement: '31',
    epci: '243100518',
    codesPostaux: ['31000', '31100', '31200', '31300', '31400', '31500'],
  });
  expect(referentiel.departement('2A')?.nom).toBe('Corse-du-Sud');
});
