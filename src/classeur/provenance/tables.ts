/** Every table of the workbook, with what its columns are. Those of a scenario follow those of the reference. */
import { expliquerAssiette } from './assiette';
import { ASSIETTE_DEDUCTIONS, ASSIETTE_HORS_FLUX, CONSTATS_ASSIETTE, TOTAUX_ASSIETTE } from './assiette-detail';
import { BIENS } from './biens';
import {
  expliquerComparaison,
  expliquerComparaisonAssiette,
  expliquerComparaisonChoix,
  expliquerComparaisonControles,
  expliquerComparaisonSynthese,
  expliquerComparaisonTotaux,
} from './comparaison';
import { COMPTAGE, COMPTAGE_TERRITOIRES, expliquerControleComptage } from './comptage';
import { COMPTAGE_LIBERATIONS, COMPTAGE_PROGRAMMES, COMPTAGE_RESERVATAIRES, PRIORITES } from './comptage-droits';
import { expliquerControleFlux } from './controle-flux';
import { CAPACITE_DU, DEUX_METHODES } from './deux-methodes';
import { DROITS_A_PART } from './droits-a-part';
import { CAPITAL_DU, DROITS_ACQUIS, PROJECTION_DU } from './droits-acquis';
import { DROITS_ECHUS, FINS_DANS_L_ANNEE, FINS_ILLISIBLES, SANS_DATE_DE_FIN } from './fins-de-droits';
import { expliquerFlux } from './flux';
import { COMPTAGE_GARANTIES, expliquerGaranties, LOGEMENTS_PROGRAMMES } from './garanties';
import { expliquerInfra } from './infra';
import { ROTATION_LIEUX, ROTATION_LIEUX_ANNEES } from './infra-lieux';
import { COMPTAGE_LIEUX, DROITS_LIEUX, RAPPROCHEMENT } from './infra-rapprochement';
import { DECISIONS, JOURNAL, LISTES, SEPARATEURS, TRACES } from './journal';
import { PARAMETRES } from './parametres';
import { CONTROLES, CONTROLES_DU_PARC, CONTROLES_PAR_REGLE, CONTROLES_PAR_RESERVATAIRE, POINTS_PAR_GROUPE, QUALITE } from './qualite';
import { COMPTAGE_QPV, ETAT_HORS_QPV, REPRISES } from './reprises';
import { ROTATION } from './rotation';
import { ROTATION_ANNEES, ROTATION_PERIODES, ROTATION_RESERVATAIRES } from './rotation-periodes';
import { COEFFICIENTS, DELAIS, LIBERATIONS, MOTIFS, RESERVATAIRES, TERRITOIRES } from './saisies-hypotheses';
import { CHOIX, ENTREES, expliquerExceptions } from './saisies-scenario';
import { CONSTATS_FLUX, FLUX_SYNTHESE, TOTAUX_FLUX, TOTAUX_RESERVATAIRES } from './synthese-flux';
import type { Entree, TableExpliquee } from './types';

export const TABLES: Readonly<Record<string, readonly Entree[] | TableExpliquee>> = {
  Parametres: PARAMETRES,
  Motifs: MOTIFS,
  Territoires: TERRITOIRES,
  Liberations: LIBERATIONS,
  RotationAnnees: ROTATION_ANNEES,
  CoefficientsDU: COEFFICIENTS,
  Delais: DELAIS,
  Scenarios: [],
  Reservataires: RESERVATAIRES,
  Rotation: ROTATION,
  RotationPeriodes: ROTATION_PERIODES,
  RotationReservataires: ROTATION_RESERVATAIRES,
  Assiette: expliquerAssiette,
  TotauxAssiette: TOTAUX_ASSIETTE,
  ConstatsAssiette: CONSTATS_ASSIETTE,
  AssietteHorsFlux: ASSIETTE_HORS_FLUX,
  AssietteDeductions: ASSIETTE_DEDUCTIONS,
  Flux: expliquerFlux,
  FluxSynthese: FLUX_SYNTHESE,
  ControleFlux: expliquerControleFlux,
  Controle: expliquerControleFlux,
  ConstatsFlux: CONSTATS_FLUX,
  Constats: CONSTATS_FLUX,
  TotauxReservataires: TOTAUX_RESERVATAIRES,
  TotauxFlux: TOTAUX_FLUX,
  Totaux: TOTAUX_FLUX,
  Reprises: REPRISES,
  EtatHorsQPV: ETAT_HORS_QPV,
  Infra: expliquerInfra,
  RapprochementLieux: RAPPROCHEMENT,
  RotationLieux: ROTATION_LIEUX,
  RotationLieuxAnnees: ROTATION_LIEUX_ANNEES,
  GarantiesProgrammes: expliquerGaranties,
  Garanties: expliquerGaranties,
  DroitsAcquis: DROITS_ACQUIS,
  ProjectionDU: PROJECTION_DU,
  DeuxMethodes: DEUX_METHODES,
  CapaciteDU: CAPACITE_DU,
  CapitalDU: CAPITAL_DU,
  DroitsAPart: DROITS_A_PART,
  FinsDansLAnnee: FINS_DANS_L_ANNEE,
  DroitsEchus: DROITS_ECHUS,
  SansDateDeFin: SANS_DATE_DE_FIN,
  FinsIllisibles: FINS_ILLISIBLES,
  Choix: CHOIX,
  Entrees: ENTREES,
  Exceptions: expliquerExceptions,
  Comparaison: expliquerComparaison,
  ComparaisonSynthese: expliquerComparaisonSynthese,
  ComparaisonAssiette: expliquerComparaisonAssiette,
  ComparaisonTotaux: expliquerComparaisonTotaux,
  ComparaisonControles: expliquerComparaisonControles,
  ComparaisonChoix: expliquerComparaisonChoix,
  Qualite: QUALITE,
  ControlesParRegle: CONTROLES_PAR_REGLE,
  ControlesDuParc: CONTROLES_DU_PARC,
  ControlesParReservataire: CONTROLES_PAR_RESERVATAIRE,
  PointsParGroupe: POINTS_PAR_GROUPE,
  Controles: CONTROLES,
  Biens: BIENS,
  Rapprochements: DECISIONS,
  Separateurs: SEPARATEURS,
  Traces: TRACES,
  Journal: JOURNAL,
  ...LISTES,
  Comptage: COMPTAGE,
  ControleComptage: expliquerControleComptage,
  ComptageTerritoires: COMPTAGE_TERRITOIRES,
  ComptageReservataires: COMPTAGE_RESERVATAIRES,
  ComptageProgrammes: COMPTAGE_PROGRAMMES,
  ComptageLiberations: COMPTAGE_LIBERATIONS,
  ComptageLieux: COMPTAGE_LIEUX,
  ComptageDroitsLieux: DROITS_LIEUX,
  ComptageLogementsProgrammes: LOGEMENTS_PROGRAMMES,
  Priorites: PRIORITES,
  ComptageQPV: COMPTAGE_QPV,
  ComptageGaranties: COMPTAGE_GARANTIES,
};
