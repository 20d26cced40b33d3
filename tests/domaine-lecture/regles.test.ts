import { controlerDelaiDuBilan } from '../../src/domaine/lecture/delai-du-bilan';
import { REGLES, regleDe } from '../../src/domaine/lecture/regles';
import type { Gravite } from '../../src/domaine/inventaire';
import { type Champ, deRegle, type Ecarts, lire } from './outils-regles';

type Cas = readonly [
  regle: string,
  gravite: Gravite,
  ce: string,
  lignes: readonly Ecarts[],
  contient: RegExp,
  correction?: string | null,
  absents?: readonly Champ[],
];

const DECLENCHENT: readonly Cas[] = [
  ['V01', 'erreur', 'N° RPLS trop court', [{ rplsId: 'A12' }], /« A12 ».*10 caractères/],
  ['V01', 'erreur', 'N° RPLS abrégé', [{ rplsId: '1,23457E+09' }], /notation scientifique/],
  ['V01', 'erreur', 'N° RPLS en double', [{ rplsId: '0101647999' }, { rplsId: '0101647999' }], /figure aussi en B3/],
  ['V01', 'alerte', 'N° RPLS vide', [{ rplsId: '' }], /traité comme neuf/],
  ['V01', 'information', 'N° RPLS sans son zéro', [{ rplsId: 101647962 }], /« 101647962 » est lu 0101647962/, '0101647962'],
  ['V01', 'alerte', 'colonne RPLS absente', [{}], /aucune colonne/, null, ['rplsId']],
  ['V02', 'erreur', 'référence vide', [{ refBailleur: '' }], /la référence du logement manque/],
  ['V02', 'erreur', 'référence en double', [{ refBailleur: 'X' }, { refBailleur: 'X' }], /« X » figure aussi en A3/],
  ['V02', 'erreur', 'référence abrégée', [{ refBailleur: '1.1144e+006' }], /notation scientifique/],
  ['V02', 'erreur', 'ni référence ni N° RPLS', [{}], /aucune colonne/, null, ['refBailleur', 'rplsId']],
  ['V03', 'erreur', 'commune inexistante', [{ commune: '31999' }], /« 31999 » n’existe pas/, '31149'],
  ['V03', 'erreur', 'code postal pour code INSEE', [{ commune: '31770' }], /code postal, non un code INSEE/, '31149'],
  [
    'V03',
    'erreur',
    'code postal qui est aussi un code INSEE',
    [{ commune: '97410', communeNom: 'Saint-Pierre', departement: '974', codePostal: null, epci: '249740077' }],
    /code postal/,
    '97416',
  ],
  [
    'V03',
    'erreur',
    'code postal seul, sans nom',
    [{ commune: '31770', communeNom: '', codePostal: null }],
    /code postal, non un code INSEE/,
    '31149',
  ],
  [
    'V03',
    'alerte',
    'code postal d’un arrondissement, sans nom',
    [{ commune: '75011', communeNom: '', departement: '75', codePostal: null, epci: null }],
    /code postal.*rattaché à Paris \(75056\)/,
    '75056',
  ],
  ['V03', 'erreur', 'commune hors du département', [{ departement: '81' }], /n’est pas dans le département « 81 »/, '31'],
  ['V03', 'erreur', 'département inexistant', [{ departement: '99' }], /« 99 » n’existe pas/, '31'],
  [
    'V03',
    'erreur',
    'Corse sans A ni B',
    [{ departement: '20', commune: '2A004', communeNom: 'Ajaccio', codePostal: '20000', epci: '242010056' }],
    /Saisissez 2A ou 2B/,
    '2A',
  ],
  [
    'V03',
    'erreur',
    'ancien code corse qui est aussi un code postal',
    [{ departement: '2A', commune: '20100', communeNom: '', codePostal: null }],
    /à la fois l’ancien code INSEE/,
  ],
  ['V03', 'erreur', 'commune vide', [{ commune: '' }], /manque/, '31149'],
  ['V03', 'alerte', 'nom d’une autre commune', [{ communeNom: 'Muret' }], /est celui de Colomiers/, '31395'],
  [
    'V03',
    'information',
    'commune fusionnée',
    [{ commune: '01340', communeNom: 'Saint-Bois', departement: '01', codePostal: null, epci: '' }],
    /n’est plus en vigueur/,
    '01015',
  ],
  [
    'V03',
    'information',
    'ancien code de Mayotte',
    [{ commune: '98511', communeNom: 'Mamoudzou', departement: '976', codePostal: null, epci: '' }],
    /Mamoudzou \(97611\)/,
    '97611',
  ],
  [
    'V03',
    'information',
    'zéro de tête perdu',
    [{ commune: 1015, communeNom: '', departement: 1, codePostal: null, epci: '' }],
    /« 1015 » est lu 01015/,
    '01015',
  ],
  ['V04', 'alerte', 'EPCI d’une autre commune', [{ epci: '200068641' }], /n’appartient pas à « 200068641 »/, '243100518'],
  ['V04', 'alerte', 'EPCI inconnu', [{ epci: '123456789' }], /« 123456789 » n’est pas connu/, '243100518'],
  ['V04', 'information', 'EPCI vide', [{ epci: '' }], /déduit de la commune/, '243100518'],
  ['V04', 'information', 'SIRET pour SIREN', [{ epci: '24310051800018' }], /est un SIRET/, '243100518'],
  ['V05', 'erreur', 'QPV inconnu', [{ qpv: '3' }], /« 3 » n’est pas reconnue/],
  ['V05', 'erreur', 'QPV vide', [{ qpv: '' }], /la valeur manque/],
  ['V06', 'alerte', 'plus de neuf pièces', [{ typologie: 'T10' }], /« T10 »/],
  ['V07', 'alerte', 'financement hors liste', [{ financement: '98' }], /« 98 ».*code RPLS/],
  ['V08', 'erreur', 'construction inconnue', [{ construction: 'Garage' }], /« Garage »/],
  ['V08', 'information', 'logement étudiant', [{ construction: 'E' }], /motif Étudiant/, 'ETUDIANT'],
  ['V09', 'erreur', 'réservataire inconnu', [{ reservataire: 'Mutuelle X' }], /« Mutuelle X » n’est pas reconnu/],
  [
    'V09',
    'erreur',
    'commune ou EPCI',
    [{ reservataire: 'Arras', departement: '62', commune: '62041', communeNom: 'Arras', codePostal: '62000', epci: '200033579' }],
    /la commune de Arras ou CU d'Arras/,
  ],
  ['V09', 'alerte', 'non réservé ou non renseigné', [{ reservataire: 'NR' }], /« NR » peut vouloir dire/],
  ['V09', 'erreur', 'contingent 4 sans nom', [{ reservataire: '4' }], /contingent RPLS 4/],
  ['V10', 'erreur', 'fin avant le début', [{ debutConvention: '02/04/2010', finConvention: '01/04/2010' }], /précède son début/],
  ['V10', 'erreur', 'début après le 31/12/N-1', [{ debutConvention: '01/01/2026' }], /compté comme futur/],
  ['V11', 'alerte', 'fin absente', [{ finConvention: '' }], /la fin de convention manque/],
  ['V12', 'information', 'droit échu', [{ finConvention: '30/12/2025' }], /échu depuis le 30\/12\/2025/],
  [
    'V13',
    'information',
    'deux réservataires',
    [{ reservataire: 'ALS / Mairie de Muret' }],
    /nomme 2 réservataires.*« Plusieurs réservataires »/,
  ],
  [
    'V14',
    'erreur',
    'défense comptée dans le flux',
    [{ reservataire: 'Ministère des Armées', horsFlux: 'Dans le flux' }],
    /« Dans le flux »/,
    'DEFENSE',
  ],
  [
    'V14',
    'erreur',
    'défense sous un motif négociable',
    [{ reservataire: 'Ministère des Armées', horsFlux: 'Étudiant' }],
    /peut être réintégré/,
    'DEFENSE',
  ],
  ['V14', 'information', 'santé sans motif', [{ reservataire: 'CHU de Toulouse' }], /sorti du flux/, 'SANTE'],
  [
    'V21',
    'alerte',
    'département hors périmètre',
    [{ departement: '09', commune: '09122', communeNom: 'Foix', codePostal: '09000', epci: '' }],
    /« 09 » est hors du périmètre/,
  ],
  ['LECTURE', 'erreur', 'date illisible', [{ finConvention: 'bientôt' }], /« bientôt »/],
  ['LECTURE', 'alerte', 'date de remplissage', [{ debutConvention: '01/1900' }], /date de remplissage/],
];

