import { deuxMethodes } from '../../domaine/calcul/deux-methodes';
import { partDeLAnnee } from '../../domaine/calcul/droit';
import { droitsConvertiblesParLots } from '../../domaine/calcul/droits-convertibles';
import { denominateurDuTerritoire } from '../../domaine/calcul/hypotheses-effectives';
import { peutConvertir } from '../../domaine/calcul/methode-retenue';
import { projectionDu } from '../../domaine/calcul/projection-du';
import { coefficientDu, droitsHorsActionLogement } from '../../domaine/hypotheses-droits';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { Hypotheses } from '../../domaine/hypotheses';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import type { ResultatDroitsAcquis } from '../../domaine/resultats';
import {
  apres,
  colonne,
  construireTableParLots,
  controlesDeColonne,
  etiquette,
  feuille,
  formatsDeControle,
  LIGNE_ENTETE,
  ouNd,
  presentation,
  techniques,
} from '../construire';
import type { Contexte } from '../contexte';
import { adresse, chercher, ligne, numeroDeSerie, sansJoker } from '../formules';
import { LIBELLE_METHODE, ND } from '../libelles';
import type { PlanCellule, PlanFeuille, PlanTable } from '../plan';
import { tableCapacite, tableDeuxMethodes } from './deux-methodes';
import { tableCapitalDu } from './capital-du';
import { rangerAvecCeuxAVenir } from './comptage-a-venir';
import { aUneTableDesDroitsAPart, etatDesDroitsAPart, tableDroitsAPart } from './droits-a-part';
import { parametre } from './parametres';
import { partDeLAnneeN } from './part-de-l-annee';
import { cleDuDroitAcquis, lignesDesProgrammes } from './programmes';
import { courbeDesDu, HAUTEUR_DE_LA_COURBE, tableProjectionDu } from './projection-du';
import { titulairesDeDroits } from './titulaires-de-droits';
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import { cleEnFormule } from '../cle-du-titulaire';

const T = 'DroitsAcquis';
const l = (entete: string): string => ligne(T, entete);

/** Columns that people read. */
const COLONNES_MONTREES = 10;

/**
 * One row per programme and end of convention, also for the programmes that the exclusions leave out today, at 0: a switch in
 * `Hypothèses` must be able to bring them back.
 */
function* lignes(contexte: Contexte): Lots<ResultatDroitsAcquis[]> {
  const { hypotheses, inventaire } = contexte;
  const cleDe = (element: ResultatDroitsAcquis): string => cleDuDroitAcquis({ ...element, fin: element.finConvention }).toLowerCase();
  const resultats = new Map<string, ResultatDroitsAcquis>();
  yield* parcourirParLots(contexte.reference.resultats.droitsAcquis, (resultat) => {
    const cle = cleDe(resultat);
    const connu = resultats.get(cle);
    resultats.set(cle, connu === undefined ? resultat : additionner(connu, resultat));
  });
  yield* parcourirParLots(lignesDesProgrammes(contexte), ({ territoire, reservataire, programme, fin, premierTour }) => {
    if (
      (premierTour !== null && premierTour !== hypotheses.exercice) ||
      !peutConvertir(hypotheses, inventaire.categories, territoire, reservataire)
    )
      return;
    const taux = contexte.reference.resultats.rotation.find((rotation) => rotation.territoire === territoire)?.tauxRetenu ?? null;
    const zero = taux === null ? null : 0;
    const ligneVide = {
      territoire,
      reservataire,
      programme,
      finConvention: fin,
      droitsDeSuite: 0,
      droitsPourUnTour: 0,
      tauxRotation: taux,
    };
    const nouveau: ResultatDroitsAcquis = { ...ligneVide, duAnnuels: zero, duRestants: fin === null ? null : zero };
    if (!resultats.has(cleDe(nouveau))) resultats.set(cleDe(nouveau), nouveau);
  });
  return rangerAvecCeuxAVenir(contexte, [...resultats.values()], [], cleDe);
}

