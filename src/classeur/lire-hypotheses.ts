/** The way back: what users typed in the workbook, so that a second run keeps it. */
import type { HypothesesPartielles, ReservatairePartiel, TerritoirePartiel } from '../domaine/hypotheses-partielles';
import type { CoefficientDu, Deductions, DuConsommes, EffectifsRpls, Liberations, ParametreLibre } from '../domaine/hypotheses';
import { PROLONGATION_GARANTIE } from '../domaine/parametres-dates';
import { SEUILS_PAR_DEFAUT, type Seuil } from '../domaine/hypotheses-seuils';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../domaine/motifs-hors-flux';
import { tablesDuScenario } from './contexte';
import { TABLE_CAPITAL_DU } from './feuilles/capital-du';
import { TABLE_DELAIS } from './feuilles/delais';
import { NOM_PARAMETRE, type CleParametre } from './feuilles/parametres';
import {
  categorieDuLibelle,
  codeDuLibelle,
  LIBELLE_ARRONDI,
  LIBELLE_BASE_GARANTIE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_DROITS_A_PART,
  LIBELLE_ECHEANCE,
  LIBELLE_METHODE,
  LIBELLE_PARTAGE,
  LIBELLE_POPULATION,
  LIBELLE_REGLEMENT,
  LIBELLE_SANS_ORIGINE,
  LIBELLE_PERIODE,
  LIBELLE_STATUT,
  LIBELLE_VARIANTE,
} from './libelles';
import { lireAnneeAnterieure } from './lire-annees';
import { lireConvention } from './lire-convention';
import { lireInfra, TABLES_DE_L_INFRA } from './lire-infra';
import { lireScenarios } from './lire-scenarios';
import { lignesDe, type LigneLue, type TablesDuClasseur } from './tables-lues';

/** More scenarios than anyone compares side by side; an absent table is simply not read. */
const SCENARIOS_LUS = 40;

/** Tables to read before a second run. */
export const TABLES_DES_HYPOTHESES: readonly string[] = [
  'Reservataires',
  'Territoires',
  'Liberations',
  'RotationAnnees',
  'Parametres',
  'Motifs',
  'CoefficientsDU',
  TABLE_CAPITAL_DU,
  TABLE_DELAIS,
  ...TABLES_DE_L_INFRA,
  'Scenarios',
  ...Array.from({ length: SCENARIOS_LUS }, (_, rang) => tablesDuScenario(rang + 1)).flatMap(({ entrees, exceptions, choix }) => [
    entrees,
    exceptions,
    choix,
  ]),
];

/** null when the workbook holds no table of hypotheses. */
export function lireHypotheses(tables: TablesDuClasseur): HypothesesPartielles | null {
  const reservataires = lignesDe(tables, 'Reservataires');
  const territoires = lignesDe(tables, 'Territoires');
  const liberations = lignesDe(tables, 'Liberations') ?? [];
  const annees = lignesDe(tables, 'RotationAnnees') ?? [];
  const parametres = lignesDe(tables, 'Parametres');
  const motifs = lignesDe(tables, 'Motifs');
  const coefficients = lireCoefficients(lignesDe(tables, 'CoefficientsDU') ?? []);
  const duConsommes = lireDuConsommes(lignesDe(tables, TABLE_CAPITAL_DU) ?? []);
  const scenarios = lireScenarios(tables);
  if (reservataires === null && territoires === null && parametres === null && motifs === null && scenarios === null) return null;
  return {
    ...(parametres === null ? {} : lireParametres(parametres)),
    ...(reservataires === null ? {} : { reservataires: reservataires.flatMap(lireReservataire) }),
    ...(territoires === null ? {} : { territoires: territoires.flatMap((ligne) => lireTerritoire(ligne, liberations, annees)) }),
    ...(motifs === null ? {} : { exclusions: lireExclusions(motifs) }),
    ...(coefficients.length === 0 ? {} : { coefficientsDu: coefficients }),
    ...(duConsommes.length === 0 ? {} : { duConsommes }),
    ...lireConvention(tables),
    ...lireInfra(tables),
    ...(scenarios === null ? {} : { scenarios }),
  };
}

function lireParametres(lignes: readonly LigneLue[]): HypothesesPartielles {
  const ligne = (cle: CleParametre): LigneLue | undefined => lignes.find((lue) => lue.texte('Paramètre') === NOM_PARAMETRE[cle]);
  const texte = (cle: CleParametre): string | null => ligne(cle)?.texte('Valeur') ?? null;
  const exercice = ligne('exercice')?.nombre('Valeur') ?? null;
  const denominateurDesParts = codeDuLibelle(LIBELLE_DENOMINATEUR, texte('denominateurDesParts'));
  const plusieursReservataires = codeDuLibelle(LIBELLE_PARTAGE, texte('plusieursReservataires'));
  const echeanceEnCours = codeDuLibelle(LIBELLE_ECHEANCE, texte('echeanceEnCours'));
  return {
    ...(exercice === null ? {} : { exercice }),
    ...(ligne('bailleur') === undefined ? {} : { bailleur: texte('bailleur') ?? '' }),
    ...(denominateurDesParts === null ? {} : { denominateurDesParts }),
    ...(plusieursReservataires === null ? {} : { plusieursReservataires }),
    ...(echeanceEnCours === null ? {} : { echeanceEnCours }),
    ...lireReglesDuFlux(texte),
    ...lireReglesDesDroits(ligne),
    ...lireSeuils(ligne),
    ...lireParametresLibres(lignes),
  };
}

