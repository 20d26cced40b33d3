/**
 * The workbook counts by keys that hold the first 100 characters of a name, without regard to case: two names alike that far would each
 * count the dwellings of both. They are made distinct before anything is counted; names that differ by case alone are one name.
 */
import type { Bien } from '../bien';
import { LONGUEUR_DE_NOM, nomCompare } from '../calcul/cle-du-nom';
import { comparerCodes } from '../calcul/comparer';
import type { Inventaire } from '../inventaire';
import { parcourirParLots, transformerParLots } from '../lots';

/**
 * What each name becomes; a name that stays is absent. Same names, whatever their order, same result. Names already `pris` (distinct
 * among themselves) keep their writing: the others give way.
 */
export function renommages(noms: Iterable<string>, pris: Iterable<string> = []): ReadonlyMap<string, string> {
  const groupes = new Map<string, string[]>();
  const tenus = new Map([...pris].map((nom) => [nomCompare(nom), nom]));
  for (const nom of new Set(noms)) {
    const groupe = groupes.get(nomCompare(nom));
    if (groupe === undefined) groupes.set(nomCompare(nom), [nom]);
    else groupe.push(nom);
  }
  const prises = new Set([...groupes.keys(), ...tenus.keys()]);
  const resultat = new Map<string, string>();
  for (const [cle, groupe] of groupes) {
    const tenu = tenus.get(cle);
    if (groupe.length === 1 && (tenu === undefined || tenu === groupe[0])) continue;
    const ecrits = new Map<string, string>(tenu === undefined ? [] : [[tenu.toLowerCase(), tenu]]);
    for (const nom of groupe.sort(comparerCodes)) {
      const memeNom = ecrits.get(nom.toLowerCase());
      const ecrit = memeNom ?? (ecrits.size === 0 ? nom : numeroter(nom, prises));
      ecrits.set(nom.toLowerCase(), ecrit);
      if (ecrit !== nom) resultat.set(nom, ecrit);
    }
  }
  return resultat;
}

/** « Syndicat intercommunal… (2) », within what the keys hold. */
function numeroter(nom: string, prises: Set<string>): string {
  for (let numero = 2; ; numero++) {
    const suffixe = ` (${numero})`;
    const propose = `${nom.slice(0, LONGUEUR_DE_NOM - suffixe.length).trimEnd()}${suffixe}`;
    if (prises.has(nomCompare(propose))) continue;
    prises.add(nomCompare(propose));
    return propose;
  }
}

type AvecNoms = Pick<Inventaire, 'biens' | 'categories'>;

interface NomsDistincts<T> {
  readonly inventaire: T;
  readonly noms: ReadonlyMap<string, string>;
}

/** The inventory itself when all its names are distinct. */
export function* avecNomsDistinctsParLots<T extends AvecNoms>(inventaire: T): Generator<void, NomsDistincts<T>> {
  const portes = new Set<string>();
  yield* parcourirParLots(inventaire.biens, ({ reservataires }) => {
    for (const nom of reservataires) portes.add(nom);
  });
  const noms = renommages(portes);
  if (noms.size === 0) return { inventaire, noms };
  const nouveau = (nom: string): string => noms.get(nom) ?? nom;
  const biens = yield* transformerParLots(inventaire.biens, (bien): Bien =>
    bien.reservataires.some((nom) => noms.has(nom)) ? { ...bien, reservataires: [...new Set(bien.reservataires.map(nouveau))] } : bien,
  );
  const categories = new Map(inventaire.categories);
  for (const [ancien, ecrit] of noms) {
    const categorie = inventaire.categories.get(ecrit) ?? inventaire.categories.get(ancien);
    if (categorie !== undefined) categories.set(ecrit, categorie);
  }
  return { inventaire: { ...inventaire, biens, categories }, noms };
}