/** Two spellings that SUMIF takes for one. */
function additionner(a: ResultatDroitsAcquis, b: ResultatDroitsAcquis): ResultatDroitsAcquis {
  const plus = (x: number | null, y: number | null): number | null => (x === null || y === null ? null : x + y);
  return {
    ...a,
    droitsDeSuite: a.droitsDeSuite + b.droitsDeSuite,
    droitsPourUnTour: a.droitsPourUnTour + b.droitsPourUnTour,
    duAnnuels: plus(a.duAnnuels, b.duAnnuels),
    duRestants: plus(a.duRestants, b.duRestants),
  };
}

function* tableDroitsAcquis(contexte: Contexte, debut: number): Lots<PlanTable> {
  const { hypotheses } = contexte;
  const fin = l('Fin convention');
  const taux = l('Taux de rotation');
  const coefficient = chercher('CoefficientsDU', 'Coefficient', `"D"&${l('Territoire')}`);
  const duProgramme = (entete: string): string =>
    `=SUMIF(ComptageProgrammes[Clé droit],${sansJoker(l('Clé'))},ComptageProgrammes[${entete}])`;
  const annee = `YEAR(N(${fin}))`;
  const parCoefficient = ({ territoire, droitsDeSuite }: ResultatDroitsAcquis): number | null => {
    const valeur = coefficientDu(hypotheses, territoire);
    return valeur === null ? null : droitsDeSuite * valeur;
  };
  return yield* construireTableParLots<ResultatDroitsAcquis>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('Programme', 'texte', 'texte', 32, ({ programme }) => programme),
      colonne('Droits de suite', 'resultat', 'decimal2', 12, ({ droitsDeSuite }) => droitsDeSuite, {
        formule: duProgramme('Droits de suite'),
      }),
      colonne('Fin convention', 'texte', 'date', 13, ({ finConvention }) => (finConvention === null ? null : numeroDeSerie(finConvention))),
      colonne('Taux de rotation', 'resultat', 'pourcent2', 12, ({ tauxRotation }) => ouNd(tauxRotation), {
        formule: `=${chercher('Rotation', 'Taux retenu', `"D"&${l('Territoire')}`)}`,
      }),
      colonne('DU annuels', 'resultat-cle', 'decimal2', 12, ({ duAnnuels }) => ouNd(duAnnuels), {
        formule: `=IF(ISNUMBER(${taux}),${l('Droits de suite')}*${taux}*${l('Part de l’année')},"${ND}")`,
      }),
      colonne('DU restants', 'resultat', 'decimal2', 12, ({ duRestants }) => ouNd(duRestants), {
        formule:
          `=IF(AND(ISNUMBER(${taux}),ISNUMBER(${fin})),${l('Droits de suite')}*N(${taux})*MAX(0,${annee}-Negoflux_Exercice+` +
          `(N(${fin})-DATE(${annee},1,1)+1)/(DATE(${annee}+1,1,1)-DATE(${annee},1,1))),"${ND}")`,
      }),
      colonne('Droits pour un tour', 'resultat', 'decimal2', 12, ({ droitsPourUnTour }) => droitsPourUnTour, {
        formule: duProgramme('Droits pour un tour'),
      }),
      colonne('DU par coefficient', 'resultat', 'decimal2', 12, (element) => ouNd(parCoefficient(element)), {
        formule: `=IFERROR(IF(ISNUMBER(${coefficient}),IF(${coefficient}="","${ND}",${l('Droits de suite')}*${coefficient}),"${ND}"),"${ND}")`,
      }),
      ...techniques<ResultatDroitsAcquis>([
        colonne(
          'Part de l’année',
          'resultat',
          'decimal4',
          12,
          ({ finConvention }) => partDeLAnnee(finConvention, hypotheses.exercice, hypotheses.echeanceEnCours),
          {
            formule: `=${partDeLAnneeN(fin)}`,
          },
        ),
        colonne('Clé', 'resultat', 'general', 36, (element) => cleDuDroitAcquis({ ...element, fin: element.finConvention }), {
          formule: `=${cleEnFormule(l)}&"|"&LEFT(${l('Programme')},80)&"|"&${fin}`,
        }),
        colonne('Clé réservataire', 'resultat', 'general', 20, cleDuTitulaire, { formule: `=${cleEnFormule(l)}` }),
      ]),
    ],
    yield* lignes(contexte),
    { ligne: debut, filtres: true },
  );
}

