import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import type { Inventaire, ValeurCellule } from '../../src/domaine/inventaire';
import { MASQUE, masquer, type NatureDeDonnee } from '../../src/domaine/lecture/donnees-personnelles';
import { lireInventaire } from '../../src/domaine/lecture/lire-inventaire';
import { reconnaitreColonnes } from '../../src/domaine/lecture/reconnaitre-colonnes';

const ENTETE = ['N° UG', 'N° RPLS', 'Code INSEE', 'Commune', 'Dépt', 'Réservataire', 'Programme', 'Observations'];
const LOGEMENT = ['A1', '0101647962', '31483', 'Saint-Gaudens', '31', 'Action Logement', 'Les Vergers', ''];

function lire(entete: readonly string[], ...lignes: readonly (readonly ValeurCellule[])[]): Inventaire {
  const toutes = [entete, ...lignes];
  return lireInventaire(toutes, reconnaitreColonnes(toutes), {
    referentiel: chargerReferentielNode(),
    exercice: 2026,
    premiereLigne: 1,
    premiereColonne: 1,
  });
}

const personnelles = (inventaire: Inventaire): readonly { readonly cellule: string | null; readonly message: string }[] =>
  inventaire.anomalies
    .filter(({ message }) => message.includes('données personnelles'))
    .map(({ cellule, message }) => ({ cellule, message }));

const lus = (texte: string, code = false): [string, NatureDeDonnee[]] => {
  const vues = new Set<NatureDeDonnee>();
  return [masquer(texte, code, vues), [...vues]];
};

test.each<[string, string, NatureDeDonnee]>([
  ['Contact : a.durand@exemple.fr, merci', `Contact : ${MASQUE}, merci`, 'courriel'],
  ['06 12 34 56 78', MASQUE, 'telephone'],
  ['appeler le 05.61.00.00.00 le soir', `appeler le ${MASQUE} le soir`, 'telephone'],
  ['+33 6 12 34 56 78', MASQUE, 'telephone'],
  ['0612345678', MASQUE, 'telephone'],
  ['2 55 08 14 168 025 38', MASQUE, 'nir'],
  ['255081416802538', MASQUE, 'nir'],
  ['2.55.08.14.168.025.38', MASQUE, 'nir'],
  ['2-55-08-14-168-025-38', MASQUE, 'nir'],
  ['2\u00a055\u00a008\u00a014\u00a0168\u00a0025\u00a038', MASQUE, 'nir'],
  ['gardien 0561223344', `gardien ${MASQUE}`, 'telephone'],
  ['06/12/34/56/78', MASQUE, 'telephone'],
  ['06 123 456 78', MASQUE, 'telephone'],
  ['06\u00a012\u00a034\u00a056\u00a078', MASQUE, 'telephone'],
  ['0612 345 678', MASQUE, 'telephone'],
  ['FR76 3000 6000 0112 3456 7890 189', MASQUE, 'bancaire'],
  ['Mairie (M. Dupont)', `Mairie (${MASQUE})`, 'nom'],
  ['Mme DE LA TOUR Anne', MASQUE, 'nom'],
  ['M. LE GALL', MASQUE, 'nom'],
  ['logé : Monsieur Jean Dupont', `logé : ${MASQUE}`, 'nom'],
  ['Madame Durand-Petit, T3', `${MASQUE}, T3`, 'nom'],
  ['Madame dupont', MASQUE, 'nom'],
  ['m. dupont', MASQUE, 'nom'],
  ['mr dupont, T3', `${MASQUE}, T3`, 'nom'],
  ['mme dupont est partie', `${MASQUE} est partie`, 'nom'],
  ['appt 12 m. dupont', `appt 12 ${MASQUE}`, 'nom'],
  ['m. jean dupont', MASQUE, 'nom'],
  ['madame de la tour', MASQUE, 'nom'],
  ['MADAME DUPONT', MASQUE, 'nom'],
  ['né le 12/03/1980', MASQUE, 'naissance'],
  ['occupant né(e) le 12-03-80', `occupant ${MASQUE}`, 'naissance'],
  ['Née le 3 mars 1980 à Muret', MASQUE, 'naissance'],
  ['date de naissance : 12/03/1980', MASQUE, 'naissance'],
  ['1850578006084', MASQUE, 'nir'],
  ['1 85 05 78 006 084', MASQUE, 'nir'],
  ['assuré 2551214168025', `assuré ${MASQUE}`, 'nir'],
  ['33612345678', MASQUE, 'telephone'],
  ['gardien 33561223344', `gardien ${MASQUE}`, 'telephone'],
  ['0033 6 12 34 56 78', MASQUE, 'telephone'],
])('« %s » est masqué', (texte, masque, nature) => {
  expect(lus(texte)).toEqual([masque, [nature]]);
});

