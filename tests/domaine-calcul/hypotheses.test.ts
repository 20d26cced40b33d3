import { NON_RESERVE } from '../../src/domaine/bien';
import { CATEGORIES } from '../../src/domaine/categories';
import { ErreurHypotheses, lireHypothesesJson } from '../../src/domaine/hypotheses-json';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import { PARAMETRES_DATES, estEnVigueur, PLAFOND_PREFET } from '../../src/domaine/parametres-dates';
import { inventaireDe } from './outils';

const EXEMPLE = {
  exercice: 2026,
  bailleur: 'OPH de l’exemple',
  territoires: [
    {
      code: '31',
      taux: { variante: 'intermediaire', valeur: 0.1 },
      liberations: { total: 1780, etudiants: 150, specifiques: 60, mutations: 220, relogementsAnru: 50, relogementsOrcodLhi: 0 },
      deductions: { mutations: 300, relogementsRu: 100, orcod: 0, lhi: 50, vente: 0 },
      parcDeclare: null,
      parcDeReference: null,
    },
  ],
  reservataires: [
    { nom: 'Préfecture (prioritaires)', categorie: 'etat-prioritaires', partConvenue: 0.25 },
    { nom: 'Action Logement', categorie: 'action-logement', methode: 'droits-acquis' },
  ],
  exclusions: { etudiants: true, specifiques: true, iml: false },
  denominateurDesParts: 'parc-total',
  plusieursReservataires: 'priorite',
  scenarios: [
    { nom: 'Taux intermédiaire', modifications: { 'taux.variante': 'intermediaire' } },
    {
      nom: 'Mutations à 350',
      modifications: { 'deductions.mutations': 350, 'exclusions.etudiants': false, methodeActionLogement: 'assiette' },
    },
  ],
};

const erreur = (source: unknown): ErreurHypotheses => {
  try {
    lireHypothesesJson(source);
  } catch (cause) {
    if (cause instanceof ErreurHypotheses) return cause;
    throw cause;
  }
  throw new Error('Aucune erreur');
};

