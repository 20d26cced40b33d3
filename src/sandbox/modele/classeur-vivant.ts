import { erreurs } from '../fil/erreurs';
import type { ObjetJson } from '../fil/arguments-hote';
import { lireZone, separerFeuille, type Zone } from './adresse';
import { Calcul, type FabriqueDeMoteur } from './calcul';
import { CIBLE_CLASSEUR, EVENEMENT, Evenements } from './evenements';
import { Feuille } from './feuille';
import { renommerFeuille } from './formules';
import { traduireEnFrancais } from './formules-francaises';
import { lireEnFrancais } from './lire-formule-francaise';
import { NomsDefinis } from './nom-defini';
import { photographier, type Photographie } from './photographie';
import { Plage } from './plage';
import { creerTableau, type Tableau } from './tableau';
import { CONVENTIONS_FR, type Conventions } from './texte-affiche';

export interface OptionsClasseur {
  readonly nom?: string;
  readonly moteur?: FabriqueDeMoteur;
  readonly conventions?: Conventions;
  /** Canonical formula to the user's language, for `formulasLocal`. */
  readonly traduireFormule?: (formule: string) => string;
  /** The other way round, for what people type. */
  readonly lireFormule?: (formule: string) => string;
}

interface Cellule {
  readonly feuille: Feuille;
  readonly l: number;
  readonly c: number;
}

/** A workbook, empty when made: a host adds a sheet, a file loader its own. */
export class Classeur {
  readonly nom: string;
  readonly conventions: Conventions;
  readonly traduireFormule: (formule: string) => string;
  readonly lireFormule: (formule: string) => string;
  readonly evenements = new Evenements();
  readonly calcul: Calcul;
  readonly noms = new NomsDefinis(this);
  /** `Office.context.document.settings` and `workbook.settings` share them. */
  readonly parametres = new Map<string, unknown>();
  /** Protection of the workbook's structure: no sheet is added, removed, moved or renamed. */
  structureProtegee = false;
  private readonly listeDeFeuilles: Feuille[] = [];
  private readonly feuillesParId = new Map<string, Feuille>();
  private tableaux: Tableau[] = [];
  private feuilleActive: Feuille | null = null;
  private selectionCourante: Plage | null = null;
  private prochainId = 1;
  private prochainTableau = 1;

  constructor(options: OptionsClasseur = {}) {
    this.nom = options.nom ?? 'Classeur1.xlsx';
    this.conventions = options.conventions ?? CONVENTIONS_FR;
    this.traduireFormule = options.traduireFormule ?? traduireEnFrancais;
    this.lireFormule = options.lireFormule ?? lireEnFrancais;
    const source = {
      constante: (id: string, l: number, c: number) => this.feuilleParId(id).grille.constante(l, c),
      etendue: (id: string) => {
        const zone = this.feuilleParId(id).grille.etendue();
        return zone && { ligneFin: zone.l1, colonneFin: zone.c1 };
      },
    };
    this.calcul = new Calcul(options.moteur, source, {
      tables: () => this.tableaux.map((t) => t.pourMoteur()),
      noms: () => this.noms.de(null).flatMap((n) => (n.cible() ? [{ nom: n.nom, cible: n.formule.slice(1) }] : [])),
    });
  }

  get feuilles(): readonly Feuille[] {
    return this.listeDeFeuilles;
  }
  get active(): Feuille {
    const active = this.feuilleActive ?? this.listeDeFeuilles[0];
    if (!active) throw erreurs.introuvable();
    return active;
  }
  get selection(): Plage {
    return this.selectionCourante ?? new Plage(this.active, { l0: 0, c0: 0, l1: 0, c1: 0 });
  }
  /** By name or by id: the client asks again by id for what it knew by name. */
  feuille(cle: string): Feuille | null {
    return this.listeDeFeuilles.find((f) => f.id === cle || f.nom.toLowerCase() === cle.toLowerCase()) ?? null;
  }
  nouvelId(): string {
    return `{${String(this.prochainId++).padStart(8, '0')}-0001-0000-0000-000000000000}`;
  }

