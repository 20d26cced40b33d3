/** Typed lines follow the names that the inventory had to write otherwise (`reservataires/noms-distincts`). */
import type { Hypotheses } from './hypotheses';
import { renommages } from './reservataires/noms-distincts';

/** Of two lines that come to the same name and territoire, the first stays. `noms`: the names that the inventory now holds. */
export function suivreLesRenommages(
  hypotheses: Hypotheses,
  deLInventaire: ReadonlyMap<string, string>,
  noms: Iterable<string>,
): Hypotheses {
  const suivis = hypotheses.reservataires.map(({ nom }) => deLInventaire.get(nom) ?? nom);
  const entreEux = renommages(suivis, noms);
  if (deLInventaire.size === 0 && entreEux.size === 0) return hypotheses;
  const ecrit = (nom: string): string => {
    const suivi = deLInventaire.get(nom) ?? nom;
    return entreEux.get(suivi) ?? suivi;
  };
  const vues = new Set<string>();
  const reservataires = hypotheses.reservataires.flatMap((ligne) => {
    const nom = ecrit(ligne.nom);
    const identite = JSON.stringify([nom, ligne.territoire]);
    if (vues.has(identite)) return [];
    vues.add(identite);
    return [{ ...ligne, nom }];
  });
  const infra = hypotheses.infra?.map((saisie) => ({ ...saisie, reservataire: ecrit(saisie.reservataire) }));
  const duConsommes = hypotheses.duConsommes?.map((saisie) => ({ ...saisie, reservataire: ecrit(saisie.reservataire) }));
  return {
    ...hypotheses,
    reservataires,
    ...(infra === undefined ? {} : { infra }),
    ...(duConsommes === undefined ? {} : { duConsommes }),
  };
}
