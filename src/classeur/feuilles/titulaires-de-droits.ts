/** Whose rights are converted, pair by pair: the rows of the projection and of the comparison of the two methods. */
import { peutConvertir } from '../../domaine/calcul/methode-retenue';
import type { ResultatFlux } from '../../domaine/resultats';
import type { Contexte } from '../contexte';

export function titulairesDeDroits({ reference, hypotheses, inventaire }: Contexte): ResultatFlux[] {
  return reference.resultats.flux.filter(({ territoire, reservataire }) =>
    peutConvertir(hypotheses, inventaire.categories, territoire, reservataire),
  );
}
