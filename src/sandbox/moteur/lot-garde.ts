/** A batch that is kept once computed: what-ifs change the same few cells again and again, and cost the formulas downstream only. */
import type { Contenus } from './contenus';
import { ecrireFormule } from './ecrire-formule';
import { lignesEntre, type Groupe, type Salissure } from './graphe';
import { reunir, type Bande } from './intervalles';
import { Lot } from './lot';

/** A batch is worth keeping when running it again costs little more than the formulas that changed. */
const SURCOUT_ACCEPTE = 3;
const POIDS_TOUJOURS_ACCEPTE = 400;
/** Above that, feeding the changes one by one is dearer than a new batch. */
const CHANGEMENTS_MAX = 2000;
const CELLULES_GARDEES_MAX = 400_000;

type Sales = ReadonlyMap<Groupe, Salissure>;

/** Writes what the formulas read and that the batch does not compute itself. */
function alimenter(lot: Lot, sales: Sales, contenus: Contenus): Bande[] {
  const bandes = new Map<string, Bande>();
  for (const { groupe, ligne0, ligne1 } of sales.values()) {
    for (const portee of groupe.gabarit.portees) {
      const bornes = portee.memeLigne ? { ligne1: Math.min(ligne1, portee.ligne1), colonne1: portee.colonne1 } : contenus.borner(portee);
      const debut = portee.memeLigne ? Math.max(ligne0, portee.ligne0) : portee.ligne0;
      for (let colonne = portee.colonne0; colonne <= bornes.colonne1; colonne += 1)
        if (debut <= bornes.ligne1)
          bandes.set(`${portee.feuille}|${colonne}|${debut}|${bornes.ligne1}`, {
            feuille: portee.feuille,
            colonne,
            ligne0: debut,
            ligne1: bornes.ligne1,
          });
    }
  }
  const lues = reunir([...bandes.values()]);
  for (const { feuille, colonne, ligne0, ligne1 } of lues) {
    for (let ligne = ligne0; ligne <= ligne1; ligne += 1) {
      const calculee = contenus.calculee(feuille, ligne, colonne);
      if (calculee?.sale === true) continue;
      const valeur = calculee === undefined ? contenus.constante(feuille, ligne, colonne) : calculee.valeur;
      if (valeur !== '') lot.constante(feuille, ligne, colonne, valeur);
      // A formula that answers "" is text, not an empty cell: `""+1` is an error where an empty cell counts for 0.
      else if (calculee !== undefined) lot.formule(feuille, ligne, colonne, '=""');
    }
  }
  return lues;
}

function lire(lot: Lot, sales: Sales, contenus: Contenus): void {
  for (const { groupe, ligne0, ligne1 } of sales.values()) {
    for (const { ligne, cellule } of contenus.duGroupe(groupe, ligne0, ligne1)) {
      cellule.valeur = lot.lire(groupe.feuille, ligne, groupe.colonne);
      cellule.sale = false;
    }
  }
}

export class LotGarde {
  private constructor(
    private readonly contenus: Contenus,
    private readonly lot: Lot,
    private readonly membres: Sales,
    private readonly lues: readonly Bande[],
    private readonly poids: number,
  ) {}

  /** Computes these formulas together; null when the batch cannot serve again. */
  static calculer(sales: Sales, contenus: Contenus): LotGarde | null {
    const lot = new Lot();
    for (const { groupe, ligne0, ligne1 } of sales.values())
      for (const { cellule } of contenus.duGroupe(groupe, ligne0, ligne1)) cellule.sale = true;
    const lues = alimenter(lot, sales, contenus);
    for (const { groupe, ligne0, ligne1 } of sales.values())
      for (const ligne of lignesEntre(groupe, ligne0, ligne1))
        lot.formule(groupe.feuille, ligne, groupe.colonne, ecrireFormule(groupe.gabarit, ligne, lot, contenus));
    lot.evaluer();
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const lignes = lignesEntre(groupe, ligne0, ligne1);
      const [premiere] = lignes;
      if (premiere !== undefined) lot.formater(groupe.feuille, premiere, lignes.at(-1) ?? premiere, groupe.colonne);
    }
    lire(lot, sales, contenus);
    const cellules = lues.reduce((total, bande) => total + bande.ligne1 - bande.ligne0 + 1, 0);
    const entieres = [...sales.keys()].some((groupe) =>
      groupe.gabarit.portees.some((portee) => !portee.memeLigne && contenus.borner(portee).ligne1 < portee.ligne1),
    );
    // A reference cut at the end of its sheet would miss what is written below it later.
    if (!entieres && cellules <= CELLULES_GARDEES_MAX) return new LotGarde(contenus, lot, sales, lues, contenus.poids(sales));
    lot.liberer();
    return null;
  }

  liberer(): void {
    this.lot.liberer();
  }

  /** Whether it holds every dirty formula and not many more. */
  convient(sales: Sales): boolean {
    for (const { groupe, ligne0, ligne1 } of sales.values()) {
      const membre = this.membres.get(groupe);
      if (membre === undefined || lignesEntre(groupe, ligne0, ligne1).some((ligne) => ligne < membre.ligne0 || ligne > membre.ligne1))
        return false;
    }
    return this.poids <= POIDS_TOUJOURS_ACCEPTE || this.poids <= SURCOUT_ACCEPTE * this.contenus.poids(sales);
  }

  rejouer(sales: Sales): void {
    this.lot.evaluer();
    lire(this.lot, sales, this.contenus);
  }

  /** Gives it changed constants; false when they are too many. */
  transmettre(changements: readonly Bande[]): boolean {
    const cellules = changements.reduce((total, bande) => total + bande.ligne1 - bande.ligne0 + 1, 0);
    if (cellules > CHANGEMENTS_MAX) return false;
    for (const { feuille, colonne, ligne0, ligne1 } of changements) {
      for (const lue of this.lues) {
        if (lue.feuille !== feuille || lue.colonne !== colonne) continue;
        for (let ligne = Math.max(ligne0, lue.ligne0); ligne <= Math.min(ligne1, lue.ligne1); ligne += 1)
          if (this.contenus.calculee(feuille, ligne, colonne) === undefined)
            this.lot.constante(feuille, ligne, colonne, this.contenus.constante(feuille, ligne, colonne));
      }
    }
    return true;
  }
}
