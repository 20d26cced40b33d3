import type { ArgumentsHote } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import {
  colonnesEntieres,
  croisement,
  enveloppe,
  hauteur,
  largeur,
  lignesEntieres,
  NB_COLONNES,
  NB_LIGNES,
  nombreDeCellules,
  type Zone,
} from '../adresse';
import { Plage } from '../plage';
import { deplacerCellules } from '../deplacement';
import { decalerCellules } from '../structure';
import { plageDonnee } from './commun';
import { exposerConditionnelles } from './conditionnelles';
import { exposerFeuille } from './feuilles';
import { exposerFormat } from './format';
import { exposerFusions } from './plages-multiples';
import { exposerTablesDePlage } from './tables';
import { exposerValidation } from './validation';

const autre = (p: Plage, zone: Zone): ObjetHote => exposerPlage(new Plage(p.feuille, zone));
const cellule = (l: number, c: number): Zone => ({ l0: l, c0: c, l1: l, c1: c });

function intersection(p: Plage, parametres: ArgumentsHote): ObjetHote | null {
  const o = plageDonnee(parametres, 0, p.feuille);
  const zone = o.feuille === p.feuille ? croisement(p.zone, o.zone) : null;
  return zone && autre(p, zone);
}
function occupee(p: Plage, valeursSeules: boolean): ObjetHote | null {
  const etendue = p.feuille.etendue(valeursSeules);
  const zone = etendue && croisement(p.zone, etendue);
  return zone && autre(p, zone);
}
function bandes(p: Plage, axe: 'lignes' | 'colonnes'): number[] {
  const [debut, fin] = axe === 'lignes' ? [p.zone.l0, p.zone.l1] : [p.zone.c0, p.zone.c1];
  return Array.from({ length: fin - debut + 1 }, (_, i) => debut + i);
}
function masquage(axe: 'lignes' | 'colonnes'): NonNullable<TypeHote<Plage>['scalaires']>[string] {
  const masques = (p: Plage): Set<number> => (axe === 'lignes' ? p.feuille.lignesMasquees : p.feuille.colonnesMasquees);
  return {
    lire: (p) => {
      const nombre = bandes(p, axe).filter((b) => masques(p).has(b)).length;
      return nombre === 0 ? false : nombre === bandes(p, axe).length ? true : null;
    },
    ecrire: (p, v) => {
      p.feuille.verifierStructure();
      for (const bande of bandes(p, axe))
        if (v.booleen(0)) masques(p).add(bande);
        else masques(p).delete(bande);
    },
  };
}

/** Formulas of the user's language, in the canonical one. */
function lues(p: Plage, donnees: unknown): unknown {
  if (Array.isArray(donnees)) return donnees.map((donnee: unknown) => lues(p, donnee));
  return typeof donnees === 'string' && donnees.startsWith('=') ? p.feuille.classeur.lireFormule(donnees) : donnees;
}

