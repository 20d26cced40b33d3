/** Joins what the text file tells to what its rows gave: nothing that was read is left without a word. */
import type { Anomalie, Correspondance, Inventaire } from '../../domaine/inventaire';
import { masquer } from '../../domaine/lecture/donnees-personnelles';
import { signalerNomDeFeuille } from '../../domaine/lecture/signaler-donnees-personnelles';
import { constat } from '../../domaine/rpls/constats';
import type { LectureTexte } from './lecture-texte';

function remarqueDeMillesime({ origine: { rpls } }: LectureTexte, exercice: number): readonly Anomalie[] {
  if (rpls === null || (rpls.millesimeEcrit && rpls.millesime === exercice)) return [];
  const message = rpls.millesimeEcrit
    ? `le fichier RPLS est celui de ${rpls.millesime}, l’exercice est ${exercice} : la situation lue est celle du 1er janvier ${rpls.millesime}. Prenez le fichier de ${exercice}, ou changez l’exercice.`
    : rpls.millesime === exercice
      ? `le fichier ne dit pas son année : les libérations sont calculées comme s’il était de ${exercice}. Vérifiez l’exercice.`
      : `les libérations ont été calculées pour ${rpls.millesime}, l’exercice est maintenant ${exercice} : relisez le fichier.`;
  return [constat(1, 'alerte', message)];
}

export function completerInventaire(inventaire: Inventaire, lecture: LectureTexte, exercice: number): Inventaire {
  return {
    ...inventaire,
    anomalies: [
      ...signalerNomDeFeuille(lecture.feuille, 1),
      ...remarqueDeMillesime(lecture, exercice),
      ...lecture.remarques,
      ...inventaire.anomalies,
    ],
    ecartees: inventaire.ecartees.map((ecartee) => {
      const raison = ecartee.raison === 'vide' ? lecture.ecartees.get(ecartee.ligneSource) : undefined;
      return raison === undefined ? ecartee : { ...ecartee, raison };
    }),
  };
}

/** Where there is no sheet to go to, a cell is told by its line and the name of its column. */
export function sansAdresses(inventaire: Inventaire, correspondance: Correspondance): Inventaire {
  const entetes = new Map(correspondance.colonnes.map(({ indicateur, entete }) => [indicateur, masquer(entete, false, new Set())]));
  const anomalies = inventaire.anomalies.map((anomalie): Anomalie => {
    if (anomalie.cellule === null) return anomalie;
    const entete = anomalie.indicateur === null ? undefined : entetes.get(anomalie.indicateur);
    const ou = `Ligne ${anomalie.ligneSource}${entete === undefined ? '' : `, colonne « ${entete} »`}`;
    const message = anomalie.message
      .replace(`Cellule ${anomalie.cellule} :`, `${ou} :`)
      .replace(/(?<=figure aussi en )[A-Z]+\d+(?:, [A-Z]+\d+)*/, (cellules) => `ligne ${cellules.replace(/[A-Z]+/g, '')}`);
    return { ...anomalie, cellule: null, message };
  });
  return { ...inventaire, anomalies };
}
