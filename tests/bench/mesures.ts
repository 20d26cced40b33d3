/** Time and memory, measured alike for everything that the bench compares. */
import { performance } from 'node:perf_hooks';

/** The compiler may not drop a result that is kept. */
let temoin: unknown = null;

/**
 * Milliseconds of processor, the best of a few runs taken in turns: what else the machine does moves neither the figures nor their
 * ratios. Collecting garbage counts, wherever it runs.
 */
export function comparerTemps<C extends string>(travaux: Readonly<Record<C, () => unknown>>, essais = 5): Record<C, number> {
  const noms = Object.keys(travaux) as C[];
  const meilleurs = Object.fromEntries(noms.map((nom) => [nom, Infinity])) as Record<C, number>;
  for (let essai = 0; essai < essais; essai += 1) {
    for (const nom of noms) {
      temoin = null;
      globalThis.gc?.();
      const depart = process.cpuUsage();
      temoin = travaux[nom]();
      const { user, system } = process.cpuUsage(depart);
      meilleurs[nom] = Math.min(meilleurs[nom], (user + system) / 1000);
    }
  }
  if (temoin === globalThis) throw new Error('résultat impossible');
  return meilleurs;
}

/** Peak of the resident memory of this process so far, in megabytes. */
export function picMemoire(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

export async function chronometrer<T>(travail: () => Promise<T> | T): Promise<{ readonly resultat: T; readonly ms: number }> {
  const depart = performance.now();
  const resultat = await travail();
  return { resultat, ms: Math.round(performance.now() - depart) };
}
