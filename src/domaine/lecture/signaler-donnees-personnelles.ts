/** One finding by column that carries personal data: it names the column and its first cell, and never repeats a value. */
import type { Anomalie, Correspondance, LigneEcartee } from '../inventaire';
import type { BlocLu } from './bloc-lu';
import { colonneSource, placeDeLEntete } from './blocs';
import { LIBELLE_NATURE, masquer, natureAnnoncee, texteMasque, type NatureDeDonnee } from './donnees-personnelles';
import { lettresDeColonne, type Rapporteur } from './rapporteur';
import { texteDe } from './texte';

interface ColonneSuspecte {
  readonly natures: Set<NatureDeDonnee>;
  /** The header says it: the whole column is personal, not some of its cells. */
  annoncee: boolean;
  liee: boolean;
}

function relever(source: BlocLu, correspondance: Correspondance): Map<number, ColonneSuspecte> {
  const suspectes = new Map<number, ColonneSuspecte>();
  const noter = (colonne: number, nature: NatureDeDonnee, annoncee: boolean, liee: boolean): void => {
    const suspecte = suspectes.get(colonne) ?? { natures: new Set(), annoncee: false, liee };
    suspecte.natures.add(nature);
    suspecte.annoncee ||= annoncee;
    suspectes.set(colonne, suspecte);
  };
  for (const { colonne, entete } of correspondance.colonnes) {
    const nature = natureAnnoncee(texteDe(entete));
    if (nature !== null && source.refusees.includes(colonne)) noter(colonne, nature, true, false);
  }
  for (const { colonne, entete } of correspondance.ignorees) {
    const nature = natureAnnoncee(texteDe(entete));
    if (nature !== null) noter(colonne, nature, true, false);
  }
  for (const [colonne, naturesVues, liee] of source.colonnesSuspectes()) {
    for (const nature of naturesVues) noter(colonne, nature, false, liee);
  }
  return suspectes;
}

const direLesNatures = (natures: ReadonlySet<NatureDeDonnee>): string => [...natures].map((nature) => LIBELLE_NATURE[nature]).join(', ');

function phrase({ natures, annoncee, liee }: ColonneSuspecte, nom: string, premiere: string | null): string {
  const contenu = direLesNatures(natures);
  const place = premiere === null ? '' : `, la première en ${premiere}`;
  if (annoncee) {
    return `${nom} contient des données personnelles (${contenu}). La gestion en flux n’en a pas besoin : elle n’est ni lue ni recopiée. Supprimez-la avant de transmettre ce classeur.`;
  }
  if (liee) {
    return `${nom} contient des données personnelles dans certaines cellules (${contenu})${place}. Elles sont masquées dans nos feuilles : retirez-les de l’inventaire avant de le transmettre.`;
  }
  return `${nom} semble contenir des données personnelles (${contenu})${place}. Elle n’est pas recopiée : retirez-les avant de transmettre ce classeur.`;
}

/** What is said of one cell, or of the first of several. */
function remarque(lettres: string, ligneSource: number, suite: string, indicateur: Anomalie['indicateur'] = null): Anomalie {
  const cellule = `${lettres}${ligneSource}`;
  return {
    gravite: 'alerte',
    regle: 'LECTURE',
    indicateur,
    ligneSource,
    cellule,
    valeurLue: '',
    message: `Cellule ${cellule} : ${suite}`,
    correction: null,
  };
}

interface Lieu {
  readonly index: number;
  readonly colonne: number;
}

