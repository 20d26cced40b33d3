/** Hypotheses that a workbook holds already, over which come those that are given now: what is given wins, the rest stays. */
import { cleDeNom } from './geographie/cle-de-nom';
import type { HypothesesPartielles, ReservatairePartiel, TerritoirePartiel } from './hypotheses-partielles';
import type { Scenario } from './hypotheses';

export function fusionnerHypotheses(lues: HypothesesPartielles | null, donnees: HypothesesPartielles): HypothesesPartielles {
  if (lues === null) return donnees;
  return {
    ...lues,
    ...donnees,
    ...(donnees.territoires === undefined ? {} : { territoires: fusionnerTerritoires(lues.territoires ?? [], donnees.territoires) }),
    ...(donnees.reservataires === undefined
      ? {}
      : { reservataires: fusionnerReservataires(lues.reservataires ?? [], donnees.reservataires) }),
    ...(donnees.exclusions === undefined ? {} : { exclusions: { ...lues.exclusions, ...donnees.exclusions } }),
    ...(donnees.scenarios === undefined ? {} : { scenarios: fusionnerScenarios(lues.scenarios ?? [], donnees.scenarios) }),
  };
}

function fusionnerTerritoires(lus: readonly TerritoirePartiel[], donnes: readonly TerritoirePartiel[]): TerritoirePartiel[] {
  const fusionnes = donnes.map((donne) => {
    const lu = lus.find(({ code }) => code === donne.code);
    return lu === undefined ? donne : { ...lu, ...donne, deductions: { ...lu.deductions, ...donne.deductions } };
  });
  return [...fusionnes, ...lus.filter(({ code }) => !donnes.some((donne) => donne.code === code))];
}

const estEtat = ({ categorie }: ReservatairePartiel): boolean => categorie === 'etat-prioritaires' || categorie === 'etat-agents';

/** A line given for every territoire speaks for the lines that the workbook holds for each one. */
function fusionnerReservataires(lus: readonly ReservatairePartiel[], donnes: readonly ReservatairePartiel[]): ReservatairePartiel[] {
  const memeNom = (a: ReservatairePartiel, b: ReservatairePartiel): boolean =>
    cleDeNom(a.nom) === cleDeNom(b.nom) || (a.categorie === 'action-logement' && b.categorie === 'action-logement');
  // A given line of the État means that the given lines cover it: the workbook's own would count it twice.
  const etatDonne = donnes.some(estEtat);
  const gardes = lus.flatMap((lu): ReservatairePartiel[] => {
    const siennes = donnes.filter((donne) => memeNom(donne, lu));
    const donne =
      siennes.find(({ territoire }) => (territoire ?? null) === (lu.territoire ?? null)) ??
      siennes.find(({ territoire }) => (territoire ?? null) === null);
    if (donne !== undefined) return [{ ...lu, ...donne, nom: lu.nom, territoire: lu.territoire ?? null }];
    return etatDonne && estEtat(lu) ? [] : [lu];
  });
  const nouveaux = donnes.filter(
    (donne) => !gardes.some((garde) => memeNom(garde, donne) && (garde.territoire ?? null) === (donne.territoire ?? null)),
  );
  return [...nouveaux, ...gardes];
}

function fusionnerScenarios(lus: readonly Scenario[], donnes: readonly Scenario[]): Scenario[] {
  const fusionnes = donnes.map((donne) => {
    const numero = lus.find(({ nom }) => nom === donne.nom)?.numero;
    return numero === undefined ? donne : { ...donne, numero };
  });
  return [...lus.filter(({ nom }) => !donnes.some((donne) => donne.nom === nom)), ...fusionnes];
}