  ajouterFeuille(nomDemande?: string): Feuille {
    this.verifierStructure();
    const nom = nomDemande ?? this.nomDeFeuilleLibre();
    this.verifierNomDeFeuille(nom, null);
    const feuille = new Feuille(this, this.nouvelId(), nom);
    this.listeDeFeuilles.push(feuille);
    this.feuillesParId.set(feuille.id, feuille);
    this.calcul.feuilleAjoutee(feuille.id, nom);
    this.evenements.emettre(EVENEMENT.feuilleAjoutee, [CIBLE_CLASSEUR], { worksheetId: feuille.id, source: 'Local' });
    return feuille;
  }
  renommerFeuille(feuille: Feuille, nom: string): void {
    if (nom === feuille.nom) return;
    this.verifierStructure();
    this.verifierNomDeFeuille(nom, feuille);
    const ancien = feuille.nom;
    feuille.nom = nom;
    this.calcul.feuilleRenommee(feuille.id, nom);
    for (const n of this.noms.liste) n.formule = renommerFeuille(n.formule, ancien, nom);
    this.calcul.nomsOntChange();
    this.reecrireFormules((formule) => renommerFeuille(formule, ancien, nom));
  }
  deplacerFeuille(feuille: Feuille, position: number): void {
    this.verifierStructure();
    if (position < 0 || position >= this.listeDeFeuilles.length) throw erreurs.argumentInvalide();
    this.listeDeFeuilles.splice(this.listeDeFeuilles.indexOf(feuille), 1);
    this.listeDeFeuilles.splice(position, 0, feuille);
  }
  supprimerFeuille(feuille: Feuille): void {
    this.verifierStructure();
    const visibles = this.listeDeFeuilles.filter((f) => f !== feuille && f.visibilite === 'Visible');
    if (visibles.length === 0) throw erreurs.operationInvalide('A workbook must contain at least one visible worksheet.');
    if (feuille.visibilite === 'VeryHidden') throw erreurs.operationInvalide('A very hidden worksheet cannot be deleted.');
    this.retirerTableaux(this.tableauxDe(feuille));
    this.noms.supprimer(this.noms.de(feuille));
    // a name whose cells are gone stays, and says so
    for (const nom of this.noms.liste) if (nom.cible()?.feuille === feuille) nom.formule = '=#REF!';
    this.listeDeFeuilles.splice(this.listeDeFeuilles.indexOf(feuille), 1);
    this.calcul.feuilleSupprimee(feuille.id);
    this.calcul.nomsOntChange();
    if (this.feuilleActive === feuille || this.selectionCourante?.feuille === feuille) {
      this.feuilleActive = visibles[0] ?? null;
      this.selectionCourante = null;
    }
    this.evenements.emettre(EVENEMENT.feuilleSupprimee, [CIBLE_CLASSEUR], { worksheetId: feuille.id, source: 'Local' });
  }
  activer(feuille: Feuille): void {
    if (feuille.visibilite !== 'Visible') throw erreurs.operationInvalide('A hidden worksheet cannot be activated.');
    const ancienne = this.active;
    if (ancienne === feuille) return;
    this.feuilleActive = feuille;
    this.selectionCourante = null;
    this.evenements.emettre(EVENEMENT.feuilleDesactivee, [ancienne.id, CIBLE_CLASSEUR], { worksheetId: ancienne.id });
    this.evenements.emettre(EVENEMENT.feuilleActivee, [feuille.id, CIBLE_CLASSEUR], { worksheetId: feuille.id });
  }
  selectionner(plage: Plage): void {
    this.activer(plage.feuille);
    this.selectionCourante = plage;
    const message = {
      address: plage.adresse.slice(plage.adresse.lastIndexOf('!') + 1),
      worksheetId: plage.feuille.id,
      isInsideTable: false,
    };
    this.evenements.emettre(EVENEMENT.selectionChangee, [plage.feuille.id, CIBLE_CLASSEUR], message);
    this.evenements.emettreATous(EVENEMENT.selectionDuClasseur);
  }

