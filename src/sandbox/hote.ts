import { erreurs } from './fil/erreurs';
import { Interprete } from './fil/interprete';
import { Expose, type ObjetHote, type TypeHote } from './fil/objet-hote';
import { estNettoyage, type ErreurFil, type ReponseFil, type RequeteFil } from './fil/requete';
import { Fautes } from './fautes';
import { Classeur, exposerClasseur, interpreterSaisie, Plage, type Contenu, type Feuille, type OptionsClasseur } from './modele';
import type { MessageHote } from './modele/evenements';
import type { Scalaire } from './moteur/moteur';

export interface OptionsHote extends OptionsClasseur {
  /** A workbook already filled, by a file loader for instance; otherwise a new one with one sheet. */
  readonly classeur?: Classeur;
  /** `web` enforces the 5 MB of Excel on the web. */
  readonly plateforme?: 'pc' | 'web';
  readonly ensembles?: Readonly<Record<string, string>>;
  readonly langue?: string;
  /** Called with the cause of a `GeneralException`, which is always a defect of the sandbox. */
  readonly surDefaut?: (cause: unknown) => void;
}

export interface Statistiques {
  /** Requests of the add-in, releases of references apart. */
  syncs: number;
  cleanups: number;
  octets: number;
  octetsEnvoyes: number;
  octetsRecus: number;
}

export interface ReponseTexte {
  readonly statut: number;
  /** JSON text, sent as it is. */
  readonly corps: string;
}

const ENSEMBLES: Readonly<Record<string, string>> = {
  ExcelApi: '1.14',
  SharedRuntime: '1.1',
  RibbonApi: '1.1',
  DialogApi: '1.2',
  RichApiRuntime: '1.2',
  Settings: '1.1',
  AddinCommands: '1.1',
};
const LIMITE_WEB = 5 * 1024 * 1024;
const EN_SAISIE =
  'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.';

/** The client announces that its command handlers are ready; nothing is owed to it. */
const SERVICE_INTERNE: TypeHote<null> = { nom: 'AddinInternalService', methodes: { NotifyActionHandlerReady: () => undefined } };

/** Our Excel: a workbook, the wire that leads to it, and what can go wrong on the way. */
export class HoteExcel {
  readonly classeur: Classeur;
  readonly fautes = new Fautes();
  readonly stats: Statistiques = { syncs: 0, cleanups: 0, octets: 0, octetsEnvoyes: 0, octetsRecus: 0 };
  readonly ensembles: Readonly<Record<string, string>>;
  readonly plateforme: 'pc' | 'web';
  readonly langue: string;
  /** A cell is being edited: Excel refuses every request until Enter. */
  etatSaisie = false;
  connexionPerdue = false;
  private readonly interprete: Interprete;
  private readonly ecouteurs = new Set<(messages: readonly MessageHote[]) => void>();
  private readonly spectateurs = new Set<() => void>();

  constructor(options: OptionsHote = {}) {
    this.classeur = options.classeur ?? new Classeur(options);
    if (this.classeur.feuilles.length === 0) this.classeur.ajouterFeuille();
    this.plateforme = options.plateforme ?? 'pc';
    this.langue = options.langue ?? 'fr-FR';
    this.ensembles = { ...ENSEMBLES, ...options.ensembles };
    this.interprete = new Interprete(exposerClasseur(this.classeur), {
      nouvelObjet: (nom): ObjetHote | null =>
        /(FirstPartyApis|AddinInternalService)$/.test(nom) ? new Expose(SERVICE_INTERNE, null) : null,
      ...(options.surDefaut ? { surDefaut: options.surDefaut } : {}),
    });
  }

  get referencesVivantes(): number {
    return this.interprete.referencesVivantes;
  }

  /** Answers one request of the client. `texte` is what came, for its size. */
  traiter(requete: RequeteFil, texte: string): ReponseTexte {
    if (estNettoyage(requete)) this.stats.cleanups += 1;
    else this.stats.syncs += 1;
    if (this.connexionPerdue) return { statut: 503, corps: '""' };
    const envoyes = octetsDe(texte);
    let corps = JSON.stringify(this.repondre(requete, envoyes));
    let recus = octetsDe(corps);
    if (this.plateforme === 'web' && recus > LIMITE_WEB) {
      const message = 'The response payload size has exceeded the limit. Please refer to the documentation for more information.';
      corps = JSON.stringify(refus({ Code: 'ResponsePayloadSizeLimitExceeded', Message: message, Location: '', ActionIndex: 0 }));
      recus = octetsDe(corps);
    }
    this.stats.octetsEnvoyes += envoyes;
    this.stats.octetsRecus += recus;
    this.stats.octets += envoyes + recus;
    this.apresCoup();
    return { statut: 200, corps };
  }