const ACTION_LOGEMENT = LIBELLE_CATEGORIE['action-logement'];
const EN_DROITS = LIBELLE_METHODE['droits-acquis'];
const DEMANDES_DES_AUTRES = `COUNTIFS(Reservataires[Méthode],"${EN_DROITS}",Reservataires[Catégorie],"<>${ACTION_LOGEMENT}")`;
/** DU typed where Action Logement has no line: an update gives it one. */
const DU_SANS_LIGNE = 'À vérifier : actualisez les tableaux pour compter des droits uniques de conventions de parc';
const POUR_TOUS = `${parametre('droitsAcquisHorsActionLogement')}="Oui"`;

/** Lines of `Reservataires` whose rights are converted, and those that asked for it in vain. */
function compterLesLignes(hypotheses: Hypotheses): { readonly convertibles: number; readonly refusees: number } {
  const pourTous = droitsHorsActionLogement(hypotheses);
  const siennes = hypotheses.reservataires.filter(({ categorie }) => categorie === 'action-logement').length;
  const autres = hypotheses.reservataires.filter(
    ({ categorie, methode }) => categorie !== 'action-logement' && methode === 'droits-acquis',
  ).length;
  return { convertibles: siennes + (pourTous ? autres : 0), refusees: pourTous ? 0 : autres };
}

/** What the sheet cannot follow by itself, and what the référentiel reserves to Action Logement. */
function controles({ hypotheses }: Contexte, ligneA1: number): PlanCellule[] {
  const { convertibles, refusees } = compterLesLignes(hypotheses);
  const refus = 'Alerte : la méthode des droits acquis est réservée à Action Logement ; les autres restent dans l’assiette';
  return [
    {
      ligne: ligneA1,
      colonne: 0,
      contenu: {
        formule: `=IF(AND(NOT(${POUR_TOUS}),${DEMANDES_DES_AUTRES}>0),"${refus}","OK : méthode réservée à Action Logement, sauf paramètre contraire")`,
        valeur: refusees > 0 ? refus : 'OK : méthode réservée à Action Logement, sauf paramètre contraire',
      },
      role: 'controle',
      fusion: 6,
    },
    {
      ligne: ligneA1 + 1,
      colonne: 0,
      contenu: {
        formule: `=IF(COUNTIF(Reservataires[Catégorie],"${ACTION_LOGEMENT}")+IF(${POUR_TOUS},${DEMANDES_DES_AUTRES},0)=${convertibles},IF(SUM(Liberations[DU de conventions de parc])>SUM(CapaciteDU[DU de conventions de parc])+0.000001,"${DU_SANS_LIGNE}","OK : tous les réservataires concernés sont listés"),"À vérifier : actualisez les tableaux pour lister les droits d’un autre réservataire")`,
        valeur: 'OK : tous les réservataires concernés sont listés',
      },
      role: 'controle',
      fusion: 6,
    },
  ];
}

