import { MOTIFS_HORS_FLUX, type DefinitionMotif } from '../../domaine/motifs-hors-flux';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { HypothesesReservataire, HypothesesTerritoire, Liberations } from '../../domaine/hypotheses';
import { sansLogement } from '../../domaine/hypotheses-sans-logement';
import {
  apres,
  colonne,
  construireTable,
  controlesDeColonne,
  etiquette,
  feuille,
  plageDeColonne,
  presentation,
  techniques,
  type Colonne,
} from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { adresse, ligne, numeroDeSerie } from '../formules';
import { LIBELLE_METHODE, LIBELLE_PERIODE, LIBELLE_STATUT, LIBELLE_VARIANTE, nomDuTerritoire, ouiNon } from '../libelles';
import type { PlanFeuille, PlanMiseEnForme, PlanNom, PlanTable } from '../plan';
import { tableRotationAnnees } from './annees-anterieures';
import { tableCoefficientsDu } from './coefficients-du';
import { tableDelais } from './delais';
import { liste } from './listes';
import { lignesDesParametres, type Parametre } from './parametres';
import { nomDeCle } from '../../domaine/calcul/cle-du-nom';
import { RANG_MAXIMAL } from '../../domaine/calcul/poids';
import { origineProposee, originesEnClair, originesLues, type Origines } from '../../domaine/origines-des-droits';
import { nomEnFormule } from '../cle-du-titulaire';

export const NOM_FEUILLE_HYPOTHESES = 'Hypothèses';
const LIGNE_DATE = 4;
const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;
const FRACTION = { bornes: { min: 0, max: 1 } } as const;

function tableParametres(contexte: Contexte, debut: number): PlanTable {
  return construireTable<Parametre>(
    'Parametres',
    [
      colonne('Paramètre', 'texte', 'texte', 36, ({ nom }) => nom),
      colonne('Valeur', 'saisie', 'general', 22, ({ valeur }) => valeur),
      colonne('Unité', 'texte', 'texte', 12, ({ unite }) => unite),
      colonne('Source', 'texte-libre', 'texte', 12, ({ source }) => source),
    ],
    lignesDesParametres(contexte.hypotheses),
    { ligne: debut },
  );
}

function tableMotifs({ hypotheses }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('Motifs', entete);
  const exclu = ({ code, obligatoire, excluParDefaut }: DefinitionMotif): boolean =>
    obligatoire || (hypotheses.exclusions[code] ?? excluParDefaut);
  return construireTable<DefinitionMotif>(
    'Motifs',
    [
      colonne('Motif', 'texte', 'texte', 36, ({ code }) => code),
      colonne('Exclu du flux', 'saisie', 'texte', 22, (motif) => ouiNon(exclu(motif)), {
        liste: liste('ListeOuiNon'),
        fixes: {
          lignes: MOTIFS_HORS_FLUX.filter(({ obligatoire }) => obligatoire).length,
          liste: { ...liste('ListeObligatoire'), message: 'Ce motif est obligatoire : ces logements sont toujours hors du flux.' },
        },
      }),
      colonne('Obligatoire', 'texte', 'texte', 12, ({ obligatoire }) => ouiNon(obligatoire)),
      colonne('Coefficient', 'resultat', 'entier', 12, (motif) => (exclu(motif) ? 1 : 0), {
        formule: `=IF(OR(${l('Obligatoire')}="Oui",${l('Exclu du flux')}="Oui"),1,0)`,
      }),
      // Last, to run on to the right.
      colonne('Libellé et source', 'texte-libre', 'texte', 12, ({ libelle, source }) => `${libelle} – ${source}`),
    ],
    MOTIFS_HORS_FLUX,
    { ligne: debut },
  );
}

/** Pasted over the validation: it changes nothing, and must not look as if it did. */
function obligatoireContredit(motifs: PlanTable): PlanMiseEnForme {
  const plage = plageDeColonne(motifs, 'Exclu du flux');
  const debut = (entete: string): string => plageDeColonne(motifs, entete).split(':')[0] ?? '';
  return { plage, formule: `=AND(${debut('Obligatoire')}="Oui",${debut('Exclu du flux')}<>"Oui")`, style: 'alerte' };
}

/** The other tables show columns in its place: it cannot hide with theirs. */
function cleInvisible({ ligne: premiere, lignes, colonne: debut, colonnes }: PlanTable): PlanMiseEnForme {
  const rang = debut + colonnes.findIndex(({ entete }) => entete === 'Clé');
  return { plage: `${adresse(premiere, rang)}:${adresse(premiere + lignes.length, rang)}`, formule: '=1=1', style: 'cle-invisible' };
}

