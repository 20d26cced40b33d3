/** What a row makes of the explanation of its column: its own rule, its own source, and whether someone changed it. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Plan, PlanTable, Valeur } from '../../src/classeur/plan';
import { expliquerColonne } from '../../src/classeur/provenance/expliquer';
import { expliquerEnTete, expliquerLigne, type ExplicationDeLaLigne } from '../../src/classeur/provenance/ligne';
import { genererPlan } from '../../src/classeur/generer-plan';
import { creerBiens, creerHypotheses, creerInventaire, creerReservataire, creerTerritoire } from '../outils/inventaires';
import { planRiche } from './exemple-riche';
import { colonnesDe, tablesDe, valeurDe, valeurDuTerme } from './lire-le-plan';

let riche: Plan;

beforeAll(async () => {
  riche = await planRiche();
}, 60_000);

function tableDe(plan: Plan, nom: string): PlanTable {
  const table = tablesDe(plan).get(nom);
  if (table === undefined) throw new Error(`Tableau absent : ${nom}`);
  return table;
}

function ligneDe(table: PlanTable, colonne: string, valeur: Valeur): number {
  const rang = table.lignes.findIndex((_, ligne) => valeurDe(table, ligne, colonne) === valeur);
  if (rang < 0) throw new Error(`Aucune ligne de ${table.nom} où ${colonne} est ${String(valeur)}`);
  return rang;
}

function lire(plan: Plan, nom: string, entete: string, ligne: number): ExplicationDeLaLigne {
  const table = tableDe(plan, nom);
  const { formule = '' } = colonnesDe(plan).find((c) => c.table.nom === nom && c.entete === entete) ?? {};
  const explication = expliquerColonne(nom, entete, formule);
  if (explication === null) throw new Error(`${nom}[${entete}] sans explication`);
  return expliquerLigne(
    explication,
    valeurDe(table, ligne, entete),
    (colonne) => valeurDe(table, ligne, colonne),
    (valeur) => String(valeur),
  );
}

/** What the pane lists under the figure: name and value. */
function termesDe(plan: Plan, nom: string, entete: string, ligne: number): ReadonlyMap<string, Valeur | undefined> {
  const table = tableDe(plan, nom);
  const { formule = '' } = colonnesDe(plan).find((c) => c.table.nom === nom && c.entete === entete) ?? {};
  const tables = tablesDe(plan);
  const termes = expliquerColonne(nom, entete, formule)?.termes ?? [];
  return new Map(termes.map((terme) => [terme.nom, valeurDuTerme(tables, terme.lieu, table, ligne)]));
}

const parametre = (nom: string): ExplicationDeLaLigne =>
  lire(riche, 'Parametres', 'Valeur', ligneDe(tableDe(riche, 'Parametres'), 'Paramètre', nom));

