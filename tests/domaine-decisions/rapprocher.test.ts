import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { indexerRapprochements } from '../../src/domaine/decisions/rapprochements';
import { LecteurDeReservataires } from '../../src/domaine/lecture/normaliser-reservataires';
import type { NomLu } from '../../src/domaine/reservataires/noms-lus';
import { proposerCategorie } from '../../src/domaine/reservataires/proposer-categorie';
import { decider, rapprocher } from '../../src/domaine/reservataires/rapprocher';
import { distance, formeDeNom, ressemblance } from '../../src/domaine/reservataires/ressemblance';

const referentiel = chargerReferentielNode();
const lus = (departement: string | null, ...noms: readonly string[]): readonly NomLu[] =>
  noms.map((nom, rang) => ({ nom, nombre: noms.length - rang, departement, commune: null }));
const groupesDe = (noms: readonly NomLu[]): Record<string, readonly string[]> =>
  Object.fromEntries(rapprocher(noms, referentiel).surs.map(({ nomRetenu, ecritures }) => [nomRetenu, ecritures.map(({ nom }) => nom)]));

describe('Noms sûrs', () => {
  test.each([
    [
      'Commune de Muret',
      [
        'Mairie de Muret',
        'COMMUNE MURET',
        'Ville de Muret',
        'Cne Muret',
        'Muret',
        'mairie  de MURET',
        'Hôtel de ville de Muret',
        'MURET (mairie)',
        'Commune de Muret (31)',
        'Mairie de la ville de Muret',
      ],
    ],
    [
      'Action Logement',
      ['Action Logement Services', 'ALS', 'AL', 'A.L.S.', 'Action Logt', '1 %', '1 % patronal', 'CIL', 'Action Logement (ALS)'],
    ],
    ['État – prioritaires', ['Préfecture', 'Etat', 'Contingent prioritaire', 'PREFECTURE DE LA HAUTE-GARONNE']],
    [
      'Conseil départemental (Haute-Garonne)',
      ['CD31', 'CD 31', 'Conseil départemental', 'Département de la Haute-Garonne', 'Conseil général 31'],
    ],
    ['CA Le Muretain Agglo', ['CA Le Muretain Agglo', 'Le Muretain Agglo', 'Communauté d’agglomération Le Muretain Agglo']],
  ])('« %s » réunit ses écritures', (nomRetenu, ecritures) => {
    expect(groupesDe(lus('31', ...ecritures))).toEqual({ [nomRetenu]: ecritures });
  });

  test('la commune, l’EPCI et le département de même nom restent trois réservataires', () => {
    const groupes = groupesDe(lus('11', 'Commune de Carcassonne', 'Carcassonne Agglo', 'Mairie de Carcassonne', 'CD 11'));
    expect(groupes).toEqual({
      'Commune de Carcassonne': ['Commune de Carcassonne', 'Mairie de Carcassonne'],
      'CA Carcassonne Agglo': ['Carcassonne Agglo'],
      'Conseil départemental (Aude)': ['CD 11'],
    });
    expect(rapprocher(lus('31', 'CC de Muret', 'Mairie de Muret'), referentiel).incertains[0]?.candidats).not.toContainEqual(
      expect.objectContaining({ nomRetenu: 'Commune de Muret' }),
    );
  });

  test('les communes homonymes de deux départements restent deux réservataires', () => {
    const noms = [...lus('81', 'Mairie de Castres'), ...lus('02', 'Ville de Castres')];
    expect(groupesDe(noms)).toEqual({ 'Commune de Castres': ['Mairie de Castres'], 'Commune de Castres (02)': ['Ville de Castres'] });
    const proposition = rapprocher([...lus('02', 'Ville de Castres'), ...lus('81', 'Mairie de Castrs')], referentiel).incertains[0];
    expect(proposition?.candidats[0]).toMatchObject({ nomRetenu: 'Commune de Castres (81)', categorie: 'commune' });
    expect(proposition?.candidats.map(({ nomRetenu }) => nomRetenu)).not.toContain('Commune de Castres');
  });

  test('un homonyme que rien ne situe n’est pas deviné', () => {
    const { surs, incertains } = rapprocher(lus('31', 'Mairie de Saint-Denis'), referentiel);
    expect(surs).toEqual([]);
    expect(incertains[0]?.nomPropose).toBe('Mairie de Saint-Denis');
  });
});

