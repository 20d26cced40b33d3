import { estFormule } from '../../src/classeur/plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { entetesDe, HYPOTHESES, INVENTAIRE, lireTable, planDe, tableDe } from './exemples';

const PLAN = planDe(INVENTAIRE, HYPOTHESES);

describe('Le plan de l’exemple du référentiel (cas G01)', () => {
  const inventaire = creerInventaire(
    creerBiens([
      [11_600, {}],
      [2_900, { reservataires: ['Conseil départemental'] }],
      [500, { horsFlux: 'ETUDIANT' }],
    ]),
  );
  const plan = planDe(
    inventaire,
    creerHypotheses({
      territoires: [
        creerTerritoire({
          variante: 'saisi',
          tauxSaisi: 0.1,
          deductions: { mutations: 300, relogementsRu: 100, orcod: 0, lhi: 50, vente: 0 },
        }),
      ],
      reservataires: [creerReservataire('Conseil départemental', { categorie: 'departement' })],
    }),
  );

  it('donne une assiette de 1 000 : (15 000 − 500) × 10 % − 450', () => {
    expect(
      ['Parc', 'Hors flux', 'Parc éligible', 'Flux brut', 'Assiette'].map((entete) => lireTable(plan, 'Assiette', ['31'], entete)),
    ).toEqual([15_000, 500, 14_500, 1_450, 1_000]);
  });

  it('donne 200 logements par an au réservataire qui détient 20 %', () => {
    expect(lireTable(plan, 'Flux', ['31', 'Conseil départemental'], 'Part')).toBeCloseTo(0.2, 12);
    expect(lireTable(plan, 'Flux', ['31', 'Conseil départemental'], 'Flux estimé')).toBeCloseTo(200, 9);
    expect(lireTable(plan, 'Flux', ['31', 'NON_RESERVE'], 'Flux arrondi')).toBe(800);
    expect(
      ['Contrôle des parts', 'Contrôle du flux', 'Contrôle de l’arrondi'].map((entete) => lireTable(plan, 'ControleFlux', ['31'], entete)),
    ).toEqual(['OK', 'OK', 'OK']);
  });
});

