/** Rights to convert by programme and end of convention, counted once: what the droits acquis start from (DOMAINE §4). */
import { anneeDe } from '../../domaine/calcul/date-reference';
import { etatsAtteignables } from '../../domaine/calcul/etats-atteignables';
import { partDeLAnnee } from '../../domaine/calcul/droit';
import { etatSelonLeType } from '../../domaine/calcul/droits-a-part';
import { demandeSesDroits } from '../../domaine/calcul/methode-retenue';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import type { LigneComptage } from '../../domaine/resultats';
import { MOTIFS_NEGOCIES, type Contexte } from '../contexte';
import { numeroDeSerie } from '../formules';
import { uneFois } from '../une-fois';
import { cleDuProgramme, lignesDesBiens, type LigneBien } from './biens';
import { nomDeCle } from '../../domaine/calcul/cle-du-nom';

export interface LigneProgramme {
  readonly territoire: string;
  readonly reservataire: string;
  readonly motif: LigneComptage['motif'];
  readonly programme: string;
  /** Effective end. */
  readonly fin: string | null;
  /** Year of the first letting of a right that has not begun yet. */
  readonly premierTour: number | null;
  /** Ended by that first turn. */
  readonly unSeulTour: boolean;
  /** Key of `Biens[Clé programme]`. */
  readonly cle: string;
  readonly poids: number;
  /** Share of year N that the convention covers. */
  readonly fraction: number;
}

/** Identity of a row of `DroitsAcquis`: all motives and both kinds of rights together. */
export function cleDuDroitAcquis({
  territoire,
  reservataire,
  programme,
  fin,
}: Pick<LigneProgramme, 'territoire' | 'reservataire' | 'programme' | 'fin'>): string {
  return `D${territoire}|${nomDeCle(reservataire)}|${programme.slice(0, 80)}|${fin === null ? '' : numeroDeSerie(fin)}`;
}

/**
 * Also those of a réservataire that asked for the droits acquis while the parameter reserves them, and those of the second réservataires
 * that priority leaves without weight, and the state that a right has in another exercice: typing another choice then needs no new count.
 */
const LIGNES = uneFois(compter);
export const lignesDesProgrammes = LIGNES.lire;
export const preparerProgrammes = LIGNES.preparer;

function* compter(contexte: Contexte): Lots<readonly LigneProgramme[]> {
  const { hypotheses, inventaire } = contexte;
  const negocies = new Set<string>(['FLUX', ...MOTIFS_NEGOCIES.map(({ code }) => code)]);
  const lignes = new Map<string, LigneProgramme>();
  const atteindre = etatsAtteignables(hypotheses);
  const demandes = new Map<string, boolean>();
  const demande = (territoire: string, nom: string): boolean => {
    const cle = `${territoire}|${nom}`;
    const connue = demandes.get(cle) ?? demandeSesDroits(hypotheses, inventaire.categories, territoire, nom);
    demandes.set(cle, connue);
    return connue;
  };
  yield* parcourirParLots(lignesDesBiens(contexte), (element) => {
    const { bien, reservataire, droit, aPart } = element;
    const motif = bien.horsFlux ?? 'FLUX';
    if (bien.departement === null || droit === 'ECHU' || !negocies.has(motif)) return;
    if (!demande(bien.departement, reservataire)) return;
    // Counted under another state as soon as the exercice or the choice of the rights to one attribution moves.
    const etats = atteindre(bien, reservataire);
    const noterSous = (autre: Pick<LigneBien, 'droit' | 'aPart'>): void => {
      const actuel = droit === autre.droit && (droit === 'ACTIF' || aPart === autre.aPart);
      if (actuel || etats.has(autre.droit)) noter(lignes, hypotheses, { ...element, ...autre, poids: actuel ? element.poids : 0 });
    };
    noterSous({ droit: 'ACTIF', aPart: null });
    noterSous({ droit: 'FUTUR', aPart: null });
    if (etatSelonLeType(bien) === 'UN_TOUR') noterSous({ droit: 'FUTUR', aPart: 'UN_TOUR' });
  });
  return [...lignes.values()].sort((a, b) => (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0));
}

function noter(lignes: Map<string, LigneProgramme>, { exercice, echeanceEnCours }: Contexte['hypotheses'], element: LigneBien): void {
  const { bien, reservataire, droit, aPart, poids, fin } = element;
  const cle = cleDuProgramme(element);
  // SUMIF ignores case: two spellings of one programme are one row, or each would count both.
  const identite = cle.toLowerCase();
  const connue = lignes.get(identite);
  lignes.set(
    identite,
    connue === undefined
      ? {
          territoire: bien.departement ?? '',
          reservataire,
          motif: bien.horsFlux ?? 'FLUX',
          programme: bien.programme ?? '',
          fin,
          premierTour: droit === 'FUTUR' && bien.debutConvention !== null ? anneeDe(bien.debutConvention) : null,
          unSeulTour: droit === 'FUTUR' && aPart === 'UN_TOUR',
          cle,
          poids,
          fraction: partDeLAnnee(fin, exercice, echeanceEnCours),
        }
      : { ...connue, poids: connue.poids + poids },
  );
}
