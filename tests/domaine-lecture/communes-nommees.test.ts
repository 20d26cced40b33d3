import { indexerRapprochements } from '../../src/domaine/decisions/rapprochements';
import { LecteurDeReservataires } from '../../src/domaine/lecture/normaliser-reservataires';
import { rapprocher } from '../../src/domaine/reservataires/rapprocher';
import { deRegle, lire, referentiel } from './outils-regles';

const TOULOUSE = { departement: '31', commune: '31555' };
const lus = (texte: string, lieu: { departement: string | null; commune: string | null } = TOULOUSE) =>
  new LecteurDeReservataires(referentiel).lire(texte, lieu);

describe('Une commune nommée en abrégé, ou d’un autre département', () => {
  test('« St Orens », en Haute-Garonne, n’est pas celui du Gers : les deux sont dits, celui du département d’abord', () => {
    const [lu] = lus('Mairie de St Orens');
    expect(lu).toMatchObject({ nom: 'Mairie de St Orens', connu: false });
    expect(lu?.doute).toContain('peut désigner Saint-Orens-de-Gameville (31), Saint-Orens (32)');
  });

  test('le rapprochement propose la commune du département', () => {
    const { incertains } = rapprocher([{ nom: 'Mairie de St Orens', nombre: 3, departement: '31', commune: null }], referentiel);
    expect(incertains[0]?.candidats[0]).toMatchObject({ nomRetenu: 'Commune de Saint-Orens-de-Gameville', categorie: 'commune' });
    expect(incertains[0]?.candidats.map(({ nomRetenu }) => nomRetenu)).not.toContain('Commune de Saint-Orens');
  });

  test.each([
    ['Ville de Montauban', 'Montauban-de-Luchon (31), Montauban (82)'],
    ['Commune de Sainte-Foy', 'Sainte-Foy-d'],
  ])('« %s » peut désigner plusieurs communes : aucune n’est choisie', (texte, lieux) => {
    expect(lus(texte)[0]).toMatchObject({ connu: false, doute: expect.stringContaining(lieux) as string });
  });

  test('une commune entière d’un autre département est lue avec un doute, dit une fois', () => {
    const lu = lire([{ reservataire: 'Mairie de Bordeaux' }, { reservataire: 'Mairie de Bordeaux' }]);
    expect(lu.inventaire.biens.map(({ reservataires }) => reservataires)).toEqual([['Commune de Bordeaux'], ['Commune de Bordeaux']]);
    const remarques = deRegle(lu, 'V09');
    expect(remarques).toMatchObject([{ gravite: 'alerte', valeurLue: 'Mairie de Bordeaux', lignes: [2, 3] }]);
    expect(remarques[0]?.message).toContain('est lu Bordeaux (33), hors du département');
    const noms = [{ nom: 'Mairie de Bordeaux', nombre: 2, departement: '31', commune: null }];
    expect(rapprocher(noms, referentiel).incertains[0]?.candidats[0]).toMatchObject({ nomRetenu: 'Commune de Bordeaux' });
  });

  test.each([
    ['Ville de Saint-Jean', 'Commune de Saint-Jean'],
    ['Mairie de L’Union', "Commune de L'Union"],
    ['Mairie de Castres (81)', 'Commune de Castres'],
    ['Mairie de 32399', 'Commune de Saint-Orens'],
  ])('« %s » ne laisse aucun doute', (texte, nom) => {
    expect(lus(texte)).toEqual([{ nom, categorie: 'commune', connu: true }]);
  });

  test('sans département du logement, rien ne dit que la commune est ailleurs', () => {
    expect(lus('Mairie de Bordeaux', { departement: null, commune: null })).toMatchObject([{ nom: 'Commune de Bordeaux', connu: true }]);
  });

  test('le nom qu’une personne a retenu ne laisse plus de doute', () => {
    const decisions = [{ nomLu: 'Mairie de Bordeaux', nomRetenu: 'Commune de Bordeaux', categorie: 'commune', decideLe: null }] as const;
    const lecteur = new LecteurDeReservataires(referentiel, { rapprochements: indexerRapprochements(decisions) });
    for (const texte of ['Mairie de Bordeaux', 'Commune de Bordeaux']) {
      expect(lecteur.lire(texte, TOULOUSE)).toEqual([{ nom: 'Commune de Bordeaux', categorie: 'commune', connu: true }]);
    }
    expect(lecteur.lire('Ville de Lille', TOULOUSE)[0]?.doute).toContain('est lu Lille (59)');
  });
});
