/** What the état des lieux is worth, on a page that a réservataire can read: the score, what it is made of, and whose dwellings it rates. */
import type { EntreesDuScore } from '../../domaine/qualite/score';
import type { Lots } from '../../domaine/lots';
import { lignesDeQualite, scoreDeQualite } from '../../domaine/qualite/score';
import { apres, etiquette, feuille, formatsDeControle, nonReserves, plageDeColonne, presentation } from '../construire';
import type { Contexte } from '../contexte';
import { adresse } from '../formules';
import { ND } from '../libelles';
import type { PlanCellule, PlanFeuille, Role } from '../plan';
import { etatsDuParc, tableControlesDuParc } from './controles-du-parc';
import type { PointsDeControle } from './points-controles';
import { tableDeQualite } from './table-qualite';
import { tableParRegle } from './table-par-regle';
import { tableParReservataire } from './table-par-reservataire';
import { tablePointsParGroupe } from './table-points-par-groupe';

const LIGNE_SCORE = 4;
const SCORE = '=IF(OR(SUM(Qualite[Logements])=0,SUM(Qualite[Poids])=0),"n/d",SUMPRODUCT(Qualite[Poids],Qualite[Taux])/SUM(Qualite[Poids]))';
const A_CORRIGER = 'SUM(Qualite[À corriger])';
const LE_PLUS = 'INDEX(Qualite[Indicateur],MATCH(MAX(Qualite[À corriger]),Qualite[À corriger],0))';

const RIEN = 'Aucune valeur des onze indicateurs n’est à corriger.';
const ERREURS_OUVERTES = 'SUM(Controles[Erreur])-SUMIF(Controles[Erreur],1,Controles[Traité])';
const ALERTES_OUVERTES = 'SUM(Controles[Alerte])-SUMIF(Controles[Alerte],1,Controles[Traité])';
/** What may be handed over is what nobody will have to take back: the score alone does not say it. */
const NON =
  'Non, pas encore : des erreurs sont ouvertes. Corrigez-les, ou décidez-en dans la feuille « Contrôles », avant de remettre l’état des lieux.';
const RESERVES = 'Oui, en signalant les alertes encore ouvertes : aucune erreur n’est ouverte.';
const INCOMPLET = 'Oui, en signalant les valeurs qui manquent : aucune erreur ni alerte n’est ouverte.';
const OUI = 'Oui : aucune erreur ni alerte n’est ouverte, et aucune valeur n’est à corriger.';
const DEBUT = 'L’indicateur le moins sûr est « ';
const FIN = ' » : filtrez-le dans la feuille « Contrôles », puis décidez de ses remarques.';
const SANS_LOGEMENT = 'Aucun logement : il n’y a rien à noter.';

function verdict(logements: number, erreurs: number, alertes: number, aCorriger: number): string {
  if (logements === 0) return SANS_LOGEMENT;
  if (erreurs > 0) return NON;
  if (alertes > 0) return RESERVES;
  return aCorriger > 0 ? INCOMPLET : OUI;
}

function phrase(pire: string | null, logements: number): string {
  if (logements === 0) return SANS_LOGEMENT;
  return pire === null ? RIEN : `${DEBUT}${pire}${FIN}`;
}

/** One line of the block above the tables: what it is, then the figure. */
function chiffre(
  rang: number,
  libelle: string,
  formule: string,
  valeur: number | string,
  { role = 'resultat', format = 'entier' }: Pick<PlanCellule, 'format'> & { readonly role?: Role } = {},
): readonly PlanCellule[] {
  const ligne = LIGNE_SCORE + rang;
  return [etiquette(ligne, libelle), { ligne, colonne: 3, contenu: { formule, valeur }, role, format }];
}

