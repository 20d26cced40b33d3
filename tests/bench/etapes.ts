/** Stretches of work during which nobody is answered to: how long the longest one keeps the thread, and how much of it collects garbage. */
import { performance, PerformanceObserver } from 'node:perf_hooks';

export interface Deroule {
  readonly ms: number;
  readonly etapes: number;
  readonly plusLongueMs: number;
  /** The longest one, had no garbage been collected during it. */
  readonly plusLongueSansGcMs: number;
  /** Stretches over fifty milliseconds. */
  readonly longues: number;
  readonly longuesSansGc: number;
}

const LONGUE_MS = 50;

interface Etape {
  readonly debut: number;
  readonly fin: number;
  readonly ms: number;
}

interface Instant {
  readonly mur: number;
  readonly processeur: number;
}

function maintenant(): Instant {
  const { user, system } = process.cpuUsage();
  return { mur: performance.now(), processeur: (user + system) / 1000 };
}

/**
 * The thread is kept no longer than the wall clock says, which counts what else the machine does, nor than the processor does, which counts the
 * helpers that collect garbage beside it: the smaller of the two.
 */
export class Etapes {
  private readonly faites: Etape[] = [];
  private readonly ramassages: { readonly debut: number; readonly ms: number }[] = [];
  private readonly observateur = new PerformanceObserver((liste) => {
    for (const { startTime, duration } of liste.getEntries()) this.ramassages.push({ debut: startTime, ms: duration });
  });
  private depart = maintenant();
  private ailleurs: Instant = { mur: 0, processeur: 0 };

  constructor() {
    this.observateur.observe({ entryTypes: ['gc'] });
  }

  /** Whatever was done since the last call is one stretch. */
  couper(): void {
    const fin = maintenant();
    const mur = fin.mur - this.depart.mur - this.ailleurs.mur;
    const processeur = fin.processeur - this.depart.processeur - this.ailleurs.processeur;
    this.faites.push({ debut: this.depart.mur, fin: fin.mur, ms: Math.max(0, Math.min(mur, processeur)) });
    this.ailleurs = { mur: 0, processeur: 0 };
    this.depart = maintenant();
  }

  /** Done in the same thread by what would be another program. */
  horsMesure<T>(travail: () => T): T {
    const debut = maintenant();
    const resultat = travail();
    const fin = maintenant();
    this.ailleurs = {
      mur: this.ailleurs.mur + fin.mur - debut.mur,
      processeur: this.ailleurs.processeur + fin.processeur - debut.processeur,
    };
    return resultat;
  }

  async conclure(): Promise<Deroule> {
    // What was collected is told a turn of the loop later.
    await new Promise((suite) => setTimeout(suite, 10));
    this.observateur.disconnect();
    const sansGc = this.faites.map(({ debut, fin, ms }) =>
      this.ramassages.reduce((reste, gc) => (gc.debut >= debut && gc.debut <= fin ? reste - gc.ms : reste), ms),
    );
    const durees = this.faites.map(({ ms }) => ms);
    return {
      ms: Math.round(durees.reduce((somme, ms) => somme + ms, 0)),
      etapes: durees.length,
      plusLongueMs: Math.round(plusLongue(durees)),
      plusLongueSansGcMs: Math.round(plusLongue(sansGc)),
      longues: durees.filter((ms) => ms > LONGUE_MS).length,
      longuesSansGc: sansGc.filter((ms) => ms > LONGUE_MS).length,
    };
  }
}

const plusLongue = (durees: readonly number[]): number => durees.reduce((plus, ms) => Math.max(plus, ms), 0);
