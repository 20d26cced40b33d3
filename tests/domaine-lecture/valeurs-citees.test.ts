/** What a remark or a trace quotes is what the cell holds, whole. */
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { lireTaux } from '../../src/domaine/lecture/lire-taux';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';
import { ECRITURES_MAXIMUM, ECRITURES_SUIVANTES } from '../../src/domaine/lecture/tracer';
import { deRegle, lire, referentiel } from './outils-regles';

const OPTIONS = { referentiel, exercice: 2026, premiereLigne: 1, premiereColonne: 1 };

test.each([
  ['le réservataire quand aucune colonne ne dit le hors-flux', ['horsFlux'] as const, 'reservataire', 'Ministère de la Défense'],
  ['la cellule vide de la colonne hors flux quand il y en a une', [] as const, 'horsFlux', ''],
])('V14 cite %s', (_, absents, indicateur, valeurLue) => {
  expect(deRegle(lire([{ reservataire: 'Ministère de la Défense' }], ...absents), 'V14')).toEqual([
    expect.objectContaining({ gravite: 'information', indicateur, valeurLue }),
  ]);
});

test.each([
  ['31/12/2199', null],
  ['31/12/2099', null],
  ['31/12/9999', null],
  ['31/12/2098', '2098-12-31'],
  ['30/12/2199', '2199-12-30'],
])('une convention qui finit le %s a pour échéance %s', (finConvention, attendue) => {
  const lu = lire([{ finConvention }]);
  expect(lu.inventaire.biens[0]?.finConvention).toBe(attendue);
  expect(deRegle(lu, 'V11').map(({ message }) => message.includes('sans date de fin'))).toEqual(attendue === null ? [true] : []);
});

test.each(['0000000000', '000000000', '0'])('le numéro RPLS « %s » n’en est pas un', (rplsId) => {
  const lu = lire([{ rplsId }, { rplsId }, {}]);
  expect(lu.inventaire.biens.map((bien) => bien.rplsId)).toEqual([null, null, '0101647962']);
  expect(deRegle(lu, 'V01')).toEqual(
    [0, 1].map(() => expect.objectContaining({ gravite: 'erreur', message: expect.stringContaining('n’a que des zéros') })),
  );
});

test('une colonne remplie sans en-tête est dite non utilisée ; une colonne vide ne l’est pas', () => {
  const entete = ['Référence', 'Réservataire', 'INSEE', 'Typologie', null, null];
  const lignes: readonly (readonly ValeurCellule[])[] = [
    entete,
    ...Array.from({ length: 6 }, (_, rang) => [`L${rang}`, 'Action Logement', '31555', 'T3', null, rang === 4 ? 'à revoir' : null]),
  ];
  const { anomalies } = lireInventaire(lignes, reconnaitreColonnes(lignes), OPTIONS);
  const dites = anomalies.filter(({ message }) => message.includes('colonnes non utilisées')).map(({ message }) => message);
  expect(dites).toEqual([expect.stringContaining('colonnes non utilisées : sans en-tête (F). ')]);
});

test('un taux à virgule est cité avec sa virgule', () => {
  const entete = ['Référence', 'Réservataire', 'Département', 'INSEE', 'Taux de rotation'];
  const lignes: readonly (readonly ValeurCellule[])[] = [
    entete,
    ...[8.5, 9].map((taux, rang) => [`L${rang}`, 'Action Logement', '31', '31555', taux]),
  ];
  const correspondance = reconnaitreColonnes(lignes);
  const { biens } = lireInventaire(lignes, correspondance, OPTIONS);
  const { anomalies } = lireTaux(lignes, correspondance, OPTIONS, biens);
  expect(anomalies).toContainEqual(expect.objectContaining({ valeurLue: '8,5', message: expect.stringContaining('« 8,5 »') }));
  expect(anomalies.map(({ message }) => message).join()).not.toContain('8.5');
});

test.each([
  ['31149.0', 'code-en-nombre'],
  ['31149 - Colomiers', 'code-et-libelle'],
])('le code « %s » est tracé sous la règle %s', (commune, regle) => {
  const { traces } = lire([{ commune }]);
  expect(traces.filter(({ indicateur }) => indicateur === 'commune')).toEqual([
    expect.objectContaining({ lu: commune, compris: '31149', regle }),
  ]);
});

test('chaque écriture a sa trace, et seules celles qui dépassent la limite, colonne par colonne et règle par règle, sont comptées ensemble', () => {
  const numeros = Array.from({ length: ECRITURES_MAXIMUM + 7 }, (_, rang) => ({ rplsId: String(101_000_000 + rang) }));
  const { traces } = lire([...numeros, { rplsId: '0101647962 ' }, { reservataire: 'ALS' }, { rplsId: '101000000' }], 'refBailleur');
  const siennes = traces.filter(({ indicateur, regle }) => indicateur === 'rplsId' && regle === 'zero-de-tete');
  expect(siennes).toHaveLength(ECRITURES_MAXIMUM + 1);
  expect(siennes.find(({ lu }) => lu === ECRITURES_SUIVANTES)).toMatchObject({ compris: ECRITURES_SUIVANTES, nombre: 7 });
  expect(siennes.find(({ lu }) => lu === '101000000')).toMatchObject({ compris: '0101000000', nombre: 2 });
  expect(traces.some(({ indicateur, regle }) => indicateur === 'rplsId' && regle === 'espaces-ou-casse')).toBe(true);
});