const SANS_LOGEMENT = 'aucun logement dans cet inventaire';

function tableTerritoires({ hypotheses, comptage }: Contexte, debut: number): PlanTable {
  type H = HypothesesTerritoire;
  const absents = new Set(sansLogement(hypotheses, comptage).territoires);
  return construireTable<H>(
    'Territoires',
    [
      colonne('Territoire', 'texte', 'texte', 36, ({ code }) => code),
      colonne('Parc déclaré', 'saisie', 'entier', 22, ({ parcDeclare }) => parcDeclare, VOLUMES),
      colonne('Mutations', 'saisie', 'decimal2', 12, ({ deductions }) => deductions.mutations, VOLUMES),
      colonne('Relogements RU', 'saisie', 'decimal2', 12, ({ deductions }) => deductions.relogementsRu, VOLUMES),
      colonne('ORCOD', 'saisie', 'decimal2', 12, ({ deductions }) => deductions.orcod, VOLUMES),
      colonne('LHI', 'saisie', 'decimal2', 12, ({ deductions }) => deductions.lhi, VOLUMES),
      colonne('Vente', 'saisie', 'decimal2', 12, ({ deductions }) => deductions.vente, VOLUMES),
      colonne('Variante de taux', 'saisie', 'texte', 14, ({ variante }) => LIBELLE_VARIANTE[variante], { liste: liste('ListeVariantes') }),
      colonne('Taux saisi', 'saisie', 'pourcent2', 12, ({ tauxSaisi }) => tauxSaisi, FRACTION),
      colonne('Période du taux', 'saisie', 'texte', 19, ({ periode }) => LIBELLE_PERIODE[periode], { liste: liste('ListePeriodes') }),
      colonne('Nom', 'texte-long', 'texte', 26, ({ code }) =>
        absents.has(code) ? `${nomDuTerritoire(code)} : ${SANS_LOGEMENT}` : nomDuTerritoire(code),
      ),
      ...techniques([cleDuTerritoire<H>('Territoires', ({ code }) => code)]),
    ],
    hypotheses.territoires,
    { ligne: debut },
  );
}

function cleDuTerritoire<L>(table: string, code: (element: L) => string): Colonne<L> {
  return colonne<L>('Clé', 'resultat', 'general', 10, (element) => `D${code(element)}`, { formule: `="D"&${ligne(table, 'Territoire')}` });
}

/** What was freed in year N-1, typed when the inventory does not say it. */
function tableLiberations({ hypotheses }: Contexte, debut: number): PlanTable {
  type H = HypothesesTerritoire;
  const volume = (entete: string, largeur: number, valeur: (annee: Liberations) => number): Colonne<H> =>
    colonne<H>(entete, 'saisie', 'entier', largeur, ({ liberations }) => (liberations === null ? null : valeur(liberations)), VOLUMES);
  return construireTable<H>(
    'Liberations',
    [
      colonne('Territoire', 'texte', 'texte', 36, ({ code }) => code),
      volume('Libérations saisies', 22, ({ total }) => total),
      volume('Libérations étudiants', 12, ({ etudiants }) => etudiants),
      volume('Libérations spécifiques', 12, ({ specifiques }) => specifiques),
      volume('Libérations mutations', 12, ({ mutations }) => mutations),
      volume('Libérations ANRU', 12, ({ relogementsAnru }) => relogementsAnru),
      volume('Libérations ORCOD LHI', 12, ({ relogementsOrcodLhi }) => relogementsOrcodLhi),
      colonne('Parc de référence saisi', 'saisie', 'entier', 14, ({ parcDeReference }) => parcDeReference, VOLUMES),
      colonne('DU de conventions de parc', 'saisie', 'decimal2', 12, ({ duConventionsDeParc }) => duConventionsDeParc, VOLUMES),
      colonne('Emménagements RPLS', 'saisie', 'entier', 15, ({ mobiliteRpls }) => mobiliteRpls?.emmenagements ?? null, VOLUMES),
      colonne('Parc RPLS', 'saisie', 'entier', 12, ({ mobiliteRpls }) => mobiliteRpls?.parc ?? null, VOLUMES),
      ...techniques([cleDuTerritoire<H>('Liberations', ({ code }) => code)]),
    ],
    hypotheses.territoires,
    { ligne: debut },
  );
}