/** Every row as long as the longest: Jest would fill the gap with its own callback. */
const complet = ([regle, gravite, ce, lignes, contient, correction, absents = []]: Cas) =>
  [regle, gravite, ce, lignes, contient, correction, absents] as const;

test.each(DECLENCHENT.map(complet))('%s (%s) se déclenche : %s', (regle, gravite, _, lignes, contient, correction, absents) => {
  const anomalies = deRegle(lire(lignes, ...absents), regle).filter((anomalie) => anomalie.gravite === gravite);
  expect(anomalies).toHaveLength(1);
  const [anomalie] = anomalies;
  expect(anomalie?.message).toMatch(contient);
  expect(regleDe(regle)?.gravites).toContain(gravite);
  if (correction !== undefined) expect(anomalie?.correction).toBe(correction);
  // Every message names its cell, quotes what it says, and shows a way out.
  if (absents.length === 0) expect(anomalie?.message).toContain(`Cellule ${anomalie?.cellule ?? ''} : `);
  expect(anomalie?.message).toMatch(/\. \S[^.]*\.$|: (choisissez|saisissez|gardez|ajoutez|vous pouvez)|Correction proposée/i);
});

/** A look-alike of each spoilt dwelling that must pass without a word of that rule. */
const PASSENT: readonly (readonly [regle: string, ce: string, lignes: readonly Ecarts[]])[] = [
  ['V01', 'dix caractères avec des lettres', [{ rplsId: 'a12b456789' }, {}]],
  ['V02', 'deux références distinctes', [{ refBailleur: 'X' }, { refBailleur: 'x2' }]],
  [
    'V03',
    'un arrondissement sous le nom de sa commune',
    [{ departement: '69', commune: '69383', communeNom: 'LYON', codePostal: '69003', epci: '200046977' }],
  ],
  [
    'V03',
    'un arrondissement sous son nom abrégé',
    [{ departement: '13', commune: '13201', communeNom: 'MARSEILLE 01', codePostal: '13001', epci: '200054807' }],
  ],
  [
    'V03',
    'la Corse en minuscules',
    [{ departement: '2a', commune: '2a004', communeNom: 'AJACCIO', codePostal: '20000', epci: '242010056' }],
  ],
  ['V03', 'l’outre-mer', [{ departement: '974', commune: '97411', communeNom: 'St Denis', codePostal: '97400', epci: '249740119' }]],
  ['V03', 'un nom de commune déléguée', [{ departement: '01', commune: '01015', communeNom: 'Arbignieu', codePostal: '01300', epci: '' }]],
  [
    'V03',
    'un article rejeté à la fin et un cedex',
    [{ commune: '31181', communeNom: 'FAUGA (LE) CEDEX', codePostal: '', epci: '200068641' }],
  ],
  ['V03', 'un nom abrégé', [{ commune: '31584', communeNom: 'VILLEMUR S/ TARN', codePostal: '', epci: '' }]],
  ['V04', 'le SIREN de l’EPCI', [{}]],
  ['V05', 'le code d’un quartier', [{ qpv: 'QP031025' }]],
  ['V06', 'neuf pièces', [{ typologie: 'T9' }]],
  ['V07', 'le dernier code de la liste', [{ financement: '99' }]],
  ['V08', 'une maison', [{ construction: 'Maison' }]],
  ['V09', 'une mairie', [{ reservataire: 'Mairie de Muret' }]],
  ['V10', 'un début le 31/12/N-1', [{ debutConvention: '31/12/2025' }]],
  ['V11', 'une fin absente sans réservataire', [{ reservataire: '', finConvention: '' }]],
  ['V12', 'une fin le 31/12/N-1', [{ finConvention: '31/12/2025' }]],
  ['V13', 'deux écritures d’un même réservataire', [{ reservataire: 'ALS ; Action Logement' }]],
  ['V14', 'défense déclarée hors du flux', [{ reservataire: 'Ministère des Armées', horsFlux: 'Défense' }]],
  ['V21', 'un département du périmètre', [{}]],
  ['LECTURE', 'une date de 1901', [{ debutConvention: '01/1901' }]],
];

