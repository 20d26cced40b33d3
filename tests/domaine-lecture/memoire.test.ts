import fc from 'fast-check';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Anomalie, Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { auBout } from '../../src/domaine/lots';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { ValeursUniques } from '../../src/domaine/lecture/valeurs-uniques';

const referentiel = chargerReferentielNode();
const ENTETE = [
  'N° UG',
  'RPLS',
  'INSEE',
  'Commune',
  'CP',
  'Dépt',
  'EPCI',
  'QPV',
  'Typologie',
  'Financement',
  'Coll./Indiv.',
  'Réservataire',
  'Date début',
  'Date fin',
  'Hors flux',
  'Libération',
  'Année constr.',
];
const CHOIX: readonly (readonly ValeurCellule[])[] = [
  ['A1', 'A2', 'A3', '', null],
  ['0101647962', '0101647963', 101647970, '??', null],
  ['31483', '31555', '9122', 31181, '99999', '', null],
  ['Saint-Gaudens', 'Toulouse', 'Foix', 'Le Fauga', 'Nulle Part', null],
  ['31800', '31000', '09000', null],
  ['31', '9', 31, 'Ariège', '', null],
  ['CC Coeur et Coteaux du Comminges', 'Toulouse Métropole', '200072643', null],
  ['Oui', 'N', 'QP031014', 'peut-être', null],
  ['T3', 'F4', 'Studio', 'T12', null],
  ['PLUS', '13', 'plai', 'XYZ', null],
  ['Collectif', 'Maison', 'E', '?', null],
  ['Action Logement', 'Mairie', 'ALS / Préfecture', 'Ministère des Armées', 'Inconnu SA', 'NR', null],
  ['1990-01-01', 33604, '01/02/99', '31/02/2001', null],
  ['01/01/30', '2042-05-01', '31/12/2099', 2030, '01/04/2005', null],
  ['Démolition', 'IML', 'Défense', 'bizarre', null],
  ['MUT', 'Congé', 'ANRU', 'bizarre', null],
  [1990, '2007', 99, null],
];
const ligne = fc.tuple(...CHOIX.map((valeurs) => fc.constantFrom(...valeurs)));

/** What only the whole inventory tells: repeated values, names counted once, columns that are not there. */
const deLaLigne = ({ regle, message }: Anomalie): boolean => regle !== 'V09' && !/figure aussi|aucune colonne/.test(message);

function lire(lignes: readonly (readonly ValeurCellule[])[], premiereLigne: number, entete: readonly ValeurCellule[] = ENTETE): Inventaire {
  const correspondance = reconnaitreColonnes([ENTETE, ...lignes]);
  return lireInventaire([entete, ...lignes], correspondance, { referentiel, exercice: 2026, premiereLigne, premiereColonne: 1 });
}

test('lire tout d’un coup donne ce que donne chaque ligne lue seule : rien ne passe d’une ligne à l’autre', () => {
  fc.assert(
    fc.property(fc.array(ligne, { minLength: 2, maxLength: 12 }), (lignes) => {
      const correspondance = reconnaitreColonnes([ENTETE, ...lignes]);
      const options = { referentiel, exercice: 2026, premiereColonne: 1 };
      const ensemble = lireInventaire([ENTETE, ...lignes], correspondance, { ...options, premiereLigne: 1 });
      const seules = lignes.map((l, rang) =>
        lireInventaire([l], { ...correspondance, ligneEntete: -1 }, { ...options, premiereLigne: rang + 2 }),
      );
      expect(ensemble.biens).toEqual(seules.flatMap(({ biens }) => biens));
      expect(ensemble.anomalies.filter(deLaLigne)).toEqual(seules.flatMap(({ anomalies }) => anomalies.filter(deLaLigne)));
      expect(lire(lignes, 1)).toEqual(ensemble);
    }),
    { numRuns: 100 },
  );
});

test('une colonne qui ne se répète jamais se lit comme les autres, au-delà de ce que la mémoire retient', () => {
  const lignes = Array.from({ length: 40_000 }, (_, rang): ValeurCellule[] => {
    const l: ValeurCellule[] = CHOIX.map(([premiere]) => premiere ?? null);
    l[0] = `R${rang}`;
    l[1] = String(1_000_000_000 + rang);
    l[11] = `Inconnu ${rang} SA`;
    return l;
  });
  const { biens, anomalies } = lire(lignes, 1);
  expect(biens).toHaveLength(40_000);
  expect(biens[39_999]?.reservataires).toEqual(['Inconnu 39999 SA']);
  expect(anomalies.filter(({ regle }) => regle === 'V09')).toHaveLength(40_000);
});

test('les doublons sont ceux que trouverait une comparaison de chaque valeur avec toutes les autres', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c', ''), fc.string())), (valeurs) => {
      const uniques = new ValeursUniques();
      valeurs.forEach((valeur, index) => uniques.noter(valeur, index));
      const attendus = new Map<string, number[]>();
      valeurs.forEach((valeur, index) => attendus.set(valeur, [...(attendus.get(valeur) ?? []), index]));
      const trouves = new Map(auBout(uniques.doublons()).map(({ valeur, premiere, autres }) => [valeur, [premiere, ...autres]]));
      expect(trouves).toEqual(new Map([...attendus].filter(([, rangs]) => rangs.length > 1)));
    }),
  );
});
