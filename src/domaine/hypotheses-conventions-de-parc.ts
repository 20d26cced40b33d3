/** Droits uniques of earlier conventions de parc where Action Logement holds no dwelling: it must have a line to carry them (DOMAINE §4.1). */
import { comparerCodes } from './calcul/comparer';
import type { Categorie } from './categories';
import type { Hypotheses, HypothesesReservataire } from './hypotheses';

const NOM_PAR_DEFAUT = 'Action Logement';

/** All the lines, the missing ones among those of the same name, in the order of the territoires: completing again changes nothing. */
export function avecConventionsDeParc(
  hypotheses: Pick<Hypotheses, 'territoires' | 'reservataires'>,
  categories: ReadonlyMap<string, Categorie>,
  presents: ReadonlyMap<string, ReadonlySet<string>>,
): HypothesesReservataire[] {
  const lignes = [...hypotheses.reservataires];
  for (const ligne of lignesDesConventionsDeParc(hypotheses, categories, presents)) {
    const suivante = lignes.findIndex(
      ({ nom, territoire }) => nom === ligne.nom && comparerCodes(territoire ?? '', ligne.territoire ?? '') > 0,
    );
    const derniere = lignes.findLastIndex(({ nom }) => nom === ligne.nom);
    lignes.splice(suivante >= 0 ? suivante : derniere >= 0 ? derniere + 1 : lignes.length, 0, ligne);
  }
  return lignes;
}

/**
 * The lines that are missing. These DU are all that Action Logement holds there: the line takes the droits acquis, since a share of the
 * dwellings would be a share of none; it stays editable like the others. `presents` says who holds dwellings in each territoire.
 */
function lignesDesConventionsDeParc(
  { territoires, reservataires }: Pick<Hypotheses, 'territoires' | 'reservataires'>,
  categories: ReadonlyMap<string, Categorie>,
  presents: ReadonlyMap<string, ReadonlySet<string>>,
): HypothesesReservataire[] {
  const siennes = reservataires.filter(({ categorie }) => categorie === 'action-logement');
  const nom = siennes[0]?.nom ?? [...categories].find(([, categorie]) => categorie === 'action-logement')?.[0] ?? NOM_PAR_DEFAUT;
  const partout = new Set([...presents.values()].flatMap((noms) => [...noms]));
  return territoires.flatMap(({ code, duConventionsDeParc }): HypothesesReservataire[] => {
    const ici = presents.get(code) ?? new Set<string>();
    // A line for every territoire stands where the name holds dwellings, or everywhere when it holds none or has a typed share.
    const couvre = (ligne: HypothesesReservataire): boolean =>
      ligne.territoire === code ||
      (ligne.territoire === null &&
        (ici.has(ligne.nom) || !partout.has(ligne.nom) || ligne.partConvenue !== null || ligne.partHorsGarantie > 0));
    if (duConventionsDeParc <= 0 || siennes.some(couvre) || [...ici].some((present) => categories.get(present) === 'action-logement'))
      return [];
    return [
      {
        nom,
        categorie: 'action-logement',
        territoire: code,
        methode: 'droits-acquis',
        partConvenue: null,
        origineDesDroits: null,
        partHorsGarantie: 0,
        modeDeGestion: null,
      },
    ];
  });
}
