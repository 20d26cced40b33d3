/** The hypotheses about a réservataire follow the name that was decided for it, and its category. */
import type { HypothesesPartielles, ReservatairePartiel } from '../hypotheses-partielles';
import { cleDeReservataire } from '../reservataires/cle-de-reservataire';
import { indexerRapprochements, type Rapprochement } from './rapprochements';

/** A line that an earlier run wrote and in which nobody typed anything. */
function estSansSaisie({ territoire, methode, partConvenue, origineDesDroits, modeDeGestion }: ReservatairePartiel): boolean {
  return (
    (territoire ?? null) === null &&
    (methode ?? 'assiette') === 'assiette' &&
    (partConvenue ?? null) === null &&
    !origineDesDroits &&
    !modeDeGestion
  );
}

/** `noms`: those that the inventory bears. */
export function suivreLesNoms<H extends HypothesesPartielles>(
  hypotheses: H,
  rapprochements: readonly Rapprochement[],
  noms: Pick<ReadonlySet<string>, 'has'>,
): H {
  const { reservataires } = hypotheses;
  if (reservataires === undefined || rapprochements.length === 0) return hypotheses;
  const index = indexerRapprochements(rapprochements);
  const cleDe = ({ nom, territoire }: ReservatairePartiel): string => `${cleDeReservataire(nom)}|${territoire ?? ''}`;
  const prises = new Set(reservataires.map(cleDe));
  const suivis = reservataires.flatMap((reservataire): ReservatairePartiel[] => {
    const decide = noms.has(reservataire.nom) ? undefined : index.pour(reservataire.nom);
    const renomme = decide === undefined ? reservataire : { ...reservataire, nom: decide.nomRetenu };
    if (renomme.nom !== reservataire.nom) {
      if (estSansSaisie(reservataire)) return [];
      // Two lines for one name would contradict each other: this one stays, and says that it has no dwelling.
      if (prises.has(cleDe(renomme))) return [reservataire];
      prises.add(cleDe(renomme));
    }
    const categorie = index.categorieDe(renomme.nom);
    return [categorie === undefined ? renomme : { ...renomme, categorie }];
  });
  return { ...hypotheses, reservataires: suivis };
}