export function* feuilleQualite(contexte: Contexte, controles: PointsDeControle): Lots<PlanFeuille> {
  const { points, nonLus, sansRemarque } = controles;
  const { ouvertes } = controles.decompte;
  const logements = contexte.inventaire.biens.length;
  const entrees: EntreesDuScore = {
    logements,
    nonLus,
    sansRemarque,
    remarques: points.map(({ indicateurDeQualite, concernes, traitee }) => ({ indicateur: indicateurDeQualite, concernes, traitee })),
  };
  const lignes = lignesDeQualite(entrees);
  yield;
  const qualite = tableDeQualite(lignes, entrees, LIGNE_SCORE + 8);
  const parRegle = yield* tableParRegle(points, apres(qualite) + 2);
  const duParc = tableControlesDuParc(contexte, apres(parRegle) + 2);
  const parReservataire = yield* tableParReservataire(contexte, points, apres(duParc) + 2);
  const groupes = yield* tablePointsParGroupe(points, parReservataire.ligne, qualite.colonnes.length + 1);
  const pire = lignes.reduce(
    (plus, ligne) => (ligne.aCorriger > plus.aCorriger ? ligne : plus),
    lignes[0] ?? { aCorriger: 0, indicateur: null },
  );
  const nomDuPire = qualite.lignes.find((_, rang) => lignes[rang]?.indicateur === pire.indicateur)?.[0];
  const total = lignes.reduce((somme, { aCorriger }) => somme + aCorriger, 0);
  const controle = adresse(LIGNE_SCORE + 4, 3);
  const [erreurs, alertes] = [adresse(LIGNE_SCORE + 2, 3), adresse(LIGNE_SCORE + 3, 3)];
  const reponse = adresse(LIGNE_SCORE + 5, 0).replace(/^([A-Z]+)/, '$$$1');
  const bandeau = `${adresse(LIGNE_SCORE + 5, 0)}:${adresse(LIGNE_SCORE + 5, 3)}`;
  const taux = plageDeColonne(qualite, 'À corriger');
  return feuille({
    cle: 'qualite',
    nom: 'Qualité',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Qualité de l’état des lieux',
        'L’inventaire est-il assez sûr pour être remis aux réservataires ?',
        'Pour chacun des neuf indicateurs du logement et des deux dates de sa convention, le taux est la part des logements dont la valeur est sûre : lue, et sans erreur ni alerte restée ouverte. ' +
          'Le score est la moyenne des onze taux, pondérée par leurs poids ; une remarque acceptée ou ignorée avec un motif n’y compte plus. ' +
          'Il ne dit rien des autres remarques (référence en double, motif…) : les erreurs et alertes encore ouvertes, toutes colonnes confondues, sont comptées dessous. ' +
          'Les deux indicateurs de rotation sont dans la feuille « Rotation ». ' +
          'Aucun texte ne fixe ces poids : ils valent 1, et vous pouvez les changer (indicateurs : Référentiel interbailleurs Occitanie, 2023).',
      ),
      ...chiffre(0, 'Score de qualité', SCORE, scoreDeQualite(lignes) ?? ND, { role: 'resultat-cle', format: 'pourcent2' }),
      ...chiffre(1, 'Valeurs à corriger, tous indicateurs confondus', `=${A_CORRIGER}`, total),
      ...chiffre(2, 'Erreurs encore ouvertes, toutes colonnes confondues', `=${ERREURS_OUVERTES}`, ouvertes.erreur, {
        role: 'resultat-cle',
      }),
      ...chiffre(3, 'Alertes encore ouvertes, toutes colonnes confondues', `=${ALERTES_OUVERTES}`, ouvertes.alerte),
      etiquette(LIGNE_SCORE + 4, 'Toutes les remarques de la feuille « Contrôles » sont comptées par règle'),
      {
        ligne: LIGNE_SCORE + 4,
        colonne: 3,
        contenu: { formule: '=IF(SUM(ControlesParRegle[Nombre])=COUNTA(Controles[Gravité]),"OK","À vérifier")', valeur: 'OK' },
        role: 'controle',
      },
      {
        ligne: LIGNE_SCORE + 5,
        colonne: 0,
        contenu: {
          formule:
            `=IF(SUM(Qualite[Logements])=0,"${SANS_LOGEMENT}",IF(${erreurs}>0,"${NON}",` +
            `IF(${alertes}>0,"${RESERVES}",IF(${A_CORRIGER}>0,"${INCOMPLET}","${OUI}"))))`,
          valeur: verdict(logements, ouvertes.erreur, ouvertes.alerte, total),
        },
        role: 'texte-libre',
      },
      {
        ligne: LIGNE_SCORE + 6,
        colonne: 0,
        contenu: {
          formule: `=IF(SUM(Qualite[Logements])=0,"${SANS_LOGEMENT}",IF(${A_CORRIGER}=0,"${RIEN}","${DEBUT}"&${LE_PLUS}&"${FIN}"))`,
          valeur: phrase(total === 0 ? null : String(nomDuPire ?? ''), logements),
        },
        role: 'texte-libre',
      },
      etiquette(
        parRegle.ligne - 1,
        'Remarques par règle (celles de V15 à V20 et V22, qui portent sur les calculs et les délais, sont dans leurs tableaux)',
      ),
      etiquette(duParc.ligne - 1, 'Inventaire et convention : nombre de logements (V20), départements (V21)'),
      etiquette(parReservataire.ligne - 1, 'Qualité par réservataire (un logement à plusieurs réservataires compte chez chacun)'),
    ],
    tables: [qualite, parRegle, duParc, parReservataire, groupes],
    // Even when more groups than réservataires make the hidden table the longest one.
    debutDePage: parReservataire.nom,
    misesEnForme: [
      ...formatsDeControle(controle, controle),
      { plage: erreurs, formule: `=${erreurs}>0`, style: 'alerte' },
      { plage: bandeau, formule: `=LEFT(${reponse},3)="Non"`, style: 'alerte' },
      { plage: bandeau, formule: `=LEFT(${reponse},5)="Oui :"`, style: 'ok' },
      { plage: taux, formule: `=${taux.split(':')[0] ?? taux}>0`, style: 'modifie' },
      nonReserves(parReservataire, 'Réservataire'),
      ...etatsDuParc(duParc),
    ],
    figer: { lignes: 0, colonnes: 1 },
  });
}