  /** A range from `A1`, `Feuille!A1:B2`, a defined name or the name of a table. */
  plage(adresse: string, defaut: Feuille): Plage {
    const { feuille: nom, local } = separerFeuille(adresse);
    const feuille = nom === null ? defaut : this.feuille(nom);
    if (!feuille) throw erreurs.argumentInvalide();
    const zone = lireZone(local);
    if (zone) return new Plage(feuille, zone);
    const defini = this.noms.trouver(local, feuille)?.cible() ?? this.noms.trouver(local, null)?.cible();
    if (defini) return defini;
    const tableau = this.tableau(local);
    if (!tableau) throw erreurs.argumentInvalide();
    return new Plage(tableau.feuille, tableau.zoneCorps);
  }

  tableauxDe(feuille: Feuille | null): readonly Tableau[] {
    return feuille ? this.tableaux.filter((t) => t.feuille === feuille) : this.tableaux;
  }
  tableau(cle: string): Tableau | null {
    return this.tableaux.find((t) => t.id === cle || t.nom.toLowerCase() === cle.toLowerCase()) ?? null;
  }
  ajouterTableau(feuille: Feuille, zone: Zone, avecEntetes: boolean, nom?: string): Tableau {
    return creerTableau(this, feuille, zone, avecEntetes, nom);
  }
  accueillirTableau(tableau: Tableau): void {
    this.tableaux.push(tableau);
    this.calcul.tablesOntChange();
  }
  retirerTableaux(condamnes: readonly Tableau[]): void {
    if (condamnes.length === 0) return;
    this.tableaux = this.tableaux.filter((t) => !condamnes.includes(t));
    this.calcul.tablesOntChange();
  }
  prochainIdDeTableau(): string {
    return String(this.prochainTableau++);
  }
  nomDeTableauLibre(): string {
    for (let i = 1; ; i++) if (!this.tableau(`Tableau${i}`)) return `Tableau${i}`;
  }

  /** Passes every formula through `changer`, and gives the engine those that changed, or that mean something else now. */
  reecrireFormules(changer: (formule: string, feuille: Feuille) => string, redire: (cellule: Cellule) => boolean = () => false): void {
    for (const feuille of this.listeDeFeuilles) {
      const changees: { readonly l: number; readonly c: number; readonly formule: string }[] = [];
      // A calculated column repeats one text on each of its rows: it is rewritten once.
      const reecrites = new Map<string, string>();
      feuille.grille.parcourirFormules((l, c, formule) => {
        const nouvelle = reecrites.get(formule) ?? changer(formule, feuille);
        reecrites.set(formule, nouvelle);
        if (nouvelle !== formule || redire({ feuille, l, c })) changees.push({ l, c, formule: nouvelle });
      });
      for (const { l, c, formule } of changees) feuille.poser(l, c, { formule });
    }
  }

  /** Everything in it, as plain data: for comparisons before and after. */
  photographie(): Photographie {
    return photographier(this);
  }
  parametresEnJson(): ObjetJson {
    return Object.fromEntries(this.parametres);
  }

  private verifierStructure(): void {
    if (this.structureProtegee) throw erreurs.accesRefuse();
  }
  private feuilleParId(id: string): Feuille {
    const feuille = this.feuillesParId.get(id);
    if (!feuille) throw erreurs.introuvable();
    return feuille;
  }
  private nomDeFeuilleLibre(): string {
    for (let i = this.listeDeFeuilles.length + 1; ; i++) if (!this.feuille(`Feuil${i}`)) return `Feuil${i}`;
  }
  private verifierNomDeFeuille(nom: string, sauf: Feuille | null): void {
    if (nom === '' || nom.length > 31 || /[\\/?*:[\]]/.test(nom) || /^'|'$/.test(nom) || /^(history|historique)$/i.test(nom))
      throw erreurs.argumentInvalide();
    const homonyme = this.listeDeFeuilles.find((f) => f.nom.toLowerCase() === nom.toLowerCase());
    if (homonyme && homonyme !== sauf) throw erreurs.dejaPris();
  }
}
