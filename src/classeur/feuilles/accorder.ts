/** Numbers inside sentences: thousands set apart, and the noun in agreement. */
const ENTIER = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

export function enClair(nombre: number): string {
  return ENTIER.format(nombre);
}

/** « 1 information », « 2 informations »; French counts zero as singular. */
export function accorder(nombre: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${enClair(nombre)} ${Math.abs(nombre) < 2 ? singulier : pluriel}`;
}
