/** Whether the inventory is the one of the convention: as many dwellings as the declared parc (V20), in its départements (V21). */
import { parcCompte } from '../../domaine/calcul/parc';
import type { HypothesesTerritoire } from '../../domaine/hypotheses';
import { colonne, construireTable, controlesDeColonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne } from '../formules';
import { nomDuTerritoire } from '../libelles';
import type { PlanMiseEnForme, PlanTable } from '../plan';
import { parametre } from './parametres';

export const TABLE_CONTROLES_DU_PARC = 'ControlesDuParc';
const l = (entete: string): string => ligne(TABLE_CONTROLES_DU_PARC, entete);
const CLE = `"D"&${l('Territoire')}`;
const PARC_DECLARE = chercher('Territoires', 'Parc déclaré', CLE);
const remplacer = (dans: string, couples: readonly (readonly [string, string])[]): string =>
  couples.reduce((formule, [ancien, nouveau]) => `SUBSTITUTE(${formule},"${ancien}","${nouveau}")`, dans);
/** « 31;2a » becomes « 31 2A » between spaces: a code is found whole. */
const PERIMETRE = `" "&${remplacer(parametre('perimetre'), [
  [',', ' '],
  [';', ' '],
  ['/', ' '],
  ['a', 'A'],
  ['b', 'B'],
])}&" "`;
const nomme = (code: string): string => `SUBSTITUTE(${PERIMETRE}," "&${code}&" ","")<>${PERIMETRE}`;
/** « 09 » typed alone becomes the number 9. */
const DANS_LE_PERIMETRE = `OR(${nomme(l('Territoire'))},AND(LEFT(${l('Territoire')},1)="0",${nomme(`SUBSTITUTE(${l('Territoire')},"0","",1)`)}))`;

export function tableControlesDuParc({ hypotheses, comptage }: Contexte, debut: number): PlanTable {
  const { perimetre = [] } = hypotheses;
  const liste = (code: string): number => parcCompte(comptage, code);
  const horsDuPerimetre = (code: string): boolean => liste(code) > 0 && perimetre.length > 0 && !perimetre.includes(code);
  return construireTable<HypothesesTerritoire>(
    TABLE_CONTROLES_DU_PARC,
    [
      colonne('Territoire', 'texte', 'texte', 30, ({ code }) => code),
      colonne('Nom', 'texte-long', 'texte', 42, ({ code }) => nomDuTerritoire(code)),
      colonne('Attendu', 'texte-long', 'texte', 54, () => 'Parc déclaré et départements de la convention, saisis dans Hypothèses'),
      colonne('Logements', 'resultat', 'entier', 12, ({ code }) => liste(code), {
        formule: `=${chercher('ComptageTerritoires', 'Parc compté', CLE)}`,
      }),
      colonne('Parc déclaré', 'resultat', 'entier', 12, ({ parcDeclare }) => parcDeclare ?? '', {
        formule: `=IF(ISNUMBER(${PARC_DECLARE}),${PARC_DECLARE},"")`,
      }),
      colonne('Écart', 'resultat', 'entier', 13, ({ code, parcDeclare }) => (parcDeclare === null ? '' : liste(code) - parcDeclare), {
        formule: `=IF(ISNUMBER(${l('Parc déclaré')}),${l('Logements')}-${l('Parc déclaré')},"")`,
      }),
      colonne(
        'Parc',
        'controle',
        'texte',
        11,
        ({ code, parcDeclare }) => (parcDeclare === null || parcDeclare === liste(code) ? 'OK' : 'Alerte V20'),
        { formule: `=IF(N(${l('Écart')})=0,"OK","Alerte V20")` },
      ),
      colonne('Périmètre', 'controle', 'texte', 11, ({ code }) => (horsDuPerimetre(code) ? 'Alerte V21' : 'OK'), {
        formule: `=IF(OR(${l('Logements')}=0,SUBSTITUTE(${PERIMETRE}," ","")=""),"OK",IF(${DANS_LE_PERIMETRE},"OK","Alerte V21"))`,
      }),
    ],
    hypotheses.territoires,
    { ligne: debut },
  );
}

export function etatsDuParc(table: PlanTable): PlanMiseEnForme[] {
  return ['Parc', 'Périmètre'].flatMap((entete) => controlesDeColonne(table, entete));
}
