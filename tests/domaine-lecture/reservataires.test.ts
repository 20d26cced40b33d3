import fc from 'fast-check';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { LecteurDeReservataires } from '../../src/domaine/lecture/normaliser-reservataires';

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
