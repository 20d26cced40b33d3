import { ArgumentsHote } from './arguments-hote';
import { erreurs } from './erreurs';
import { enChameau } from './requete';

/** What the interpreter knows of an object: names of members, never what they mean. Names are PascalCase, as on the wire. */
export abstract class ObjetHote {
  /** Set while the client tracks the object. */
  reference: string | undefined;
  abstract readonly nomDeType: string;
  abstract scalaires(): readonly string[];
  /** Scalars left out of a `load()` without names, because they cost too much. */
  abstract estSurDemande(nom: string): boolean;
  abstract lire(nom: string): unknown;
  abstract affecter(nom: string, valeur: unknown): void;
  abstract possedeNavigation(nom: string): boolean;
  abstract naviguer(nom: string): ObjetHote | null;
  abstract appeler(nom: string, parametres: ArgumentsHote): unknown;
  /** Undefined when the type is no collection. */
  abstract elements(): readonly ObjetHote[] | undefined;
  abstract element(parametres: ArgumentsHote): ObjetHote | null;
  /** `{ Id }` or `{ _Id }`: the client asks for the object again by it. */
  abstract identite(): Readonly<Record<string, unknown>>;
}

export interface Scalaire<T> {
  readonly lire: (cible: T) => unknown;
  readonly ecrire?: (cible: T, valeur: ArgumentsHote) => void;
  readonly surDemande?: boolean;
}

export interface TypeHote<T> {
  readonly nom: string;
  readonly scalaires?: Readonly<Record<string, Scalaire<T>>>;
  readonly navigations?: Readonly<Record<string, (cible: T) => ObjetHote | null>>;
  readonly methodes?: Readonly<Record<string, (cible: T, parametres: ArgumentsHote) => unknown>>;
  readonly elements?: (cible: T) => readonly ObjetHote[];
  readonly element?: (cible: T, parametres: ArgumentsHote) => ObjetHote | null;
  readonly identite?: (cible: T) => Readonly<Record<string, unknown>>;
}

/** An object of the model seen through the table of members of its Office.js type. */
export class Expose<T> extends ObjetHote {
  constructor(
    readonly type: TypeHote<T>,
    readonly cible: T,
  ) {
    super();
  }

  override get nomDeType(): string {
    return this.type.nom;
  }
  override scalaires(): readonly string[] {
    return Object.keys(this.type.scalaires ?? {});
  }
  override estSurDemande(nom: string): boolean {
    return this.type.scalaires?.[nom]?.surDemande ?? false;
  }
  override lire(nom: string): unknown {
    const scalaire = this.type.scalaires?.[nom];
    if (!scalaire) throw erreurs.nonConstruit(this.membre(nom));
    return scalaire.lire(this.cible);
  }
  override affecter(nom: string, valeur: unknown): void {
    const ecrire = this.type.scalaires?.[nom]?.ecrire;
    if (!ecrire) throw erreurs.nonConstruit(this.membre(nom));
    ecrire(this.cible, new ArgumentsHote([valeur]));
  }
  override possedeNavigation(nom: string): boolean {
    return Object.hasOwn(this.type.navigations ?? {}, nom);
  }
  override naviguer(nom: string): ObjetHote | null {
    const navigation = this.type.navigations?.[nom];
    if (!navigation) throw erreurs.nonConstruit(this.membre(nom));
    return navigation(this.cible);
  }
  override appeler(nom: string, parametres: ArgumentsHote): unknown {
    const methode = this.type.methodes?.[nom];
    if (!methode) throw erreurs.nonConstruit(this.membre(nom));
    return methode(this.cible, parametres);
  }
  override elements(): readonly ObjetHote[] | undefined {
    return this.type.elements?.(this.cible);
  }
  override element(parametres: ArgumentsHote): ObjetHote | null {
    if (!this.type.element) throw erreurs.nonConstruit(this.membre('getItem'));
    return this.type.element(this.cible, parametres);
  }
  override identite(): Readonly<Record<string, unknown>> {
    return this.type.identite?.(this.cible) ?? {};
  }
  private membre(nom: string): string {
    return `${this.type.nom}.${enChameau(nom)}`;
  }
}
