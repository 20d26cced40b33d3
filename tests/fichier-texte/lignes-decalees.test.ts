import { inventaireDe, lireTexte, messages } from './outils';

const ENTETE = 'N° RPLS,Référence,Réservataire,Département,Code INSEE,Typologie,Taux de rotation,Date fin,Programme';
const logement = (rang: number, taux = '', programme = 'Les Lilas'): string =>
  `310000000${rang},LOG${rang},Action Logement,31,31555,T3,${taux},31/12/2040,${programme}`;
const lire = (...lignes: readonly string[]) => inventaireDe(lireTexte([ENTETE, ...lignes].join('\r\n')));

test('une décimale sans guillemets décale sa ligne : elle est mise à part et dite, jamais utilisée', () => {
  const inventaire = lire(logement(1), logement(2, '8,5'), logement(3, '"8,5"'), logement(4), logement(5, '8,5', 'Les Lilas, bât. A'));
  expect(inventaire.biens.map(({ refBailleur, programme }) => [refBailleur, programme])).toEqual([
    ['LOG1', 'Les Lilas'],
    ['LOG3', 'Les Lilas'],
    ['LOG4', 'Les Lilas'],
  ]);
  expect(inventaire.ecartees).toEqual(expect.arrayContaining([3, 6].map((ligneSource) => ({ ligneSource, raison: 'illisible' }))));
  expect(inventaire.biens.length + inventaire.ecartees.length).toBe(inventaire.lignesLues);
  expect(messages(inventaire)).toMatch(/Ligne 3 : 10 cellules au lieu de 9 .*n’est pas lue. Mettez .* entre guillemets/);
  expect(messages(inventaire)).toContain('Ligne 6 : 11 cellules au lieu de 9');
  expect(inventaire.tauxDeclares ?? []).toEqual(lire(logement(1), logement(3, '"8,5"'), logement(4)).tauxDeclares ?? []);
});

test('même si presque toutes les lignes sont décalées, l’en-tête fait foi', () => {
  const inventaire = lire(...[1, 2, 3, 4].map((rang) => logement(rang, '8,5')), logement(5));
  expect(inventaire.biens.map(({ refBailleur }) => refBailleur)).toEqual(['LOG5']);
});

test('un saut de ligne sans guillemets coupe une ligne en deux : ses deux moitiés sont mises à part', () => {
  const inventaire = lire(logement(1), ...logement(2).replace('Action Logement', 'Action\r\nLogement').split('\r\n'), logement(3));
  expect(inventaire.biens.map(({ refBailleur }) => refBailleur)).toEqual(['LOG1', 'LOG3']);
  expect(messages(inventaire)).toMatch(/Ligne 3 : 3 cellules au lieu de 9 : un saut de ligne/);
  expect(messages(inventaire)).toMatch(/Ligne 4 : 7 cellules au lieu de 9 : un saut de ligne/);
});

test('des cellules vides en trop ou en moins en fin de ligne ne gênent pas', () => {
  const court = '3100000007,LOG7,Action Logement,31,31555';
  const inventaire = lire(logement(1), `${logement(2)},,,`, court, court.replaceAll('7', '8'), logement(3));
  expect(inventaire.biens).toHaveLength(5);
  expect(messages(inventaire)).not.toContain('cellules au lieu de');
});
