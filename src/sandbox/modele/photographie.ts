import { adresseLocale, nomDeColonne, type Zone } from './adresse';
import type { Classeur } from './classeur-vivant';
import type { Feuille } from './feuille';
import { estFormule } from './saisie';

type Donnees = Readonly<Record<string, unknown>>;

export interface PhotoDeFeuille {
  readonly nom: string;
  /** By address; formulas as text, without their results. */
  readonly cellules: Readonly<Record<string, unknown>>;
  readonly formats: Donnees;
  readonly presentation: Donnees;
  readonly tables: readonly Donnees[];
  readonly noms: readonly Donnees[];
  readonly validations: readonly Donnees[];
  readonly conditionnelles: readonly Donnees[];
  readonly graphiques: readonly Donnees[];
}

/** A workbook as plain data, the same for the same content: what tests compare before and after a refusal. */
export interface Photographie {
  readonly feuilles: readonly PhotoDeFeuille[];
  readonly noms: readonly Donnees[];
  readonly parametres: Donnees;
  readonly modeDeCalcul: string;
}

export function photographier(classeur: Classeur): Photographie {
  return {
    feuilles: classeur.feuilles.map(photographierFeuille),
    noms: photographierNoms(classeur, null),
    parametres: structuredClone(classeur.parametresEnJson()),
    modeDeCalcul: classeur.calcul.mode,
  };
}

function photographierFeuille(feuille: Feuille): PhotoDeFeuille {
  const cellules: [number, number, unknown][] = [];
  feuille.grille.parcourirContenus((l, c) => {
    const contenu = feuille.contenu(l, c);
    cellules.push([l, c, estFormule(contenu) ? { formule: contenu.formule } : contenu]);
  });
  const formats: [number, number, unknown][] = [];
  feuille.grille.parcourirStyles((l, c, style) => {
    if (Object.keys(style).length > 0) formats.push([l, c, { ...style }]);
  });
  return {
    nom: feuille.nom,
    cellules: parAdresse(cellules),
    formats: { ...parAdresse(formats), ...formatsDesBandes(feuille) },
    presentation: presentation(feuille),
    tables: feuille.tableaux().map(({ nom, zone, style, totaux, boutonsDeFiltre, lignesAlternees }) => ({
      nom, adresse: adresseLocale(zone), style, totaux, boutonsDeFiltre, lignesAlternees,
    })), // prettier-ignore
    noms: photographierNoms(feuille.classeur, feuille),
    validations: trier(
      feuille.validations.liste.map((v) => ({
        ...structuredClone({ ...v, regle: v.regle }),
        zones: v.zones.map((z) => adresseLocale(z)).sort(),
      })),
    ),
    conditionnelles: trier(
      feuille.conditionnelles.liste.map(({ id: _id, zone, ...reste }) => ({ adresse: adresseLocale(zone), ...reste })),
    ),
    graphiques: feuille.graphiques.map((g) => g.description()),
  };
}

function presentation(feuille: Feuille): Donnees {
  const zoneOuNull = (z: Zone | null): string | null => z && adresseLocale(z);
  return {
    visibilite: feuille.visibilite,
    couleurOnglet: feuille.couleurOnglet,
    quadrillage: feuille.quadrillage,
    fige: feuille.fige,
    protegee: feuille.protection !== null,
    largeurs: Object.fromEntries([...feuille.largeurs].sort(([a], [b]) => a - b).map(([c, taille]) => [nomDeColonne(c), taille])),
    hauteurs: Object.fromEntries(feuille.hauteurs),
    masquees: { lignes: [...feuille.lignesMasquees].sort(comparer), colonnes: [...feuille.colonnesMasquees].sort(comparer) },
    fusions: feuille.fusions.map((z) => adresseLocale(z)).sort(),
    liens: Object.fromEntries(feuille.liens),
    miseEnPage: {
      ...structuredClone(feuille.miseEnPage),
      lignesDeTitre: zoneOuNull(feuille.miseEnPage.lignesDeTitre),
      colonnesDeTitre: zoneOuNull(feuille.miseEnPage.colonnesDeTitre),
      zoneImprimee: zoneOuNull(feuille.miseEnPage.zoneImprimee),
    },
  };
}

function photographierNoms(classeur: Classeur, portee: Feuille | null): readonly Donnees[] {
  return trier(classeur.noms.de(portee).map(({ nom, formule, visible, commentaire }) => ({ nom, formule, visible, commentaire })));
}

function formatsDesBandes(feuille: Feuille): Donnees {
  const { feuille: tout, lignes, colonnes } = feuille.grille.stylesDesBandes();
  const bandes: Record<string, unknown> = {};
  const noter = (cle: string, style: object): void => {
    if (Object.keys(style).length > 0) bandes[cle] = { ...style };
  };
  noter('*', tout);
  for (const [l, style] of lignes) noter(`${l + 1}:${l + 1}`, style);
  for (const [c, style] of colonnes) noter(`${nomDeColonne(c)}:${nomDeColonne(c)}`, style);
  return bandes;
}

const comparer = (a: number, b: number): number => a - b;

function parAdresse(cellules: [number, number, unknown][]): Readonly<Record<string, unknown>> {
  cellules.sort(([la, ca], [lb, cb]) => la - lb || ca - cb);
  return Object.fromEntries(cellules.map(([l, c, valeur]) => [nomDeColonne(c) + String(l + 1), valeur]));
}

function trier<D extends Donnees>(liste: readonly D[]): readonly D[] {
  return [...liste].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
