/** What the état des lieux is worth, on a page that a réservataire can read: the score, what it is made of, and whose dwellings it rates. */
import type { EntreesDuScore } from '../../domaine/qualite/score';
import { lignesDeQualite, scoreDeQualite } from '../../domaine/qualite/score';
import { apres, etiquette, feuille, formatsDeControle, nonReserves, plageDeColonne, presentation } from '../construire';
import type { Contexte } from '../contexte';
import { adresse } from '../formules';
import { ND } from '../libelles';
import type { PlanFeuille } from '../plan';
import type { PointsDeControle } from './points-controles';
import { tableDeQualite } from './table-qualite';
import { tableParRegle } from './table-par-regle';
import { tableParReservataire } from './table-par-reservataire';
import { tablePointsParGroupe } from './table-points-par-groupe';

const LIGNE_SCORE = 4;
const SCORE = '=IF(OR(SUM(Qualite[Logements])=0,SUM(Qualite[Poids])=0),"n/d",SUMPRODUCT(Qualite[Poids],Qualite[Taux])/SUM(Qualite[Poids]))';
const A_CORRIGER = 'SUM(Qualite[À corriger])';
const LE_PLUS = 'INDEX(Qualite[Indicateur],MATCH(MAX(Qualite[À corriger]),Qualite[À corriger],0))';

const RIEN = 'Aucune valeur n’est à corriger : les neuf indicateurs de tous les logements sont sûrs.';
const DEBUT = 'L’indicateur le moins sûr est « ';
const FIN = ' » : filtrez-le dans la feuille « Contrôles », puis décidez de ses remarques.';
const SANS_LOGEMENT = 'Aucun logement : il n’y a rien à noter.';

function phrase(pire: string | null, logements: number): string {
  if (logements === 0) return SANS_LOGEMENT;
  return pire === null ? RIEN : `${DEBUT}${pire}${FIN}`;
}

export function feuilleQualite(contexte: Contexte, controles: PointsDeControle): PlanFeuille {
  const { points, nonLus, sansRemarque } = controles;
  const logements = contexte.inventaire.biens.length;
  const entrees: EntreesDuScore = {
    logements,
    nonLus,
    sansRemarque,
    remarques: points.map(({ indicateurDeQualite, concernes, traitee }) => ({ indicateur: indicateurDeQualite, concernes, traitee })),
  };
  const lignes = lignesDeQualite(entrees);
  const qualite = tableDeQualite(lignes, entrees, LIGNE_SCORE + 5);
  const parRegle = tableParRegle(points, apres(qualite) + 2);
  const parReservataire = tableParReservataire(contexte, points, apres(parRegle) + 2);
  const groupes = tablePointsParGroupe(points, parReservataire.ligne, qualite.colonnes.length + 1);
  const pire = lignes.reduce(
    (plus, ligne) => (ligne.aCorriger > plus.aCorriger ? ligne : plus),
    lignes[0] ?? { aCorriger: 0, indicateur: null },
  );
  const nomDuPire = qualite.lignes.find((_, rang) => lignes[rang]?.indicateur === pire.indicateur)?.[0];
  const total = lignes.reduce((somme, { aCorriger }) => somme + aCorriger, 0);
  const controle = adresse(LIGNE_SCORE + 2, 3);
  const taux = plageDeColonne(qualite, 'À corriger');
  return feuille({
    cle: 'qualite',
    nom: 'Qualité',
    couleurOnglet: '#C00000',
    cellules: [
      ...presentation(
        'Qualité de l’état des lieux',
        'L’inventaire est-il assez sûr pour être remis aux réservataires ?',
        'Pour chacun des neuf indicateurs du logement, le taux est la part des logements dont la valeur est sûre : lue, et sans erreur ni alerte restée ouverte. ' +
          'Le score est la moyenne des neuf taux, pondérée par leurs poids ; une remarque acceptée ou ignorée avec un motif n’y compte plus. ' +
          'Aucun texte ne fixe ces poids : ils valent 1, et vous pouvez les changer (indicateurs : Référentiel interbailleurs Occitanie, 2023).',
      ),
      etiquette(LIGNE_SCORE, 'Score de qualité'),
      {
        ligne: LIGNE_SCORE,
        colonne: 3,
        contenu: { formule: SCORE, valeur: scoreDeQualite(lignes) ?? ND },
        role: 'resultat-cle',
        format: 'pourcent2',
      },
      etiquette(LIGNE_SCORE + 1, 'Valeurs à corriger, tous indicateurs confondus'),
      { ligne: LIGNE_SCORE + 1, colonne: 3, contenu: { formule: `=${A_CORRIGER}`, valeur: total }, role: 'resultat', format: 'entier' },
      etiquette(LIGNE_SCORE + 2, 'Toutes les remarques de la feuille « Contrôles » sont comptées par règle'),
      {
        ligne: LIGNE_SCORE + 2,
        colonne: 3,
        contenu: { formule: '=IF(SUM(ControlesParRegle[Nombre])=COUNTA(Controles[Gravité]),"OK","À vérifier")', valeur: 'OK' },
        role: 'controle',
      },
      {
        ligne: LIGNE_SCORE + 3,
        colonne: 0,
        contenu: {
          formule: `=IF(SUM(Qualite[Logements])=0,"${SANS_LOGEMENT}",IF(${A_CORRIGER}=0,"${RIEN}","${DEBUT}"&${LE_PLUS}&"${FIN}"))`,
          valeur: phrase(total === 0 ? null : String(nomDuPire ?? ''), logements),
        },
        role: 'texte-libre',
      },
      etiquette(parRegle.ligne - 1, 'Remarques par règle (celles de V15 à V20, qui portent sur les calculs, sont dans leurs feuilles)'),
      etiquette(parReservataire.ligne - 1, 'Qualité par réservataire (un logement à plusieurs réservataires compte chez chacun)'),
    ],
    tables: [qualite, parRegle, parReservataire, groupes],
    // Even when more groups than réservataires make the hidden table the longest one.
    debutDePage: parReservataire.nom,
    misesEnForme: [
      ...formatsDeControle(controle, controle),
      { plage: taux, formule: `=${taux.split(':')[0] ?? taux}>0`, style: 'modifie' },
      nonReserves(parReservataire, 'Réservataire'),
    ],
    figer: { lignes: 0, colonnes: 1 },
  });
}