test.each([
  '255081416802539',
  '0101647962',
  '31483',
  '200072643',
  '12/05/2030',
  'Résidence 12-14',
  '100-200-300-400',
  'T3 @ Muret',
  '45748.5',
  '0561223344',
  '01/02/2024 00:00:00',
  '2024-01-02 10:30:00',
  'Monsieur le Préfet',
  'Mme la Préfète',
  'MONSIEUR LE MAIRE',
  'Madame La Préfète',
  'Résidence Madame de Sévigné',
  'rue Monsieur Vincent',
  'H.L.M. Toulouse',
  'T3 M',
  'Bât M. A12',
  'Résidence Madame de Staël',
  'Les Jardins de M. Hulot',
  'Les Jardins de M.',
  'Le Clos de Madame Élisabeth',
  'Villa Madame',
  'Place Monsieur le Prince',
  'Résidence Monsieur et Madame',
  'monsieur le maire',
  'madame la préfète',
  'façade de 12 m. de long',
  '12 mm. environ',
  // No such month, département or sex; a group of digits goes on.
  '1851378006084',
  '1850500006084',
  '1859678006084',
  '3850578006084',
  '1850578000084',
  '18505780060840',
  '33512345678',
  '43612345678',
  'livrée le 12/03/1980',
  'Résidence Née-Bleue 12',
])('« %s » n’est pas une donnée personnelle', (texte) => {
  expect(lus(texte)).toEqual([texte, []]);
});

test('dix chiffres seuls sont un téléphone là où aucun code ne se lit', () => {
  expect(masquer('0561223344', false, new Set(), true)).toBe(MASQUE);
  const ligne = [...LOGEMENT];
  ligne[5] = '0561223344';
  ligne[6] = '0561000005';
  const inventaire = lire(ENTETE, ligne);
  expect(JSON.stringify([inventaire, [...inventaire.categories]])).not.toMatch(/0561223344|0561000005/);
  expect(inventaire.biens[0]).toMatchObject({ programme: MASQUE, rplsId: '0101647962', commune: '31483' });
});

test('dix chiffres sont un code, non un téléphone, dans une colonne d’identifiants', () => {
  expect(lus('0612345678', true)).toEqual(['0612345678', []]);
  expect(lus('01.02.03.04.05', true)).toEqual(['01.02.03.04.05', []]);
  expect(lus('06 12 34 56 78', true)).toEqual([MASQUE, ['telephone']]);
  expect(lus('MR AB12', true)).toEqual(['MR AB12', []]);
  expect(lus('M.A12', true)).toEqual(['M.A12', []]);
  expect(lus('UG12 Mme Durand', true)).toEqual([`UG12 ${MASQUE}`, ['nom']]);
  expect(lus('1850578006084', true)).toEqual(['1850578006084', []]);
  expect(lus('33612345678', true)).toEqual(['33612345678', []]);
});

test('un nom écrit à la place d’une référence ou d’un numéro RPLS est masqué et signalé', () => {
  expect(lus('M. DUPONT Jean', true)).toEqual([MASQUE, ['nom']]);
  expect(lus('M. DURAND', true)).toEqual([MASQUE, ['nom']]);
  expect(lus('m. durand', true)).toEqual([MASQUE, ['nom']]);
  const inventaire = lire(ENTETE, ['M. DUPONT Jean', 'M. DURAND', ...LOGEMENT.slice(2)]);
  expect(personnelles(inventaire).map(({ cellule }) => cellule)).toEqual(['A1', 'B1']);
  expect(JSON.stringify(inventaire)).not.toMatch(/DUPONT|DURAND/);
});