function lireReglesDuFlux(texte: (cle: CleParametre) => string | null): HypothesesPartielles {
  const arrondi = codeDuLibelle(LIBELLE_ARRONDI, texte('arrondi'));
  const reglementDesParts = codeDuLibelle(LIBELLE_REGLEMENT, texte('reglementDesParts'));
  const baseGarantie = codeDuLibelle(LIBELLE_BASE_GARANTIE, texte('baseGarantie'));
  const droitsSansOrigine = codeDuLibelle(LIBELLE_SANS_ORIGINE, texte('droitsSansOrigine'));
  const populationDuTaux = codeDuLibelle(LIBELLE_POPULATION, texte('populationDuTaux'));
  const reprise = texte('repriseParLePrefet');
  return {
    ...(arrondi === null ? {} : { arrondi }),
    ...(reglementDesParts === null ? {} : { reglementDesParts }),
    ...(baseGarantie === null ? {} : { baseGarantie }),
    ...(droitsSansOrigine === null ? {} : { droitsSansOrigine }),
    ...(populationDuTaux === null ? {} : { populationDuTaux }),
    ...(reprise === null || !estOui(reprise) ? {} : { repriseParLePrefet: true }),
  };
}

/** What nobody changed is left out, so that a duration that the law moves moves. */
function lireReglesDesDroits(ligne: (cle: CleParametre) => LigneLue | undefined): HypothesesPartielles {
  const annees = ligne('prolongationGarantie')?.nombre('Valeur') ?? null;
  const pourTous = ligne('droitsAcquisHorsActionLogement')?.texte('Valeur') ?? null;
  const unSeulTour = codeDuLibelle(LIBELLE_DROITS_A_PART, ligne('droitsUniquesEtUnTour')?.texte('Valeur') ?? null);
  return {
    ...(annees === null || annees === PROLONGATION_GARANTIE.valeur ? {} : { prolongationGarantieAnnees: annees }),
    ...(pourTous === null || !estOui(pourTous) ? {} : { droitsAcquisHorsActionLogement: true }),
    ...(unSeulTour === 'droits-de-suite' ? { droitsUniquesEtUnTour: unSeulTour } : {}),
  };
}

const estOui = (lu: string): boolean => lu.trim().toLowerCase() === 'oui';

/** Zones that nobody filled in are only the empty table. */
function lireCoefficients(lignes: readonly LigneLue[]): CoefficientDu[] {
  return lignes.flatMap((ligne): CoefficientDu[] => {
    const zone = ligne.texte('Zone');
    const coefficient = ligne.nombre('Coefficient');
    const source = ligne.texte('Source');
    return zone === null || (coefficient === null && source === null) ? [] : [{ zone, coefficient, source }];
  });
}

function lireDuConsommes(lignes: readonly LigneLue[]): DuConsommes[] {
  return lignes.flatMap((ligne): DuConsommes[] => {
    const [territoire, reservataire, consommes] = [ligne.texte('Territoire'), ligne.texte('Réservataire'), ligne.nombre('DU consommés')];
    return territoire === null || reservataire === null || consommes === null ? [] : [{ territoire, reservataire, consommes }];
  });
}

/** Percentages in the sheet. What nobody changed is left out, so that a cap that the law moves moves. */
function lireSeuils(ligne: (cle: CleParametre) => LigneLue | undefined): Pick<HypothesesPartielles, 'seuils'> {
  const seuils = (Object.keys(SEUILS_PAR_DEFAUT) as Seuil[]).flatMap((cle): [Seuil, number][] => {
    const lu = ligne(cle)?.nombre('Valeur') ?? null;
    return lu === null || Math.abs(lu / 100 - SEUILS_PAR_DEFAUT[cle]) < 1e-12 ? [] : [[cle, lu / 100]];
  });
  return seuils.length === 0 ? {} : { seuils: Object.fromEntries(seuils) };
}

