import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { normaliserRpls } from '../../src/domaine/lecture/normaliser-codes';
import { preparerColonnes, raisonDEcarter } from '../../src/domaine/lecture/ligne-source';
import { CHAMPS, deRegle, lire } from './outils-regles';

const ERREURS = ['#N/A', '#REF!', '#DIV/0!', '#VALEUR!', '#VALUE!', '#NOM?', '#NOMBRE!', '#NUL!', '#N/D', 'Err:502'];

describe('Une cellule en erreur', () => {
  test.each(CHAMPS)('dans la colonne « %s », est une erreur de lecture et rien d’autre', (champ) => {
    for (const erreur of ERREURS) {
      const lu = lire([{ [champ]: erreur }]);
      const cellule = `${String.fromCharCode(65 + CHAMPS.indexOf(champ))}2`;
      expect(lu.inventaire.anomalies.filter((anomalie) => anomalie.cellule === cellule)).toMatchObject([
        { gravite: 'erreur', regle: 'LECTURE', indicateur: champ, valeurLue: erreur },
      ]);
      expect(JSON.stringify(lu.inventaire.biens)).not.toContain(erreur);
    }
  });

  test('dans la colonne des réservataires, ne rend pas le logement « non réservé »', () => {
    const lu = lire([{ reservataire: '#N/A' }, { reservataire: 'ALS' }]);
    expect(lu.inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([['Réservataire illisible'], ['Action Logement']]);
    expect(deRegle(lu, 'V09')).toEqual([]);
  });

  test('un nom qui commence par un dièse n’est pas une erreur', () => {
    expect(deRegle(lire([{ programme: '#12 Les Lilas' }]), 'LECTURE')).toEqual([]);
  });
});

describe('Les sous-totaux', () => {
  const ENTETE = ['Référence', 'Réservataire', 'Commune', 'QPV', 'Typologie', 'Financement'];
  const colonnes = preparerColonnes(reconnaitreColonnes([ENTETE, ['A1', 'ALS', 'Muret', 'Oui', 'T3', 'PLUS']]));

  test.each([
    '31395 Total',
    'Muret Total',
    'Muret - Total :',
    'Somme',
    'Résultat',
    'Resultats',
    'S/T',
    'S.T.',
    'S/T Muret',
    'Nb lgts',
    'Nbre logements',
  ])('« %s » n’est pas un logement', (texte) => {
    expect(raisonDEcarter([texte, null, null, null, null, 42], colonnes)).toBe('sous-total');
    expect(raisonDEcarter([null, null, texte, null, null, 42], colonnes)).toBe('sous-total');
  });

  test('un logement dont la résidence porte un de ces mots reste un logement', () => {
    expect(raisonDEcarter(['Total', 'ALS', 'Muret', 'Oui', 'T3', 'PLUS'], colonnes)).toBeNull();
    expect(raisonDEcarter(['St-Orens', 'ALS', null, null, null, null], colonnes)).toBeNull();
  });

  test('« 31395 Total » n’est pas un numéro RPLS, un numéro en groupes de chiffres en est un', () => {
    expect(normaliserRpls('31395 Total').etat).toBe('inconnu');
    expect(normaliserRpls('01 0164 7962')).toEqual({ etat: 'lu', valeur: '0101647962' });
  });
});

test.each(['NC', '0', 'NA', 'N/A', '-', '000'])('« %s » n’est pas une référence, et n’est pas un doublon', (refBailleur) => {
  const lu = lire([{ refBailleur }, { refBailleur }]);
  expect(deRegle(lu, 'V02').map(({ cellule, message }) => [cellule, message.includes('manque')])).toEqual([
    ['A2', true],
    ['A3', true],
  ]);
  expect(lu.inventaire.biens.map((bien) => bien.refBailleur)).toEqual([null, null]);
});

test.each([
  ['75011', 'Paris', '75', '75056'],
  ['69003', 'Lyon 3ème', '69', '69123'],
  ['13008', 'Marseille 8e arrondissement', '13', '13055'],
])('le code postal %s de « %s » n’a qu’une lecture : sa commune, ce qui est dit', (commune, communeNom, departement, attendu) => {
  const lu = lire([{ commune, communeNom, departement, codePostal: commune, epci: null }]);
  expect(deRegle(lu, 'V03')).toMatchObject([{ gravite: 'alerte', correction: attendu }]);
  expect(lu.inventaire.biens[0]?.commune).toBe(attendu);
});

test('un code postal d’arrondissement que le nom dément est refusé', () => {
  const lu = lire([{ commune: '75011', communeNom: 'Colomiers', departement: '75', codePostal: null, epci: null }]);
  expect(deRegle(lu, 'V03')).toMatchObject([{ gravite: 'erreur' }]);
  expect(lu.inventaire.biens[0]?.commune).toBeNull();
});

test.each([
  ['75111', '', '75', '75056', 'commune'],
  ['69383', '', '69', '69123', 'commune'],
  ['13208', '', '13', '13055', 'commune'],
  [null, 'Paris 11e', '75', '75056', 'communeNom'],
  [null, 'Lyon 3ème', '69', '69123', 'communeNom'],
  [null, 'MARSEILLE 08', '13', '13055', 'communeNom'],
] as const)('l’arrondissement %s %s est rattaché à sa commune, avec une trace', (commune, communeNom, departement, attendu, champ) => {
  const ecarts = { commune, communeNom, departement, codePostal: null, epci: null };
  const { inventaire, traces } = champ === 'commune' ? lire([ecarts]) : lire([ecarts], 'commune');
  expect(inventaire.biens[0]?.commune).toBe(attendu);
  expect(inventaire.anomalies.filter(({ regle }) => regle === 'V03')).toEqual([]);
  expect(traces.filter(({ indicateur }) => indicateur === champ)).toMatchObject([{ regle: 'arrondissement' }]);
});
