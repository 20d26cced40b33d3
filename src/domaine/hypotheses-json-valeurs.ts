/** Small readers of JSON values; each refusal names the key, the value found and the way out, in French. */
import { ErreurHypotheses } from './hypotheses-partielles';

export type Lecteur<T> = (cle: string, valeur: unknown) => T;

/** The fields of one JSON object, read by name with their full path. */
export interface Champs {
  lire<T>(nom: string, lecteur: Lecteur<T>): T | undefined;
  exiger<T>(nom: string, lecteur: Lecteur<T>): T;
}

/** The value as it was written, short enough for a sentence. */
export function enValeur(valeur: unknown): string {
  const texte = JSON.stringify(valeur) ?? 'indéfini';
  return texte.length > 60 ? `${texte.slice(0, 57)}…` : texte;
}

function refuser(cle: string, valeur: unknown, attendu: string): never {
  throw new ErreurHypotheses(cle, `« ${cle === '' ? 'hypothèses' : cle} » vaut ${enValeur(valeur)} : ${attendu}.`);
}

export function enObjet(cle: string, valeur: unknown, permis: readonly string[]): Champs {
  if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur)) refuser(cle, valeur, 'un objet { … } est attendu');
  const contenu = new Map<string, unknown>(Object.entries(valeur));
  for (const nom of contenu.keys()) {
    if (!permis.includes(nom)) throw cleInconnue(chemin(cle, nom), contenu.get(nom), permis);
  }
  return {
    lire: (nom, lecteur) => (contenu.has(nom) ? lecteur(chemin(cle, nom), contenu.get(nom)) : undefined),
    exiger: (nom, lecteur) => {
      if (!contenu.has(nom)) throw new ErreurHypotheses(chemin(cle, nom), `« ${chemin(cle, nom)} » est absent : ajoutez cette clé.`);
      return lecteur(chemin(cle, nom), contenu.get(nom));
    },
  };
}

export function cleInconnue(cle: string, valeur: unknown, permis: readonly string[]): ErreurHypotheses {
  return new ErreurHypotheses(
    cle,
    `« ${cle} » (valeur ${enValeur(valeur)}) n’est pas une clé connue : corrigez-la ou retirez-la. Clés possibles : ${permis.join(', ')}.`,
  );
}

function chemin(cle: string, nom: string): string {
  return cle === '' ? nom : `${cle}.${nom}`;
}

export function enListe(cle: string, valeur: unknown): readonly unknown[] {
  return Array.isArray(valeur) ? (valeur as readonly unknown[]) : refuser(cle, valeur, 'une liste [ … ] est attendue');
}

export function enTexte(cle: string, valeur: unknown): string {
  if (typeof valeur !== 'string' || valeur.trim() === '') return refuser(cle, valeur, 'un texte entre guillemets, non vide, est attendu');
  return valeur.trim();
}

export function enTexteOuNull(cle: string, valeur: unknown): string | null {
  return valeur === null ? null : enTexte(cle, valeur);
}

export function enBooleen(cle: string, valeur: unknown): boolean {
  return typeof valeur === 'boolean' ? valeur : refuser(cle, valeur, 'écrivez true (hors flux) ou false (dans le flux), sans guillemets');
}

export function enOuiNon(cle: string, valeur: unknown): boolean {
  return typeof valeur === 'boolean' ? valeur : refuser(cle, valeur, 'écrivez true ou false, sans guillemets');
}

/** Dwellings, or dwellings a year. */
export function enVolume(cle: string, valeur: unknown): number {
  if (typeof valeur !== 'number' || !Number.isFinite(valeur) || valeur < 0) {
    return refuser(cle, valeur, 'un nombre de logements positif ou nul est attendu, sans guillemets');
  }
  return valeur;
}

export function enVolumeOuNull(cle: string, valeur: unknown): number | null {
  return valeur === null ? null : enVolume(cle, valeur);
}

/** A rate or a share, as a fraction: 10 is refused rather than read as 1 000 %. */
export function enFraction(cle: string, valeur: unknown): number {
  if (typeof valeur !== 'number' || !Number.isFinite(valeur) || valeur < 0 || valeur > 1) {
    return refuser(cle, valeur, 'une fraction de 0 à 1 est attendue, par exemple 0.10 pour 10 %');
  }
  return valeur;
}

export function entier(cle: string, valeur: unknown, min: number, max: number): number {
  if (typeof valeur !== 'number' || !Number.isInteger(valeur) || valeur < min || valeur > max) {
    return refuser(cle, valeur, `un nombre entier de ${min} à ${max} est attendu, par exemple ${Math.min(max, 2026)}`);
  }
  return valeur;
}

export function parmi<T extends string>(valeurs: readonly T[]): Lecteur<T> {
  return (cle, valeur) =>
    valeurs.find((permise) => permise === valeur) ??
    refuser(cle, valeur, `choisissez parmi ${valeurs.map((permise) => `"${permise}"`).join(', ')}`);
}
