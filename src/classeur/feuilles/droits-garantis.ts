/** Rights that a cap « of each programme » concerns: those of the collectivités, by programme, motive and end, as Biens can be counted. */
import { etatsAtteignables } from '../../domaine/calcul/etats-atteignables';
import { categorieDuReservataire } from '../../domaine/calcul/hypotheses-effectives';
import { COLLECTIVITES } from '../../domaine/calcul/plafonds';
import { cleDuProgrammeSeul } from '../../domaine/calcul/programmes-comptage';
import { parcourirParLots, type Lots } from '../../domaine/lots';
import type { DroitAuProgramme, ProgrammeCompte } from '../../domaine/resultats-programmes';
import type { Contexte } from '../contexte';
import { uneFois } from '../une-fois';
import { cleDuProgramme, lignesDesBiens } from './biens';

export interface LigneGarantie extends DroitAuProgramme {
  /** Its name, as Biens shows it. */
  readonly nomDuProgramme: string;
  /** Effective end. */
  readonly fin: string | null;
  /** Key of `Biens[Clé programme]`. */
  readonly cle: string;
  readonly poidsBrut: number;
  readonly poidsEchu: number;
}

/**
 * Beyond, a parc is counted by programme only when the base of the cap asks for it: each row is one more search over the whole of Biens.
 * Below, the switch in `Hypothèses` finds its counts ready.
 */
export const LIGNES_COMPTEES_D_AVANCE = 2_000;

function compteParProgramme({ reference, scenarios }: Contexte, lignes: number): boolean {
  return lignes <= LIGNES_COMPTEES_D_AVANCE || [reference, ...scenarios].some(({ hypotheses }) => hypotheses.baseGarantie === 'programme');
}

interface Compte {
  readonly lignes: readonly LigneGarantie[];
  readonly remis: boolean;
}

const { lire: compte, preparer } = uneFois(function* (contexte): Lots<Compte> {
  const lignes = yield* compter(contexte);
  return compteParProgramme(contexte, lignes.length) ? { lignes, remis: false } : { lignes: [], remis: true };
});
export const preparerDroitsGarantis = preparer;

/** The same rows for the counts, for the reference and for every scenario. */
export function droitsGarantis(contexte: Contexte): readonly LigneGarantie[] {
  return compte(contexte).lignes;
}

/** There are such rights, and too many of them to be counted before anyone asks. */
export function sansCompte(contexte: Contexte): boolean {
  return compte(contexte).remis;
}

function* compter(contexte: Contexte): Lots<LigneGarantie[]> {
  const { hypotheses, inventaire, comptage } = contexte;
  const programmes = new Map(comptage.programmes.programmes.map(({ cle }) => [cle.toLowerCase(), cle]));
  const lignes = new Map<string, LigneGarantie>();
  const atteindre = etatsAtteignables(hypotheses);
  const concernes = new Map<string, boolean>();
  const estConcerne = (territoire: string, nom: string): boolean => {
    const cle = `${territoire}|${nom}`;
    const connu = concernes.get(cle) ?? COLLECTIVITES.has(categorieDuReservataire(hypotheses, inventaire.categories, territoire, nom));
    concernes.set(cle, connu);
    return connu;
  };
  yield* parcourirParLots(lignesDesBiens(contexte), (element) => {
    const { bien, reservataire, droit, poids, poidsEchu, fin } = element;
    const territoire = bien.departement;
    if (territoire === null || !estConcerne(territoire, reservataire)) return;
    // A right that another exercice makes active has its row, at 0 until then.
    if (droit !== 'ACTIF' && !atteindre(bien, reservataire).has('ACTIF')) return;
    const [actif, echu] = droit === 'ACTIF' ? [poids, poidsEchu] : [0, 0];
    const cle = cleDuProgramme({ ...element, droit: 'ACTIF' });
    // SUMIF ignores case: two spellings of one programme are one row, or each would count both.
    const connue = lignes.get(cle.toLowerCase());
    const seule = cleDuProgrammeSeul(bien);
    lignes.set(cle.toLowerCase(), {
      territoire,
      reservataire,
      motif: bien.horsFlux ?? 'FLUX',
      programme: programmes.get(seule.toLowerCase()) ?? seule,
      nomDuProgramme: connue?.nomDuProgramme ?? bien.programme ?? '',
      fin,
      cle: connue?.cle ?? cle,
      poidsBrut: (connue?.poidsBrut ?? 0) + actif,
      poidsEchu: (connue?.poidsEchu ?? 0) + echu,
      poids: (connue?.poids ?? 0) + actif - echu,
    });
  });
  return [...lignes.values()].sort((a, b) => (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0));
}

/** Programmes of these rights only. */
export function programmesGarantis(contexte: Contexte): readonly ProgrammeCompte[] {
  const concernes = new Set(droitsGarantis(contexte).map(({ programme }) => programme));
  return contexte.comptage.programmes.programmes
    .filter(({ cle }) => concernes.has(cle))
    .sort((a, b) => (a.cle < b.cle ? -1 : a.cle > b.cle ? 1 : 0));
}
