import { MOTIFS_HORS_FLUX, type DefinitionMotif } from '../../domaine/motifs-hors-flux';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { HypothesesReservataire, HypothesesTerritoire } from '../../domaine/hypotheses';
import { apres, colonne, construireTable, etiquette, feuille, plageDeColonne, presentation } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { adresse, ligne, numeroDeSerie } from '../formules';
import { LIBELLE_METHODE, LIBELLE_VARIANTE, ouiNon } from '../libelles';
import type { PlanFeuille, PlanNom, PlanTable } from '../plan';
import { liste } from './listes';
import { lignesDesParametres, type Parametre } from './parametres';

export const NOM_FEUILLE_HYPOTHESES = 'Hypothèses';
const LIGNE_DATE = 4;
const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;
const FRACTION = { bornes: { min: 0, max: 1 } } as const;

function tableParametres(contexte: Contexte, debut: number): PlanTable {
  return construireTable<Parametre>(
    'Parametres',
    [
      colonne('Paramètre', 'texte', 'texte', 34, ({ nom }) => nom),
      colonne('Valeur', 'saisie', 'general', 22, ({ valeur }) => valeur),
      colonne('Unité', 'texte', 'texte', 26, ({ unite }) => unite),
      colonne('Source', 'texte', 'texte', 40, ({ source }) => source),
    ],
    lignesDesParametres(contexte.hypotheses),
    { ligne: debut },
  );
}

function tableMotifs({ hypotheses }: Contexte, debut: number): PlanTable {
  const l = (entete: string): string => ligne('Motifs', entete);
  const exclu = ({ code, obligatoire, excluParDefaut }: DefinitionMotif): boolean => obligatoire || (hypotheses.exclusions[code] ?? excluParDefaut);
  return construireTable<DefinitionMotif>(
    'Motifs',
    [
      colonne('Motif', 'texte', 'texte', 34, ({ code }) => code),
      colonne('Exclu du flux', 'saisie', 'texte', 22, (motif) => ouiNon(exclu(motif)), { liste: liste('ListeOuiNon') }),
      colonne('Libellé', 'texte', 'texte', 26, ({ libelle }) => libelle),
      colonne('Source', 'texte', 'texte', 40, ({ source }) => source),
      colonne('Obligatoire', 'texte', 'texte', 14, ({ obligatoire }) => ouiNon(obligatoire)),
      colonne('Coefficient', 'resultat', 'entier', 14, (motif) => (exclu(motif) ? 1 : 0), {
        formule: `=IF(OR(${l('Obligatoire')}="Oui",${l('Exclu du flux')}="Oui"),1,0)`,
      }),
      colonne('Clé', 'resultat', 'general', 14, ({ code }) => code, { formule: `=${l('Motif')}` }),
    ],
    MOTIFS_HORS_FLUX,
    { ligne: debut },
  );
}

function tableTerritoires({ hypotheses }: Contexte, debut: number): PlanTable {
  type H = HypothesesTerritoire;
  return construireTable<H>(
    'Territoires',
    [
      colonne('Territoire', 'texte', 'texte', 34, ({ code }) => code),
      colonne('Parc déclaré', 'saisie', 'entier', 22, ({ parcDeclare }) => parcDeclare, VOLUMES),
      colonne('Mutations', 'saisie', 'decimal2', 26, ({ deductions }) => deductions.mutations, VOLUMES),
      colonne('Relogements RU', 'saisie', 'decimal2', 40, ({ deductions }) => deductions.relogementsRu, VOLUMES),
      colonne('ORCOD', 'saisie', 'decimal2', 14, ({ deductions }) => deductions.orcod, VOLUMES),
      colonne('LHI', 'saisie', 'decimal2', 14, ({ deductions }) => deductions.lhi, VOLUMES),
      colonne('Vente', 'saisie', 'decimal2', 14, ({ deductions }) => deductions.vente, VOLUMES),
      colonne('Variante de taux', 'saisie', 'texte', 16, ({ variante }) => LIBELLE_VARIANTE[variante], { liste: liste('ListeVariantes') }),
      colonne('Taux saisi', 'saisie', 'pourcent2', 12, ({ tauxSaisi }) => tauxSaisi, FRACTION),
      colonne('Nom', 'texte', 'texte', 22, ({ code }) => `Département ${code}`),
      colonne('Libérations saisies', 'saisie', 'entier', 12, ({ liberations }) => liberations?.total ?? null, VOLUMES),
      colonne('Libérations étudiants', 'saisie', 'entier', 12, ({ liberations }) => liberations?.etudiants ?? null, VOLUMES),
      colonne('Libérations spécifiques', 'saisie', 'entier', 12, ({ liberations }) => liberations?.specifiques ?? null, VOLUMES),
      colonne('Libérations mutations', 'saisie', 'entier', 12, ({ liberations }) => liberations?.mutations ?? null, VOLUMES),
      colonne('Libérations ANRU', 'saisie', 'entier', 12, ({ liberations }) => liberations?.relogementsAnru ?? null, VOLUMES),
      colonne('Libérations ORCOD LHI', 'saisie', 'entier', 12, ({ liberations }) => liberations?.relogementsOrcodLhi ?? null, VOLUMES),
      colonne('Parc de référence saisi', 'saisie', 'entier', 14, ({ parcDeReference }) => parcDeReference, VOLUMES),
      colonne('DU de conventions de parc', 'saisie', 'decimal2', 14, ({ duConventionsDeParc }) => duConventionsDeParc, VOLUMES),
      colonne('Clé', 'resultat', 'general', 10, ({ code }) => `D${code}`, { formule: `="D"&${ligne('Territoires', 'Territoire')}` }),
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
      colonne('Scénario', 'texte', 'texte', 34, ({ nom }) => nom),
      colonne('Table', 'texte', 'texte', 22, ({ tables }) => tables.flux),
      colonne('Feuille', 'texte', 'texte', 26, (jeu) => jeu.feuille),
    ],
    scenarios,
    { ligne: debut },
  );
}

