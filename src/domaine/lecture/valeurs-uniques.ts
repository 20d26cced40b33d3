/** Remembers where each value was met, to tell the values that should have been unique. */
export class ValeursUniques {
  private readonly premieres = new Map<string, number>();
  private readonly repetees = new Map<string, number[]>();

  noter(valeur: string, index: number): void {
    if (!this.premieres.has(valeur)) {
      this.premieres.set(valeur, index);
      return;
    }
    const deja = this.repetees.get(valeur);
    if (deja === undefined) this.repetees.set(valeur, [index]);
    else deja.push(index);
  }

  *doublons(): Generator<readonly [valeur: string, premiere: number, autres: readonly number[]]> {
    for (const [valeur, autres] of this.repetees) yield [valeur, this.premieres.get(valeur) ?? 0, autres];
  }
}