export function signalerDonneesPersonnelles(
  source: BlocLu,
  correspondance: Correspondance,
  rapporteur: Rapporteur,
  premiereColonne: number,
  ecartees: readonly LigneEcartee[] = [],
): void {
  const entetes = new Map(
    [...correspondance.colonnes, ...correspondance.ignorees].map(({ colonne, entete }) => [colonne, texteDe(entete)]),
  );
  const indicateurs = new Map(correspondance.colonnes.map(({ colonne, indicateur }) => [colonne, indicateur]));
  const lettresDe = ({ index, colonne }: Lieu): string =>
    lettresDeColonne(premiereColonne + (colonneSource(correspondance, index, colonne) ?? colonne));
  const rangsEcartes = new Set(ecartees.map(({ ligneSource }) => ligneSource - rapporteur.ligneSource(0)));
  for (const anomalie of horsDesLogements(source, correspondance, rapporteur, lettresDe, ecartees)) rapporteur.anomalies.push(anomalie);
  const suspectes = new Map([...relever(source, correspondance)].sort(([a], [b]) => a - b));
  for (const [colonne, entete] of [...entetes].sort(([a], [b]) => a - b)) {
    const place = placeDeLEntete(correspondance, colonne);
    const lettres = lettresDeColonne(premiereColonne + place.colonne);
    const ligneSource = rapporteur.ligneSource(place.index);
    const natures = new Set<NatureDeDonnee>();
    masquer(entete, false, natures);
    if (natures.size === 0 || suspectes.get(colonne)?.annoncee === true) continue;
    const suite = `l’en-tête de la colonne ${lettres} contient des données personnelles (${direLesNatures(natures)}). Il est masqué dans nos feuilles : remplacez-le par le nom de ce que contient la colonne avant de transmettre ce classeur.`;
    rapporteur.anomalies.push(remarque(lettres, ligneSource, suite));
  }
  for (const [colonne, suspecte] of suspectes) {
    const place = placeDeLEntete(correspondance, colonne);
    const lettres = lettresDeColonne(premiereColonne + place.colonne);
    // Even a header may hold an address.
    const entete = masquer(entetes.get(colonne) ?? '', false, new Set());
    const nom = entete === '' ? `la colonne ${lettres}` : `la colonne « ${entete.slice(0, 60)} »`;
    const indicateur = indicateurs.get(colonne) ?? null;
    const index = suspecte.annoncee ? -1 : premierRang(source, colonne, indicateur, correspondance.ligneEntete + 1, rangsEcartes);
    const premiere = index < 0 ? null : `${lettresDe({ index, colonne })}${rapporteur.ligneSource(index)}`;
    const suite = phrase(suspecte, nom, premiere);
    rapporteur.anomalies.push(remarque(lettres, rapporteur.ligneSource(place.index), suite, indicateur));
  }
}

/** Row of the first dwelling whose cell is masked; -1 when there is none. */
function premierRang(
  { lignes }: BlocLu,
  colonne: number,
  indicateur: Anomalie['indicateur'],
  depuis: number,
  ecartes: ReadonlySet<number>,
): number {
  for (let index = depuis; index < lignes.length; index += 1) {
    const valeur = lignes[index]?.[colonne] ?? null;
    if (valeur === null || valeur === '' || ecartes.has(index)) continue;
    if (texteMasque(valeur, indicateur) !== texteDe(valeur)) return index;
  }
  return -1;
}

/** Titles, totals, other tables: what is not copied is handed over with the workbook all the same. One finding by column. */
function horsDesLogements(
  { lignes }: BlocLu,
  { ligneEntete }: Correspondance,
  rapporteur: Rapporteur,
  lettresDe: (lieu: Lieu) => string,
  ecartees: readonly LigneEcartee[],
): readonly Anomalie[] {
  const trouvees = new Map<number, { readonly index: number; readonly natures: Set<NatureDeDonnee>; nombre: number }>();
  for (const { ligneSource, raison } of ecartees) {
    const index = ligneSource - rapporteur.ligneSource(0);
    // The header has findings of its own; a dwelling that left the stock was searched with the others, or says no more than they do.
    if (raison === 'vide' || raison === 'hors-parc' || index === ligneEntete) continue;
    for (const [colonne, valeur] of (lignes[index] ?? []).entries()) {
      if (typeof valeur !== 'string' || valeur === '') continue;
      const natures = new Set<NatureDeDonnee>();
      masquer(texteDe(valeur), false, natures);
      if (natures.size === 0) continue;
      const trouvee = trouvees.get(colonne) ?? { index, natures, nombre: 0 };
      trouvees.set(colonne, trouvee);
      trouvee.nombre += 1;
      for (const nature of natures) trouvee.natures.add(nature);
    }
  }
  return [...trouvees].map(([colonne, { index, natures, nombre }]) => {
    const lettres = lettresDe({ index, colonne });
    const autres = nombre === 1 ? '' : `, comme ${nombre - 1} autre${nombre > 2 ? 's' : ''} de la colonne ${lettres}`;
    return remarque(
      lettres,
      rapporteur.ligneSource(index),
      `cette cellule, hors des logements lus, contient des données personnelles (${direLesNatures(natures)})${autres}. Elle n’est pas recopiée : retirez-les avant de transmettre ce classeur.`,
    );
  });
}

/** `ligneSource` and `cellule` lead to the sheet, whose tab has no address. */
export function signalerNomDeFeuille(nom: string, ligneSource: number): readonly Anomalie[] {
  const natures = new Set<NatureDeDonnee>();
  masquer(nom, false, natures, true);
  if (natures.size === 0) return [];
  return [
    {
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: null,
      ligneSource,
      cellule: null,
      valeurLue: '',
      message: `Ligne ${ligneSource} : le nom de la feuille ou du fichier de l’inventaire contient des données personnelles (${direLesNatures(natures)}). Il est masqué dans nos feuilles : renommez la feuille ou le fichier avant de transmettre ce classeur.`,
      correction: null,
    },
  ];
}
