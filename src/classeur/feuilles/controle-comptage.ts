/**
 * Whether the counts still follow what is typed: `Comptage` holds the combinations that the exercices around the one of the insertion reach,
 * and the lists of rights are those of that year. What this table finds is said on every sheet that a figure is read from.
 */
import {
  CONSTAT_DES_INTERMEDIAIRES,
  estIntermediaireSansMotif,
  FINANCEMENTS_INTERMEDIAIRES,
  intermediairesDansLeFlux,
} from '../../domaine/calcul/logements-intermediaires';
import { colonne, construireTable } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, indexer, ligne } from '../formules';
import { MOTIF_COURT } from '../libelles';
import type { PlanCellule, PlanTable } from '../plan';

export const TABLE_CONTROLE_COMPTAGE = 'ControleComptage';
const l = (entete: string): string => ligne(TABLE_CONTROLE_COMPTAGE, entete);
const lu = (entete: string): string => indexer(TABLE_CONTROLE_COMPTAGE, entete, '1');

export const EXERCICE_CHANGE = 'À vérifier : l’exercice a changé depuis l’insertion : actualisez les tableaux';
export const LOGEMENTS_PERDUS = 'À vérifier : des logements ne sont plus comptés : actualisez les tableaux';
const COMPTAGE_COMPLET = 'OK : tous les logements sont comptés, pour l’exercice de l’insertion';

const MOTIF_GARDE = `(1-${chercher('Motifs', 'Coefficient', '"NON_CONVENTIONNE"', 'Motif')})*SUM(ComptageTerritoires[Parc ${MOTIF_COURT.NON_CONVENTIONNE}])`;
const FINANCES = [...FINANCEMENTS_INTERMEDIAIRES].map((code) => `(Biens[Financement]="${code}")`).join('+');
/** Without any such financement in the inventory, Biens is not searched. */
const intermediairesDuClasseur = (finances: boolean): string =>
  `=${MOTIF_GARDE}${finances ? `+SUMPRODUCT((${FINANCES})*(Biens[Hors flux]="")*Biens[Compte])` : ''}`;

export function tableControleComptage({ comptage, inventaire: { biens }, hypotheses }: Contexte, debut: number): PlanTable {
  const { exercice } = hypotheses;
  const intermediaires = intermediairesDansLeFlux(biens, hypotheses);
  const finances = biens.some(estIntermediaireSansMotif);
  const total = comptage.lignes.reduce((somme, { logements }) => somme + logements, 0);
  return construireTable<null>(
    TABLE_CONTROLE_COMPTAGE,
    [
      colonne('Exercice à l’insertion', 'texte', 'general', 14, () => exercice),
      colonne('Exercice', 'resultat', 'general', 14, () => exercice, { formule: '=Negoflux_Exercice' }),
      colonne('Logements comptés', 'resultat', 'entier', 12, () => total, { formule: '=SUM(Comptage[Logements])' }),
      colonne('Logements des biens', 'resultat', 'entier', 12, () => total, { formule: '=SUM(Biens[Compte])' }),
      colonne('Intermédiaires dans le flux', 'resultat', 'entier', 14, () => intermediaires, {
        formule: intermediairesDuClasseur(finances),
      }),
      // Last, to run on to the right.
      colonne('Contrôle', 'texte-libre', 'texte', 12, () => COMPTAGE_COMPLET, {
        formule:
          `=IF(${l('Exercice')}<>${l('Exercice à l’insertion')},"${EXERCICE_CHANGE}",` +
          `IF(${l('Logements comptés')}<>${l('Logements des biens')},"${LOGEMENTS_PERDUS}","${COMPTAGE_COMPLET}"))`,
      }),
    ],
    [null],
    { ligne: debut },
  );
}

/** True when nothing is wrong with the counts. */
export const COMPTAGE_JUSTE = `LEFT(${lu('Contrôle')},2)="OK"`;

/** What the counts say, where figures are read. */
export function etatDuComptage(ligneA1: number, fusion: number): PlanCellule {
  return {
    ligne: ligneA1,
    colonne: 0,
    contenu: { formule: `=${lu('Contrôle')}`, valeur: COMPTAGE_COMPLET },
    role: 'controle',
    fusion,
  };
}

/** Once, where the parc éligible is read; nothing when there are none. */
export function etatDesIntermediaires({ inventaire, hypotheses }: Contexte, ligneA1: number, fusion: number): PlanCellule {
  const nombre = intermediairesDansLeFlux(inventaire.biens, hypotheses);
  const lus = lu('Intermédiaires dans le flux');
  const rien = 'OK : aucun logement intermédiaire ou non conventionné dans le flux';
  return {
    ligne: ligneA1,
    colonne: 0,
    contenu: {
      formule: `=IF(${lus}>0,"Alerte : "&${lus}&" logements ${CONSTAT_DES_INTERMEDIAIRES}","${rien}")`,
      valeur: nombre > 0 ? `Alerte : ${nombre} logements ${CONSTAT_DES_INTERMEDIAIRES}` : rien,
    },
    role: 'controle',
    fusion,
  };
}

/** Libérations are those of a year: typed or read for one, they are not those of the next. */
export function etatDesLiberations({ hypotheses: { exercice } }: Contexte, ligneA1: number, fusion: number): PlanCellule {
  const [insere, actuel] = [lu('Exercice à l’insertion'), lu('Exercice')];
  return {
    ligne: ligneA1,
    colonne: 0,
    contenu: {
      formule:
        `=IF(${actuel}=${insere},"OK : libérations de "&(${insere}-1),"À vérifier : les libérations de "&(${insere}-1)&", saisies ou lues, ` +
        `servent pour "&(${actuel}-1)&" : saisissez celles de l’année, puis actualisez les tableaux")`,
      valeur: `OK : libérations de ${exercice - 1}`,
    },
    role: 'controle',
    fusion,
  };
}