describe('L’explication d’une ligne', () => {
  test('donne à chaque paramètre sa règle, et la source écrite dans sa ligne', () => {
    const table = tableDe(riche, 'Parametres');
    const lues = table.lignes.map((_, ligne) => lire(riche, 'Parametres', 'Valeur', ligne));
    expect(new Set(lues.map(({ regle }) => regle)).size).toBe(table.lignes.length);
    expect(lues.map(({ source }) => source.texte)).toEqual(table.lignes.map((_, ligne) => valeurDe(table, ligne, 'Source')));
  });

  test('dit si un paramètre est celui par défaut, ou changé, et depuis quoi', () => {
    expect(parametre('Plafond de la part de l’État').etat).toBe('Valeur par défaut : personne ne l’a changée.');
    expect(parametre('Base du plafond de garantie').etat).toBe('Valeur changée : par défaut, Flux.');
    expect(parametre('Exercice').etat).toBeNull();
  });

  test('reconnaît un paramètre que l’utilisateur a ajouté', () => {
    const { titre, regle, source, etat } = parametre('Loyer moyen');
    expect(titre).toContain('paramètre que vous avez ajouté');
    expect(regle).toContain('Aucun calcul de Négoflux ne le lit');
    expect(source.texte).toBe('Enquête de l’exemple');
    expect(etat).toBeNull();
  });

  test('distingue les motifs obligatoires des motifs négociés, avec le texte de chacun', () => {
    const motifs = tableDe(riche, 'Motifs');
    const etudiant = lire(riche, 'Motifs', 'Exclu du flux', ligneDe(motifs, 'Motif', 'ETUDIANT'));
    const defense = lire(riche, 'Motifs', 'Exclu du flux', ligneDe(motifs, 'Motif', 'DEFENSE'));
    expect(etudiant.regle).toContain('Motif négocié');
    expect(defense.regle).toContain('Motif obligatoire');
    expect(etudiant.source.texte).toBe(valeurDe(motifs, ligneDe(motifs, 'Motif', 'ETUDIANT'), 'Libellé et source'));
    expect(etudiant.etat).toContain('par défaut');
    // A text that no public page holds leads to none.
    expect(etudiant.source.url).toBeUndefined();
    expect(parametre('Plafond de la part de l’État').source.url).toContain('legifrance');
  });

  test('dit ce qui est saisi et ce qui ne l’est pas dans les territoires', () => {
    const ligne = ligneDe(tableDe(riche, 'Territoires'), 'Territoire', '31');
    expect(lire(riche, 'Territoires', 'Mutations', ligne).etat).toBe('Valeur changée : par défaut, 0.');
    expect(lire(riche, 'Territoires', 'Parc déclaré', ligne).etat).toBe('Rien n’est saisi : c’est l’état par défaut.');
    expect(lire(riche, 'Territoires', 'Période du taux', ligne).etat).toBe('Valeur changée : par défaut, Année N-1.');
    const zone = ligneDe(tableDe(riche, 'CoefficientsDU'), 'Zone', '31');
    expect(lire(riche, 'CoefficientsDU', 'Coefficient', zone).source.texte).toBe('Convention de l’exemple');
    expect(lire(riche, 'CoefficientsDU', 'Coefficient', zone).etat).toBe('Saisi : vide par défaut.');
  });
});

describe('L’explication d’un en-tête', () => {
  test('nomme les colonnes qui varient, et ne conclut rien d’une ligne', () => {
    const points = expliquerColonne('Flux', 'Points retirés par les plafonds', '');
    const valeur = expliquerColonne('Parametres', 'Valeur', '');
    if (points === null || valeur === null) throw new Error('Colonne sans explication');
    const { titre, regle, source, etat } = expliquerEnTete(points);
    expect(titre).toBe('Ce que son plafond retire à [Réservataire] (points)');
    expect(regle).not.toContain('Aucun plafond ne s’applique');
    expect(source.texte).toContain('R.441-5-2');
    expect(etat).toBeNull();
    expect(expliquerEnTete(valeur).source.texte).toContain('Hypothèse de la négociation');
  });
});

