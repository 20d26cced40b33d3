/** The way back: what users typed in the workbook, so that a second run keeps it. */
import type { HypothesesPartielles, ReservatairePartiel, TerritoirePartiel } from '../domaine/hypotheses-partielles';
import type { Deductions, Liberations } from '../domaine/hypotheses';
import { MOTIFS_HORS_FLUX, type MotifHorsFlux } from '../domaine/motifs-hors-flux';
import { tablesDuScenario } from './contexte';
import { NOM_PARAMETRE, type CleParametre } from './feuilles/parametres';
import {
  categorieDuLibelle,
  codeDuLibelle,
  LIBELLE_DENOMINATEUR,
  LIBELLE_ECHEANCE,
  LIBELLE_METHODE,
  LIBELLE_PARTAGE,
  LIBELLE_VARIANTE,
} from './libelles';
import { lireScenarios } from './lire-scenarios';
import { lignesDe, type LigneLue, type TablesDuClasseur } from './tables-lues';

/** More scenarios than anyone compares side by side; an absent table is simply not read. */
const SCENARIOS_LUS = 20;

/** Tables to read before a second run. */
export const TABLES_DES_HYPOTHESES: readonly string[] = [
  'Reservataires',
  'Territoires',
  'Parametres',
  'Motifs',
  'Scenarios',
  ...Array.from({ length: SCENARIOS_LUS }, (_, rang) => tablesDuScenario(rang)).flatMap(({ entrees, choix }) => [entrees, choix]),
];

/** null when the workbook holds no table of hypotheses. */
export function lireHypotheses(tables: TablesDuClasseur): HypothesesPartielles | null {
  const reservataires = lignesDe(tables, 'Reservataires');
  const territoires = lignesDe(tables, 'Territoires');
  const parametres = lignesDe(tables, 'Parametres');
  const motifs = lignesDe(tables, 'Motifs');
  const scenarios = lireScenarios(tables);
  if (reservataires === null && territoires === null && parametres === null && motifs === null && scenarios === null) return null;
  return {
    ...(parametres === null ? {} : lireParametres(parametres)),
    ...(reservataires === null ? {} : { reservataires: reservataires.flatMap(lireReservataire) }),
    ...(territoires === null ? {} : { territoires: territoires.flatMap(lireTerritoire) }),
    ...(motifs === null ? {} : { exclusions: lireExclusions(motifs) }),
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
  };
}

function lireReservataire(ligne: LigneLue): ReservatairePartiel[] {
  const nom = ligne.texte('Réservataire');
  if (nom === null) return [];
  const categorie = categorieDuLibelle(ligne.texte('Catégorie'));
  return [
    {
      nom,
      ...(categorie === null ? {} : { categorie }),
      territoire: ligne.texte('Territoire'),
      methode: codeDuLibelle(LIBELLE_METHODE, ligne.texte('Méthode')) ?? 'assiette',
      partConvenue: ligne.nombre('Part convenue'),
      origineDesDroits: ligne.texte('Origine des droits'),
      modeDeGestion: ligne.texte('Mode de gestion'),
    },
  ];
}

function lireTerritoire(ligne: LigneLue): TerritoirePartiel[] {
  const code = ligne.texte('Territoire');
  if (code === null) return [];
  const volume = (entete: string): number => ligne.nombre(entete) ?? 0;
  const deductions: Deductions = {
    mutations: volume('Mutations'),
    relogementsRu: volume('Relogements RU'),
    orcod: volume('ORCOD'),
    lhi: volume('LHI'),
    vente: volume('Vente'),
  };
  const total = ligne.nombre('Libérations saisies');
  const liberations: Liberations | null =
    total === null
      ? null
      : {
          total,
          etudiants: volume('Libérations étudiants'),
          specifiques: volume('Libérations spécifiques'),
          mutations: volume('Libérations mutations'),
          relogementsAnru: volume('Libérations ANRU'),
          relogementsOrcodLhi: volume('Libérations ORCOD LHI'),
        };
  return [
    {
      code,
      variante: codeDuLibelle(LIBELLE_VARIANTE, ligne.texte('Variante de taux')) ?? 'harmonise',
      tauxSaisi: ligne.nombre('Taux saisi'),
      liberations,
      deductions,
      parcDeclare: ligne.nombre('Parc déclaré'),
      parcDeReference: ligne.nombre('Parc de référence saisi'),
      duConventionsDeParc: volume('DU de conventions de parc'),
    },
  ];
}

function lireExclusions(lignes: readonly LigneLue[]): Partial<Record<MotifHorsFlux, boolean>> {
  return Object.fromEntries(
    lignes.flatMap((ligne): [MotifHorsFlux, boolean][] => {
      const motif = MOTIFS_HORS_FLUX.find(({ code }) => code === ligne.texte('Motif'));
      const lu = ligne.texte('Exclu du flux');
      return motif === undefined || motif.obligatoire || lu === null ? [] : [[motif.code, lu.trim().toLowerCase() === 'oui']];
    }),
  );
}
