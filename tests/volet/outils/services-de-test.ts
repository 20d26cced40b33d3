/** Services over the in-memory workbook: genuine reading and rules of the domain, and a plan of two sheets that shows their results. */
import type { Plan, PlanFeuille, Valeur } from '../../../src/classeur/plan';
import { calculer } from '../../../src/domaine/calcul/calculer';
import { compter } from '../../../src/domaine/calcul/comptage';
import { chargerReferentielNode } from '../../../src/domaine/geographie/referentiel-node';
import type { Dossier } from '../../../src/domaine/decisions/memoire';
import { completerHypotheses } from '../../../src/domaine/hypotheses-par-defaut';
import type { ValeurCellule } from '../../../src/domaine/inventaire';
import { reconnaitreColonnes } from '../../../src/domaine/lecture/reconnaitre-colonnes';
import { lireMemoire, TABLES_DES_DECISIONS } from '../../../src/classeur/lire-decisions';
import { etudier, proposerNoms } from '../../../src/volet/etudier';
import { lireFichierChoisi } from '../../../src/volet/lire-fichier-choisi';
import type { HypothesesPartielles, Regles, Services } from '../../../src/volet/services';
import type { PorteEnMemoire } from './porte-en-memoire';

const ENTETES = [
  'N° RPLS',
  'Référence',
  'Réservataire',
  'Département',
  'Code INSEE',
  'QPV',
  'Typologie',
  'Financement',
  'Collectif/Individuel',
  'Fin convention',
  'Commentaire',
];

/** `defauts` rows have a typologie that nobody can read. */
export function feuilleInventaire(logements: number, defauts: number): ValeurCellule[][] {
  const lignes = Array.from({ length: logements }, (_, i): ValeurCellule[] => [
    String(3_100_000_001 + i),
    `L${i + 1}`,
    i % 2 === 0 ? 'Action Logement' : 'Mairie de Toulouse',
    '31',
    '31555',
    '2',
    i < defauts ? 'grand' : 'T3',
    'PLUS',
    'C',
    '31/12/2040',
    null,
  ]);
  return [ENTETES, ...lignes];
}

function feuille(nom: string, entetes: readonly string[], lignes: readonly (readonly Valeur[])[]): PlanFeuille {
  const colonnes = entetes.map((entete) => ({ entete, role: 'resultat', format: 'general', largeur: 12 }) as const);
  const table = { nom, ligne: 0, colonne: 0, colonnes, lignes, filtres: false };
  return {
    cle: nom,
    nom,
    couleurOnglet: '#000000',
    cellules: [],
    tables: [table],
    misesEnForme: [],
    graphiques: [],
    figer: { lignes: 0, colonnes: 0 },
  };
}

export interface ServicesDeTest extends Services {
  /** Hypotheses that each plan was made from. */
  readonly recues: HypothesesPartielles[];
  /** What each plan was given beside them. */
  readonly dossiers: Dossier[];
}

export function creerServicesDeTest(porte: PorteEnMemoire, dejaSaisies: HypothesesPartielles | null = null): ServicesDeTest {
  const recues: HypothesesPartielles[] = [];
  const dossiers: Dossier[] = [];
  const genererPlan: Regles['genererPlan'] = async (inventaire, partielles, _feuille, dossier): Promise<Plan> => {
    recues.push(partielles);
    if (dossier !== null) dossiers.push(dossier);
    const hypotheses = completerHypotheses(partielles, inventaire);
    const { assiette, flux } = calculer(inventaire, compter(inventaire.biens, hypotheses), hypotheses);
    const feuilles = [
      feuille(
        'Assiette',
        ['Territoire', 'Parc éligible', 'Taux de rotation', 'Assiette'],
        assiette.map((a) => [a.territoire, a.parcEligible, a.tauxRotation, a.assiette]),
      ),
      feuille(
        'Flux',
        ['Territoire', 'Réservataire', 'Part retenue', 'Flux estimé', 'Flux arrondi'],
        flux.map((f) => [f.territoire, f.reservataire, f.partRetenue, f.fluxEstime, f.fluxArrondi]),
      ),
    ];
    const comparaison =
      hypotheses.scenarios.length > 0
        ? [
            feuille(
              'Comparaison',
              ['Scénario'],
              hypotheses.scenarios.map((s) => [s.nom]),
            ),
          ]
        : [];
    return { feuilles: [...feuilles, ...comparaison], noms: [] };
  };
  const referentiel = chargerReferentielNode();
  return {
    porte,
    version: '0.0.0',
    recues,
    dossiers,
    chargerRegles: async () => ({
      tablesDesHypotheses: ['Parametres'],
      lireFichier: lireFichierChoisi,
      reconnaitre: async (lecture, _suivi, ligneEntete) => reconnaitreColonnes(lecture.valeurs, ligneEntete),
      tablesDesDecisions: TABLES_DES_DECISIONS,
      lireMemoire,
      etudier: (...demande) => etudier(referentiel, ...demande),
      proposerNoms: (...demande) => proposerNoms(referentiel, ...demande),
      lireHypotheses: () => dejaSaisies,
      genererPlan,
    }),
  };
}
