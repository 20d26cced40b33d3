import { erreurs } from './erreurs';

export type ObjetJson = Readonly<Record<string, unknown>>;

/** Arguments as they arrived, read with the type that the member asks for; anything else is an InvalidArgument, as in Excel. */
export class ArgumentsHote {
  constructor(private readonly valeurs: readonly unknown[]) {}

  brut(rang: number): unknown {
    return this.valeurs[rang];
  }
  /** JSON turns omitted arguments into null. */
  present(rang: number): boolean {
    return this.valeurs[rang] !== undefined && this.valeurs[rang] !== null;
  }
  texte(rang: number, defaut?: string): string {
    const valeur = this.present(rang) ? this.valeurs[rang] : defaut;
    if (typeof valeur !== 'string') throw erreurs.argumentInvalide();
    return valeur;
  }
  /** Keys are names, ids or ranks. */
  cle(rang: number): string {
    const valeur = this.valeurs[rang];
    if (typeof valeur !== 'string' && typeof valeur !== 'number') throw erreurs.argumentInvalide();
    return String(valeur);
  }
  nombre(rang: number, defaut?: number): number {
    const valeur = this.present(rang) ? this.valeurs[rang] : defaut;
    if (typeof valeur !== 'number' || !Number.isFinite(valeur)) throw erreurs.argumentInvalide();
    return valeur;
  }
  entier(rang: number, defaut?: number): number {
    const valeur = this.nombre(rang, defaut);
    if (!Number.isInteger(valeur)) throw erreurs.argumentInvalide();
    return valeur;
  }
  booleen(rang: number, defaut?: boolean): boolean {
    const valeur = this.present(rang) ? this.valeurs[rang] : defaut;
    if (typeof valeur !== 'boolean') throw erreurs.argumentInvalide();
    return valeur;
  }
  objet(rang: number): ObjetJson {
    const valeur = this.present(rang) ? this.valeurs[rang] : {};
    if (!estObjetJson(valeur)) throw erreurs.argumentInvalide();
    return valeur;
  }
  parmi<const C extends string>(rang: number, choix: readonly C[], defaut?: C): C {
    const valeur = this.texte(rang, defaut);
    const trouve = choix.find((c) => c.toLowerCase() === valeur.toLowerCase());
    if (trouve === undefined) throw erreurs.argumentInvalide();
    return trouve;
  }
}

export function estObjetJson(valeur: unknown): valeur is ObjetJson {
  return typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
}