test.each(PASSENT)('%s se tait : %s', (regle, _, lignes) => {
  const graves = deRegle(lire(lignes), regle).filter(({ gravite }) => gravite !== 'information' || regle !== 'LECTURE');
  expect(graves).toEqual([]);
});

test('un logement sain ne déclenche rien', () => {
  expect(lire([{}, {}]).inventaire.anomalies).toEqual([]);
});

test('V22 se déclenche le 28 février et se tait la veille ; la tolérance va jusqu’au 31 mars', () => {
  expect(controlerDelaiDuBilan(2026, '2026-02-27')).toBeNull();
  expect(controlerDelaiDuBilan(2026, '2026-02-28')).toMatchObject({ regle: 'V22', gravite: 'alerte', echeance: '2026-02-28' });
  expect(controlerDelaiDuBilan(2026, '2026-02-28')?.message).toContain('28/02/2026');
  expect(controlerDelaiDuBilan(2026, '2026-03-31', true)).toBeNull();
  expect(controlerDelaiDuBilan(2026, '2026-04-01', true)?.regle).toBe('V22');
});

const GRAVITES_DU_REFERENTIEL: Readonly<Record<string, Gravite>> = {
  ...Object.fromEntries(['V01', 'V02', 'V03', 'V05', 'V08', 'V09', 'V10', 'V14', 'V17'].map((id) => [id, 'erreur' as const])),
  ...Object.fromEntries(['V04', 'V06', 'V07', 'V11', 'V15', 'V16', 'V18', 'V19', 'V20', 'V21', 'V22'].map((id) => [id, 'alerte' as const])),
  V12: 'information',
  V13: 'information',
};

test('chaque règle a pour gravité première celle de sa définition', () => {
  const premieres = REGLES.filter(({ id }) => id !== 'LECTURE').map(({ id, gravites }) => [id, gravites[0]]);
  expect(Object.fromEntries(premieres)).toEqual(GRAVITES_DU_REFERENTIEL);
});

test('la table des règles va de V01 à V22, chacune avec sa source et au moins un essai', () => {
  const attendues = Array.from({ length: 22 }, (_, rang) => `V${String(rang + 1).padStart(2, '0')}`);
  expect(REGLES.map(({ id }) => id)).toEqual([...attendues, 'LECTURE']);
  for (const { titre, source } of REGLES) expect([titre.length > 5, source.length > 5]).toEqual([true, true]);
  const deLecture = REGLES.filter(({ moment }) => moment === 'lecture').map(({ id }) => id);
  expect([...new Set(DECLENCHENT.map(([regle]) => regle))].sort()).toEqual([...deLecture].sort());
  expect([...new Set(PASSENT.map(([regle]) => regle))].sort()).toEqual([...deLecture].sort());
});
