/** The names of the JSON hypotheses are read as those of the inventory: a réservataire written as in the inventory stays one réservataire. */
import { NON_RESERVE, type Bien } from '../../src/domaine/bien';
import type { Categorie } from '../../src/domaine/categories';
import { indexerRapprochements } from '../../src/domaine/decisions/rapprochements';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { comprendreLesNoms, sansLignesRelues, type NomsCompris } from '../../src/domaine/hypotheses-json-noms';
import { lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { writeXlsx } from 'hucre/xlsx';
import { ENTETES, lignesDuParc, produireUnClasseur } from '../outils/produire-un-classeur';

const referentiel = chargerReferentielNode();
const AL = 'Action Logement';
const ALBI = 'Commune de Albi';
const TARN = 'Conseil départemental (Tarn)';
const CATEGORIES: readonly (readonly [string, Categorie])[] = [
  [AL, 'action-logement'],
  [ALBI, 'commune'],
  ['Commune de Toulouse', 'commune'],
  ['Toulouse Métropole', 'epci'],
  [TARN, 'departement'],
  ['Conseil départemental (Haute-Garonne)', 'departement'],
  [NON_RESERVE, 'non-reserve'],
];
const bien = (departement: string, ...reservataires: string[]): Bien => ({ departement, reservataires }) as unknown as Bien;
const INVENTAIRE = {
  biens: [
    bien('31', AL),
    bien('31', 'Commune de Toulouse'),
    bien('31', 'Toulouse Métropole'),
    bien('31', 'Conseil départemental (Haute-Garonne)'),
    bien('81', AL),
    bien('81', ALBI),
    bien('81', TARN),
    bien('81', NON_RESERVE),
  ],
  categories: new Map(CATEGORIES),
};

const comprendre = (json: object, options: Parameters<typeof comprendreLesNoms>[3] = {}): NomsCompris =>
  comprendreLesNoms(lireHypothesesJson(json), INVENTAIRE, referentiel, options);
const nommer = (nom: string, reste: object = {}): NomsCompris => comprendre({ reservataires: [{ nom, ...reste }] });

describe('Un nom du JSON', () => {
  it.each([
    ["Ville d'Albi", { territoire: '81' }, ALBI],
    ['Mairie Albi', {}, ALBI],
    ['Albi', { territoire: '81' }, ALBI],
    ['Action Logement Services', {}, AL],
    ['Conseil départemental', { territoire: '81' }, TARN],
    ['CD 31', {}, 'Conseil départemental (Haute-Garonne)'],
    ['commune de albi', {}, ALBI],
  ])('« %s » %j prend le nom de l’inventaire, sans avertissement', (nom, reste, attendu) => {
    const { hypotheses, avertissements } = nommer(nom, reste);
    expect(hypotheses.reservataires).toEqual([{ nom: attendu, ...reste }]);
    expect(avertissements).toEqual([]);
  });

  it.each([
    ['Conseil départemental', {}, 'selon le territoire, Conseil départemental (Haute-Garonne) ou Conseil départemental (Tarn)'],
    ['Ville de Saint-Denis', {}, 'peut désigner'],
    ["Ville d'Albi", { territoire: '31' }, 'hors du département'],
    ['Mairie d’Albi / AL', {}, 'plusieurs réservataires'],
    ['NR', { partConvenue: 0.1 }, 'avec certitude'],
    ['Non réservé', { categorie: 'autre' }, 'le non réservé'],
    ['Préfecture', { categorie: 'etat-agents' }, 'corrigez l’un ou l’autre'],
  ])('« %s » %j reste tel quel, avec un avertissement', (nom, reste, raison) => {
    const { hypotheses, avertissements } = nommer(nom, reste);
    expect(hypotheses.reservataires).toEqual([{ nom, ...reste }]);
    expect(avertissements).toHaveLength(1);
    expect(avertissements[0]).toContain(`« reservataires[0].nom » : « ${nom} »`);
    expect(avertissements[0]).toContain(raison);
  });

  it('que l’inventaire ne porte pas garde son écriture et prend la catégorie de la lecture', () => {
    const { hypotheses, avertissements } = comprendre({
      reservataires: [{ nom: 'Mairie de Castres', territoire: '81' }, { nom: 'Syndicat des eaux' }],
      duConsommes: [{ territoire: '81', reservataire: 'Ville de Castres', consommes: 2 }],
    });
    expect(hypotheses.reservataires).toEqual([
      { nom: 'Mairie de Castres', territoire: '81', categorie: 'commune' },
      { nom: 'Syndicat des eaux' },
    ]);
    expect(hypotheses.duConsommes?.[0]?.reservataire).toBe('Mairie de Castres');
    expect(avertissements).toEqual([]);
  });

  it('qui dit le non réservé est refusé avec une part, et sans effet sinon', () => {
    expect(() => nommer('Non réservé', { partConvenue: 0.1 })).toThrow('« Non réservé », lu comme le non réservé');
    expect(nommer('Non réservé')).toMatchObject({ hypotheses: { reservataires: [{ categorie: 'non-reserve' }] }, avertissements: [] });
  });

  it('suit ce qui a été décidé des noms', () => {
    const rapprochements = indexerRapprochements([{ nomLu: 'Le groupe', nomRetenu: AL, categorie: 'action-logement', decideLe: null }]);
    expect(comprendre({ reservataires: [{ nom: 'LE GROUPE' }] }, { rapprochements }).hypotheses.reservataires).toEqual([{ nom: AL }]);
  });

  it('est lu aussi dans « duConsommes » et dans « infra »', () => {
    const { hypotheses } = comprendre({
      duConsommes: [{ territoire: '81', reservataire: 'ALS', consommes: 3 }],
      infra: [{ reservataire: 'Mairie d’Albi', departement: '81' }],
    });
    expect(hypotheses.duConsommes?.[0]?.reservataire).toBe(AL);
    expect(hypotheses.infra?.[0]?.reservataire).toBe(ALBI);
  });

  it('d’une commune d’un autre département que son homonyme prend celui de son territoire', () => {
    const categories = new Map<string, Categorie>([
      ['Commune de Saint-Denis', 'commune'],
      ['Commune de Saint-Denis (974)', 'commune'],
    ]);
    const biens = [bien('93', 'Commune de Saint-Denis'), bien('974', 'Commune de Saint-Denis (974)')];
    const lues = lireHypothesesJson({
      reservataires: [
        { nom: 'Commune de Saint-Denis', territoire: '93' },
        { nom: 'Ville de Saint-Denis', territoire: '974' },
      ],
    });
    expect(comprendreLesNoms(lues, { biens, categories }, referentiel).hypotheses.reservataires?.map(({ nom }) => nom)).toEqual([
      'Commune de Saint-Denis',
      'Commune de Saint-Denis (974)',
    ]);
  });
});

describe('Sans territoire, une part', () => {
  it.each([
    ['Ville d’Albi', '81'],
    ['Commune de Albi', '81'],
    ['Toulouse Métropole', '31'],
    ['Mairie de Castres', '81'],
  ])('de « %s » ne vaut que dans le département %s, et le dit', (nom, territoire) => {
    const { hypotheses, avertissements } = nommer(nom, { partConvenue: 0.1 });
    expect(hypotheses.reservataires?.[0]).toMatchObject({ territoire, partConvenue: 0.1 });
    expect(avertissements).toEqual([expect.stringContaining(`que du département ${territoire}`)]);
  });

  it('d’un autre réservataire vaut dans tous les territoires', () => {
    const { hypotheses, avertissements } = nommer('CD du Tarn', { partConvenue: 0.1 });
    expect(hypotheses.reservataires).toEqual([{ nom: TARN, partConvenue: 0.1 }]);
    expect(avertissements).toEqual([]);
  });
});

describe('Deux lignes pour un même réservataire', () => {
  it.each([
    [
      {
        reservataires: [
          { nom: 'Ville d’Albi', territoire: '81' },
          { nom: ALBI, territoire: '81' },
        ],
      },
      ['reservataires[0].nom', '« Ville d’Albi »', 'reservataires[1].nom', `« ${ALBI} »`, 'territoire 81'],
    ],
    [{ reservataires: [{ nom: 'ALS' }, { nom: '1 % logement' }] }, ['« ALS »', '« 1 % logement »', AL, 'tous les territoires']],
    [
      {
        duConsommes: [
          { territoire: '31', reservataire: 'AL', consommes: 1 },
          { territoire: '31', reservataire: 'ALS', consommes: 2 },
        ],
      },
      ['duConsommes[0].reservataire', 'duConsommes[1].reservataire'],
    ],
    [
      {
        infra: [
          { reservataire: 'Albi', departement: '81' },
          { reservataire: ALBI, departement: '81' },
        ],
      },
      ['infra[0].reservataire', 'infra[1].reservataire'],
    ],
  ])('sont refusées d’une phrase qui nomme les deux : %j', (json, morceaux) => {
    for (const morceau of morceaux) expect(() => comprendre(json)).toThrow(morceau);
  });

  it('sont admises dans deux territoires, et quand l’une vaut pour les autres', () => {
    const json = { reservataires: [{ nom: 'ALS', territoire: '31' }, { nom: 'AL', territoire: '81' }, { nom: AL }] };
    expect(comprendre(json).hypotheses.reservataires).toEqual([{ nom: AL, territoire: '31' }, { nom: AL, territoire: '81' }, { nom: AL }]);
  });
});

it('la ligne qu’un classeur tient de la même écriture laisse la place à celle du JSON, et le dit', () => {
  const { renommes } = nommer("Ville d'Albi", { partConvenue: 0.1 });
  const lues = {
    reservataires: [
      { nom: "Ville d'Albi", partConvenue: 0.1 },
      { nom: ALBI, territoire: '81' },
    ],
  };
  const { lues: gardees, avertissements } = sansLignesRelues(lues, renommes);
  expect(gardees?.reservataires).toEqual([{ nom: ALBI, territoire: '81' }]);
  expect(avertissements).toEqual([expect.stringContaining(`lue « ${ALBI} »`)]);
});

it('la commande compte une fois le réservataire que le JSON écrit comme l’inventaire', async () => {
  const lignes = lignesDuParc(40).map((ligne) => ligne.map((cellule) => (cellule === 'Action Logement' ? 'Ville de Toulouse' : cellule)));
  const octets = await writeXlsx({ sheets: [{ name: 'Parc', rows: [ENTETES, ...lignes] }] });
  const lancer = (reservataires: object[]): ReturnType<typeof produireUnClasseur> =>
    produireUnClasseur(octets, { hypotheses: { exercice: 2026, reservataires } });
  const part = { territoire: '31', partConvenue: 0.02 };
  const { bilan } = await lancer([{ nom: 'Ville de Toulouse', ...part }]);
  const siens = bilan.territoires[0]?.flux.filter(({ reservataire }) => reservataire.includes('Toulouse'));
  expect(siens).toEqual([expect.objectContaining({ reservataire: 'Commune de Toulouse', partRetenue: 0.02 })]);
  await expect(
    lancer([
      { nom: 'Ville de Toulouse', ...part },
      { nom: 'Mairie de Toulouse', ...part },
    ]),
  ).rejects.toThrow('Hypothèses : « reservataires[0].nom » (« Ville de Toulouse ») et « reservataires[1].nom » (« Mairie de Toulouse »)');
});