function lireParametresLibres(lignes: readonly LigneLue[]): Pick<HypothesesPartielles, 'parametresLibres'> {
  const connus = new Set(Object.values(NOM_PARAMETRE));
  const parametresLibres = lignes.flatMap((ligne): ParametreLibre[] => {
    const nom = ligne.texte('Paramètre');
    if (nom === null || connus.has(nom)) return [];
    return [
      {
        nom,
        valeur: ligne.nombre('Valeur') ?? ligne.texte('Valeur') ?? '',
        unite: ligne.texte('Unité') ?? '',
        source: ligne.texte('Source') ?? '',
      },
    ];
  });
  return parametresLibres.length === 0 ? {} : { parametresLibres };
}

function lireReservataire(ligne: LigneLue): ReservatairePartiel[] {
  const nom = ligne.texte('Réservataire');
  if (nom === null) return [];
  const categorie = categorieDuLibelle(ligne.texte('Catégorie'));
  const rang = ligne.nombre('Rang de priorité');
  const statut = codeDuLibelle(LIBELLE_STATUT, ligne.texte('Statut de la convention'));
  return [
    {
      nom,
      ...(categorie === null ? {} : { categorie }),
      territoire: ligne.texte('Territoire'),
      methode: codeDuLibelle(LIBELLE_METHODE, ligne.texte('Méthode')) ?? 'assiette',
      partConvenue: ligne.nombre('Part convenue'),
      ...lireOrigine(ligne),
      partHorsGarantie: ligne.nombre('Part hors garantie') ?? 0,
      modeDeGestion: ligne.texte('Mode de gestion'),
      ...(rang === null ? {} : { rang }),
      ...(statut === null || statut === 'signee' ? {} : { statutDeConvention: statut }),
    },
  ];
}

/** What the inventory proposed stays a proposal; erased by somebody, it is an empty text. */
function lireOrigine(ligne: LigneLue): Pick<ReservatairePartiel, 'origineDesDroits'> {
  const lue = ligne.texte('Origine des droits');
  const proposee = ligne.texte('Origine proposée');
  if (proposee === null) return { origineDesDroits: lue };
  return { origineDesDroits: lue === proposee ? null : (lue ?? '') };
}

function lireTerritoire(
  ligne: LigneLue,
  lignesDeLiberations: readonly LigneLue[],
  lignesDesAnnees: readonly LigneLue[],
): TerritoirePartiel[] {
  const code = ligne.texte('Territoire');
  if (code === null) return [];
  const annee = lignesDeLiberations.find((candidate) => candidate.texte('Territoire') === code);
  const volume = (entete: string): number => ligne.nombre(entete) ?? 0;
  const deductions: Deductions = {
    mutations: volume('Mutations'),
    relogementsRu: volume('Relogements RU'),
    orcod: volume('ORCOD'),
    lhi: volume('LHI'),
    vente: volume('Vente'),
  };
  // Workbooks of the first version hold them on the line of the territoire.
  const libere = (entete: string): number | null => (annee ?? ligne).nombre(entete);
  const total = libere('Libérations saisies');
  const liberations: Liberations | null =
    total === null
      ? null
      : {
          total,
          etudiants: libere('Libérations étudiants') ?? 0,
          specifiques: libere('Libérations spécifiques') ?? 0,
          mutations: libere('Libérations mutations') ?? 0,
          relogementsAnru: libere('Libérations ANRU') ?? 0,
          relogementsOrcodLhi: libere('Libérations ORCOD LHI') ?? 0,
        };
  return [
    {
      code,
      variante: codeDuLibelle(LIBELLE_VARIANTE, ligne.texte('Variante de taux')) ?? 'harmonise',
      tauxSaisi: ligne.nombre('Taux saisi'),
      periode: codeDuLibelle(LIBELLE_PERIODE, ligne.texte('Période du taux')) ?? 'n-1',
      liberations,
      anneesAnterieures: lignesDesAnnees.filter((candidate) => candidate.texte('Territoire') === code).flatMap(lireAnneeAnterieure),
      mobiliteRpls: annee === undefined ? null : lireMobilite(annee),
      deductions,
      parcDeclare: ligne.nombre('Parc déclaré'),
      parcDeReference: libere('Parc de référence saisi'),
      duConventionsDeParc: libere('DU de conventions de parc') ?? 0,
    },
  ];
}

function lireMobilite(ligne: LigneLue): EffectifsRpls | null {
  const emmenagements = ligne.nombre('Emménagements RPLS');
  const parc = ligne.nombre('Parc RPLS');
  return emmenagements === null && parc === null ? null : { emmenagements, parc };
}

function lireExclusions(lignes: readonly LigneLue[]): Partial<Record<MotifHorsFlux, boolean>> {
  return Object.fromEntries(
    lignes.flatMap((ligne): [MotifHorsFlux, boolean][] => {
      const motif = MOTIFS_HORS_FLUX.find(({ code }) => code === ligne.texte('Motif'));
      const lu = ligne.texte('Exclu du flux');
      return motif === undefined || motif.obligatoire || lu === null ? [] : [[motif.code, estOui(lu)]];
    }),
  );
}
