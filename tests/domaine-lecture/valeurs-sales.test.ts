/** DOMAINE §5.6, case by case: each value is understood with a trace, or reported; never dropped, never guessed. */
import fc from 'fast-check';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { reparerLatin1 } from '../../src/domaine/lecture/latin1';
import { REGLES_DE_LECTURE, type RegleDeLecture } from '../../src/domaine/lecture/regles-de-lecture';
import { texteDe } from '../../src/domaine/lecture/texte';
import { CHAMPS, type Champ, type Ecarts, lire } from './outils-regles';

const ARRIERE: Ecarts = { commune: '09122', communeNom: 'Foix', codePostal: '09000', epci: '200067791' };

/** Understood: what was read, what it became, by which rule. */
const COMPRIS: readonly (readonly [
  cas: string,
  champ: Champ,
  lu: ValeurCellule,
  compris: string,
  regle: RegleDeLecture,
  autour?: Ecarts,
])[] = [
  ['NA', 'debutConvention', 'NA', '', 'absence'],
  ['NA/NA', 'debutConvention', 'NA/NA', '', 'absence'],
  ['NC', 'anneeConstruction', 'NC', '', 'absence'],
  ['INCONNUE', 'anneeConstruction', 'INCONNUE', '', 'absence'],
  ['Néant', 'reservataire', 'Néant', 'NON_RESERVE', 'absence'],
  ['cellule vide', 'reservataire', '', 'NON_RESERVE', 'vide-non-reserve'],
  ['espaces seuls', 'reservataire', '   ', 'NON_RESERVE', 'vide-non-reserve'],
  ['SIRET pour SIREN', 'epci', '24310051800018', '243100518', 'siret-vers-siren'],
  ['date mm/aaaa', 'debutConvention', '05/2010', '01/05/2010', 'mois-seul'],
  ['texte latin-1', 'reservataire', 'Toulouse MÃ©tropole', 'Toulouse Métropole', 'encodage'],
  ['zéro perdu dans le code INSEE', 'commune', 9122, '09122', 'zero-de-tete', { departement: '09', ...ARRIERE }],
  ['zéro perdu dans le département', 'departement', 9, '09', 'zero-de-tete', ARRIERE],
  ['zéro perdu dans le N° RPLS', 'rplsId', 101647962, '0101647962', 'zero-de-tete'],
  [
    '2a en minuscule',
    'departement',
    '2a',
    '2A',
    'espaces-ou-casse',
    { commune: '2A004', communeNom: 'Ajaccio', codePostal: '', epci: '242010056' },
  ],
  ['date en numéro de série', 'finConvention', 51227, '01/04/2040', 'date-serie'],
  ['numéro de série en texte', 'finConvention', '51227', '01/04/2040', 'date-serie'],
  ['date en texte ISO', 'finConvention', '2040-04-01', '01/04/2040', 'date-texte'],
  ['année à deux chiffres', 'finConvention', '01/04/40', '01/04/2040', 'annee-a-deux-chiffres'],
  ['espaces insécables', 'programme', 'Les\u00a0Lilas', 'Les Lilas', 'espaces-ou-casse'],
  ['espaces insécables dans un nom', 'reservataire', 'Action\u00a0Logement\u202fServices', 'Action Logement', 'nom-de-reservataire'],
  ['AL / Mairie', 'reservataire', 'AL / Mairie de Muret', 'Action Logement / Commune de Muret', 'plusieurs-reservataires'],
  ['État + ALS', 'reservataire', 'État + ALS', 'État – prioritaires / Action Logement', 'plusieurs-reservataires'],
  [
    'Commune et EPCI',
    'reservataire',
    'Commune de Muret et CA Le Muretain Agglo',
    'Commune de Muret / CA Le Muretain Agglo',
    'plusieurs-reservataires',
  ],
  ['nom qui contient « et »', 'reservataire', 'CC Cœur et Coteaux du Comminges', 'CC Coeur et Coteaux du Comminges', 'nom-de-reservataire'],
  ['Mairie de X', 'reservataire', 'Mairie de Muret', 'Commune de Muret', 'nom-de-reservataire'],
  ['Ville de X', 'reservataire', 'Ville de Muret', 'Commune de Muret', 'nom-de-reservataire'],
  ['X', 'reservataire', 'Muret', 'Commune de Muret', 'nom-de-reservataire'],
  ['Préfecture', 'reservataire', 'Préfecture', 'État – prioritaires', 'nom-de-reservataire'],
  ['Etat', 'reservataire', 'Etat', 'État – prioritaires', 'nom-de-reservataire'],
  ['Contingent prioritaire', 'reservataire', 'Contingent prioritaire', 'État – prioritaires', 'nom-de-reservataire'],
  ['1 %', 'reservataire', '1 %', 'Action Logement', 'nom-de-reservataire'],
  ['CIL', 'reservataire', 'CIL', 'Action Logement', 'nom-de-reservataire'],
  ['T3b', 'typologie', 'T3b', 'T3', 'libelle-vers-code'],
  ['F4', 'typologie', 'F4', 'T4', 'libelle-vers-code'],
  ['Studio', 'typologie', 'Studio', 'T1', 'libelle-vers-code'],
  ['31/12/9999', 'finConvention', '31/12/9999', '', 'sans-fin'],
  ['31/12/2099', 'finConvention', '31/12/2099', '', 'sans-fin'],
  ['QPV donné par son code', 'qpv', 'QP031025', 'Oui', 'libelle-vers-code'],
  [
    'commune nouvelle',
    'commune',
    '01340',
    '01015',
    'code-remplace',
    { departement: '01', communeNom: 'Saint-Bois', codePostal: '', epci: '' },
  ],
  ['code et libellé', 'departement', '31 - Haute-Garonne', '31', 'code-et-libelle'],
  ['nom de département', 'departement', 'Haute-Garonne', '31', 'nom-vers-code'],
  ['code de financement et libellé', 'financement', '13 - PLUS', '13', 'code-et-libelle'],
  ['libellé de financement', 'financement', 'PLUS ', '13', 'libelle-vers-code'],
  ['« non » pour une libération', 'liberation', 'Non', '', 'dit-non'],
  ['« 0 » pour un motif', 'horsFlux', 0, '', 'dit-non'],
  ['motif déduit du réservataire', 'horsFlux', '', 'DEFENSE', 'deduit-du-reservataire', { reservataire: 'Ministère des Armées' }],
  ['EPCI déduit', 'epci', '', '243100518', 'deduit'],
];

