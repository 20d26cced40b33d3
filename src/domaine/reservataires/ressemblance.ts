/** How alike two names are, once their key is taken: typing errors, words left out, initials. */
export interface Ressemblance {
  /** 0 to 1; never 1: likeness proposes, it does not decide. */
  readonly confiance: number;
  readonly raison: string;
}

/** Edits between two words (one swap of neighbours counts once), given up beyond the limit. */
export function distance(a: string, b: string, limite: number): number {
  if (Math.abs(a.length - b.length) > limite) return limite + 1;
  let avant: number[] = [];
  let ligne = Array.from({ length: b.length + 1 }, (_, colonne) => colonne);
  for (let i = 1; i <= a.length; i += 1) {
    const suivante = [i];
    let minimum = i;
    for (let j = 1; j <= b.length; j += 1) {
      const egal = a[i - 1] === b[j - 1];
      let cout = Math.min((ligne[j] ?? 0) + 1, (suivante[j - 1] ?? 0) + 1, (ligne[j - 1] ?? 0) + (egal ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cout = Math.min(cout, (avant[j - 2] ?? 0) + 1);
      suivante.push(cout);
      minimum = Math.min(minimum, cout);
    }
    if (minimum > limite) return limite + 1;
    avant = ligne;
    ligne = suivante;
  }
  return ligne[b.length] ?? limite + 1;
}

/** A name ready to be compared with a thousand others. */
export interface FormeDeNom {
  readonly texte: string;
  readonly mots: readonly string[];
  readonly chiffres: string;
  /** One bit for each letter and digit that it holds. */
  readonly lettres: number;
}

export function formeDeNom(texte: string): FormeDeNom {
  let lettres = 0;
  for (let rang = 0; rang < texte.length; rang += 1) lettres |= 1 << (texte.charCodeAt(rang) & 31);
  return { texte, mots: texte.split(' '), chiffres: texte.replace(/\D+/g, ' ').trim(), lettres };
}

/** Letters that only one of the two holds: each edit accounts for two of them at most. */
function lettresPropres(a: number, b: number): number {
  let nombre = 0;
  for (let reste = a ^ b; reste !== 0; reste &= reste - 1) nombre += 1;
  return nombre;
}

const tolerance = (longueur: number): number => (longueur < 4 ? 0 : longueur < 8 ? 1 : longueur < 14 ? 2 : 3);
/** Null when nothing brings the two names together. Different numbers are different bodies: « CD 31 » is not « CD 32 ». */
export function ressemblance(forme: FormeDeNom, autre: FormeDeNom): Ressemblance | null {
  const [lu, candidat] = [forme.texte, autre.texte];
  if (lu === '' || candidat === '' || forme.chiffres !== autre.chiffres) return null;
  if (lu === candidat) return { confiance: 0.95, raison: 'même nom, à la forme près' };
  const limite = tolerance(Math.min(lu.length, candidat.length));
  const trop = limite === 0 || lettresPropres(forme.lettres, autre.lettres) > 2 * limite;
  const ecart = trop ? limite + 1 : distance(lu, candidat, limite);
  if (ecart <= limite) {
    const confiance = Math.max(0.55, 0.95 - (2 * ecart) / Math.max(lu.length, candidat.length));
    return { confiance: Math.round(confiance * 100) / 100, raison: `${ecart} lettre${ecart > 1 ? 's' : ''} d’écart` };
  }
  const [mots, autres] = [forme.mots, autre.mots];
  const [petit, grand] = mots.length <= autres.length ? [mots, autres] : [autres, mots];
  if (grand.length > petit.length && petit.some((mot) => mot.length >= 5) && petit.every((mot) => grand.includes(mot))) {
    return { confiance: 0.6, raison: 'les mots de l’un sont tous dans l’autre' };
  }
  if (mots.length === 1 && autres.length > 2 && lu.length === autres.length && autres.every((mot, rang) => mot[0] === lu[rang])) {
    return { confiance: 0.5, raison: `« ${lu} » est fait des initiales de l’autre` };
  }
  return null;
}