const RANGE: TypeHote<Plage> = {
  nom: 'Range',
  scalaires: {
    Address: { lire: (p) => p.adresse },
    AddressLocal: { lire: (p) => p.adresse },
    RowIndex: { lire: (p) => p.zone.l0 },
    ColumnIndex: { lire: (p) => p.zone.c0 },
    RowCount: { lire: (p) => hauteur(p.zone) },
    ColumnCount: { lire: (p) => largeur(p.zone) },
    CellCount: { lire: (p) => (nombreDeCellules(p.zone) > 2_147_483_647 ? -1 : nombreDeCellules(p.zone)) },
    IsEntireColumn: { lire: (p) => colonnesEntieres(p.zone) },
    IsEntireRow: { lire: (p) => lignesEntieres(p.zone) },
    Values: { lire: (p) => p.valeurs(), ecrire: (p, v) => p.ecrire(v.brut(0)) },
    Formulas: { lire: (p) => p.formules(), ecrire: (p, v) => p.ecrire(v.brut(0)) },
    FormulasLocal: { lire: (p) => p.formulesLocales(), ecrire: (p, v) => p.ecrire(lues(p, v.brut(0))), surDemande: true },
    Text: { lire: (p) => p.textes(), surDemande: true },
    ValueTypes: { lire: (p) => p.types(), surDemande: true },
    NumberFormat: { lire: (p) => p.formats(), ecrire: (p, v) => p.ecrireFormats(v.brut(0)) },
    RowHidden: masquage('lignes'),
    ColumnHidden: masquage('colonnes'),
    Hyperlink: {
      lire: (p) => p.feuille.liens.get(`${p.zone.l0},${p.zone.c0}`) ?? null,
      ecrire: (p, v) => poserLien(p, v),
      surDemande: true,
    },
    Left: { lire: (p) => p.feuille.gaucheDe(p.zone.c0), surDemande: true },
    Top: { lire: (p) => p.feuille.hautDe(p.zone.l0), surDemande: true },
    Width: { lire: (p) => p.feuille.gaucheDe(p.zone.c1 + 1) - p.feuille.gaucheDe(p.zone.c0), surDemande: true },
    Height: { lire: (p) => p.feuille.hautDe(p.zone.l1 + 1) - p.feuille.hautDe(p.zone.l0), surDemande: true },
  },
  navigations: {
    Format: (p) => exposerFormat(p),
    Worksheet: (p) => exposerFeuille(p.feuille),
    ConditionalFormats: (p) => exposerConditionnelles(p),
    DataValidation: (p) => exposerValidation(p),
  },
  methodes: {
    GetCell: (p, a) => autre(p, cellule(p.zone.l0 + a.entier(0), p.zone.c0 + a.entier(1))),
    GetRow: (p, a) => autre(p, { ...p.zone, l0: p.zone.l0 + a.entier(0), l1: p.zone.l0 + a.entier(0) }),
    GetColumn: (p, a) => autre(p, { ...p.zone, c0: p.zone.c0 + a.entier(0), c1: p.zone.c0 + a.entier(0) }),
    GetLastRow: (p) => autre(p, { ...p.zone, l0: p.zone.l1 }),
    GetLastColumn: (p) => autre(p, { ...p.zone, c0: p.zone.c1 }),
    GetLastCell: (p) => autre(p, cellule(p.zone.l1, p.zone.c1)),
    GetEntireRow: (p) => autre(p, { ...p.zone, c0: 0, c1: NB_COLONNES - 1 }),
    GetEntireColumn: (p) => autre(p, { ...p.zone, l0: 0, l1: NB_LIGNES - 1 }),
    GetOffsetRange: (p, a) => {
      const [dl, dc] = [a.entier(0), a.entier(1)];
      return autre(p, { l0: p.zone.l0 + dl, c0: p.zone.c0 + dc, l1: p.zone.l1 + dl, c1: p.zone.c1 + dc });
    },
    GetResizedRange: (p, a) => autre(p, { ...p.zone, l1: p.zone.l1 + a.entier(0), c1: p.zone.c1 + a.entier(1) }),
    GetAbsoluteResizedRange: (p, a) => autre(p, { ...p.zone, l1: p.zone.l0 + a.entier(0) - 1, c1: p.zone.c0 + a.entier(1) - 1 }),
    GetRowsBelow: (p, a) => autre(p, { ...p.zone, l0: p.zone.l1 + 1, l1: p.zone.l1 + a.entier(0, 1) }),
    GetRowsAbove: (p, a) => autre(p, { ...p.zone, l0: p.zone.l0 - a.entier(0, 1), l1: p.zone.l0 - 1 }),
    GetBoundingRect: (p, a) => autre(p, enveloppe(p.zone, plageDonnee(a, 0, p.feuille).zone)),
    GetIntersectionOrNullObject: intersection,
    GetIntersection: (p, a) => {
      const commune = intersection(p, a);
      if (!commune) throw erreurs.introuvable();
      return commune;
    },
    GetTables: (p, a) => exposerTablesDePlage(p, a.booleen(0, false)),
    GetUsedRangeOrNullObject: (p, a) => occupee(p, a.booleen(0, false)),
    GetUsedRange: (p, a) => occupee(p, a.booleen(0, false)) ?? autre(p, cellule(p.zone.l0, p.zone.c0)),
    Insert: (p, a) => {
      decalerCellules(p, a.parmi(0, ['Down', 'Right']) === 'Down' ? 'lignes' : 'colonnes', true);
      return autre(p, p.zone);
    },
    Delete: (p, a) => decalerCellules(p, a.parmi(0, ['Up', 'Left']) === 'Up' ? 'lignes' : 'colonnes', false),
    MoveTo: (p, a) => deplacerCellules(p, plageDonnee(a, 0, p.feuille)),
    Clear: (p, a) => p.effacer(a.parmi(0, ['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'], 'All')),
    GetMergedAreasOrNullObject: (p) => exposerFusions(p),
    Merge: (p, a) => p.fusionner(a.booleen(0, false)),
    Unmerge: (p) => p.defusionner(),
    Select: (p) => p.feuille.classeur.selectionner(p),
    Calculate: (p) => p.feuille.classeur.calcul.calculer(),
    _ValidateArraySize: (p, a) => {
      if (a.entier(0) !== hauteur(p.zone) || a.entier(1) !== largeur(p.zone))
        throw erreurs.argumentInvalide(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
    },
  },
};

function poserLien(p: Plage, valeur: ArgumentsHote): void {
  p.feuille.verifierAcces(p.zone);
  const lien = valeur.objet(0);
  p.chaque((l, c) => p.feuille.liens.set(`${l},${c}`, lien));
  if (typeof lien.textToDisplay === 'string') p.ecrire(lien.textToDisplay);
}

export function exposerPlage(plage: Plage): ObjetHote {
  return new Expose(RANGE, plage);
}
