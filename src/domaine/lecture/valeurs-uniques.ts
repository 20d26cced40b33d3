/**
 * Tells the values that should have been unique. Almost all of them are: noting one only keeps it, and they are compared in one go at
 * the end, in a table of numbers, several times faster than a Map of 300 000 texts.
 */
export class ValeursUniques {
  private readonly valeurs: string[] = [];
  private readonly rangs: number[] = [];

  noter(valeur: string, index: number): void {
    this.valeurs.push(valeur);
    this.rangs.push(index);
  }

  *doublons(): Generator<readonly [valeur: string, premiere: number, autres: readonly number[]]> {
    for (const [premier, autres] of this.repetees()) {
      yield [this.valeurs[premier] ?? '', this.rangs[premier] ?? 0, autres.map((rang) => this.rangs[rang] ?? 0)];
    }
  }

  /** By first place, in the order in which the second one was met. */
  private repetees(): ReadonlyMap<number, readonly number[]> {
    const repetees = new Map<number, number[]>();
    const taille = 1 << Math.max(4, 32 - Math.clz32(this.valeurs.length * 2));
    // Place of a value plus one; 0 where nothing is.
    const table = new Int32Array(taille);
    const empreintes = new Int32Array(this.valeurs.length);
    for (let rang = 0; rang < this.valeurs.length; rang += 1) {
      const valeur = this.valeurs[rang] ?? '';
      const empreinte = empreinteDe(valeur);
      empreintes[rang] = empreinte;
      let case_ = (empreinte ^ (empreinte >>> 15)) & (taille - 1);
      for (;;) {
        const premier = (table[case_] ?? 0) - 1;
        if (premier < 0) {
          table[case_] = rang + 1;
          break;
        }
        if (empreintes[premier] === empreinte && this.valeurs[premier] === valeur) {
          const deja = repetees.get(premier);
          if (deja === undefined) repetees.set(premier, [rang]);
          else deja.push(rang);
          break;
        }
        case_ = (case_ + 1) & (taille - 1);
      }
    }
    return repetees;
  }
}

function empreinteDe(texte: string): number {
  let empreinte = 0x811c9dc5;
  for (let rang = 0; rang < texte.length; rang += 1) empreinte = Math.imul(empreinte ^ texte.charCodeAt(rang), 0x01000193);
  return empreinte | 0;
}
