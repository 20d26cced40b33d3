/** The RPLS mobility of what is read, RPLS file or inventory with its columns, put where nobody typed another one: a starting point, editable like the rest. */
import type { HypothesesPartielles, TerritoirePartiel } from './hypotheses-partielles';
import type { Inventaire } from './inventaire';
import { mobiliteDesBiens } from './rpls/mobilite-des-biens';
import type { MobiliteTerritoire } from './rpls/mobilite';

/** `duFichier` is what an RPLS file gave, null for an ordinary inventory, whose own columns are then looked at. */
export function avecMobiliteRpls(
  partielles: HypothesesPartielles,
  duFichier: readonly MobiliteTerritoire[] | null,
  { biens }: Pick<Inventaire, 'biens'>,
  exercice: number,
): HypothesesPartielles {
  const mobilites = duFichier ?? mobiliteDesBiens(biens, exercice)?.territoires ?? [];
  const presents = new Set(biens.map(({ departement }) => departement));
  // A territoire without dwelling must not get a line of its own for that.
  const connues = mobilites.flatMap(({ territoire, numerateur, denominateur }): TerritoirePartiel[] =>
    territoire === null || !presents.has(territoire)
      ? []
      : [{ code: territoire, mobiliteRpls: { emmenagements: numerateur, parc: denominateur } }],
  );
  if (connues.length === 0) return partielles;
  const saisis = partielles.territoires ?? [];
  const completes = saisis.map((saisi) => ({
    ...saisi,
    mobiliteRpls: saisi.mobiliteRpls ?? connues.find(({ code }) => code === saisi.code)?.mobiliteRpls ?? null,
  }));
  const nouveaux = connues.filter(({ code }) => !saisis.some((saisi) => saisi.code === code));
  return { ...partielles, territoires: [...completes, ...nouveaux] };
}