/** Table, name and sheet of each scenario: how a second run finds them again. */
function tableScenarios({ scenarios }: Contexte, debut: number): PlanTable {
  return construireTable<Jeu>(
    'Scenarios',
    [
      colonne('Scénario', 'texte', 'texte', 36, ({ nom }) => nom),
      colonne('Table', 'texte', 'texte', 22, ({ tables }) => tables.flux),
      colonne('Feuille', 'texte-libre', 'texte', 12, (jeu) => jeu.feuille),
    ],
    scenarios,
    { ligne: debut },
  );
}

function tableReservataires({ hypotheses, comptage, inventaire }: Contexte, debut: number): PlanTable {
  type H = HypothesesReservataire;
  const origines = ({ nom, territoire }: H): Origines => originesLues(inventaire.biens, territoire, nom);
  const absents = new Set(sansLogement(hypotheses, comptage).reservataires);
  const l = (entete: string): string => ligne('Reservataires', entete);
  return construireTable<H>(
    'Reservataires',
    [
      colonne('Réservataire', 'texte', 'texte', 36, ({ nom }) => nom),
      colonne('Catégorie', 'saisie', 'texte', 22, ({ categorie }) => LIBELLE_CATEGORIE[categorie], { liste: liste('ListeCategories') }),
      colonne('Territoire', 'saisie', 'texte', 12, ({ territoire }) => territoire),
      colonne('Méthode', 'saisie', 'texte', 12, ({ methode }) => LIBELLE_METHODE[methode], { liste: liste('ListeMethodes') }),
      colonne('Part convenue', 'saisie', 'pourcent2', 12, ({ partConvenue }) => partConvenue, FRACTION),
      colonne('Origine des droits', 'saisie', 'texte', 12, ({ origineDesDroits }) => origineDesDroits, { liste: liste('ListeOrigines') }),
      colonne('Mode de gestion', 'saisie', 'texte', 12, ({ modeDeGestion }) => modeDeGestion),
      colonne(
        'Part hors garantie',
        'saisie',
        'pourcent2',
        12,
        ({ partHorsGarantie }) => (partHorsGarantie === 0 ? null : partHorsGarantie),
        FRACTION,
      ),
      colonne('Présence', 'texte-long', 'texte', 14, (reservataire) =>
        absents.has(reservataire) ? `${SANS_LOGEMENT[0]?.toUpperCase()}${SANS_LOGEMENT.slice(1)}` : null,
      ),
      colonne('Rang de priorité', 'saisie', 'entier', 12, ({ rang }) => rang ?? null, { bornes: { min: 1, max: RANG_MAXIMAL } }),
      colonne('Origines lues', 'texte-long', 'texte', 26, (reservataire) => originesEnClair(origines(reservataire))),
      colonne(
        'Statut de la convention',
        'saisie',
        'texte',
        16,
        ({ statutDeConvention }) => LIBELLE_STATUT[statutDeConvention ?? 'signee'],
        {
          liste: liste('ListeStatuts'),
        },
      ),
      ...techniques<H>([
        colonne(
          'Clé',
          'resultat',
          'general',
          16,
          ({ nom, territoire }) => `${territoire === null ? 'TOUS' : `D${territoire}`}|${nomDeCle(nom)}`,
          {
            formule: `=IF(${l('Territoire')}="","TOUS","D"&${l('Territoire')})&"|"&${nomEnFormule(l('Réservataire'))}`,
          },
        ),
        // What tells a proposal from what somebody typed, on the next run.
        colonne('Origine proposée', 'texte', 'texte', 14, (reservataire) =>
          reservataire.origineDesDroits === null ? null : origineProposee(origines(reservataire)),
        ),
      ]),
    ],
    hypotheses.reservataires,
    { ligne: debut, filtres: true },
  );
}

