import { INDICATEURS_DE_QUALITE } from '../../domaine/qualite/neuf-indicateurs';
import { POIDS_PAR_DEFAUT, type EntreesDuScore, type LigneDeQualite } from '../../domaine/qualite/score';
import { colonne, construireTable, ouNd } from '../construire';
import { ligne } from '../formules';
import { ND } from '../libelles';
import type { PlanTable } from '../plan';

const T = 'Qualite';
const l = (entete: string): string => ligne(T, entete);
const DEFINITIONS = new Map(INDICATEURS_DE_QUALITE.map((definition) => [definition.id, definition]));

/** Nothing is recounted from `Biens`: what the reading left blank is known, and decisions act on the remarks. */
export function tableDeQualite(lignes: readonly LigneDeQualite[], { nonLus, sansRemarque }: EntreesDuScore, debut: number): PlanTable {
  return {
    ...construireTable<LigneDeQualite>(
      T,
      [
        colonne('Indicateur', 'texte', 'texte', 30, ({ indicateur }) => DEFINITIONS.get(indicateur)?.libelle ?? indicateur),
        colonne('Valeur sûre', 'texte-long', 'texte', 42, ({ indicateur }) => DEFINITIONS.get(indicateur)?.attendu ?? null),
        colonne('Source', 'texte-long', 'texte', 54, ({ indicateur }) => DEFINITIONS.get(indicateur)?.source ?? null),
        colonne('Logements', 'resultat', 'entier', 12, ({ logements }) => logements, { formule: '=SUMIF(Biens[Rang],1,Biens[Rang])' }),
        colonne('Renseignés', 'resultat', 'entier', 12, ({ renseignes }) => renseignes, { formule: `=${l('Logements')}-${l('Non lus')}` }),
        colonne('À corriger', 'resultat', 'entier', 13, ({ aCorriger }) => aCorriger, {
          formule: `=${l('Non lus sans remarque')}+SUMIF(Controles[Clé indicateur],${l('Clé')},Controles[Logements à corriger])`,
        }),
        colonne('Taux', 'resultat-cle', 'pourcent2', 11, ({ taux }) => ouNd(taux), {
          formule: `=IF(${l('Logements')}=0,"${ND}",1-${l('À corriger')}/${l('Logements')})`,
        }),
        colonne('Poids', 'resultat', 'decimal2', 9, ({ poids }) => poids, {
          formule: `=IF(${l('Votre poids')}="",${POIDS_PAR_DEFAUT},MAX(0,N(${l('Votre poids')})))`,
        }),
        colonne('Votre poids', 'saisie', 'general', 9, () => null, { bornes: { min: 0, max: 100 } }),
        colonne('Non lus', 'technique', 'entier', 9, ({ indicateur }) => nonLus.get(indicateur) ?? 0),
        colonne('Non lus sans remarque', 'technique', 'entier', 9, ({ indicateur }) => sansRemarque.get(indicateur) ?? 0),
        colonne('Clé', 'technique', 'texte', 14, ({ indicateur }) => indicateur),
      ],
      lignes,
      { ligne: debut },
    ),
    hauteurParLigne: true,
  };
}
