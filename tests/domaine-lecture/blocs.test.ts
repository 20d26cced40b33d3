import type { Inventaire } from '../../src/domaine/inventaire';
import { etendreFusions } from '../../src/domaine/lecture/etendre-fusions';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { ENTETE, INVERSE, logement, OPTIONS, ordonner, type Ligne } from '../outils/tableaux-empiles';

const logements = (debut: number, nombre: number, departement: '31' | '32' = '31'): readonly Ligne[] =>
  Array.from({ length: nombre }, (_, rang) => logement(debut + rang, departement));
const lire = (lignes: readonly Ligne[]): Inventaire => lireInventaire(lignes, reconnaitreColonnes(lignes), OPTIONS);
/** The dwellings, wherever they stand. */
const parc = ({ biens }: Inventaire): readonly unknown[] => biens.map(({ ligneSource: _, ...bien }) => bien);
const messages = ({ anomalies }: Inventaire, gravite: string): readonly string[] =>
  anomalies.filter((anomalie) => anomalie.gravite === gravite).map(({ message }) => message);

const ATTENDU = parc(lire([ENTETE, ...logements(1, 15), ...logements(16, 15, '32')]));

test('deux blocs dont le second a une colonne de plus donnent les trente logements', () => {
  const sansFin = (ligne: Ligne): Ligne => ligne.slice(0, 9);
  const lignes = [
    ['Parc au 31/12/2025 – Département 31'],
    sansFin(ENTETE),
    ...logements(1, 15).map(sansFin),
    [],
    ['Département 32'],
    ENTETE,
    ...logements(16, 15, '32'),
  ];
  const lu = lire(lignes);
  expect(lu.biens).toHaveLength(30);
  expect(parc(lu).slice(15)).toEqual(ATTENDU.slice(15));
  expect(lu.biens[0]?.finConvention).toBeNull();
  expect(lu.ecartees.map(({ ligneSource, raison }) => [ligneSource, raison])).toEqual([
    [1, 'titre'],
    [2, 'titre'],
    [18, 'vide'],
    [19, 'titre'],
    [20, 'entete-repete'],
  ]);
  expect(messages(lu, 'information')).toContainEqual(
    expect.stringMatching(
      /^Ligne 20 : un second en-tête commence ici, différent de celui de la ligne 2 : les lignes 21 à 35 sont lues d’après lui\. Il ajoute « [^»]*[Ff]in/,
    ),
  );
});

test('un premier bloc plus pauvre, sans les mêmes places, est lu aussi', () => {
  const pauvre = ['Réservataire', 'Commune', 'Typologie', 'QPV'];
  const riche = ['Réservataire', 'Département', 'Commune', 'Typologie', 'QPV', 'Financement', 'Date fin', 'Collectif/Individuel'];
  const lu = lire([
    ['Inventaire 2025'],
    pauvre,
    ...Array.from({ length: 20 }, () => ['Action Logement', 'Toulouse', 'T3', 'Non']),
    ['Bloc 2'],
    riche,
    ...Array.from({ length: 10 }, () => ['Mairie de Muret', '31', 'Muret', 'T2', 'Oui', 'PLUS', '31/12/2040', 'Collectif']),
  ]);
  expect(lu.biens).toHaveLength(30);
  expect(lu.biens[0]).toMatchObject({ reservataires: ['Action Logement'], communeNom: 'Toulouse', typologie: 3, qpv: false });
  expect(lu.biens[29]).toMatchObject({
    reservataires: ['Commune de Muret'],
    departement: '31',
    communeNom: 'Muret',
    typologie: 2,
    qpv: true,
    financement: '13',
    finConvention: '2040-12-31',
    construction: 'C',
  });
  // What only the second block has is no cell of the first.
  const fins = lu.anomalies.filter(({ regle, ligneSource }) => regle === 'V07' && ligneSource < 23);
  expect(fins).toHaveLength(20);
});

test('un second en-tête dont les colonnes ont changé de place n’est pas un logement, et ses lignes sont lues d’après lui', () => {
  const lu = lire([ENTETE, ...logements(1, 15), INVERSE(ENTETE), ...logements(16, 15, '32').map(INVERSE)]);
  expect(parc(lu)).toEqual(ATTENDU);
  expect(lu.ecartees).toContainEqual({ ligneSource: 17, raison: 'entete-repete' });
  expect(messages(lu, 'erreur')).toEqual([]);
  expect(messages(lu, 'information').join('\n')).toContain(
    'les lignes 18 à 32 sont lues d’après lui : « N° RPLS » en J, « Référence » en I',
  );
});

test('trois blocs, chacun dans son ordre, puis de nouveau le premier', () => {
  const autre = ordonner([2, 0, 1, 4, 3, 5, 9, 8, 7, 6]);
  const lignes = [
    ENTETE,
    ...logements(1, 10),
    INVERSE(ENTETE),
    ...logements(11, 5).map(INVERSE),
    autre(ENTETE),
    ...logements(16, 5, '32').map(autre),
    ENTETE,
    ...logements(21, 10, '32'),
  ];
  const attendu = lire([ENTETE, ...logements(1, 15), ...logements(16, 15, '32')]);
  expect(parc(lire(lignes))).toEqual(parc(attendu));
});