describe('Ce qui sépare une part convenue de la part retenue', () => {
  /** 29 % asked for the État, 5 % for its agents, a cap of 30 % for both: 25 % is left (DOMAINE §9, G08). */
  const plafonne = (): Plan =>
    genererPlan(
      creerInventaire(
        creerBiens([
          [950, {}],
          [50, { liberation: 'externe' }],
        ]),
      ),
      creerHypotheses({
        territoires: [creerTerritoire()],
        reservataires: [
          creerReservataire('État – prioritaires', { categorie: 'etat-prioritaires', partConvenue: 0.29 }),
          creerReservataire('État – agents', { categorie: 'etat-agents', partConvenue: 0.05 }),
        ],
      }),
      { version: '0.1.0', feuilleSource: 'Inventaire', date: '2026-01-15' },
    );

  test('se lit dans ses termes : demandée 29 %, limitée et gardée à 25 %', () => {
    const plan = plafonne();
    const flux = tableDe(plan, 'Flux');
    const ligne = ligneDe(flux, 'Réservataire', 'État – prioritaires');
    const termes = termesDe(plan, 'Flux', 'Part retenue', ligne);
    expect(valeurDe(flux, ligne, 'Part retenue')).toBeCloseTo(0.25, 9);
    expect(termes.get('Part convenue')).toBe(0.29);
    expect(termes.get('Plafond')).toBe('État');
    expect(termes.get('Limite du plafond')).toBeCloseTo(0.25, 9);
    expect(termes.get('Points retirés par les plafonds')).toBeCloseTo(4, 9);
    expect(termes.get('Parts au-delà de 100 %')).toBe('À négocier');
    expect(lire(plan, 'Flux', 'Part retenue', ligne).regle).toContain('les plafonds la réduisent');
  });

  test('cite le texte du plafond de la ligne, et aucun là où il n’y en a pas', () => {
    const plan = plafonne();
    const flux = tableDe(plan, 'Flux');
    const etat = lire(plan, 'Flux', 'Points retirés par les plafonds', ligneDe(flux, 'Réservataire', 'État – prioritaires'));
    const personne = lire(plan, 'Flux', 'Points retirés par les plafonds', ligneDe(flux, 'Réservataire', 'NON_RESERVE'));
    expect(etat.source.texte).toContain('R.441-5-2');
    expect(personne.regle).toBe('Aucun plafond ne s’applique à cette ligne.');
    const garantie = tableDe(riche, 'Flux').lignes.findIndex(
      (_, l) => valeurDe(tableDe(riche, 'Flux'), l, 'Plafond') === 'Garantie d’emprunt',
    );
    const commune = lire(riche, 'Flux', 'Logements retirés par les plafonds', garantie);
    expect(commune.source.texte).toContain('n° 2768');
    expect(commune.source.texte).not.toContain('R.441-5-2');
    expect(commune.regle).toContain('sauf ce qui ne faisait que dépasser 100 %');
  });
});

describe('Les règles que les paramètres changent', () => {
  test('disent l’arrondi, le plafond et la prolongation que le classeur retient', () => {
    expect(termesDe(riche, 'Flux', 'Flux arrondi', 0).get('Arrondi du flux')).toBe('Plus forts restes');
    expect(termesDe(riche, 'Scenario1', 'Flux arrondi', 0).get('Arrondi du flux')).toBe('Plancher');
    expect(termesDe(riche, 'Flux', 'Plafond', 0).get('Plafond de la part de l’État')).toBe(30);
    expect(termesDe(riche, 'Scenario1', 'Plafond', 0).get('Plafond de la part de l’État (%)')).toBe(25);
    expect(termesDe(riche, 'Biens', 'Fin effective', 0).get('Prolongation après un prêt garanti')).toBe(5);
    for (const arrondi of ['Plus forts restes', 'Demi supérieur', 'Plancher', 'Plafond'])
      expect(lire(riche, 'Flux', 'Flux arrondi', 0).regle).toContain(arrondi);
  });

  test('montrent au taux retenu la moyenne et la mobilité RPLS qu’il peut suivre', () => {
    const reference = termesDe(riche, 'Rotation', 'Taux retenu', 0);
    expect([...reference.keys()]).toEqual(
      expect.arrayContaining(['Variante', 'Période', 'Taux N-1', 'Moyenne simple', 'Moyenne pondérée', 'Taux RPLS', 'Taux saisi']),
    );
    expect([...termesDe(riche, 'Scenario3Assiette', 'Taux de rotation', 0).keys()]).toEqual(
      expect.arrayContaining(['Variante', 'Taux RPLS', 'Taux harmonisé', 'Harmonisé moyenne pondérée']),
    );
  });

  test('ne prêtent pas à la loi la requalification que le référentiel propose', () => {
    const { titre, source } = lire(riche, 'Flux', 'Flux requalifiable', 0);
    expect(titre).toContain('gestion déléguée, hors d’AL’in');
    expect(titre).not.toContain('prioritaires');
    expect(source.texte).toContain('une proposition, pas une obligation légale');
  });

  test('ne prennent pas le nom d’un territoire pour une catégorie', () => {
    expect(lire(riche, 'FluxSynthese', 'Nom', 0).titre).toBe('Nom du territoire');
    expect(lire(riche, 'FluxSynthese', 'Action Logement', 0).titre).toContain('catégorie « Action Logement »');
  });
});
