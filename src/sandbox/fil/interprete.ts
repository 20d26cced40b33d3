import { ArgumentsHote, estObjetJson } from './arguments-hote';
import { ErreurHote, erreurs } from './erreurs';
import { ObjetHote } from './objet-hote';
import { identiteDe, projeter } from './projection';
import { ACTION, CHEMIN, enChameau, enPascal, type ActionFil, type ArgumentsFil, type ReponseFil, type RequeteFil } from './requete';

/** A path that leads to nothing: whatever hangs from it is a no-op whose result is null. */
const NUL = Symbol('objet nul');
type Resolu = ObjetHote | typeof NUL;

export interface OptionsInterprete {
  /** Objects outside the tree (`new Microsoft.…`), by the name of their type. */
  readonly nouvelObjet?: (nom: string) => ObjetHote | null;
  /** A bug of ours answers `GeneralException`; this says which. */
  readonly surDefaut?: (cause: unknown) => void;
}

/** Runs the requests of the genuine client against a tree of objects. Knows nothing of Excel. */
export class Interprete {
  private readonly references = new Map<string, ObjetHote>();
  private prochaineReference = 1;

  constructor(
    private readonly racine: ObjetHote,
    private readonly options: OptionsInterprete = {},
  ) {}

  /** References that the client still holds: what stays after a batch leaks. */
  get referencesVivantes(): number {
    return this.references.size;
  }

  executer(requete: RequeteFil): ReponseFil {
    const lot = new Lot(requete, this);
    const resultats: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    let rang = 0;
    try {
      for (const action of requete.Actions) {
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
        resultats.push({ ActionId: action.Id, Value: action.ActionType === ACTION.trace ? null : lot.jouer(action) });
        rang += 1;
      }
    } catch (cause) {
      // What came before the failing action stays done: Excel rolls nothing back.
      const erreur = this.enErreurHote(cause);
      return {
        Error: { Code: erreur.code, Message: erreur.message, Location: erreur.emplacement, ActionIndex: rang },
        Results: resultats,
        TraceIds: traces,
      };
    }
    return { Results: resultats, TraceIds: traces };
  }

  globale(): ObjetHote {
    return this.racine;
  }
  nouvelObjet(nom: string): ObjetHote {
    const objet = this.options.nouvelObjet?.(nom);
    if (!objet) throw erreurs.nonConstruit(`new ${nom}`);
    return objet;
  }
  parReference(reference: string): ObjetHote {
    const objet = this.references.get(reference);
    if (!objet) throw erreurs.cheminInvalide('reference released');
    return objet;
  }
  garder(objet: ObjetHote): void {
    if (objet.reference !== undefined) return;
    objet.reference = `ref${this.prochaineReference++}`;
    this.references.set(objet.reference, objet);
  }
  liberer(reference: string): void {
    const objet = this.references.get(reference);
    if (objet) objet.reference = undefined;
    this.references.delete(reference);
  }

  private enErreurHote(cause: unknown): ErreurHote {
    if (cause instanceof ErreurHote) return cause;
    this.options.surDefaut?.(cause);
    const detail = cause instanceof Error ? ` [${cause.message}]` : '';
    return new ErreurHote('GeneralException', `There was an internal error while processing the request.${detail}`);
  }
}

/** One request being run: its paths are resolved once, in the order in which actions need them. */
class Lot {
  private readonly resolus = new Map<number, Resolu>();

  constructor(
    private readonly requete: RequeteFil,
    private readonly interprete: Interprete,
  ) {}

  jouer(action: ActionFil): unknown {
    const objet = this.resoudre(action.ObjectPathId);
    if (objet === NUL) return null;
    switch (action.ActionType) {
      case ACTION.instancier:
        return identiteDe(objet);
      case ACTION.lire:
        return projeter(objet, action.QueryInfo ?? {}, enPascal);
      case ACTION.lireJson:
        return projeter(objet, action.QueryInfo ?? {}, enChameau);
      case ACTION.methode:
        return this.resultat(this.appeler(objet, action.Name, action.ArgumentInfo));
      case ACTION.affecter:
        this.affecter(objet, action.Name, this.parametres(action.ArgumentInfo)[0]);
        return null;
      case ACTION.mettreAJour:
        for (const [nom, valeur] of Object.entries(action.ObjectState ?? {})) this.affecter(objet, enPascal(nom), valeur);
        return null;
      case ACTION.verifierInchange:
        this.verifierInchange(objet, action.ObjectState ?? {});
        return null;
      default:
        throw erreurs.nonConstruit(`ActionType ${action.ActionType}`);
    }
  }