describe('la lecture des hypothèses en JSON', () => {
  test('l’exemple de la conception se lit en entier, en texte comme en objet', () => {
    const lues = lireHypothesesJson(JSON.stringify(EXEMPLE));
    expect(lues).toEqual(lireHypothesesJson(EXEMPLE));
    expect(lues.territoires?.[0]).toMatchObject({
      code: '31',
      variante: 'intermediaire',
      tauxSaisi: 0.1,
      liberations: { total: 1780 },
      deductions: { lhi: 50 },
    });
    expect(lues.exclusions).toEqual({ ETUDIANT: true, SPECIFIQUE: true, IML: false });
    expect(lues.scenarios?.[0]).toEqual({ nom: 'Taux intermédiaire', modifications: { variante: 'intermediaire' } });
    expect(lues.scenarios?.[1]?.modifications).toEqual({
      mutations: 350,
      exclusions: { ETUDIANT: false },
      methodeActionLogement: 'assiette',
    });
  });

  test('tout est facultatif', () => expect(lireHypothesesJson('{}')).toEqual({}));

  test('un taux sans variante est un taux saisi, au territoire comme au scénario', () => {
    const lues = lireHypothesesJson({
      territoires: [{ code: 9, taux: { valeur: 0.08 } }],
      scenarios: [{ nom: 'S', modifications: { 'taux.valeur': 0.12 } }],
    });
    expect(lues.territoires?.[0]).toEqual({ code: '09', variante: 'saisi', tauxSaisi: 0.08 });
    expect(lues.scenarios?.[0]?.modifications).toEqual({ tauxSaisi: 0.12, variante: 'saisi' });
  });

  test.each([
    ['une clé inconnue', { exercise: 2026 }, 'exercise'],
    [
      'une clé de scénario inconnue',
      { scenarios: [{ nom: 'S', modifications: { 'deduction.mutations': 1 } }] },
      'scenarios[0].modifications.deduction.mutations',
    ],
    [
      'un taux écrit en pourcentage',
      { territoires: [{ code: '31', taux: { variante: 'saisi', valeur: 10 } }] },
      'territoires[0].taux.valeur',
    ],
    ['un taux saisi absent', { territoires: [{ code: '31', taux: { variante: 'saisi' } }] }, 'territoires[0].taux.valeur'],
    ['une variante inconnue', { territoires: [{ code: '31', taux: { variante: 'moyen' } }] }, 'territoires[0].taux.variante'],
    ['un volume négatif', { territoires: [{ code: '31', deductions: { mutations: -1 } }] }, 'territoires[0].deductions.mutations'],
    ['un volume en texte', { territoires: [{ code: '31', parcDeclare: '15000' }] }, 'territoires[0].parcDeclare'],
    [
      'un détail plus grand que le total',
      { territoires: [{ code: '31', liberations: { total: 10, mutations: 11 } }] },
      'territoires[0].liberations.total',
    ],
    ['une catégorie inconnue', { reservataires: [{ nom: 'X', categorie: 'mairie' }] }, 'reservataires[0].categorie'],
    ['un motif obligatoire remis dans le flux', { exclusions: { defense: false } }, 'exclusions.defense'],
    ['deux scénarios du même nom', { scenarios: [{ nom: 'S' }, { nom: 'S' }] }, 'scenarios[1].nom'],
    ['un exercice qui n’est pas une année', { exercice: '2026' }, 'exercice'],
    [
      'une part convenue du non réservé',
      { reservataires: [{ nom: 'NR', categorie: 'non-reserve', partConvenue: 0.1 }] },
      'reservataires[0].partConvenue',
    ],
    ['une liste à la place d’un objet', [], ''],
    ['un code qui n’est pas un département', { territoires: [{ code: 'Haute-Garonne' }] }, 'territoires[0].code'],
  ])('%s est refusé avec la clé et l’issue', (_, source, cle) => {
    const refus = erreur(source);
    expect(refus.cle).toBe(cle);
    expect(refus.message).toMatch(/^« .+ (vaut|est absent|\(valeur ).+[.]$/);
    expect(refus.message).toContain(cle);
  });

  test('un texte illisible est refusé par une phrase', () =>
    expect(erreur('{ "exercice": ').message).toMatch(/^Le fichier d’hypothèses n’est pas un JSON lisible/));
});

describe('les hypothèses par défaut', () => {
  const inventaire = inventaireDe(
    [
      { reservataires: ['Action Logement'] },
      { reservataires: ['Commune de Toulouse'] },
      { reservataires: [NON_RESERVE], departement: '09' },
      { reservataires: ['Action Logement'], departement: '09' },
      { departement: null, reservataires: ['Nulle part'] },
    ],
    { 'Commune de Toulouse': 'commune' },
  );
  const lignes = (partielles: Parameters<typeof completerHypotheses>[0]): unknown[] =>
    completerHypotheses(partielles, inventaire, 2026).reservataires.map(({ nom, territoire, methode, partConvenue }) => [
      nom,
      territoire,
      methode,
      partConvenue,
    ]);

  test('un territoire par département, un réservataire par territoire, et l’État à 25 % + 5 %', () => {
    const completes = completerHypotheses({}, inventaire, 2026);
    expect(completes.exercice).toBe(2026);
    expect(completes.territoires.map(({ code, variante }) => [code, variante])).toEqual([
      ['09', 'harmonise'],
      ['31', 'harmonise'],
    ]);
    expect(lignes({})).toEqual([
      ['État – prioritaires', null, 'assiette', 0.25],
      ['État – agents', null, 'assiette', 0.05],
      ['Action Logement', '09', 'assiette', null],
      ['Action Logement', '31', 'assiette', null],
      ['Commune de Toulouse', '31', 'assiette', null],
    ]);
    expect(completes.reservataires.find(({ nom }) => nom === 'Commune de Toulouse')?.categorie).toBe('commune');
  });

  test('une ligne de l’État saisie remplace les deux lignes par défaut', () => {
    const resultat = lignes({ reservataires: [{ nom: 'Préfecture', categorie: 'etat-prioritaires', partConvenue: 0.28 }] });
    expect(resultat[0]).toEqual(['Préfecture', null, 'assiette', 0.28]);
    expect(resultat).not.toContainEqual(['État – agents', null, 'assiette', 0.05]);
  });

  test('la méthode d’Action Logement s’applique par le nom ou par la catégorie', () => {
    const attendu = [
      ['Action Logement', '09', 'droits-acquis', null],
      ['Action Logement', '31', 'droits-acquis', null],
    ];
    expect(lignes({ reservataires: [{ nom: 'ACTION LOGEMENT', methode: 'droits-acquis' }] })).toEqual(expect.arrayContaining(attendu));
    expect(lignes({ reservataires: [{ nom: 'ALS', categorie: 'action-logement', methode: 'droits-acquis' }] })).toEqual(
      expect.arrayContaining(attendu),
    );
  });

  test('une part saisie vaut partout, même sans droit compté, et la ligne d’un territoire l’emporte', () => {
    const resultat = lignes({
      reservataires: [
        { nom: 'Commune de Toulouse', partConvenue: 0.1 },
        { nom: 'Commune de Toulouse', territoire: '31', partConvenue: 0.2 },
      ],
    });
    expect(resultat).toContainEqual(['Commune de Toulouse', '09', 'assiette', 0.1]);
    expect(resultat).toContainEqual(['Commune de Toulouse', '31', 'assiette', 0.2]);
  });

  test('les logements listés au nom de l’État donnent une part comptée dans leur territoire', () => {
    const avecEtat = inventaireDe([{ reservataires: ['État – prioritaires'] }, { departement: '09' }], {
      'État – prioritaires': 'etat-prioritaires',
    });
    const etat = completerHypotheses({}, avecEtat, 2026).reservataires.filter(({ nom }) => nom === 'État – prioritaires');
    expect(etat.map(({ territoire, partConvenue }) => [territoire, partConvenue])).toEqual([
      ['09', 0.25],
      ['31', null],
    ]);
  });

  test('compléter deux fois ne change plus rien', () => {
    const completes = completerHypotheses({}, inventaire, 2026);
    expect(completerHypotheses(completes, inventaire, 2030)).toEqual(completes);
  });

  test('ce qui est saisi pour un territoire absent de l’inventaire est gardé, une ligne sans saisie ne l’est pas', () => {
    const completes = completerHypotheses(
      {
        territoires: [{ code: '81', deductions: { mutations: 12 } }, { code: '82' }],
        reservataires: [
          { nom: 'Commune de Toulouse', territoire: '81', partConvenue: 0.1 },
          { nom: 'Action Logement', territoire: '82', categorie: 'action-logement' },
          { nom: 'Mairie d’Albi', categorie: 'commune' },
        ],
        scenarios: [{ nom: 'Vente', modifications: {}, parTerritoire: { '46': { vente: 3 } } }],
      },
      inventaire,
      2026,
    );
    expect(completes.territoires.map(({ code, deductions }) => [code, deductions.mutations])).toEqual([
      ['09', 0],
      ['31', 0],
      ['46', 0],
      ['81', 12],
    ]);
    const lignes81 = completes.reservataires.filter(({ territoire }) => territoire === '81' || territoire === '82');
    expect(lignes81.map(({ nom, partConvenue }) => [nom, partConvenue])).toEqual([['Commune de Toulouse', 0.1]]);
    expect(completes.reservataires).toContainEqual(
      expect.objectContaining({ nom: 'Mairie d’Albi', territoire: null, categorie: 'commune' }),
    );
    expect(completerHypotheses(completes, inventaire, 2026)).toEqual(completes);
  });
});

describe('les réglages du partage et les années des communes', () => {
  test('un scénario change les plafonds, leur base, le règlement et l’arrondi, pour tous les territoires', () => {
    const modifications = {
      'seuils.plafondEtat': 0.34,
      'seuils.plafondCollectivites': 0.1,
      baseGarantie: 'programme',
      reglementDesParts: 'reduire',
      arrondi: 'plancher',
    };
    expect(lireHypothesesJson({ baseGarantie: 'programme', scenarios: [{ nom: 'A', modifications }] })).toEqual({
      baseGarantie: 'programme',
      scenarios: [
        {
          nom: 'A',
          modifications: {
            plafondEtat: 0.34,
            plafondCollectivites: 0.1,
            baseGarantie: 'programme',
            reglementDesParts: 'reduire',
            arrondi: 'plancher',
          },
        },
      ],
    });
    expect(() => lireHypothesesJson({ scenarios: [{ nom: 'A', parTerritoire: { '31': { arrondi: 'plancher' } } }] })).toThrow('arrondi');
    expect(() => lireHypothesesJson({ scenarios: [{ nom: 'A', modifications: { 'seuils.plafondEtat': 34 } }] })).toThrow('fraction');
  });

  test('une commune a ses années et sa mobilité RPLS', () => {
    const annees = [{ annee: 2024, liberations: 9, mutations: 1, anru: 0, orcodLhi: 0, parcDeReference: 60 }];
    const infra = [{ reservataire: 'Muret', departement: '31', annees, mobiliteRpls: { emmenagements: 4, parc: 50 } }];
    expect(lireHypothesesJson({ infra }).infra).toEqual([
      { ...infra[0], code: null, tauxSaisi: null, deductions: null, parcDeclare: null },
    ]);
    expect(() => lireHypothesesJson({ infra: [{ ...infra[0], annees: [...annees, ...annees] }] })).toThrow('2024');
  });

  test('les DU d’une convention de parc donnent une ligne à Action Logement là où il n’a aucun logement, une seule fois', () => {
    const lots = inventaireDe([{ reservataires: ['AL'] }, { departement: '09' }], { AL: 'action-logement' });
    const completes = completerHypotheses({ territoires: [{ code: '09', duConventionsDeParc: 2 }] }, lots, 2026);
    expect(completes.reservataires.filter(({ categorie }) => categorie === 'action-logement')).toEqual([
      expect.objectContaining({ nom: 'AL', territoire: '09', methode: 'droits-acquis' }),
      expect.objectContaining({ nom: 'AL', territoire: '31', methode: 'assiette' }),
    ]);
    expect(completerHypotheses(completes, lots, 2026)).toEqual(completes);
    const partout = completerHypotheses(
      { territoires: [{ code: '09', duConventionsDeParc: 2 }], reservataires: [{ nom: 'Action Logement', categorie: 'action-logement' }] },
      inventaireDe([{ departement: '09' }]),
      2026,
    );
    expect(partout.reservataires.filter(({ categorie }) => categorie === 'action-logement')).toHaveLength(1);
  });
});

describe('les catégories et les paramètres datés', () => {
  test.each(CATEGORIES)('la catégorie %s se lit', (categorie) => {
    expect(lireHypothesesJson({ reservataires: [{ nom: 'X', categorie }] }).reservataires?.[0]?.categorie).toBe(categorie);
  });

  test('chaque paramètre a sa source et une clé unique', () => {
    expect(new Set(PARAMETRES_DATES.map(({ cle }) => cle)).size).toBe(PARAMETRES_DATES.length);
    for (const { source } of PARAMETRES_DATES) expect(source).not.toBe('');
  });

  test('le plafond du préfet ne vaut pas avant le 22/02/2020', () => {
    expect(estEnVigueur(PLAFOND_PREFET, '2020-02-21')).toBe(false);
    expect(estEnVigueur(PLAFOND_PREFET, '2026-01-01')).toBe(true);
  });
});