function tableReservataires({ hypotheses }: Contexte, debut: number): PlanTable {
  type H = HypothesesReservataire;
  const l = (entete: string): string => ligne('Reservataires', entete);
  return construireTable<H>(
    'Reservataires',
    [
      colonne('Réservataire', 'texte', 'texte', 34, ({ nom }) => nom),
      colonne('Catégorie', 'saisie', 'texte', 22, ({ categorie }) => LIBELLE_CATEGORIE[categorie], { liste: liste('ListeCategories') }),
      colonne('Territoire', 'saisie', 'texte', 26, ({ territoire }) => territoire),
      colonne('Méthode', 'saisie', 'texte', 40, ({ methode }) => LIBELLE_METHODE[methode], { liste: liste('ListeMethodes') }),
      colonne('Part convenue', 'saisie', 'pourcent2', 14, ({ partConvenue }) => partConvenue, FRACTION),
      colonne('Origine des droits', 'saisie', 'texte', 14, ({ origineDesDroits }) => origineDesDroits),
      colonne('Mode de gestion', 'saisie', 'texte', 14, ({ modeDeGestion }) => modeDeGestion),
      colonne('Clé', 'resultat', 'general', 16, ({ nom, territoire }) => `${territoire === null ? 'TOUS' : `D${territoire}`}|${nom.slice(0, 100)}`, {
        formule: `=IF(${l('Territoire')}="","TOUS","D"&${l('Territoire')})&"|"&LEFT(${l('Réservataire')},100)`,
      }),
    ],
    hypotheses.reservataires,
    { ligne: debut, filtres: true },
  );
}

export function feuilleHypotheses(contexte: Contexte): { readonly feuille: PlanFeuille; readonly noms: readonly PlanNom[] } {
  const parametres = tableParametres(contexte, LIGNE_DATE + 3);
  const motifs = tableMotifs(contexte, apres(parametres) + 2);
  const territoires = tableTerritoires(contexte, apres(motifs) + 2);
  const scenarios = tableScenarios(contexte, apres(territoires) + 2);
  // Last, because users add lines to it.
  const reservataires = tableReservataires(contexte, apres(scenarios) + 2);
  const { exercice, bailleur } = contexte.hypotheses;
  const decoupe = plageDeColonne(motifs, 'Coefficient').split(':')[0] ?? '';
  const citee = `'${NOM_FEUILLE_HYPOTHESES}'`;
  const cible = (ligneA1: number, colonneA1: number): string => `${citee}!$${adresse(ligneA1, colonneA1).replace(/(\d+)/, '$$$1')}`;
  const rangDuParametre = (cle: string): number => parametres.ligne + 1 + lignesDesParametres(contexte.hypotheses).findIndex((p) => p.cle === cle);
  const noms: PlanNom[] = [
    { nom: 'Negoflux_DateReference', cible: cible(LIGNE_DATE, 1) },
    { nom: 'Negoflux_Exercice', cible: cible(rangDuParametre('exercice'), 1) },
    { nom: 'Negoflux_PlusieursReservataires', cible: cible(rangDuParametre('plusieursReservataires'), 1) },
    { nom: 'Negoflux_EcheanceEnCours', cible: cible(rangDuParametre('echeanceEnCours'), 1) },
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
          4,
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
        etiquette(motifs.ligne - 1, 'Motifs d’exclusion du flux (les motifs obligatoires le restent toujours)'),
        etiquette(territoires.ligne - 1, 'Territoires : déductions de l’année (logements par an), taux et libérations de l’année N-1'),
        etiquette(scenarios.ligne - 1, 'Scénarios de ce classeur'),
        etiquette(reservataires.ligne - 1, 'Réservataires : territoire vide = tous ; part convenue vide = part comptée'),
      ],
      tables: [parametres, motifs, territoires, scenarios, reservataires],
      misesEnForme: [{ plage: plageDeColonne(motifs, 'Coefficient'), formule: `=${decoupe}=1`, style: 'alerte' }],
      figer: { lignes: 2, colonnes: 1 },
    }),
  };
}
