/** One conversation with Excel: errors come out in French, and writes are grouped into as few requests as their size allows. */
import { verifierSignal, versErreurExcel } from './erreurs';
import { Souffle } from './pause';
import type { Suivi } from './porte';

export type ModuleExcel = typeof Excel;

/** Excel on the web refuses 5 MB; accents, quotes and the protocol itself take their share. */
export const OCTETS_PAR_ENVOI = 2_800_000;

/** How much goes in one request. Tests make it small, to see an operation that takes many. */
export interface Tailles {
  readonly octetsParEnvoi?: number;
  readonly cellulesParLecture?: number;
}

export async function converser<T>(excel: ModuleExcel, travail: (contexte: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await excel.run(travail);
  } catch (erreur) {
    throw versErreurExcel(erreur);
  }
}

/** Size of a value once in JSON; letters outside ASCII take two or three bytes. */
export function octetsDe(valeur: unknown): number {
  if (typeof valeur !== 'string') return 8;
  let octets = valeur.length + 3;
  for (let rang = 0; rang < valeur.length; rang += 1) {
    const code = valeur.charCodeAt(rang);
    if (code > 0x7f) octets += code > 0x7ff ? 2 : 1;
    else if (code === 0x22 || code === 0x5c) octets += 1;
  }
  return octets;
}

/** Writes queued until a request is full. `placer` says how much is about to be queued, and sends what was queued if it does not fit. */
export class Envoi {
  private octets = 0;
  private nombre = 0;
  private readonly souffle = new Souffle();

  constructor(
    private readonly contexte: Excel.RequestContext,
    private readonly suivi: Suivi = {},
    private readonly octetsParEnvoi: number = OCTETS_PAR_ENVOI,
  ) {}

  /** Several blocks share a request: Office.js goes through all the values of one at once, and nobody is answered to meanwhile. */
  get octetsParBloc(): number {
    return Math.floor(this.octetsParEnvoi * 0.09);
  }

  get requetes(): number {
    return this.nombre;
  }

  /** Among rows being made ready, every so many: a request of a few megabytes takes longer than a click may wait. */
  async respirer(): Promise<void> {
    await this.souffle.reprendre();
  }

  async placer(octets: number): Promise<void> {
    await this.respirer();
    if (this.octets > 0 && this.octets + octets > this.octetsParEnvoi) await this.envoyer();
    if (this.octets === 0) this.contexte.application.suspendApiCalculationUntilNextSync();
    this.octets += octets;
  }

  async envoyer(): Promise<void> {
    if (this.octets === 0) return;
    verifierSignal(this.suivi.signal);
    this.octets = 0;
    this.nombre += 1;
    await this.contexte.sync();
    this.souffle.noter();
  }
}
