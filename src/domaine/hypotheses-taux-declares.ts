/** The rotation rate that the inventory declares for a territoire (DOMAINE §5.1), proposed as its « Taux saisi »: editable like the rest. */
import type { HypothesesPartielles, TerritoirePartiel } from './hypotheses-partielles';
import type { Inventaire } from './inventaire';

/**
 * What somebody typed stays. The variant is only proposed where nobody chose one and where nothing else gives a rate: an inventory
 * without a column of libérations would otherwise rotate at 0 %.
 */
export function avecTauxDeclares(
  partielles: HypothesesPartielles,
  { tauxDeclares = [] }: Pick<Inventaire, 'tauxDeclares'>,
): HypothesesPartielles {
  if (tauxDeclares.length === 0) return partielles;
  const saisis = partielles.territoires ?? [];
  const proposes = tauxDeclares.map(({ territoire, taux, seul }): TerritoirePartiel => {
    const saisi = saisis.find(({ code }) => code === territoire);
    const variante = saisi?.variante ?? (seul && (saisi?.liberations ?? null) === null ? 'saisi' : undefined);
    return { code: territoire, ...saisi, tauxSaisi: saisi?.tauxSaisi ?? taux, ...(variante === undefined ? {} : { variante }) };
  });
  const autres = saisis.filter(({ code }) => !tauxDeclares.some(({ territoire }) => territoire === code));
  return { ...partielles, territoires: [...autres, ...proposes] };
}
