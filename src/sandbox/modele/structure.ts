import { erreurs } from '../fil/erreurs';
import { croisement, enveloppe, hauteur, largeur, lignesEntieres, colonnesEntieres, type Zone } from './adresse';
import { decalageDe, decalerZone, type Decalage } from './decalage';
import type { Feuille } from './feuille';
import { decalerFormule } from './formules';
import type { Plage } from './plage';

/** Inserts cells where the range lies, or deletes it; what is below (or to the right) moves, and references follow. */
export function decalerCellules(plage: Plage, axe: Decalage['axe'], insertion: boolean): void {
  const { feuille, zone } = plage;
  feuille.verifierStructure();
  const decalage = decalageDe(zone, axe, insertion);
  refuserTableauxCoupes(feuille, decalage, zone);
  const avant = feuille.grille.etendue();
  const bouger = (z: Zone): Zone | null => decalerZone(z, decalage);
  feuille.grille.decaler(decalage);
  deplacerObjets(feuille, bouger, decalage);
  const { classeur } = feuille;
  for (const nom of classeur.noms.liste) nom.formule = decalerFormule(nom.formule, nom.portee?.nom ?? '', feuille.nom, decalage);
  classeur.calcul.nomsOntChange();
  classeur.calcul.tablesOntChange();
  prevenirLeMoteur(feuille, avant, decalage);
  const nature = axe === 'lignes' ? (insertion ? 'RowInserted' : 'RowDeleted') : insertion ? 'ColumnInserted' : 'ColumnDeleted';
  const entiere = axe === 'lignes' ? lignesEntieres(zone) : colonnesEntieres(zone);
  feuille.signalerChangement(zone, entiere ? nature : insertion ? 'CellInserted' : 'CellDeleted');
}

/** Every cell of the moved part may have changed for the engine: formulas anywhere are said again, constants of this sheet too. */
function prevenirLeMoteur(feuille: Feuille, avant: Zone | null, decalage: Decalage): void {
  const { calcul } = feuille.classeur;
  const apres = feuille.grille.etendue();
  const touchee = avant && apres ? enveloppe(avant, apres) : (avant ?? apres);
  if (touchee)
    for (let l = decalage.axe === 'lignes' ? decalage.de : touchee.l0; l <= touchee.l1; l++)
      for (let c = decalage.axe === 'colonnes' ? decalage.de : touchee.c0; c <= touchee.c1; c++)
        if (feuille.grille.formule(l, c) === undefined) {
          calcul.formuleChangee(feuille.id, l, c, null);
          calcul.constanteChangee(feuille.id, l, c);
        }
  feuille.classeur.reecrireFormules(
    (formule, porteuse) => decalerFormule(formule, porteuse.nom, feuille.nom, decalage),
    () => true,
  );
}

function deplacerObjets(feuille: Feuille, bouger: (z: Zone) => Zone | null, decalage: Decalage): void {
  const { classeur } = feuille;
  const perdus = feuille.tableaux().filter((t) => !bouger(t.zone));
  for (const tableau of feuille.tableaux()) tableau.zone = bouger(tableau.zone) ?? tableau.zone;
  classeur.retirerTableaux(perdus);
  feuille.fusions = feuille.fusions.flatMap((f) => bouger(f) ?? []);
  feuille.validations.transformer((z) => [bouger(z)].filter((r) => r !== null));
  feuille.conditionnelles.transformer(bouger);
  for (const graphique of feuille.graphiques)
    for (const serie of graphique.series) {
      for (const p of [serie.valeurs, serie.categories]) if (p?.feuille === feuille) p.zone = bouger(p.zone) ?? p.zone;
    }
  const entieres = decalage.bandeDebut === 0 && decalage.bandeFin >= (decalage.axe === 'lignes' ? 16_383 : 1_048_575);
  if (entieres) decalerTailles(decalage.axe === 'lignes' ? feuille.hauteurs : feuille.largeurs, decalage);
}

function decalerTailles(tailles: Map<number, number>, { de, nombre }: Decalage): void {
  const anciennes = [...tailles];
  tailles.clear();
  for (const [rang, taille] of anciennes) {
    if (rang < de) tailles.set(rang, taille);
    else if (nombre > 0 || rang >= de - nombre) tailles.set(rang + nombre, taille);
  }
}

/** Excel refuses to shift a part of a table's width (or height). */
function refuserTableauxCoupes(feuille: Feuille, decalage: Decalage, zone: Zone): void {
  const parLignes = decalage.axe === 'lignes';
  for (const { zone: t } of feuille.tableaux()) {
    const [a, b, fin] = parLignes ? [t.c0, t.c1, t.l1] : [t.l0, t.l1, t.c1];
    if (fin < decalage.de || b < decalage.bandeDebut || a > decalage.bandeFin) continue;
    const couvert = a >= decalage.bandeDebut && b <= decalage.bandeFin;
    if (!couvert) throw erreurs.operationInvalide('This operation is not allowed. It would shift cells in a table on your worksheet.');
    const trou = croisement(t, zone);
    if (trou && decalage.nombre < 0 && trou.l0 === t.l0 && parLignes && hauteur(trou) < hauteur(t) && largeur(trou) === largeur(t))
      throw erreurs.operationInvalide("The header row of a table can't be deleted.");
  }
}
