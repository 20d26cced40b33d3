import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { MASQUE, masquer, masquerUnePhrase, type NatureDeDonnee } from '../../src/domaine/lecture/donnees-personnelles';

const sans = (texte: string): string => masquer(texte, false, new Set(), true);
const parmiDesCodes = (texte: string): string => masquer(texte, true, new Set());

test.each([
  ['tel 0561000000', `tel ${MASQUE}`],
  ['tél : 05 61 00 00 06', `tél : ${MASQUE}`],
  ['Conv. 12 – appeler Paul Lefevre au 05.61.00.00.01', `Conv. 12 – appeler ${MASQUE} au ${MASQUE}`],
  ['LOCATAIRE GARCIA 0561000003', `LOCATAIRE ${MASQUE} ${MASQUE}`],
  ['LOG7 05 61 00 00 02', `LOG7 ${MASQUE}`],
  ['GARCIA 0561000003', MASQUE],
  ['0561000003 GARCIA', MASQUE],
  ['05 61 00 00 03 locataire', `${MASQUE} locataire`],
  ['M DURAND', MASQUE],
])('parmi des codes, « %s » perd sa personne', (texte, masque) => {
  const vues = new Set<NatureDeDonnee>();
  expect(masquer(texte, true, vues)).toBe(masque);
  expect(vues.size).toBeGreaterThan(0);
});

test.each([
  '0561000000',
  '05.61.00.00.01',
  'Conv 0312345678',
  'N° 0312345678',
  'Réf. 0312345678',
  'UG 01.02.03.04.05',
  'RPLS 0101647962',
  'UG-2024-000123-A',
  '01.02.03.04.05 PLUS',
  '0101-02-03-04 Appt',
  'RES 0123-456-789',
  'M ABC',
  'Bât M A12',
])('parmi des codes, « %s » reste un code', (texte) => {
  expect(parmiDesCodes(texte)).toBe(texte);
});

test.each([
  ['0561000005', MASQUE],
  ['DURAND Paul né le 12/03/1960', MASQUE],
  ['Mairie de Muret – Jean Durand – 0561000007', `Mairie de Muret – ${MASQUE} – ${MASQUE}`],
  ['Mairie de Muret Jean Durand 0561000007', MASQUE],
  ['Résidence (M Dupré 0561000004)', `Résidence (${MASQUE} ${MASQUE})`],
  ['dupont jean 0561000004', MASQUE],
  ['Mairie de Muret 05.61.51.95.95', `Mairie de Muret ${MASQUE}`],
  ['Conseil départemental de la Haute-Garonne 05 61 00 00 01', `Conseil départemental de la Haute-Garonne ${MASQUE}`],
  ['Action Logement 05 61 00 00 01', `Action Logement ${MASQUE}`],
  ['Résidence Jean Jaurès, 05 61 00 00 01', `Résidence Jean Jaurès, ${MASQUE}`],
  ['paul.lefevre (at) orange.fr', MASQUE],
])('à côté d’un numéro masqué, « %s » ne garde que l’institution ou le lieu', (texte, masque) => {
  expect(sans(texte)).toBe(masque);
});

test.each([
  ['M DURAND', MASQUE],
  ['M LE GALL', MASQUE],
  ['Dr DURAND', MASQUE],
  ['Dr. Durand', MASQUE],
  ['Me DURAND notaire', `${MASQUE} notaire`],
  ['Veuve DURAND', MASQUE],
  ['Vve Durand', MASQUE],
  ['locataire : DURAND Paul', `locataire : ${MASQUE}`],
  ['Mairie de Muret (contact : Jean Durand)', `Mairie de Muret (contact : ${MASQUE})`],
  ['Ville de Muret, suivi par Sandrine Roussel', `Ville de Muret, suivi par ${MASQUE}`],
  ['DURANTON Paul (tuteur)', `${MASQUE} (tuteur)`],
  ['tuteur Paul Lefevre', `tuteur ${MASQUE}`],
  ['à l’attention de Jean Durand', `à l’attention de ${MASQUE}`],
  ['appeler Paul Lefevre', `appeler ${MASQUE}`],
  ['chez M DURANTIN', `chez ${MASQUE}`],
  ['12 rue du Dr Roux (M Dupré)', `12 rue du Dr Roux (${MASQUE})`],
])('« %s » nomme une personne', (texte, masque) => {
  const vues = new Set<NatureDeDonnee>();
  expect(masquer(texte, false, vues)).toBe(masque);
  expect([...vues]).toEqual(['nom']);
  expect(sans(masque)).toBe(masque);
});

test.each([
  'M2',
  'M DU PARC',
  'Résidence M',
  'Résidence M Dupont',
  'Bât M Nord',
  'Tranche M Garonne',
  'DR Occitanie',
  'T3 M',
  'M LE MAIRE',
  'Rue du Dr Roux',
  '12 rue du Docteur Roux',
  'Avenue du Dr. Roux',
  'Résidence Docteur Calmette',
  'Place Veuve Clicquot',
  'Commune de La Veuve',
  'Maître d’Ouvrage',
  'LOCATAIRE EN PLACE',
  'Locataires HLM',
  'Vacant (locataire parti)',
  'Les Lilas (locataire en place)',
  'Mairie de Muret (locataire)',
  'contact : Mairie de Muret',
  'suivi par Action Logement',
  'Tutelle UDAF',
  'Appeler le Maire',
  'Chez Nous',
])('« %s » ne nomme personne', (texte) => {
  expect(sans(texte)).toBe(texte);
  expect(parmiDesCodes(texte)).toBe(texte);
});

test('aucun nom officiel de commune ou d’EPCI ne passe pour une personne', () => {
  const { communesDuDepartement, epci, departement } = chargerReferentielNode();
  let noms = 0;
  for (let rang = 1; rang <= 95; rang += 1) {
    const code = String(rang).padStart(2, '0');
    if (departement(code) === undefined) continue;
    for (const commune of communesDuDepartement(code)) {
      for (const nom of [commune.nom, commune.nom.toUpperCase(), `Mairie de ${commune.nom}`, epci(commune.epci ?? '')?.nom ?? '']) {
        if (sans(nom) !== nom) throw new Error(`« ${nom} » est masqué`);
        noms += 1;
      }
    }
  }
  expect(noms).toBeGreaterThan(100_000);
});

test('une phrase de nos feuilles garde ses mots et ses codes, et ne montre pourtant ni adresse ni nom titré', () => {
  const phrase = 'Cellule A2 : la référence « 0312345678 » figure aussi en A3 ; locataire Présent, contact Agence.';
  expect(masquerUnePhrase(phrase, true)).toBe(phrase);
  expect(masquerUnePhrase('« Mme LOPEZ Maria », a.durand@exemple.fr', false)).toBe(`« ${MASQUE} », ${MASQUE}`);
});
