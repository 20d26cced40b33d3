import fc from 'fast-check';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { LecteurDeReservataires } from '../../src/domaine/lecture/normaliser-reservataires';
import { deRegle, lire } from './outils-regles';

const lecteur = new LecteurDeReservataires(chargerReferentielNode());
const LIEU = { departement: '31', commune: null };
const noms = (texte: string): readonly string[] => lecteur.lire(texte, LIEU).map(({ nom }) => nom);

const CAS: readonly (readonly [texte: string, noms: readonly string[], categorie: string])[] = [
  ['', ['NON_RESERVE'], 'non-reserve'],
  ['-', ['NON_RESERVE'], 'non-reserve'],
  ['Néant', ['NON_RESERVE'], 'non-reserve'],
  ['NON RESERVE', ['NON_RESERVE'], 'non-reserve'],
  ['ALS', ['Action Logement'], 'action-logement'],
  ['Action\u00a0Logement', ['Action Logement'], 'action-logement'],
  ['1 %', ['Action Logement'], 'action-logement'],
  ['1% logement', ['Action Logement'], 'action-logement'],
  ['CIL', ['Action Logement'], 'action-logement'],
  ['3', ['Action Logement'], 'action-logement'],
  ['Mairie de Colomiers', ['Commune de Colomiers'], 'commune'],
  ['COMMUNE COLOMIERS', ['Commune de Colomiers'], 'commune'],
  ['Colomiers', ['Commune de Colomiers'], 'commune'],
  ['Mairie du Fauga', ['Commune de Le Fauga'], 'commune'],
  ['Ville de L’Union', ["Commune de L'Union"], 'commune'],
  ['Mairie d’Eaunes', ['Commune de Eaunes'], 'commune'],
  ['Ville de St-Orens de Gameville', ['Commune de Saint-Orens-de-Gameville'], 'commune'],
  ['CD (Haute-Garonne)', ['Conseil départemental (Haute-Garonne)'], 'departement'],
  ['CD31', ['Conseil départemental (Haute-Garonne)'], 'departement'],
  ['Conseil départemental', ['Conseil départemental (Haute-Garonne)'], 'departement'],
  ['Conseil départemental de la Haute-Garonne', ['Conseil départemental (Haute-Garonne)'], 'departement'],
  ['Département du Tarn', ['Conseil départemental (Tarn)'], 'departement'],
  ['TOULOUSE MÉTROPOLE', ['Toulouse Métropole'], 'epci'],
  ['Communauté d’agglomération du Sicoval', ['CA du Sicoval'], 'epci'],
  ['CA de l’Albigeois', ["CA de l'Albigeois (C2A)"], 'epci'],
  ['243100518', ['Toulouse Métropole'], 'epci'],
  ['Préfecture', ['État – prioritaires'], 'etat-prioritaires'],
  ['Contingent prioritaire', ['État – prioritaires'], 'etat-prioritaires'],
  ['État fonctionnaires', ['État – agents'], 'etat-agents'],
  ['Défense nationale', ['Ministère des Armées'], 'defense'],
  ['MINISTERE DES ARMEES', ['Ministère des Armées'], 'defense'],
  ['Gendarmerie nationale', ['Ministère de l’Intérieur'], 'securite'],
  ['CHU de Toulouse', ['CHU de Toulouse'], 'sante'],
  ['Région Occitanie', ['Région Occitanie'], 'region'],
  ['CAF', ['CAF'], 'autre'],
  ['AL / Mairie de Muret', ['Action Logement', 'Commune de Muret'], 'action-logement'],
  ['État + ALS', ['État – prioritaires', 'Action Logement'], 'etat-prioritaires'],
  ['ALS ; Action Logement', ['Action Logement'], 'action-logement'],
];

test.each(CAS)('le réservataire « %s » se lit %j', (texte, attendus, categorie) => {
  expect(noms(texte)).toEqual(attendus);
  expect(lecteur.lire(texte, LIEU)[0]).toMatchObject({ categorie, connu: true });
});

test('un nom inconnu est gardé tel quel, sous une seule orthographe, et dit inconnu', () => {
  expect(lecteur.lire('Mutuelle des Tisserands', LIEU)).toEqual([{ nom: 'Mutuelle des Tisserands', categorie: 'autre', connu: false }]);
  expect(noms('MUTUELLE DES TISSERANDS ')).toEqual(['Mutuelle des Tisserands']);
  expect(noms('ALS / Mutuelle XYZ')).toEqual(['ALS / Mutuelle XYZ']);
  expect(lecteur.lire('?', LIEU)[0]?.connu).toBe(false);
  expect(lecteur.lire('4', LIEU)[0]?.connu).toBe(false);
});

test('un nom nu n’est une commune que dans le département du logement', () => {
  expect(lecteur.lire('Colomiers', { departement: '09', commune: null })[0]?.connu).toBe(false);
});

test('un nom canonique se relit à l’identique', () => {
  for (const [texte] of CAS) for (const nom of noms(texte)) if (nom !== 'NON_RESERVE') expect(noms(nom)).toEqual([nom]);
});

test('aucun texte ne fait échouer la lecture, et la relire ne change rien', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'CD', 'Mairie de ', 'CD (', '1%')),
      (texte) => {
        const lus = noms(texte.trim());
        expect(lus.length).toBeGreaterThan(0);
        expect(noms(texte.trim())).toEqual(lus);
      },
    ),
  );
});

