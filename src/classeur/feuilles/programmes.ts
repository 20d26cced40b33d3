/** Rights of Action Logement by programme and end of convention, counted once: what the droits acquis start from (DOMAINE §4). */
import { anneeDe, fractionDeLAnnee } from '../../domaine/calcul/date-reference';
import { categorieDuReservataire } from '../../domaine/calcul/hypotheses-effectives';
import type { LigneComptage } from '../../domaine/resultats';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { numeroDeSerie } from '../formules';
import { cleDuProgramme, lignesDesBiens } from './biens';

export interface LigneProgramme {
  readonly territoire: string;
  readonly reservataire: string;
  readonly motif: LigneComptage['motif'];
  readonly programme: string;
  readonly fin: string | null;
  readonly pourUnTour: boolean;
  /** Key of `Biens[Clé programme]`. */
  readonly cle: string;
  readonly poids: number;
  /** 1, or the share of the year that the convention covers. */
  readonly fraction: number;
}

/** Identity of a row of `DroitsAcquis`: all motives and both kinds of rights together. */
export function cleDuDroitAcquis({ territoire, reservataire, programme, fin }: Omit<LigneProgramme, 'motif' | 'pourUnTour' | 'cle' | 'poids' | 'fraction'>): string {
  return `D${territoire}|${reservataire.slice(0, 100)}|${programme.slice(0, 80)}|${fin === null ? '' : numeroDeSerie(fin)}`;
}

export function lignesDesProgrammes(contexte: Contexte): LigneProgramme[] {
  const { hypotheses, inventaire } = contexte;
  const negocies = new Set<string>(['FLUX', ...MOTIFS_NEGOCIES.map(({ code }) => code)]);
  const lignes = new Map<string, LigneProgramme>();
  for (const element of lignesDesBiens(contexte)) {
    const { bien, reservataire, droit, poids } = element;
    const motif = bien.horsFlux ?? 'FLUX';
    if (bien.departement === null || poids === 0 || !negocies.has(motif)) continue;
    if (categorieDuReservataire(hypotheses, inventaire.categories, bien.departement, reservataire) !== 'action-logement') continue;
    const cle = cleDuProgramme(element);
    const pourUnTour = cle.endsWith('|TOUR');
    if (droit !== 'ACTIF' && !pourUnTour) continue;
    // SUMIF ignores case: two spellings of one programme are one row, or each would count both.
    const identite = cle.toLowerCase();
    const connue = lignes.get(identite);
    const { finConvention: fin } = bien;
    const coupe = hypotheses.echeanceEnCours === 'prorata' && fin !== null && anneeDe(fin) === hypotheses.exercice;
    lignes.set(
      identite,
      connue === undefined
        ? {
            territoire: bien.departement,
            reservataire,
            motif,
            programme: bien.programme ?? '',
            fin,
            pourUnTour,
            cle,
            poids,
            fraction: fin !== null && coupe ? fractionDeLAnnee(fin) : 1,
          }
        : { ...connue, poids: connue.poids + poids },
    );
  }
  return [...lignes.values()].sort((a, b) => (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0));
}
