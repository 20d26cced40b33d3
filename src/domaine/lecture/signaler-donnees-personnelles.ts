/** One finding by column that carries personal data: it names the column and never repeats a value. */
import type { Anomalie, Correspondance } from '../inventaire';
import type { BlocLu } from './bloc-lu';
import { placeDeLEntete } from './blocs';
import { LIBELLE_NATURE, masquer, natureAnnoncee, type NatureDeDonnee } from './donnees-personnelles';
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

function phrase({ natures, annoncee, liee }: ColonneSuspecte, nom: string): string {
  const contenu = [...natures].map((nature) => LIBELLE_NATURE[nature]).join(', ');
  if (annoncee) {
    return `${nom} contient des données personnelles (${contenu}). La gestion en flux n’en a pas besoin : elle n’est ni lue ni recopiée. Supprimez-la avant de transmettre ce classeur.`;
  }
  if (liee) {
    return `${nom} contient des données personnelles dans certaines cellules (${contenu}). Elles sont masquées dans nos feuilles : retirez-les de l’inventaire avant de le transmettre.`;
  }
  return `${nom} semble contenir des données personnelles (${contenu}). Elle n’est pas recopiée : retirez-les avant de transmettre ce classeur.`;
}

export function signalerDonneesPersonnelles(
  source: BlocLu,
  correspondance: Correspondance,
  rapporteur: Rapporteur,
  premiereColonne: number,
): void {
  const entetes = new Map(
    [...correspondance.colonnes, ...correspondance.ignorees].map(({ colonne, entete }) => [colonne, texteDe(entete)]),
  );
  const indicateurs = new Map(correspondance.colonnes.map(({ colonne, indicateur }) => [colonne, indicateur]));
  const suspectes = [...relever(source, correspondance)].sort(([a], [b]) => a - b);
  for (const [colonne, suspecte] of suspectes) {
    const place = placeDeLEntete(correspondance, colonne);
    const lettres = lettresDeColonne(premiereColonne + place.colonne);
    // Even a header may hold an address.
    const entete = masquer(entetes.get(colonne) ?? '', false, new Set());
    const nom = entete === '' ? `la colonne ${lettres}` : `la colonne « ${entete.slice(0, 60)} »`;
    const ligneSource = rapporteur.ligneSource(place.index);
    const anomalie: Anomalie = {
      gravite: 'alerte',
      regle: 'LECTURE',
      indicateur: indicateurs.get(colonne) ?? null,
      ligneSource,
      cellule: `${lettres}${ligneSource}`,
      valeurLue: '',
      message: `Cellule ${lettres}${ligneSource} : ${phrase(suspecte, nom)}`,
      correction: null,
    };
    rapporteur.anomalies.push(anomalie);
  }
}