export function* feuilleDroitsAcquis(contexte: Contexte): Lots<PlanFeuille> {
  const { inventaire, reference, hypotheses } = contexte;
  const { flux, rotation, assiette } = reference.resultats;
  const titulaires = titulairesDeDroits(contexte);
  const convertibles = yield* droitsConvertiblesParLots(inventaire, reference.hypotheses);
  const projection = projectionDu(titulaires, convertibles, rotation, reference.hypotheses);
  yield;
  const toutLeParc = (territoire: string): boolean => denominateurDuTerritoire(reference.hypotheses, territoire) === 'parc-total';
  const comparaisons = deuxMethodes(titulaires, flux, assiette, projection, hypotheses.exercice, toutLeParc);
  const methodes = tableDeuxMethodes(comparaisons, LIGNE_ENTETE + 3);
  const capacite = tableCapacite(comparaisons, apres(methodes) + 2);
  const debutCourbe = apres(capacite) + 1;
  const hauteur = projection.length > 0 ? HAUTEUR_DE_LA_COURBE + 1 : 0;
  const annees = tableProjectionDu(projection, debutCourbe + hauteur + 1);
  const graphiques = courbeDesDu(annees, projection, debutCourbe, COLONNES_MONTREES);
  yield;
  const droits = yield* tableDroitsAcquis(contexte, apres(annees) + 2);
  const capital = tableCapitalDu(contexte, titulaires, apres(droits) + 2);
  const aPart = aUneTableDesDroitsAPart(contexte) ? [tableDroitsAPart(contexte, apres(capital) + 2)] : [];
  const etats = `${adresse(LIGNE_ENTETE - 1, 0)}:${adresse(LIGNE_ENTETE + aPart.length, 0)}`;
  return feuille({
    cle: 'droits-acquis',
    nom: 'Droits acquis',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Droits acquis d’Action Logement',
        'Combien de droits uniques par an les droits de suite représentent-ils, et que gagne-t-on à les convertir ?',
        'DU annuels d’un programme = droits de suite × taux de rotation ; DU restants = droits de suite × taux × années jusqu’à la fin de la convention (Référentiel interbailleurs Occitanie, 2023). ' +
          'Avec le même taux, DU − F = s × D : le réservataire gagne sa part s des déductions D, que l’assiette F lui retire. ' +
          'Les droits qui commencent dans l’année servent un seul tour, sont comptés à part, et deviennent droits de suite l’année suivante ; sans date de fin, les droits restants sont inconnus (« n/d »).',
      ),
      ...controles(contexte, LIGNE_ENTETE - 1),
      ...aPart.map(() => etatDesDroitsAPart(contexte, LIGNE_ENTETE + 1, 6)),
      etiquette(methodes.ligne - 1, 'Les deux méthodes côte à côte (logements par an)'),
      etiquette(
        capacite.ligne - 1,
        'Capacité : ce que l’assiette laisse aux autres réservataires, une fois servis les droits uniques, ou la part convenue qui les remplace (logements par an)',
      ),
      etiquette(
        annees.ligne - 1,
        'Projection : un droit compte jusqu’à l’année de sa fin, au taux d’aujourd’hui ; un programme neuf entre l’année qui suit sa première location',
      ),
      etiquette(droits.ligne - 1, 'Droits par programme et par date de fin (fin effective, prolongation comprise)'),
      etiquette(
        capital.ligne - 1,
        'Capital au 1er janvier de l’exercice : DU restants des programmes dont la fin est connue, moins les DU déjà consommés, à saisir (vide = 0)',
      ),
      ...aPart.map((table) =>
        etiquette(
          table.ligne - 1,
          'Droits comptés à part, tous réservataires : une attribution chacun, sans taux de rotation (logements pondérés ; logements : chacun une fois, chez son premier réservataire)',
        ),
      ),
    ],
    tables: [methodes, capacite, annees, droits, capital, ...aPart],
    graphiques,
    misesEnForme: [
      ...formatsDeControle(etats, adresse(LIGNE_ENTETE - 1, 0)),
      ...controlesDeColonne(methodes, 'Lecture de l’écart'),
      ...controlesDeColonne(capacite, 'Capacité'),
      ...controlesDeColonne(capital, 'Contrôle'),
    ],
    debutDePage: droits.nom,
    sansRappel: annees.nom,
    figer: { lignes: 0, colonnes: 2 },
  });
}
