import { erreurs } from './erreurs';
import type { ObjetHote } from './objet-hote';
import { enChameau, enPascal, type SelectionFil } from './requete';

type Nommage = (nom: string) => string;

export function identiteDe(objet: ObjetHote): Record<string, unknown> {
  const identite: Record<string, unknown> = { ...objet.identite() };
  if (objet.reference !== undefined) identite._ReferenceId = objet.reference;
  return identite;
}

/** Answers a `load`: the members that were asked for, and no others, so that `PropertyNotLoaded` stays true to life. */
export function projeter(objet: ObjetHote, selection: SelectionFil, nommer: Nommage): Record<string, unknown> {
  const chemins = selection.Select?.length ? [...selection.Select] : ['*'];
  for (const etendu of selection.Expand ?? []) chemins.push(etendu);
  return projeterChemins(
    objet,
    chemins.map((c) => c.replace(/\./g, '/')),
    selection,
    nommer,
  );
}

function projeterChemins(objet: ObjetHote, chemins: readonly string[], selection: SelectionFil, nommer: Nommage): Record<string, unknown> {
  const sortie = identiteDe(objet);
  const elements = objet.elements();
  const scalaires = objet.scalaires();
  const pourElements: string[] = [];
  const navigations = new Map<string, string[]>();
  for (const chemin of chemins) {
    const barre = chemin.indexOf('/');
    const tete = enPascal(barre < 0 ? chemin : chemin.slice(0, barre));
    const reste = barre < 0 ? '*' : chemin.slice(barre + 1);
    if (tete === '*') {
      for (const nom of scalaires) if (!objet.estSurDemande(nom)) sortie[nommer(nom)] = objet.lire(nom);
      if (elements) pourElements.push('*');
    } else if (barre < 0 && scalaires.includes(tete)) sortie[nommer(tete)] = objet.lire(tete);
    else if (tete === 'Items' && elements) pourElements.push(reste);
    else if (objet.possedeNavigation(tete)) navigations.set(tete, [...(navigations.get(tete) ?? []), reste]);
    else if (elements)
      pourElements.push(chemin); // `items/name` arrives as `name`
    else throw erreurs.nonConstruit(`${objet.nomDeType}.${enChameau(tete)}`);
  }
  for (const [nom, restes] of navigations) {
    const cible = objet.naviguer(nom);
    sortie[nommer(nom)] = cible && projeterChemins(cible, restes, {}, nommer);
  }
  if (elements && pourElements.length > 0) {
    const debut = selection.Skip ?? 0;
    const fin = selection.Top === undefined ? undefined : debut + selection.Top;
    const liste = elements
      .slice(debut, fin)
      .map((element, rang) => ({ _Index: rang, ...projeterChemins(element, pourElements, {}, nommer) }));
    sortie[nommer === enChameau ? 'items' : '_Items'] = liste;
  }
  return sortie;
}
