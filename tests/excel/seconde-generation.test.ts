import { ajouterColonne, anomalie, barre, generer, inventaireDe, lignesDe, lu, taper } from './classeur-vivant';
import { installer } from './outillage';

const PARC = [
  [20, { reservataires: ['Action Logement'] }],
  [30, {}],
  [10, { departement: '09', reservataires: ['Mairie de Foix'] }],
  [5, { liberation: 'externe' as const }],
] as const;
const REMARQUES = [
  anomalie({}),
  anomalie({ cellule: 'E7', ligneSource: 7, valeurLue: '3166' }),
  anomalie({ regle: 'V09', indicateur: 'financement', cellule: 'H9', ligneSource: 9, valeurLue: 'PLX' }),
];
const SCENARIOS = [
  { nom: 'Bas', modifications: { mutations: 4 } },
  { nom: 'Haut', modifications: {} },
];

describe('seconde génération sur les feuilles de Négoflux', () => {
  it('garde ce qui est saisi dans les hypothèses, les paramètres, les scénarios et les colonnes ajoutées', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC, REMARQUES), { scenarios: SCENARIOS });
    taper(banc, 'Parametres', ['Plafond de la part de l’État'], 'Valeur', 27.5);
    taper(banc, 'Parametres', ['Tolérance sur la somme des parts'], 'Valeur', '=1/2');
    taper(banc, 'Parametres', ['Bailleur'], 'Valeur', 'OPH de l’exemple');
    taper(banc, 'Territoires', ['31'], 'Mutations', '=2+3');
    taper(banc, 'Territoires', ['09'], 'LHI', 2);
    taper(banc, 'Reservataires', ['Action Logement'], 'Part convenue', 0.2);
    taper(banc, 'Motifs', ['ETUDIANT'], 'Exclu du flux', 'Non');
    taper(banc, 'Scenario1Entrees', ['31'], 'LHI', 9);
    taper(banc, 'Scenario2Entrees', ['31'], 'ORCOD', 0);
    taper(banc, 'Scenario2Entrees', ['31'], 'Vente', '=Scenario2Entrees[[#This Row],[Référence Vente]]+7');
    await ajouterColonne(banc, 'Flux', 'Ma note');
    await ajouterColonne(banc, 'Flux', 'Mon double');
    taper(banc, 'Flux', ['09', 'Mairie de Foix'], 'Ma note', 'à revoir avec Foix');
    taper(banc, 'Flux', ['31', 'Action Logement'], 'Ma note', "'012");
    for (const ligne of await lignesDe(banc, 'Flux'))
      taper(banc, 'Flux', [ligne[0] ?? '', ligne[1] ?? ''], 'Mon double', '=2*Flux[[#This Row],[Part retenue]]');
    await ajouterColonne(banc, 'Controles', 'Qui');
    taper(banc, 'Controles', ['E7'], 'Qui', 'Service patrimoine');

    // One more réservataire, which comes before the others in its territoire: rows move.
    const agrandi = inventaireDe([...PARC, [4, { departement: '09', reservataires: ['Ax-les-Thermes'] }]], REMARQUES);
    const bilan = await generer(banc, agrandi);
    expect(bilan.avertissements).toBeUndefined();

    expect(lu(banc, 'Parametres', ['Plafond de la part de l’État'], 'Valeur')).toBe(27.5);
    expect(barre(banc, 'Parametres', ['Tolérance sur la somme des parts'], 'Valeur')).toBe('=1/2');
    expect(lu(banc, 'Parametres', ['Bailleur'], 'Valeur')).toBe('OPH de l’exemple');
    expect(barre(banc, 'Territoires', ['31'], 'Mutations')).toBe('=2+3');
    expect(lu(banc, 'Territoires', ['09'], 'LHI')).toBe(2);
    expect(lu(banc, 'Reservataires', ['Action Logement'], 'Part convenue')).toBe(0.2);
    expect(lu(banc, 'Motifs', ['ETUDIANT'], 'Exclu du flux')).toBe('Non');
    expect(lu(banc, 'Scenario1Entrees', ['31'], 'Mutations')).toBe(4);
    expect(lu(banc, 'Scenario1Entrees', ['31'], 'LHI')).toBe(9);
    // Typed over the link, equal to the reference today: it stays typed.
    expect(barre(banc, 'Scenario2Entrees', ['31'], 'ORCOD')).toBe(0);
    expect(String(barre(banc, 'Scenario2Entrees', ['31'], 'Vente'))).toMatch(/Référence Vente.*\+7$/);
    expect(String(barre(banc, 'Scenario2Entrees', ['31'], 'LHI'))).toMatch(/^=.*Référence LHI/);
    expect(lu(banc, 'Flux', ['09', 'Mairie de Foix'], 'Ma note')).toBe('à revoir avec Foix');
    expect(lu(banc, 'Flux', ['31', 'Action Logement'], 'Ma note')).toBe('012');
    expect(lu(banc, 'Flux', ['09', 'Ax-les-Thermes'], 'Ma note')).toBe('');
    expect(lu(banc, 'Flux', ['09', 'Ax-les-Thermes'], 'Mon double')).toBeCloseTo(
      2 * Number(lu(banc, 'Flux', ['09', 'Ax-les-Thermes'], 'Part retenue')),
      12,
    );
    expect(lu(banc, 'Controles', ['E7'], 'Qui')).toBe('Service patrimoine');
    expect(lu(banc, 'ControleFlux', ['31'], 'Contrôle des parts')).toBe('OK');
  });

  it('fait suivre chaque décision à sa remarque, et dit au Journal celles dont la remarque a disparu', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC, REMARQUES));
    taper(banc, 'Controles', ['E2'], 'Décision', 'Ignoré');
    taper(banc, 'Controles', ['E7'], 'Décision', 'Accepté');
    taper(banc, 'Controles', ['H9'], 'Décision', 'Accepté pour tous');
    // A row was inserted above, one remark was put right, a new one came.
    const suite = [
      anomalie({ gravite: 'erreur', regle: 'V01', indicateur: 'rplsId', cellule: 'A2', ligneSource: 2, valeurLue: '12' }),
      anomalie({ cellule: 'E3', ligneSource: 3 }),
      anomalie({ cellule: 'E8', ligneSource: 8, valeurLue: '3166' }),
    ];
    const bilan = await generer(banc, inventaireDe(PARC, suite), {}, '2026-02-01');
    expect(lu(banc, 'Controles', ['V01'], 'Décision')).toBe('');
    expect(lu(banc, 'Controles', ['E3'], 'Décision')).toBe('Ignoré');
    expect(lu(banc, 'Controles', ['E8'], 'Décision')).toBe('Accepté');
    expect(bilan.avertissements).toEqual([expect.stringContaining('Une décision ne correspond plus')]);
    const journal = await lignesDe(banc, 'Journal');
    expect(journal.map((ligne) => ligne[1])).toEqual(['Construction du classeur', 'Construction du classeur', 'Décision sans objet']);
    expect(journal[2]?.[3]).toBe('V09, H9, « PLX » : Accepté pour tous');
  });

  it('continue le Journal sans réécrire son histoire, et deux fois la même opération ne l’allonge pas', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC));
    const { hote } = banc;
    taper(banc, 'Journal', ['Construction du classeur'], 'Détail', 'Note de la négociatrice');
    await generer(banc, inventaireDe(PARC), {}, '2026-03-01');
    const avant = banc.photo();
    await generer(banc, inventaireDe(PARC), {}, '2026-03-01');
    expect(banc.photo()).toEqual(avant);
    const journal = await lignesDe(banc, 'Journal');
    expect(journal.map((ligne) => [ligne[0], ligne[3]])).toEqual([
      [46037, 'Note de la négociatrice'],
      [46082, expect.stringContaining('Exercice 2026')],
    ]);
    expect(hote.classeur.feuilles.filter(({ nom }) => nom === 'Journal')).toHaveLength(1);
  });

  it('garde les saisies d’un territoire que l’inventaire ne contient plus, le dit, et les rend quand il revient', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC), { scenarios: SCENARIOS });
    taper(banc, 'Territoires', ['09'], 'Mutations', 6);
    taper(banc, 'Reservataires', ['Mairie de Foix'], 'Origine des droits', 'Garantie d’emprunt');
    taper(banc, 'Scenario2Entrees', ['09'], 'LHI', 3);
    await ajouterColonne(banc, 'Flux', 'Ma note');
    taper(banc, 'Flux', ['09', 'Mairie de Foix'], 'Ma note', 'convention en attente');
    const bilan = await generer(banc, inventaireDe([PARC[0], PARC[1]]));
    expect(bilan.avertissements?.join('\n')).toMatch(/territoire 09 n’a aucun logement[\s\S]*« Mairie de Foix »/);
    expect(lu(banc, 'Territoires', ['09'], 'Mutations')).toBe(6);
    expect(JSON.stringify(await lignesDe(banc, 'Territoires'))).toContain('aucun logement dans cet inventaire');
    // What was typed for it has its row, at 0: a declared parc typed now would be shared there.
    expect(lu(banc, 'Flux', ['09', 'Mairie de Foix'], 'Flux estimé')).toBe(0);
    expect(lu(banc, 'Flux', ['09', 'Mairie de Foix'], 'Ma note')).toBe('convention en attente');
    await generer(banc, inventaireDe(PARC));
    expect(lu(banc, 'Reservataires', ['Mairie de Foix'], 'Origine des droits')).toBe('Garantie d’emprunt');
    expect(lu(banc, 'Scenario2Entrees', ['09'], 'LHI')).toBe(3);
    expect(lu(banc, 'Scenario2Assiette', ['09'], 'Relogements')).toBe(3);
  });

  it('dit au Journal, et à la fin de l’opération, la saisie dont la ligne a disparu', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC));
    await ajouterColonne(banc, 'Biens', 'Ma note');
    taper(banc, 'Biens', ['3100000002'], 'Ma note', 'garder l’œil dessus');
    taper(banc, 'Biens', ['3100000066'], 'Ma note', 'vendu en 2025');
    const bilan = await generer(banc, inventaireDe(PARC.slice(0, -1)));
    expect(lu(banc, 'Biens', ['3100000002'], 'Ma note')).toBe('garder l’œil dessus');
    expect(bilan.avertissements).toEqual([
      'Une saisie portait sur une ligne disparue et n’est pas reprise ; la feuille « Journal » la cite.',
    ]);
    const [, operation, feuille, detail] = (await lignesDe(banc, 'Journal')).at(-1) ?? [];
    expect([operation, feuille]).toEqual(['Saisie non reprise', 'Biens']);
    expect(detail).toBe('Ma note, 3100000066, NON_RESERVE : vendu en 2025');
  });

  it('laisse à chaque scénario ses tableaux quand un autre est retiré', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC), { scenarios: SCENARIOS });
    await ajouterColonne(banc, 'Scenario2', 'Avis');
    taper(banc, 'Scenario2', ['31', 'Action Logement'], 'Avis', 'trop haut');
    banc.hote.modifierCellule('Feuil1', 0, 0, '=SUM(Scenario2[Flux estimé])');
    await generer(banc, inventaireDe(PARC), { scenarios: [{ nom: 'Haut', numero: 2, modifications: {} }] });
    expect(lu(banc, 'Scenario2', ['31', 'Action Logement'], 'Avis')).toBe('trop haut');
    expect(typeof banc.hote.classeur.feuille('Feuil1')?.valeur(0, 0)).toBe('number');
    expect(banc.hote.classeur.feuilles.map(({ nom }) => nom).filter((nom) => nom.startsWith('Scénario'))).toEqual(['Scénario Haut']);
  });

  it('dit ce qu’une saisie illisible est devenue', async () => {
    const banc = installer();
    await generer(banc, inventaireDe(PARC));
    taper(banc, 'Territoires', ['31'], 'Mutations', 'une dizaine');
    await generer(banc, inventaireDe(PARC));
    expect((await lignesDe(banc, 'Journal')).at(-1)?.slice(1, 4)).toEqual([
      'Hypothèse modifiée',
      'Hypothèses',
      '31, Mutations : « une dizaine » devient « 0 »',
    ]);
  });
});