describe('Noms incertains', () => {
  test.each([
    ['Mairie de Colomier', '31', 'Commune de Colomiers', /1 lettre/],
    ['Toulouse Métropoel', '31', 'Toulouse Métropole', /1 lettre/],
    ['Muretain', '31', 'CA Le Muretain Agglo', /mots/],
    ['Action Logemnet', '31', 'Action Logement', /lettre/],
  ])('« %s » (%s) ressemble à « %s »', (nom, departement, attendu, raison) => {
    const { incertains } = rapprocher([...lus(departement, nom), ...lus('31', 'Action Logement')], referentiel);
    expect(incertains).toHaveLength(1);
    const premier = incertains[0]?.candidats[0];
    expect(premier?.nomRetenu).toBe(attendu);
    expect(premier?.raison).toMatch(raison);
    expect(premier?.confiance).toBeGreaterThan(0.4);
    expect(premier?.confiance).toBeLessThan(1);
  });

  test('deux écritures d’un même inconnu sont rapprochées, la plus fréquente d’abord', () => {
    const { incertains } = rapprocher(
      lus('31', 'Mutuelle des Tisserands', 'Mutuelle des Tiserands', 'MUTUELLE DES TISSERANDS'),
      referentiel,
    );
    expect(incertains.map(({ nomPropose }) => nomPropose)).toEqual(['Mutuelle des Tisserands', 'Mutuelle des Tiserands']);
    expect(incertains[0]?.ecritures.map(({ nom }) => nom)).toEqual(['Mutuelle des Tisserands', 'MUTUELLE DES TISSERANDS']);
    expect(incertains[1]?.candidats[0]?.nomRetenu).toBe('Mutuelle des Tisserands');
  });

  test('un nom que rien ne rappelle n’a pas de candidat', () => {
    expect(rapprocher(lus('31', 'Zyxwv Qrstu'), referentiel).incertains[0]).toMatchObject({ candidats: [], categorieProposee: 'autre' });
  });

  test('des numéros différents sont des organismes différents', () => {
    expect(ressemblance(formeDeNom('ASSOCIATION 31'), formeDeNom('ASSOCIATION 32'))).toBeNull();
    expect(ressemblance(formeDeNom('CCHT'), formeDeNom('CC HAUTS TOLOSANS'))).toBeNull();
    expect(ressemblance(formeDeNom('CVT'), formeDeNom('COMMUNAUTE VALLEE TARN'))).toMatchObject({ confiance: 0.5 });
    expect(distance('MURET', 'MUERT', 2)).toBe(1);
    expect(distance('MURET', 'TOULOUSE', 2)).toBe(3);
  });
});

test.each([
  ['Mairie de Nulle-Part', 'commune', 'MAIRIE'],
  ['CC du Bout du Monde', 'epci', 'CC'],
  ['Clinique Saint-Jean', 'sante', 'CLINIQUE'],
  ['Police nationale', 'securite', 'POLICE'],
  ['Base militaire', 'defense', 'MILITAIRE'],
  ['Conseil régional', 'region', 'REGIONAL'],
  ['Conseil départemental X', 'departement', 'CONSEIL DEPARTEMENTAL'],
  ['DALO 31', 'etat-prioritaires', 'DALO'],
  ['Ministère de l’Agriculture', 'etat-agents', 'MINISTERE'],
  ['Mutuelle X', 'autre', 'aucun mot'],
])('la catégorie proposée pour « %s » est %s, car « %s »', (nom, categorie, mot) => {
  const proposee = proposerCategorie(nom);
  expect(proposee.categorie).toBe(categorie);
  expect(proposee.raison).toContain(mot);
  expect(proposee.certaine).toBe(categorie !== 'autre');
});

describe('Décisions sur les noms', () => {
  const lecteur = new LecteurDeReservataires(referentiel, {
    rapprochements: indexerRapprochements([
      ...decider(
        [
          { nom: 'Mutuelle XYZ', nombre: 3 },
          { nom: 'Mut. XYZ', nombre: 1 },
        ],
        { nomRetenu: 'Mutuelle XYZ', categorie: 'autre' },
        '2026-01-31',
      ),
      { nomLu: 'CC Arize Lèze / Volvestre', nomRetenu: 'CC Arize Lèze', categorie: 'epci', decideLe: null },
      { nomLu: 'Bailleur social', nomRetenu: 'Non réservé', categorie: 'non-reserve', decideLe: null },
      { nomLu: 'NR', nomRetenu: 'Non réservé', categorie: 'non-reserve', decideLe: null },
      { nomLu: '1 %', nomRetenu: 'CIL historique', categorie: 'action-logement', decideLe: null },
    ]),
  });
  const lire = (texte: string) => lecteur.lire(texte, { departement: '31', commune: null });

  test('la décision l’emporte, quelle que soit la casse, et vaut aussi dans une cellule à plusieurs noms', () => {
    expect(lire('MUT XYZ')).toEqual([{ nom: 'Mutuelle XYZ', categorie: 'autre', connu: true }]);
    expect(lire('ALS / mutuelle xyz').map(({ nom }) => nom)).toEqual(['Action Logement', 'Mutuelle XYZ']);
    expect(lire('1 %')).toMatchObject([{ nom: 'CIL historique', categorie: 'action-logement' }]);
    expect(lire('1')).toMatchObject([{ categorie: 'etat-agents' }]);
  });

  test('un nom décidé qui contient un séparateur n’est pas coupé', () => {
    expect(lire('CC Arize Lèze / Volvestre')).toEqual([{ nom: 'CC Arize Lèze', categorie: 'epci', connu: true }]);
  });

  test('« non réservé » se décide aussi, et lève le doute', () => {
    expect(lire('Bailleur social')).toEqual([{ nom: 'NON_RESERVE', categorie: 'non-reserve', connu: true }]);
    expect(lire('NR')[0]?.doute).toBeUndefined();
    expect(new LecteurDeReservataires(referentiel).lire('NR', { departement: '31', commune: null })[0]?.doute).toContain('non renseigné');
  });
});
