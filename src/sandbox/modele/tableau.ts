import { erreurs } from '../fil/erreurs';
import type { Scalaire, TableDuMoteur } from '../moteur/moteur';
import { croisement, type Zone } from './adresse';
import type { Classeur } from './classeur-vivant';
import { CIBLE_CLASSEUR, EVENEMENT } from './evenements';
import type { Feuille } from './feuille';
import { renommerTable } from './formules';
import { verifierNom } from './nom-defini';
import { Plage } from './plage';

/** A table (ListObject). Its column names are the cells of its header row: the sheet is the one truth. */
export class Tableau {
  nom: string;
  style = 'TableStyleMedium2';
  totaux = false;
  boutonsDeFiltre = true;
  lignesAlternees = true;
  colonnesAlternees = false;
  premiereColonne = false;
  derniereColonne = false;

  constructor(
    readonly feuille: Feuille,
    readonly id: string,
    nom: string,
    public zone: Zone,
  ) {
    this.nom = nom;
  }

  get zoneEntete(): Zone {
    return { ...this.zone, l1: this.zone.l0 };
  }
  get zoneCorps(): Zone {
    return { ...this.zone, l0: this.zone.l0 + 1, l1: this.zone.l1 - (this.totaux ? 1 : 0) };
  }
  estEntete(ligne: number, colonne: number): boolean {
    return ligne === this.zone.l0 && colonne >= this.zone.c0 && colonne <= this.zone.c1;
  }
  colonnes(): readonly string[] {
    const noms: string[] = [];
    for (let c = this.zone.c0; c <= this.zone.c1; c++) noms.push(String(this.feuille.valeur(this.zone.l0, c)));
    return noms;
  }
  pourMoteur(): TableDuMoteur {
    const { l0, c0 } = this.zone;
    const lignesDeDonnees = this.zoneCorps.l1 - this.zoneCorps.l0 + 1;
    return { nom: this.nom, feuille: this.feuille.id, ligne: l0, colonne: c0, lignesDeDonnees, colonnes: this.colonnes() };
  }

  renommer(nom: string): void {
    if (nom === this.nom) return;
    verifierNom(nom);
    const { classeur } = this.feuille;
    const homonyme = classeur.tableau(nom);
    if ((homonyme && homonyme !== this) || classeur.noms.trouver(nom, null)) throw erreurs.dejaPris();
    const ancien = this.nom;
    this.nom = nom;
    classeur.calcul.tablesOntChange();
    // `[@Colonne]` does not name its table, yet the engine was told it
    classeur.reecrireFormules(
      (formule) => renommerTable(formule, ancien, nom),
      ({ feuille, l, c }) => feuille === this.feuille && croisement(this.zone, { l0: l, c0: c, l1: l, c1: c }) !== null,
    );
  }
  redimensionner(zone: Zone): void {
    if (zone.l0 !== this.zone.l0 || zone.l1 <= zone.l0 || !croisement(zone, this.zone)) throw erreurs.argumentInvalide();
    if (this.feuille.tableaux().some((t) => t !== this && croisement(t.zone, zone)))
      throw erreurs.argumentInvalide("A table can't overlap another table.");
    this.feuille.verifierStructure();
    this.zone = zone;
    nommerColonnes(this.feuille, zone);
    this.feuille.classeur.calcul.tablesOntChange();
  }
  nommerColonnes(): void {
    nommerColonnes(this.feuille, this.zone);
    this.feuille.classeur.calcul.tablesOntChange();
  }
  afficherTotaux(oui: boolean): void {
    if (oui === this.totaux) return;
    if (!oui) new Plage(this.feuille, { ...this.zone, l0: this.zone.l1 }).effacer('Contents');
    this.totaux = oui;
    this.zone = { ...this.zone, l1: this.zone.l1 + (oui ? 1 : -1) };
    this.feuille.classeur.calcul.tablesOntChange();
  }
  /** Cells stay. */
  convertirEnPlage(): void {
    this.feuille.verifierStructure();
    this.feuille.classeur.retirerTableaux([this]);
  }
  supprimer(): void {
    this.feuille.verifierStructure();
    this.feuille.classeur.retirerTableaux([this]);
    new Plage(this.feuille, this.zone).effacer('All');
    this.feuille.classeur.evenements.emettre(EVENEMENT.tableSupprimee, [CIBLE_CLASSEUR, this.feuille.id], {
      tableId: this.id,
      tableName: this.nom,
      worksheetId: this.feuille.id,
      source: 'Local',
    });
  }
}

export function creerTableau(classeur: Classeur, feuille: Feuille, zoneDemandee: Zone, avecEntetes: boolean, nom?: string): Tableau {
  let zone = zoneDemandee;
  feuille.verifierStructure();
  if (!avecEntetes) {
    const { l0, c0, l1, c1 } = zone;
    for (let l = l1; l >= l0; l--) for (let c = c0; c <= c1; c++) feuille.poser(l + 1, c, feuille.contenu(l, c));
    for (let c = c0; c <= c1; c++) feuille.poser(l0, c, '');
    zone = { ...zone, l1: l1 + 1 };
  }
  if (zone.l1 === zone.l0) zone = { ...zone, l1: zone.l1 + 1 };
  if (feuille.tableaux().some((t) => croisement(t.zone, zone))) throw erreurs.argumentInvalide("A table can't overlap another table.");
  if (feuille.fusions.some((f) => croisement(f, zone))) throw erreurs.argumentInvalide("A table can't contain merged cells.");
  nommerColonnes(feuille, zone);
  const tableau = new Tableau(feuille, classeur.prochainIdDeTableau(), classeur.nomDeTableauLibre(), zone);
  classeur.accueillirTableau(tableau);
  if (nom !== undefined) tableau.renommer(nom);
  const message = { tableId: tableau.id, worksheetId: feuille.id, source: 'Local' };
  classeur.evenements.emettre(EVENEMENT.tableAjoutee, [CIBLE_CLASSEUR, feuille.id], message);
  return tableau;
}

/** Headers are texts, never empty, never twice the same: Excel renames those that are. */
function nommerColonnes(feuille: Feuille, zone: Zone): void {
  const pris = new Set<string>();
  for (let c = zone.c0; c <= zone.c1; c++) {
    const actuel: Scalaire = feuille.valeur(zone.l0, c);
    const souhaite = actuel === '' ? `Colonne${c - zone.c0 + 1}` : String(actuel);
    let nom = souhaite;
    for (let i = 2; pris.has(nom.toLowerCase()); i++) nom = souhaite + String(i);
    pris.add(nom.toLowerCase());
    if (nom !== actuel || feuille.grille.formule(zone.l0, c) !== undefined) feuille.poser(zone.l0, c, nom);
  }
}