describe('Plusieurs réservataires dans une cellule', () => {
  const MURET = { departement: '31', commune: '31395' };
  const nomsDe = (texte: string): readonly string[] => lecteur.lire(texte, MURET).map(({ nom }) => nom);
  const FRANCS = ['/', ' / ', '+', ' + ', ';', ' ; ', '|', ' | ', '\n', '\r\n'];
  const PRUDENTS = [', ', ',', ' & ', '&', ' et ', ' - ', ' – '];
  /** Each says what it is: none is a bare name of place. */
  const EXPLICITES: readonly (readonly [texte: string, nom: string])[] = [
    ['Préfecture', 'État – prioritaires'],
    ['Préfecture de la Haute-Garonne', 'État – prioritaires'],
    ['État fonctionnaires', 'État – agents'],
    ['SRIAS Occitanie', 'État – agents'],
    ['ALS', 'Action Logement'],
    ['CIL', 'Action Logement'],
    ['1 %', 'Action Logement'],
    ['Mairie de Muret', 'Commune de Muret'],
    ['Mairie de Colomiers', 'Commune de Colomiers'],
    ['Ministère des Armées', 'Ministère des Armées'],
    ['Ministère des Armées et des anciens combattants', 'Ministère des Armées'],
    ['CAF', 'CAF'],
    ['CAF de la Haute-Garonne', 'CAF de la Haute-Garonne'],
    ['CHU de Toulouse', 'CHU de Toulouse'],
    ['Région Occitanie', 'Région Occitanie'],
    ['CD31', 'Conseil départemental (Haute-Garonne)'],
    ['Toulouse Métropole', 'Toulouse Métropole'],
    ['CC Cœur et Coteaux du Comminges', 'CC Coeur et Coteaux du Comminges'],
  ];
  const NUS: readonly (readonly [texte: string, nom: string])[] = [
    ['Mairie', 'Commune de Muret'],
    ['Colomiers', 'Commune de Colomiers'],
    ['Fonctionnaires', 'État – agents'],
    ['État – prioritaires', 'État – prioritaires'],
  ];

  const verifierPaires = (connus: typeof EXPLICITES, separateurs: readonly string[]): void => {
    for (const [a, nomA] of connus) {
      for (const [b, nomB] of connus) {
        for (const separateur of separateurs) {
          const texte = `${a}${separateur}${b}`;
          expect([texte, nomsDe(texte)]).toEqual([texte, [...new Set([nomA, nomB])]]);
        }
      }
    }
  };

  test('chaque paire de noms connus, dans les deux sens, donne ces deux réservataires', () => {
    verifierPaires([...EXPLICITES, ...NUS], FRANCS);
    verifierPaires(EXPLICITES, PRUDENTS);
  });

  test.each(['Préfecture', 'CIL', 'Ministère des Armées', 'CAF', 'CHU de Toulouse', 'Mairie de Muret'])(
    'un inconnu à côté de « %s » n’est pas avalé : la cellule est à décider',
    (connu) => {
      for (const separateur of [...FRANCS, ...PRUDENTS]) {
        for (const texte of [`${connu}${separateur}Mutuelle XYZ`, `Mutuelle XYZ${separateur}${connu}`]) {
          expect([texte, lecteur.lire(texte, MURET).map(({ connu: lu }) => lu)]).toEqual([texte, [false]]);
        }
      }
    },
  );

  test('un nom connu qui contient un séparateur reste entier, seul ou dans une liste', () => {
    expect(nomsDe('CC Cœur et Coteaux du Comminges')).toEqual(['CC Coeur et Coteaux du Comminges']);
    expect(nomsDe('CC Cœur et Coteaux du Comminges et ALS')).toEqual(['CC Coeur et Coteaux du Comminges', 'Action Logement']);
    expect(nomsDe('État – agents')).toEqual(['État – agents']);
    expect(nomsDe('État - fonctionnaires / ALS')).toEqual(['État – agents', 'Action Logement']);
    expect(nomsDe('ALS /')).toEqual(['Action Logement']);
    expect(nomsDe('Préfecture ALS')).toEqual(['Préfecture ALS']);
    expect(nomsDe('Toulouse\nMétropole')).toEqual(['Toulouse Métropole']);
  });
});

test('dans l’inventaire, aucune liste ne perd un droit ni ne sort du flux sans un mot', () => {
  const lu = lire(
    ['Préfecture/ALS', 'Préfecture\nALS', 'Ministère des Armées / ALS', 'CAF / Mutuelle XYZ', 'AL / Mairie'].map((reservataire) => ({
      reservataire,
    })),
  );
  expect(lu.inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([
    ['État – prioritaires', 'Action Logement'],
    ['État – prioritaires', 'Action Logement'],
    ['Ministère des Armées', 'Action Logement'],
    ['CAF / Mutuelle XYZ'],
    ['Action Logement', 'Commune de Colomiers'],
  ]);
  expect(deRegle(lu, 'V13').map(({ ligneSource }) => ligneSource)).toEqual([2, 3, 4, 6]);
  expect(deRegle(lu, 'V09').map(({ ligneSource }) => ligneSource)).toEqual([5]);
});
