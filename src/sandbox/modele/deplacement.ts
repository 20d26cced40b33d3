import { erreurs } from '../fil/erreurs';
import { croisement, hauteur, largeur, type Zone } from './adresse';
import { bougerReferences } from './formules';
import { Plage } from './plage';

const dans = (interieure: Zone, zone: Zone): boolean =>
  interieure.l0 >= zone.l0 && interieure.l1 <= zone.l1 && interieure.c0 >= zone.c0 && interieure.c1 <= zone.c1;

/** Cut and paste on the same sheet: contents, looks, tables and references go along; what was at the destination is replaced. */
export function deplacerCellules(depart: Plage, destination: Plage): void {
  const { feuille, zone } = depart;
  const { classeur } = feuille;
  if (destination.feuille !== feuille) throw erreurs.nonConstruit('Range.moveTo (another sheet)');
  feuille.verifierStructure();
  const [dl, dc] = [destination.zone.l0 - zone.l0, destination.zone.c0 - zone.c0];
  const decaler = (z: Zone): Zone => ({ l0: z.l0 + dl, l1: z.l1 + dl, c0: z.c0 + dc, c1: z.c1 + dc });
  const arrivee = decaler(zone);
  const coupe = feuille.tableaux().some((t) => {
    const touche = (z: Zone): boolean => croisement(t.zone, z) !== null;
    return !dans(t.zone, zone) && (touche(zone) || touche(arrivee));
  });
  if (coupe) throw erreurs.operationInvalide('This operation is not allowed. It would cut a table on your worksheet.');
  const cellules = Array.from({ length: hauteur(zone) * largeur(zone) }, (_, rang) => {
    const [l, c] = [zone.l0 + Math.floor(rang / largeur(zone)), zone.c0 + (rang % largeur(zone))];
    return { l, c, contenu: feuille.contenu(l, c), style: feuille.style(l, c) };
  });
  const bouger = (z: Zone): Zone => (dans(z, zone) ? decaler(z) : z);
  const tables = feuille.tableaux().filter((t) => dans(t.zone, zone));
  for (const { l, c } of cellules) feuille.poser(l, c, '');
  new Plage(feuille, zone).effacer('Formats');
  new Plage(feuille, arrivee).effacer('Formats');
  for (const table of tables) table.zone = decaler(table.zone);
  for (const { l, c, contenu, style } of cellules) {
    feuille.poser(l + dl, c + dc, contenu);
    feuille.formater({ l0: l + dl, c0: c + dc, l1: l + dl, c1: c + dc }, style);
  }
  feuille.fusions = feuille.fusions.map(bouger);
  feuille.validations.transformer((z) => [bouger(z)]);
  for (const nom of classeur.noms.liste) nom.formule = bougerReferences(nom.formule, nom.portee?.nom ?? '', feuille.nom, bouger);
  classeur.calcul.nomsOntChange();
  classeur.calcul.tablesOntChange();
  classeur.reecrireFormules((formule, porteuse) => bougerReferences(formule, porteuse.nom, feuille.nom, bouger));
}