  private resoudre(id: number): Resolu {
    const connu = this.resolus.get(id);
    if (connu !== undefined) return connu;
    const resolu = this.suivre(id) ?? NUL;
    this.resolus.set(id, resolu);
    return resolu;
  }

  private suivre(id: number): Resolu | null {
    const chemin = this.requete.ObjectPaths[String(id)];
    if (!chemin) throw erreurs.cheminInvalide(`unknown path ${id}`);
    switch (chemin.ObjectPathType) {
      case CHEMIN.global:
        return this.interprete.globale();
      case CHEMIN.nouvelObjet:
        return this.interprete.nouvelObjet(chemin.Name);
      case CHEMIN.reference:
        return this.interprete.parReference(chemin.Name);
      case CHEMIN.nul:
        return NUL; // it still names a parent, whose path is not sent
    }
    const parent = this.resoudre(chemin.ParentObjectPathId ?? 0);
    if (parent === NUL) return NUL;
    switch (chemin.ObjectPathType) {
      case CHEMIN.propriete:
        return this.situer(parent, chemin.Name, () => parent.naviguer(chemin.Name));
      case CHEMIN.indexeur: {
        const element = this.situer(parent, 'getItem', () => parent.element(new ArgumentsHote(this.parametres(chemin.ArgumentInfo))));
        if (!element) throw erreurs.introuvable(`${parent.nomDeType}.getItem`);
        return element;
      }
      case CHEMIN.methode: {
        const objet = this.appeler(parent, chemin.Name, chemin.ArgumentInfo);
        return objet instanceof ObjetHote ? objet : null;
      }
      default:
        throw erreurs.cheminInvalide(`type ${chemin.ObjectPathType}`);
    }
  }

  private appeler(objet: ObjetHote, nom: string, info: ArgumentsFil | undefined): unknown {
    const parametres = this.parametres(info);
    if (nom === '_KeepReference') return this.interprete.garder(objet);
    if (nom === '_RemoveReference') return this.interprete.liberer(String(parametres[0]));
    return this.situer(objet, nom, () => objet.appeler(nom, new ArgumentsHote(parametres)));
  }

  private resultat(valeur: unknown): unknown {
    return valeur === undefined || valeur instanceof ObjetHote ? null : valeur;
  }

  private affecter(objet: ObjetHote, nom: string, valeur: unknown): void {
    // `range.format = {…}` and `set({ format: … })` come as a nested state
    if (objet.possedeNavigation(nom) && estObjetJson(valeur)) {
      const cible = objet.naviguer(nom);
      if (cible) for (const [sousNom, sousValeur] of Object.entries(valeur)) this.affecter(cible, enPascal(sousNom), sousValeur);
      return;
    }
    this.situer(objet, nom, () => objet.affecter(nom, valeur));
  }

  private verifierInchange(objet: ObjetHote, etat: Readonly<Record<string, unknown>>): void {
    for (const [nom, attendu] of Object.entries(etat))
      if (JSON.stringify(objet.lire(enPascal(nom))) !== JSON.stringify(attendu)) throw new ErreurHote('Conflict', 'The object changed.');
  }

  /** Says where an error arose when the model did not. */
  private situer<R>(objet: ObjetHote, nom: string, operation: () => R): R {
    try {
      return operation();
    } catch (cause) {
      if (cause instanceof ErreurHote && cause.emplacement === '') cause.emplacement = `${objet.nomDeType}.${enChameau(nom)}`;
      throw cause;
    }
  }

  private parametres(info: ArgumentsFil | undefined): readonly unknown[] {
    return (info?.Arguments ?? []).map((valeur, rang) => this.dereferencer(valeur, info?.ReferencedObjectPathIds?.[rang]));
  }

  /** Proxies given as arguments travel as path ids, beside the arguments or as `{_ObjectPathId}` inside JSON. */
  private dereferencer(valeur: unknown, chemin: unknown): unknown {
    if (typeof chemin === 'number' && chemin > 0) return this.objetOuNull(chemin);
    if (Array.isArray(valeur)) {
      if (!Array.isArray(chemin) && !valeur.some(estObjetJson)) return valeur; // matrices of cells hold scalars only
      return valeur.map((v: unknown, rang) => this.dereferencer(v, Array.isArray(chemin) ? (chemin[rang] as unknown) : 0));
    }
    if (!estObjetJson(valeur)) return valeur;
    if (typeof valeur._ObjectPathId === 'number') return this.objetOuNull(valeur._ObjectPathId);
    return Object.fromEntries(Object.entries(valeur).map(([nom, v]) => [nom, this.dereferencer(v, 0)]));
  }

  private objetOuNull(id: number): ObjetHote | null {
    const objet = this.resoudre(id);
    return objet === NUL ? null : objet;
  }
}