test.each(['1850578006084', '33612345678', 'né le 12/03/1980', 'Madame dupont', 'm. dupont', 'mr dupont'])(
  '« %s » dans la colonne du programme n’arrive pas dans nos feuilles',
  (texte) => {
    const ligne = [...LOGEMENT];
    ligne[6] = texte;
    const inventaire = lire(ENTETE, ligne);
    expect(inventaire.biens[0]?.programme).toBe(MASQUE);
    expect(personnelles(inventaire).map(({ cellule }) => cellule)).toEqual(['G1']);
    expect(JSON.stringify(inventaire)).not.toContain(texte);
  },
);

test('une colonne de noms, de téléphones ou de NIR est signalée une fois, sans ses valeurs', () => {
  const entete = [...ENTETE, 'Nom locataire', 'Téléphone', 'NIR'];
  const ligne = [...LOGEMENT, 'Durand Alice', '0561000000', 255081416802538];
  const inventaire = lire(entete, ligne, ['A2', '0101647963', ...ligne.slice(2)]);
  expect(personnelles(inventaire).map(({ cellule }) => cellule)).toEqual(['I1', 'J1', 'K1']);
  expect(personnelles(inventaire)[0]?.message).toContain('« Nom locataire »');
  expect(JSON.stringify(inventaire)).not.toMatch(/Durand|0561000000|255081416802538/);
});

test('situation, revenus, demande et handicap sont dits personnels, et non seulement inutilisés', () => {
  const entete = [...ENTETE, 'Nom de jeune fille', 'Situation familiale', 'Revenu fiscal', 'N° unique (demande)', 'Ressources', 'Handicap'];
  const inventaire = lire(entete, [...LOGEMENT, 'Durand', 'Veuf', 18500, '031012345678910011', 22000, 'Oui']);
  expect(personnelles(inventaire).map(({ cellule }) => cellule)).toEqual(['I1', 'J1', 'K1', 'L1', 'M1', 'N1']);
  const autres = inventaire.anomalies.filter(({ message }) => !message.includes('données personnelles'));
  expect(JSON.stringify(autres)).not.toMatch(/jeune fille|Situation familiale|Revenu fiscal|N° unique|Ressources|Handicap/);
});

test('une donnée personnelle dans une colonne sans en-tête ou d’observations est signalée avec sa colonne', () => {
  const inventaire = lire([...ENTETE, ''], [...LOGEMENT.slice(0, 7), 'voir a.durand@exemple.fr', '06 12 34 56 78']);
  expect(personnelles(inventaire)).toEqual([
    { cellule: 'H1', message: expect.stringContaining('« Observations »') as string },
    { cellule: 'I1', message: expect.stringContaining('la colonne I ') as string },
  ]);
});

test('dans une colonne lue, la donnée est masquée partout : logement, anomalie, message', () => {
  const ligne = [...LOGEMENT];
  ligne[5] = 'M. Martin 06 12 34 56 78';
  ligne[6] = 'Les Vergers (a.durand@exemple.fr)';
  ligne[3] = 'Muret 255081416802538';
  const inventaire = lire(ENTETE, ligne);
  expect(inventaire.biens[0]).toMatchObject({ reservataires: [`${MASQUE} ${MASQUE}`], programme: `Les Vergers (${MASQUE})` });
  expect(personnelles(inventaire).map(({ cellule }) => cellule)).toEqual(['D1', 'F1', 'G1']);
  expect(JSON.stringify([inventaire, [...inventaire.categories]])).not.toMatch(/06 12|durand@|2550814/);
});

test('une colonne personnelle associée par erreur à un indicateur n’est pas lue', () => {
  const lignes = [
    [...ENTETE, 'Téléphone du gardien'],
    [...LOGEMENT, 'loge 4'],
  ];
  const correspondance = reconnaitreColonnes(lignes);
  const colonnes = correspondance.colonnes.map((colonne) =>
    colonne.indicateur === 'programme' ? { ...colonne, colonne: 8, entete: 'Téléphone du gardien' } : colonne,
  );
  const inventaire = lireInventaire(
    lignes,
    { ...correspondance, colonnes },
    {
      referentiel: chargerReferentielNode(),
      exercice: 2026,
      premiereLigne: 1,
      premiereColonne: 1,
    },
  );
  expect(inventaire.biens[0]?.programme).toBeNull();
  expect(personnelles(inventaire)).toEqual([{ cellule: 'I1', message: expect.stringContaining('n’est ni lue ni recopiée') as string }]);
});

test('un inventaire sans donnée personnelle n’en signale aucune', () => {
  expect(personnelles(lire(ENTETE, LOGEMENT))).toEqual([]);
});
