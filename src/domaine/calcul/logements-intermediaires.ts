/** PLI and PCL: no text read says whether they belong to the flux. They stay there by default, and people are told how many (DOMAINE §1.7). */
import type { Bien } from '../bien';
import type { Hypotheses } from '../hypotheses';
import { MOTIFS_HORS_FLUX } from '../motifs-hors-flux';

/** Codes of financement of the RPLS, position 32 (DOMAINE §5.5). */
export const FINANCEMENTS_INTERMEDIAIRES: ReadonlySet<string> = new Set(['16', '17']);

const PAR_DEFAUT = MOTIFS_HORS_FLUX.find(({ code }) => code === 'NON_CONVENTIONNE')?.excluParDefaut ?? false;

type Releve = Pick<Bien, 'departement' | 'financement' | 'horsFlux'>;

/** Financed as intermediate, and no motive says anything of it. */
export function estIntermediaireSansMotif({ departement, financement, horsFlux }: Releve): boolean {
  return departement !== null && horsFlux === null && financement !== null && FINANCEMENTS_INTERMEDIAIRES.has(financement);
}

/** Dwellings counted in the flux although intermediate: without any motive, or with the motive that the parties keep in the flux. */
export function intermediairesDansLeFlux(biens: readonly Releve[], { exclusions }: Pick<Hypotheses, 'exclusions'>): number {
  const gardes = !(exclusions.NON_CONVENTIONNE ?? PAR_DEFAUT);
  return biens.reduce(
    (total, bien) =>
      total + (estIntermediaireSansMotif(bien) || (gardes && bien.departement !== null && bien.horsFlux === 'NON_CONVENTIONNE') ? 1 : 0),
    0,
  );
}

const SORTIE = 'pour les en sortir : motif « Non conventionné » dans l’inventaire, puis « Oui » à ce motif dans Hypothèses';

/** After their number, on one line of a sheet: what they are, and the way out. */
export const CONSTAT_DES_INTERMEDIAIRES = `PLI, PCL ou non conventionnés dans le flux ; ${SORTIE}`;

export function phrasesDesIntermediaires(nombre: number): string[] {
  return nombre === 0
    ? []
    : [`Logements PLI, PCL (financements 16 et 17) ou non conventionnés comptés dans le flux ; ${SORTIE} : ${nombre}.`];
}