describe('La structure du classeur', () => {
  it('suit les noms publics et l’ordre des colonnes', () => {
    const attendues: Record<string, string> = {
      Biens:
        'N° RPLS · Réservataire · Département · EPCI · Commune · QPV · Typologie · Financement · Collectif/Individuel · Programme · Début convention · Fin convention · Hors flux · Libération · Ligne source · Clé · Poids · Rang · Nombre de réservataires · Compte · Clé programme · Référence',
      Controles: 'Gravité · Règle · Indicateur · Ligne source · Cellule · Valeur lue · Message · Correction proposée · Décision',
      Reservataires: 'Réservataire · Catégorie · Territoire · Méthode · Part convenue · Origine des droits · Mode de gestion',
      Territoires:
        'Territoire · Parc déclaré · Mutations · Relogements RU · ORCOD · LHI · Vente · Variante de taux · Taux saisi · Période du taux',
      Parametres: 'Paramètre · Valeur · Unité · Source',
      Rotation:
        'Territoire · Parc de référence · Libérations · dont mutations · dont ANRU · dont ORCOD/LHI · Taux harmonisé · Taux intermédiaire · Taux retenu · Variante · Période · Taux RPLS',
      RotationPeriodes:
        'Territoire · Variante · Taux N-1 · Taux N-2 · Taux N-3 · Années prises en compte · Moyenne simple · Moyenne pondérée',
      RotationReservataires: 'Territoire · Réservataire · Parc réservé · Libérations · dont mutations · dont ANRU · dont ORCOD/LHI',
      RotationAnnees: 'Territoire · Année · Libérations · dont mutations · dont ANRU · dont ORCOD/LHI · Parc de référence',
      Assiette: 'Territoire · Parc · Hors flux · Parc éligible · Taux de rotation · Flux brut · Mutations · Relogements · Assiette',
      Flux: 'Territoire · Réservataire · Logements réservés · Part · Part retenue · Flux estimé · Flux arrondi · % du patrimoine',
      DroitsAcquis:
        'Territoire · Réservataire · Programme · Droits de suite · Fin convention · Taux de rotation · DU annuels · DU restants',
      Scenario1: 'Territoire · Réservataire · Logements réservés · Part · Part retenue · Flux estimé · Flux arrondi · % du patrimoine',
      Comparaison: 'Territoire · Réservataire · Référence · Taux harmonisé test · Mutations · Mutations (2)',
      Journal: 'Date · Opération · Feuille · Détail · Version',
    };
    for (const [table, colonnes] of Object.entries(attendues)) {
      const liste = colonnes.split(' · ');
      expect([table, entetesDe(PLAN, table).slice(0, liste.length)]).toEqual([table, liste]);
    }
  });

  it('donne à chaque feuille un nom permis et unique, un titre, une question et une méthode', () => {
    const noms = PLAN.feuilles.map(({ nom }) => nom);
    expect(new Set(noms.map((nom) => nom.toLowerCase())).size).toBe(noms.length);
    for (const feuille of PLAN.feuilles) {
      expect(feuille.nom).toMatch(/^[^:\\/?*[\]]{1,31}$/);
      expect(feuille.cellules.slice(0, 3).map(({ role }) => role)).toEqual(['titre', 'question', 'note']);
      expect(feuille.cellules[1]?.contenu).toMatch(/\?$/);
    }
    expect(noms).toContain('Scénario Taux harmonisé test');
    expect(noms).toContain('Scénario Mutations (2)');
  });

  it('n’a ni tables qui se chevauchent, ni tables vides, ni en-têtes en double', () => {
    for (const { nom, tables } of PLAN.feuilles) {
      for (const table of tables) {
        expect(table.lignes.length).toBeGreaterThan(0);
        expect(new Set(table.colonnes.map(({ entete }) => entete.toLowerCase())).size).toBe(table.colonnes.length);
        for (const ligne of table.lignes) expect(ligne).toHaveLength(table.colonnes.length);
        for (const autre of tables) {
          const disjointes =
            table === autre ||
            table.ligne + table.lignes.length < autre.ligne ||
            autre.ligne + autre.lignes.length < table.ligne ||
            table.colonne + table.colonnes.length <= autre.colonne ||
            autre.colonne + autre.colonnes.length <= table.colonne;
          expect([nom, table.nom, autre.nom, disjointes]).toEqual([nom, table.nom, autre.nom, true]);
        }
      }
    }
  });

  it('lie les entrées d’un scénario à la référence, sauf celles qui sont remplacées', () => {
    const table = tableDe(PLAN, 'Scenario2Entrees');
    const mutations = table.colonnes.findIndex(({ entete }) => entete === 'Mutations');
    const lhi = table.colonnes.findIndex(({ entete }) => entete === 'LHI');
    expect(table.lignes.map((ligne) => ligne[mutations])).toEqual([4, 2]);
    expect(table.lignes.every((ligne) => estFormule(ligne[lhi] ?? null))).toBe(true);
    expect(lireTable(PLAN, 'Scenario2Entrees', ['31'], 'Suivi')).toBe('modifié');
    expect(lireTable(PLAN, 'Scenario3Choix', ['Exclure : Logements étudiants'], 'Suivi')).toBe('modifié');
  });

  it('accepte un inventaire vide : aucune formule n’y divise par zéro', () => {
    const vide = planDe(creerInventaire([]), creerHypotheses({ territoires: [] }));
    expect(tableDe(vide, 'Assiette').lignes).toHaveLength(1);
    expect(tableDe(vide, 'Assiette').colonnes.every(({ formule }) => formule === undefined)).toBe(true);
  });
});
