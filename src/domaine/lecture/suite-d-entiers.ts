/** Integers noted one after the other by the hundred thousand: half the memory of an ordinary array, and no garbage as it grows. */
const TAILLE_DE_DEPART = 1024;

export class SuiteDEntiers {
  length = 0;
  private entiers = new Int32Array(TAILLE_DE_DEPART);

  ajouter(entier: number): void {
    if (this.length === this.entiers.length) this.agrandir();
    this.entiers[this.length] = entier;
    this.length += 1;
  }

  /** 0 where nothing was noted. */
  a(rang: number): number {
    return this.entiers[rang] ?? 0;
  }

  private agrandir(): void {
    const plus = new Int32Array(this.entiers.length * 2);
    plus.set(this.entiers);
    this.entiers = plus;
  }
}