  /** A person types in a cell: what they type is read as Excel reads it, and `onChanged` fires. */
  modifierCellule(nomDeFeuille: string, ligne: number, colonne: number, contenu: Scalaire): void {
    const feuille = this.feuille(nomDeFeuille);
    const { evenements } = this.classeur;
    evenements.parUnePersonne = true;
    try {
      new Plage(feuille, { l0: ligne, c0: colonne, l1: ligne, c1: colonne }).ecrire(contenu);
    } finally {
      evenements.parUnePersonne = false;
    }
    this.apresCoup();
  }
  /** A person selects cells, or goes to a sheet. */
  selectionner(nomDeFeuille: string, adresse: string): void {
    const feuille = this.feuille(nomDeFeuille);
    this.classeur.selectionner(this.classeur.plage(adresse, feuille));
    this.apresCoup();
  }
  /** Puts contents without any event, as a workbook that was so when it was opened. */
  remplir(nomDeFeuille: string, ligne: number, colonne: number, valeurs: readonly (readonly (Scalaire | null)[])[]): void {
    const feuille = this.feuille(nomDeFeuille);
    valeurs.forEach((rangee, l) =>
      rangee.forEach((valeur, c) => {
        if (valeur !== null) feuille.poser(ligne + l, colonne + c, this.lu(feuille, ligne + l, colonne + c, valeur));
      }),
    );
  }

  /** Messages for the client, after the answer, as in Excel. */
  surMessages(ecouteur: (messages: readonly MessageHote[]) => void): () => void {
    this.ecouteurs.add(ecouteur);
    return () => this.ecouteurs.delete(ecouteur);
  }
  /** Called after each request or edit: the moment to draw again. */
  surChangement(spectateur: () => void): () => void {
    this.spectateurs.add(spectateur);
    return () => this.spectateurs.delete(spectateur);
  }
  gere(ensemble: string, version: string): boolean {
    const nom = Object.keys(this.ensembles).find((e) => e.toLowerCase() === ensemble.toLowerCase());
    const [majeure = 0, mineure = 0] = (nom === undefined ? '' : (this.ensembles[nom] ?? '')).split('.').map(Number);
    const [majeureVoulue = 0, mineureVoulue = 0] = version.split('.').map(Number);
    return nom !== undefined && (majeure > majeureVoulue || (majeure === majeureVoulue && mineure >= mineureVoulue));
  }

  private repondre(requete: RequeteFil, octets: number): ReponseFil {
    if (this.etatSaisie) return refus({ Code: 'InvalidOperationInCellEditMode', Message: EN_SAISIE, Location: '', ActionIndex: 0 });
    if (this.plateforme === 'web' && octets > LIMITE_WEB) {
      const message = 'The request payload size has exceeded the limit. Please refer to the documentation for more information.';
      return refus({ Code: 'RequestPayloadSizeLimitExceeded', Message: message, Location: '', ActionIndex: 0 });
    }
    const faute = this.fautes.pour(requete);
    if (!faute) return this.executer(requete);
    const rang = Math.min(faute.indexAction ?? 0, Math.max(0, requete.Actions.length - 1));
    const avant = this.executer({ ...requete, Actions: requete.Actions.slice(0, rang) });
    if (avant.Error) return avant;
    return { ...avant, Error: { Code: faute.code, Message: faute.message ?? faute.code, Location: '', ActionIndex: rang } };
  }
  private executer(requete: RequeteFil): ReponseFil {
    try {
      return this.interprete.executer(requete);
    } finally {
      this.classeur.calcul.finDeRequete();
    }
  }
  private apresCoup(): void {
    const messages = this.classeur.evenements.prendre();
    setTimeout(() => {
      if (messages.length > 0) for (const ecouteur of this.ecouteurs) ecouteur(messages);
    }, 0);
    for (const spectateur of this.spectateurs) spectateur();
  }
  private feuille(nom: string): Feuille {
    const feuille = this.classeur.feuille(nom);
    if (!feuille) throw erreurs.introuvable();
    return feuille;
  }
  private lu(feuille: Feuille, ligne: number, colonne: number, valeur: Scalaire): Contenu {
    // what a file holds is typed already: only formulas are recognised
    return typeof valeur === 'string' && valeur.startsWith('=') ? interpreterSaisie(valeur, feuille.style(ligne, colonne).format) : valeur;
  }
}

function refus(erreur: ErreurFil): ReponseFil {
  return { Error: erreur, Results: [], TraceIds: [] };
}

const encodeur = new TextEncoder();
const octetsDe = (texte: string): number => encodeur.encode(texte).length;