test('une cellule fusionnée du second bloc vaut pour ses lignes, d’après ses colonnes', () => {
  const vide = [...logement(4)];
  vide[2] = null;
  const lignes = [ENTETE, logement(1), INVERSE(ENTETE), INVERSE(logement(3)), INVERSE(vide)];
  const correspondance = reconnaitreColonnes(lignes);
  const { valeurs, remarques } = etendreFusions(lignes, [{ premiereLigne: 3, derniereLigne: 4, colonne: 7 }], correspondance, OPTIONS);
  expect(remarques).toEqual([expect.objectContaining({ indicateur: 'reservataire', cellule: 'H4' })]);
  expect(lireInventaire(valeurs, correspondance, OPTIONS).biens[2]?.reservataires).toEqual(['Action Logement']);
});

test('un récapitulatif sous l’inventaire n’est pas lu comme des logements, et c’est une erreur qui le nomme', () => {
  const lu = lire([ENTETE, ...logements(1, 5), [], ['Réservataire', 'Commune'], ['Action Logement', 'Muret'], ['État', 'Muret']]);
  expect(lu.biens).toHaveLength(5);
  expect(lu.ecartees.filter(({ raison }) => raison === 'hors-tableau').map(({ ligneSource }) => ligneSource)).toEqual([9, 10]);
  expect(messages(lu, 'erreur')).toEqual([
    expect.stringMatching(/^Ligne 8 : un second en-tête commence ici, trop différent .*les lignes 9 à 10 ne sont pas lues\. /),
  ]);
});

test('des logements au-dessus du seul en-tête ne sont jamais écartés sans un mot', () => {
  const lu = lire([...logements(1, 3), ENTETE, ...logements(4, 5)]);
  expect(lu.biens).toHaveLength(5);
  expect(lu.ecartees.slice(0, 3).map(({ raison }) => raison)).toEqual(['hors-tableau', 'hors-tableau', 'hors-tableau']);
  expect(messages(lu, 'erreur')).toContainEqual(
    expect.stringMatching(
      /^Ligne 1 : 3 lignes, de 1 à 3, sont remplies comme des logements au-dessus de l’en-tête, qui est en ligne 4 : elles ne sont pas lues\. Placez-les sous l’en-tête/,
    ),
  );
});

test('un titre et ses précisions au-dessus de l’en-tête ne sont pas des logements', () => {
  const lu = lire([['Bailleur', 'OPH', 'Exercice', 2026], ['Édité le', '12/01/2026'], ENTETE, ...logements(1, 2)]);
  expect(lu.ecartees.map(({ raison }) => raison)).toEqual(['titre', 'titre', 'titre']);
  expect(messages(lu, 'erreur')).toEqual([]);
});

test('un logement sans en-tête au-dessus de lui ne devient pas l’en-tête', () => {
  expect(reconnaitreColonnes(logements(1, 5)).ligneEntete).toBe(-1);
});

test('une ligne d’unités sous l’en-tête est écartée avec sa raison, un logement jamais', () => {
  const unites = ['(10 car.)', '(texte)', '(texte)', '(code)', '(code)', '(O/N)', '(T1..)', '(code)', '(C/I)', 'JJ/MM/AAAA'];
  const lu = lire([ENTETE, unites, ...logements(1, 3)]);
  expect(lu.biens.map(({ refBailleur }) => refBailleur)).toEqual(['L1', 'L2', 'L3']);
  expect(lu.ecartees).toContainEqual({ ligneSource: 2, raison: 'unites' });
  // Elsewhere it is a row like any other, reported as it stands.
  expect(lire([ENTETE, logement(1), unites]).biens).toHaveLength(2);
});

test('un en-tête sur deux lignes donne les colonnes des deux', () => {
  const dessus = [...ENTETE.slice(0, 8), 'Collectif/Individuel', 'Convention', null];
  const dessous = [...Array.from({ length: 9 }, () => null), 'Début', 'Fin'];
  const lignes = [dessus, dessous, [...logement(1).slice(0, 9), '01/01/2010', '31/12/2040']];
  const lu = lire(lignes);
  expect(lu.biens).toEqual([expect.objectContaining({ debutConvention: '2010-01-01', finConvention: '2040-12-31' })]);
  expect(lu.ecartees.map(({ raison }) => raison)).toEqual(['titre', 'entete-repete']);
});

test('la ligne d’en-têtes que l’utilisateur désigne est celle qui est lue', () => {
  const lignes = [ENTETE, ...logements(1, 3), ['Bloc 2'], INVERSE(ENTETE), ...logements(4, 3).map(INVERSE)];
  const correspondance = reconnaitreColonnes(lignes, 5);
  expect(correspondance.ligneEntete).toBe(5);
  expect(lireInventaire(lignes, correspondance, OPTIONS).biens.map(({ refBailleur }) => refBailleur)).toEqual(['L4', 'L5', 'L6']);
});

test('un en-tête répété mille fois est reconnu une fois, et rien d’autre ne change', () => {
  const pages = Array.from({ length: 1000 }, (_, rang) => [ENTETE, logement(rang)]).flat();
  const correspondance = reconnaitreColonnes(pages);
  expect(correspondance.blocs).toBeUndefined();
  const lu = lireInventaire(pages, correspondance, OPTIONS);
  expect(lu.biens).toHaveLength(1000);
  expect(lu.ecartees.filter(({ raison }) => raison === 'entete-repete')).toHaveLength(999);
});
