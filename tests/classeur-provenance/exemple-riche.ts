/**
 * The inventory given with the product, under hypotheses where every table has rows: several territoires, scenarios of every kind, droits
 * acquis, territories of communes and EPCI, guarantees by programme, rights that ended, end in the year or have no end that can be read.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { genererPlan } from '../../src/classeur/generer-plan';
import type { Plan } from '../../src/classeur/plan';
import { etudier } from '../../src/domaine/decisions/etudier';
import { MEMOIRE_VIDE, type Memoire } from '../../src/domaine/decisions/memoire';
import { chargerReferentielNode } from '../../src/domaine/geographie/referentiel-node';
import { completerHypotheses } from '../../src/domaine/hypotheses-par-defaut';
import type { HypothesesPartielles } from '../../src/domaine/hypotheses-partielles';
import type { Indicateur } from '../../src/domaine/inventaire';
import type { Complements } from '../../src/domaine/bien';
import { SANS_COMPLEMENT } from '../../src/domaine/lecture/lire-complements';
import { choisirFeuille } from '../../src/fichier/choisir-feuille';
import { lireClasseur } from '../../src/fichier/lire-classeur';
import { creerReservataire, creerTerritoire } from '../outils/inventaires';

const EXERCICE = 2026;
const EXEMPLE = path.join(__dirname, '../../assets/inventaire-exemple.xlsx');

const ANNEES = [2023, 2024].map((annee) => ({ annee, liberations: 90, mutations: 9, anru: 4, orcodLhi: 2, parcDeReference: 900 }));

const HYPOTHESES: HypothesesPartielles = {
  exercice: EXERCICE,
  territoires: [
    creerTerritoire({
      code: '31',
      periode: 'moyenne-ponderee',
      anneesAnterieures: ANNEES,
      mobiliteRpls: { emmenagements: 40, parc: 500 },
      deductions: { mutations: 9, relogementsRu: 2, orcod: 1, lhi: 1, vente: 1 },
      duConventionsDeParc: 3,
    }),
    creerTerritoire({ code: '81', variante: 'intermediaire', deductions: { mutations: 2, relogementsRu: 0, orcod: 0, lhi: 0, vente: 0 } }),
  ],
  reservataires: [creerReservataire('Action Logement', { categorie: 'action-logement', methode: 'droits-acquis' })],
  coefficientsDu: [{ zone: '31', coefficient: 0.4, source: 'Convention de l’exemple' }],
  parametresLibres: [{ nom: 'Loyer moyen', valeur: 6.2, unite: '€/m²', source: 'Enquête de l’exemple' }],
  baseGarantie: 'programme',
  echeanceEnCours: 'prorata',
  scenarios: [
    { nom: 'Prudent', modifications: { variante: 'intermediaire', mutations: 8, plafondEtat: 0.25, arrondi: 'plancher' } },
    {
      nom: 'Parc total',
      modifications: { methodeActionLogement: 'assiette', denominateurDesParts: 'parc-total', reglementDesParts: 'normaliser' },
      parTerritoire: { '81': { vente: 2 } },
    },
    { nom: 'RPLS', modifications: { variante: 'rpls', baseGarantie: 'stock' } },
  ],
};

/** Enough dwellings for every table to have rows, few enough for the tests to look at each of them. */
const LIGNES = 900;

/** 26 June 2026. */
const FIN_DANS_L_ANNEE = 46_199;

const MEMOIRE: Memoire = {
  ...MEMOIRE_VIDE,
  rapprochements: [{ nomLu: 'AL', nomRetenu: 'Action Logement', categorie: 'action-logement', decideLe: '2026-01-10' }],
};

/** Rights counted apart. */
const PARFOIS_UNIQUE: Complements = { ...SANS_COMPLEMENT, typeDuDroit: 'unique' };

export async function planRiche(): Promise<Plan> {
  const { feuille, correspondance } = choisirFeuille(await lireClasseur(readFileSync(EXEMPLE)), null);
  const lignes = feuille.valeurs.slice(0, LIGNES).map((ligne) => [...ligne]);
  const colonneDe = (voulu: Indicateur): number => correspondance.colonnes.find(({ indicateur }) => indicateur === voulu)?.colonne ?? -1;
  const fin = colonneDe('finConvention');
  const [illisible, ...finissantes] = lignes.filter((ligne) => typeof ligne[fin] === 'number').slice(-LIGNES / 10);
  if (illisible === undefined) throw new Error('Aucune date de fin dans l’inventaire de l’exemple');
  illisible[fin] = 'fin 20??';
  for (const finissante of finissantes) finissante[fin] = FIN_DANS_L_ANNEE;
  const noms = colonneDe('reservataire');
  const nommes = lignes.filter((ligne) => ligne[noms] === 'Action Logement').slice(0, 5);
  for (const ligne of nommes) ligne[noms] = 'Action Logement / Mairie de Toulouse';
  const options = { referentiel: chargerReferentielNode(), exercice: EXERCICE, premiereLigne: 1, premiereColonne: 1 };
  const { inventaire: lu, dossier } = etudier(lignes, correspondance, options, MEMOIRE);
  const inventaire = { ...lu, biens: lu.biens.map((bien, rang) => (rang % 100 === 0 ? { ...bien, complements: PARFOIS_UNIQUE } : bien)) };
  const hypotheses = completerHypotheses(HYPOTHESES, inventaire);
  return genererPlan(inventaire, hypotheses, { version: '0.1.0', feuilleSource: feuille.nom, date: '2026-01-15' }, dossier);
}
