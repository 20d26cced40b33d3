import type { ResultatDroitsAcquis } from '../../domaine/resultats';
import { colonne, construireTable, feuille, LIGNE_ENTETE, ouNd, presentation, techniques } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, numeroDeSerie, sansJoker } from '../formules';
import { ND } from '../libelles';
import type { PlanFeuille } from '../plan';
import { cleDuDroitAcquis, lignesDesProgrammes } from './programmes';

const T = 'DroitsAcquis';
const l = (entete: string): string => ligne(T, entete);

/**
 * One row per programme and end of convention, also for the programmes that the exclusions leave out today, at 0: a switch in
 * `Hypothèses` must be able to bring them back.
 */
function lignes(contexte: Contexte): ResultatDroitsAcquis[] {
  const cleDe = (element: ResultatDroitsAcquis): string => cleDuDroitAcquis({ ...element, fin: element.finConvention }).toLowerCase();
  const resultats = new Map<string, ResultatDroitsAcquis>();
  for (const resultat of contexte.reference.resultats.droitsAcquis) {
    const cle = cleDe(resultat);
    const connu = resultats.get(cle);
    resultats.set(cle, connu === undefined ? resultat : additionner(connu, resultat));
  }
  for (const { territoire, reservataire, programme, fin } of lignesDesProgrammes(contexte)) {
    const taux = contexte.reference.resultats.rotation.find((rotation) => rotation.territoire === territoire)?.tauxRetenu ?? null;
    const zero = taux === null ? null : 0;
    const ligneVide = { territoire, reservataire, programme, finConvention: fin, droitsDeSuite: 0, droitsPourUnTour: 0, tauxRotation: taux };
    const nouveau: ResultatDroitsAcquis = { ...ligneVide, duAnnuels: zero, duRestants: fin === null ? null : zero };
    if (!resultats.has(cleDe(nouveau))) resultats.set(cleDe(nouveau), nouveau);
  }
  return [...resultats.values()];
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

export function feuilleDroitsAcquis(contexte: Contexte): PlanFeuille {
  const fin = l('Fin convention');
  const taux = l('Taux de rotation');
  const duProgramme = (entete: string): string => `=SUMIF(ComptageProgrammes[Clé droit],${sansJoker(l('Clé'))},ComptageProgrammes[${entete}])`;
  const annee = `YEAR(N(${fin}))`;
  const table = construireTable<ResultatDroitsAcquis>(
    T,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Réservataire', 'texte', 'texte', 28, ({ reservataire }) => reservataire),
      colonne('Programme', 'texte', 'texte', 32, ({ programme }) => programme),
      colonne('Droits de suite', 'resultat', 'decimal2', 12, ({ droitsDeSuite }) => droitsDeSuite, { formule: duProgramme('Droits de suite') }),
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
      colonne('Droits pour un tour', 'resultat', 'decimal2', 12, ({ droitsPourUnTour }) => droitsPourUnTour, { formule: duProgramme('Droits pour un tour') }),
      ...techniques<ResultatDroitsAcquis>([
      colonne('Part de l’année', 'resultat', 'decimal4', 12, (element) => partDeLAnnee(contexte, element), {
        formule:
          `=IF(Negoflux_EcheanceEnCours="Prorata",IF(ISNUMBER(${fin}),IF(${annee}=Negoflux_Exercice,` +
          `(N(${fin})-DATE(Negoflux_Exercice,1,1)+1)/(DATE(Negoflux_Exercice+1,1,1)-DATE(Negoflux_Exercice,1,1)),1),1),1)`,
      }),
      colonne('Clé', 'resultat', 'general', 36, (element) => cleDuDroitAcquis({ ...element, fin: element.finConvention }), {
        formule: `="D"&${l('Territoire')}&"|"&LEFT(${l('Réservataire')},100)&"|"&LEFT(${l('Programme')},80)&"|"&${fin}`,
      }),
      ]),
    ],
    lignes(contexte),
    { ligne: LIGNE_ENTETE, filtres: true },
  );
  return feuille({
    cle: 'droits-acquis',
    nom: 'Droits acquis',
    couleurOnglet: '#70AD47',
    cellules: presentation(
      'Droits acquis d’Action Logement',
      'Combien de droits uniques par an les droits de suite d’Action Logement représentent-ils ?',
      'DU annuels d’un programme = droits de suite × taux de rotation ; DU restants = droits de suite × taux × années jusqu’à la fin de la convention (Référentiel interbailleurs Occitanie, 2023). ' +
        'Les droits qui commencent dans l’année servent un seul tour et sont comptés à part ; sans date de fin, les droits restants sont inconnus (« n/d »).',
    ),
    tables: [table],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 2 },
  });
}

function partDeLAnnee({ hypotheses }: Contexte, { finConvention }: ResultatDroitsAcquis): number {
  if (hypotheses.echeanceEnCours !== 'prorata' || finConvention === null || Number(finConvention.slice(0, 4)) !== hypotheses.exercice) return 1;
  const debut = numeroDeSerie(`${hypotheses.exercice}-01-01`);
  return (numeroDeSerie(finConvention) - debut + 1) / (numeroDeSerie(`${hypotheses.exercice + 1}-01-01`) - debut);
}