const complet = ([cas, champ, lu, compris, regle, autour = {}]: (typeof COMPRIS)[number]) =>
  [cas, champ, lu, compris, regle, autour] as const;

test.each(COMPRIS.map(complet))('%s (%s) : %p est compris « %s » par la règle %s', (_, champ, lu, compris, regle, autour) => {
  const { traces, inventaire } = lire([{ ...autour, [champ]: lu }]);
  const visible = typeof lu === 'string' ? lu : texteDe(lu);
  expect(traces.filter(({ indicateur }) => indicateur === champ)).toEqual([
    expect.objectContaining({ regle, lu: visible, compris, nombre: 1 }),
  ]);
  expect(REGLES_DE_LECTURE[regle].length).toBeGreaterThan(5);
  // The opposite pole: an understood value is no error of its own.
  expect(inventaire.anomalies.filter(({ gravite, indicateur }) => gravite === 'erreur' && indicateur === champ)).toEqual([]);
});

/** Reported: nothing sure can be understood. */
const SIGNALES: readonly (readonly [cas: string, champ: Champ, lu: ValeurCellule, regle: string])[] = [
  ['0 pour une typologie', 'typologie', '0', 'V06'],
  ['0 pour une date', 'finConvention', 0, 'LECTURE'],
  ['Z', 'qpv', 'Z', 'V05'],
  ['999', 'typologie', '999', 'V06'],
  ['9999 pour une année', 'anneeConstruction', 9999, 'LECTURE'],
  ['9999 pour un début', 'debutConvention', '01/01/9999', 'LECTURE'],
  ['01/1900', 'debutConvention', '01/1900', 'LECTURE'],
  ['01/01/1900', 'finConvention', '01/01/1900', 'LECTURE'],
  ['notation scientifique d’un N° RPLS', 'rplsId', '1,23457E+09', 'V01'],
  ['notation scientifique d’une référence', 'refBailleur', '1.1144e+006', 'V02'],
  ['notation scientifique d’un code', 'commune', '3.1555e+004', 'V03'],
  ['virgule décimale là où un entier est attendu', 'typologie', '2,5', 'V06'],
  ['? dans un nom', 'reservataire', 'Toulouse M?tropole', 'V09'],
  ['caractère perdu', 'reservataire', 'Toulouse M\ufffdtropole', 'V09'],
  ['NR', 'reservataire', 'NR', 'V09'],
  ['NC pour un réservataire', 'reservataire', 'NC', 'V09'],
  ['NC pour le QPV', 'qpv', 'NC', 'V05'],
  ['INCONNUE pour une construction', 'construction', 'INCONNUE', 'V08'],
  ['cellule vide d’une fusion', 'typologie', '', 'V06'],
  ['année seule', 'finConvention', '2030', 'LECTURE'],
  ['année seule en nombre', 'finConvention', 2030, 'LECTURE'],
  ['erreur de formule', 'commune', '#N/A', 'LECTURE'],
  ['QPV à deux lectures', 'qpv', 'Oui / Non', 'V05'],
  ['typologie à deux lectures', 'typologie', 'T3/T4', 'V06'],
  ['réservataire coupé à moitié', 'reservataire', 'ALS / Mutuelle X', 'V09'],
  ['% là où un code est attendu', 'financement', '13 %', 'V07'],
  ['un doute écrit', 'qpv', '1 ?', 'V05'],
  ['un doute écrit', 'typologie', 'T3 ?', 'V06'],
  ['mélange de point et de virgule', 'typologie', '1.234,5', 'V06'],
];

