/** Which sheet of the workbook holds the inventory: the one that is named, or the one whose header is best recognised. */
import { reconnaitreColonnes } from '../domaine/lecture/reconnaitre-colonnes';
import type { Correspondance } from '../domaine/inventaire';
import { ErreurUtilisateur } from './erreur-utilisateur';
import type { ClasseurLu, FeuilleLue } from './lire-classeur';

export interface FeuilleChoisie {
  readonly feuille: FeuilleLue;
  readonly correspondance: Correspondance;
  /** Other sheets that look like inventories, when none was named: they are not read. */
  readonly autres: readonly string[];
}

function confianceTotale(correspondance: Correspondance): number {
  return correspondance.colonnes.reduce((total, { confiance }) => total + confiance, 0);
}

/** Without a réservataire or a place, nothing can be counted: such a header is another sheet's. */
function estUnInventaire({ ligneEntete, colonnes }: Correspondance): boolean {
  const connus = new Set(colonnes.map(({ indicateur }) => indicateur));
  const lieu = connus.has('departement') || connus.has('commune') || connus.has('communeNom') || connus.has('codePostal');
  return ligneEntete >= 0 && connus.has('reservataire') && lieu;
}

function enListe(noms: readonly string[]): string {
  return noms.map((nom) => `« ${nom} »`).join(', ');
}

/** Headers that formulas write are not there until a spreadsheet has computed them. */
function direLesFormules(feuilles: readonly FeuilleLue[]): string {
  if (!feuilles.some(({ formulesSansValeur = [] }) => formulesSansValeur.length > 0)) return '';
  return ' Ce classeur contient des formules qui n’ont pas été calculées : ouvrez-le dans Excel, recalculez-le (touche F9) et enregistrez-le.';
}

/** Never in silence: half of the parc may be on them. Null when no other sheet looks like an inventory. */
export function direLesAutresFeuilles({ feuille, autres }: FeuilleChoisie): string | null {
  if (autres.length === 0) return null;
  const constat =
    autres.length === 1
      ? `la feuille ${enListe(autres)} ressemble à un inventaire et n’est pas lue`
      : `les feuilles ${enListe(autres)} ressemblent à des inventaires et ne sont pas lues`;
  return `${constat} : seule « ${feuille.nom} » l’est. Pour en lire une autre, indiquez-la avec --feuille ; pour les lire ensemble, réunissez leurs lignes sur une seule feuille.`;
}

export function choisirFeuille(classeur: ClasseurLu, nom: string | null): FeuilleChoisie {
  const noms = classeur.feuilles.map((feuille) => feuille.nom);
  const candidates =
    nom === null
      ? classeur.feuilles.filter(({ negoflux, copie }) => !negoflux && copie !== true)
      : classeur.feuilles.filter((feuille) => feuille.nom === nom);
  if (nom !== null && candidates.length === 0) {
    throw new ErreurUtilisateur(`La feuille « ${nom} » n’existe pas dans ce classeur. Feuilles présentes : ${enListe(noms)}.`);
  }
  const [meilleure, ...autres] = candidates
    .map((feuille) => ({ feuille, correspondance: reconnaitreColonnes(feuille.valeurs) }))
    .filter(({ correspondance }) => estUnInventaire(correspondance))
    .sort((a, b) => confianceTotale(b.correspondance) - confianceTotale(a.correspondance));
  if (meilleure === undefined) {
    throw new ErreurUtilisateur(
      `Aucun en-tête d’inventaire reconnu ${nom === null ? `dans ${enListe(noms)}` : `dans la feuille « ${nom} »`} : ` +
        'il faut au moins une colonne « Réservataire » et une colonne « Département » ou « Commune ».' +
        direLesFormules(candidates),
    );
  }
  const oubliees = new Set(autres.map(({ feuille }) => feuille.nom));
  return { ...meilleure, autres: noms.filter((autre) => oubliees.has(autre)) };
}
