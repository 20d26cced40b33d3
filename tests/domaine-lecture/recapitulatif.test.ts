import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { OPTIONS } from '../domaine-decisions/outils';

type Ligne = readonly ValeurCellule[];
const ENTETE = ['N° RPLS', 'Référence', 'Réservataire', 'Département', 'INSEE', 'QPV', 'Typologie', 'Financement', 'Programme'];
const logement = (rang: number): Ligne => [
  `310000${1000 + rang}`,
  `LOG${rang}`,
  'Action Logement',
  '31',
  '31555',
  '2',
  'T3',
  '13',
  'Les Lilas',
];
const DOUZE = Array.from({ length: 12 }, (_, rang) => logement(rang));

function lire(suite: readonly Ligne[]) {
  const lignes: readonly Ligne[] = [ENTETE, ...DOUZE, ...suite];
  const { biens, ecartees, anomalies, lignesLues } = lireInventaire(lignes, reconnaitreColonnes(lignes), {
    ...OPTIONS,
    premiereLigne: 1,
    premiereColonne: 1,
  });
  expect(biens.length + ecartees.length).toBe(lignesLues);
  return {
    biens,
    recapitulatif: ecartees.filter(({ raison }) => raison === 'recapitulatif').map(({ ligneSource }) => ligneSource),
    dites: anomalies.filter(({ message }) => message.includes('récapitulatif')),
  };
}

test.each<[string, readonly Ligne[], readonly number[]]>([
  [
    'des libellés et des nombres sous une ligne vide',
    [[], [null, null, 'Action Logement', '7'], [null, null, 'Mairie de Toulouse', 5], [null, null, 'Ensemble', '12']],
    [15, 16],
  ],
  [
    'un tableau qui a son en-tête, sous une ligne vide ou un titre',
    [[], ['Répartition par réservataire'], ['Réservataire', 'Nombre'], ['Action Logement', '7'], ['CIL 31', '5'], ['Ensemble', '12']],
    [16, 17, 18],
  ],
  ['un tableau par typologie, avec ses parts', [[], ['Typologie', 'Nb', '%'], ['T2', 4, '33 %'], ['T3', 8, '67 %']], [15, 16, 17]],
])('%s : ces lignes sont écartées avec leur raison, et une remarque les nomme', (_, suite, attendues) => {
  const { biens, recapitulatif, dites } = lire(suite);
  expect(biens).toHaveLength(12);
  expect(new Set(biens.map(({ departement }) => departement))).toEqual(new Set(['31']));
  expect(recapitulatif).toEqual(attendues);
  expect(dites).toEqual([expect.objectContaining({ gravite: 'alerte', regle: 'LECTURE', ligneSource: attendues[0] })]);
  expect(dites[0]?.message).toContain(attendues.length === 2 ? attendues.join(', ') : `${attendues[0]} à ${attendues.at(-1)}`);
});

test.each<[string, readonly Ligne[]]>([
  ['un logement pauvre parmi les autres, même après une ligne vide', [[], [null, null, 'Action Logement', '4'], logement(20)]],
  ['un logement connu par sa seule référence', [[], [null, 'LOG99', 'Action Logement', '4']]],
  ['un logement dont la référence est un nombre', [[], [null, 7, 'Action Logement', '4']]],
  ['un logement connu par son numéro RPLS', [[], ['3100009999', null, null, 4]]],
  ['un logement connu par sa commune', [[], [null, null, 'Action Logement', 4, '31149']]],
  [
    'des logements qui n’ont que le département des autres',
    [[], ...DOUZE, [], [null, null, 'Mairie de Muret', '31'], [null, null, 'CAF', '31']],
  ],
  ['un logement pauvre juste sous les autres', [[null, null, 'Action Logement', '4']]],
  ['un nombre trop grand pour compter des logements', [[], [null, null, 'Action Logement', '75']]],
])('%s reste un logement', (_, suite) => {
  const { biens, recapitulatif, dites } = lire(suite);
  expect(biens).toHaveLength(12 + suite.filter((ligne) => ligne.length > 0).length);
  expect([recapitulatif, dites]).toEqual([[], []]);
});

test('un récapitulatif au-dessus d’un en-tête répété est écarté aussi', () => {
  const { biens, recapitulatif } = lire([[], [null, null, 'Action Logement', '12'], [], ENTETE, logement(30), logement(31)]);
  expect(biens).toHaveLength(14);
  expect(recapitulatif).toEqual([15]);
});