export function feuilleHypotheses(contexte: Contexte): { readonly feuille: PlanFeuille; readonly noms: readonly PlanNom[] } {
  const parametres = tableParametres(contexte, LIGNE_DATE + 3);
  const motifs = tableMotifs(contexte, apres(parametres) + 2);
  const territoires = tableTerritoires(contexte, apres(motifs) + 2);
  const liberations = tableLiberations(contexte, apres(territoires) + 2);
  const annees = tableRotationAnnees(contexte, apres(liberations) + 2);
  const coefficients = tableCoefficientsDu(contexte, apres(annees) + 2);
  const delais = tableDelais(contexte.hypotheses, apres(coefficients) + 2);
  const scenarios = tableScenarios(contexte, apres(delais) + 2);
  // Last, because users add lines to it.
  const reservataires = tableReservataires(contexte, apres(scenarios) + 2);
  const { exercice, bailleur } = contexte.hypotheses;
  const citee = `'${NOM_FEUILLE_HYPOTHESES}'`;
  const cible = (ligneA1: number, colonneA1: number): string => `${citee}!$${adresse(ligneA1, colonneA1).replace(/(\d+)/, '$$$1')}`;
  const rangDuParametre = (cle: string): number =>
    parametres.ligne + 1 + lignesDesParametres(contexte.hypotheses).findIndex((p) => p.cle === cle);
  const noms: PlanNom[] = [
    { nom: 'Negoflux_DateReference', cible: cible(LIGNE_DATE, 1) },
    { nom: 'Negoflux_Exercice', cible: cible(rangDuParametre('exercice'), 1) },
    { nom: 'Negoflux_PlusieursReservataires', cible: cible(rangDuParametre('plusieursReservataires'), 1) },
    { nom: 'Negoflux_EcheanceEnCours', cible: cible(rangDuParametre('echeanceEnCours'), 1) },
    { nom: 'Negoflux_ProlongationGarantie', cible: cible(rangDuParametre('prolongationGarantie'), 1) },
    { nom: 'Negoflux_DroitsAPart', cible: cible(rangDuParametre('droitsUniquesEtUnTour'), 1) },
  ];
  return {
    noms,
    feuille: feuille({
      cle: 'hypotheses',
      nom: NOM_FEUILLE_HYPOTHESES,
      couleurOnglet: '#FFC000',
      cellules: [
        ...presentation(
          `Hypothèses de négociation – exercice ${exercice}${bailleur === '' ? '' : ` – ${bailleur}`}`,
          'Quelles hypothèses retenons-nous pour calculer l’assiette et la partager ?',
          'Modifiez les cellules à fond jaune : toutes les feuilles suivent aussitôt. Une cellule vide reprend la valeur comptée dans l’inventaire ; les taux et les parts sont des pourcentages, les volumes des logements par an (CCH R.441-5 ; Référentiel interbailleurs Occitanie, 2023).',
        ),
        etiquette(LIGNE_DATE, 'Situation du parc au'),
        {
          ligne: LIGNE_DATE,
          colonne: 1,
          contenu: { formule: '=DATE(Negoflux_Exercice-1,12,31)', valeur: numeroDeSerie(`${exercice - 1}-12-31`) },
          role: 'resultat-cle',
          format: 'date',
        },
        etiquette(parametres.ligne - 1, 'Paramètres généraux'),
        etiquette(
          motifs.ligne - 1,
          'Motifs d’exclusion du flux (les motifs obligatoires, sur fond blanc, le restent toujours ; les autres se négocient)',
        ),
        etiquette(territoires.ligne - 1, 'Territoires : déductions de l’année (logements par an) et taux'),
        etiquette(liberations.ligne - 1, 'Libérations de l’année N-1 (logements), si elles ne sont pas lues dans l’inventaire'),
        etiquette(
          annees.ligne - 1,
          'Rotation des années antérieures, hors étudiants et spécifiques : une année sans libérations ou sans parc n’entre pas dans la moyenne',
        ),
        etiquette(
          coefficients.ligne - 1,
          'Droits uniques pour un droit de suite, par zone : aucun coefficient public ; saisissez celui de votre convention, avec sa source',
        ),
        etiquette(delais.ligne - 1, 'Bilan et prévisionnel de l’année : date d’envoi (alerte V22)'),
        etiquette(scenarios.ligne - 1, 'Scénarios de ce classeur'),
        etiquette(
          reservataires.ligne - 1,
          'Réservataires : territoire vide = tous ; part convenue vide = part comptée ; rang de priorité vide = ordre de la cellule',
        ),
      ],
      tables: [parametres, motifs, territoires, liberations, annees, coefficients, delais, scenarios, reservataires],
      misesEnForme: [
        ...controlesDeColonne(delais, 'Contrôle du délai'),
        obligatoireContredit(motifs),
        ...[territoires, liberations, annees, coefficients].map(cleInvisible),
      ],
      // What follows the year in course goes together, rather than cut anywhere.
      debutDePage: annees.nom,
      figer: { lignes: 0, colonnes: 1 },
    }),
  };
}
