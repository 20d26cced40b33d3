import { Expose } from '../fil/objet-hote';
import { erreurs } from '../fil/erreurs';
import { Feuille } from './feuille';
import { estFormule } from './saisie';

/** Copies a sheet's cells, formats and layout. A sheet with tables or charts is refused by name rather than copied in part. */
export function copierFeuille(modele: Feuille, position: string, relative: unknown): Feuille {
  const { classeur } = modele;
  if (modele.tableaux().length > 0 || modele.graphiques.length > 0)
    throw erreurs.nonConstruit('Worksheet.copy (feuille portant des tableaux ou des graphiques)');
  let rang = 2;
  while (classeur.feuille(`${modele.nom.slice(0, 26)} (${rang})`)) rang += 1;
  const copie = classeur.ajouterFeuille(`${modele.nom.slice(0, 26)} (${rang})`);
  modele.grille.parcourirStyles((l, c, style) => copie.grille.poserStyle(l, c, style));
  modele.grille.parcourirContenus((l, c) => {
    const contenu = modele.contenu(l, c);
    copie.poser(l, c, estFormule(contenu) ? { formule: contenu.formule } : contenu);
  });
  for (const [c, taille] of modele.largeurs) copie.largeurs.set(c, taille);
  for (const [l, taille] of modele.hauteurs) copie.hauteurs.set(l, taille);
  copie.fusions = [...modele.fusions];
  copie.fige = modele.fige;
  copie.quadrillage = modele.quadrillage;
  copie.couleurOnglet = modele.couleurOnglet;
  copie.validations.liste = modele.validations.liste.map((v) => ({ ...v }));
  copie.conditionnelles.liste = modele.conditionnelles.liste.map((m) => ({ ...m, id: classeur.nouvelId() }));
  for (const nom of classeur.noms.de(modele)) {
    const cible = nom.cible();
    const neuf = classeur.noms.ajouter(nom.nom, copie, nom.formule, nom.commentaire);
    if (cible?.feuille === modele) neuf.viser(copie, cible.zone);
    neuf.visible = nom.visible;
  }
  placer(copie, position, relative);
  return copie;
}

function placer(copie: Feuille, position: string, relative: unknown): void {
  const { classeur } = copie;
  const repere = relative instanceof Expose && relative.cible instanceof Feuille ? classeur.feuilles.indexOf(relative.cible) : -1;
  if (position === 'Beginning') classeur.deplacerFeuille(copie, 0);
  else if (position === 'Before' && repere >= 0) classeur.deplacerFeuille(copie, repere);
  else if (position === 'After' && repere >= 0) classeur.deplacerFeuille(copie, repere + 1);
}