test.each(SIGNALES)('%s (%s) : %p est signalé par %s, sans rien deviner', (_, champ, lu, regle) => {
  const { inventaire } = lire([{ [champ]: lu }]);
  const trouvees = inventaire.anomalies.filter((anomalie) => anomalie.regle === regle && anomalie.indicateur === champ);
  expect(trouvees).toHaveLength(1);
  expect(trouvees[0]?.gravite).not.toBe('information');
  if (texteDe(lu) !== '') expect(trouvees[0]?.message).toContain(`« ${texteDe(lu)} »`);
  const [bien] = inventaire.biens;
  if (champ !== 'reservataire' && champ !== 'refBailleur') expect(bien?.[champ as 'qpv']).toBeNull();
});

test('les lignes vides, les sous-totaux et les en-têtes répétés sont écartés avec leur raison', () => {
  const vide = Object.fromEntries(CHAMPS.map((champ) => [champ, null]));
  const entete = Object.fromEntries(CHAMPS.map((champ) => [champ, `colonne ${champ}`]));
  const { inventaire } = lire([{}, vide, { ...vide, refBailleur: 'Sous-total', typologie: '12' }, entete, {}]);
  expect(inventaire.ecartees.map(({ raison }) => raison)).toEqual(['titre', 'vide', 'sous-total', 'entete-repete']);
  expect(inventaire.biens).toHaveLength(2);
});

test('une rue avec un point d’interrogation ou un type inconnu reste telle quelle', () => {
  const { inventaire } = lire([{ programme: '12 INCONNUE de l?Église' }]);
  expect(inventaire.biens[0]?.programme).toBe('12 INCONNUE de l?Église');
});

test('les traces comptent chaque écriture et donnent sa première cellule', () => {
  const { traces } = lire([{ qpv: 'O' }, {}, { qpv: 'O' }, { qpv: 'x' }]);
  expect(traces.filter(({ indicateur }) => indicateur === 'qpv')).toEqual([
    { indicateur: 'qpv', regle: 'libelle-vers-code', lu: 'O', compris: 'Oui', nombre: 2, premiereCellule: 'I2' },
    { indicateur: 'qpv', regle: 'libelle-vers-code', lu: 'x', compris: 'Oui', nombre: 1, premiereCellule: 'I5' },
  ]);
});

test('un texte mal décodé est rétabli, un texte juste ne change pas', () => {
  for (const juste of ['Château', 'Âge d’or', 'Ångström', 'ÃO', 'L’Union', 'Île']) expect(reparerLatin1(juste)).toBe(juste);
  expect(reparerLatin1('RÃ©sidence de lâ€™Ã‰glise')).toBe('Résidence de l’Église');
});

const VALEURS: readonly ValeurCellule[] = [
  'NA',
  'NC',
  'NR',
  '0',
  0,
  'Z',
  999,
  '9999',
  '01/1900',
  '1.1144e+006',
  '24310051800018',
  '2,5',
  '05/2010',
  'MÃ©tropole',
  '?',
  'INCONNUE',
  '',
  ' ',
  1004,
  '1',
  '2a',
  45000,
  '45000',
  'T3b',
  'F4',
  '31/12/2099',
  '2030',
  'QP031025',
  '01340',
  '31770',
  '1 %',
  'AL / Mairie',
  'Arras',
  '85 %',
  '#REF!',
  true,
  12.5,
  null,
];

test('aucune valeur n’est perdue : comprise telle quelle, comprise avec une trace, ou signalée', () => {
  // Free text is kept as it is: only what is understood can be lost.
  const champs = CHAMPS.filter((champ) => champ !== 'codePostal' && champ !== 'programme');
  fc.assert(
    fc.property(fc.constantFrom(...champs), fc.oneof(fc.constantFrom(...VALEURS), fc.string({ maxLength: 12 })), (champ, valeur) => {
      const { inventaire, traces } = lire([{ [champ]: valeur }]);
      const [bien] = inventaire.biens;
      const brut = texteDe(valeur);
      if (bien === undefined || brut === '') return;
      const compris = champ === 'reservataire' ? bien.reservataires.join(' / ') : bien[champ as 'commune'];
      const signale = inventaire.anomalies.some(
        ({ indicateur }) => indicateur === champ || (champ === 'communeNom' && indicateur === 'commune'),
      );
      const trace = traces.some(({ indicateur }) => indicateur === champ);
      expect(signale || trace || String(compris) === brut).toBe(true);
    }),
    { numRuns: 500 },
  );
});
