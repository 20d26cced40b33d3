import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import { NB_COLONNES, NB_LIGNES } from '../adresse';
import type { Classeur } from '../classeur-vivant';
import { copierFeuille } from '../copie';
import { CIBLE_CLASSEUR, EVENEMENT } from '../evenements';
import type { Feuille, Visibilite } from '../feuille';
import { Plage } from '../plage';
import { lireCouleur } from '../style';
import { exposerAnnexes } from './annexes';
import { abonnements, booleen } from './commun';
import { exposerGraphiques } from './graphiques';
import { exposerNoms } from './noms';
import { exposerPlage } from './plage';
import { exposerTables } from './tables';

const EVENEMENTS_DE_FEUILLE = {
  DataChanged: EVENEMENT.contenuChange,
  Activated: EVENEMENT.feuilleActivee,
  Deactivated: EVENEMENT.feuilleDesactivee,
  SelectionChanged: EVENEMENT.selectionChangee,
  Calculated: EVENEMENT.feuilleCalculee,
  FormatChanged: EVENEMENT.formatChange,
};
const VISIBILITES: readonly Visibilite[] = ['Visible', 'Hidden', 'VeryHidden'];

const utilisee = (f: Feuille, valeursSeules: boolean): Plage | null => {
  const zone = f.etendue(valeursSeules);
  return zone && new Plage(f, zone);
};
const voisine = (f: Feuille, pas: number): ObjetHote | null => {
  const autre = f.classeur.feuilles[f.classeur.feuilles.indexOf(f) + pas];
  return autre ? exposerFeuille(autre) : null;
};

const WORKSHEET: TypeHote<Feuille> = {
  nom: 'Worksheet',
  identite: (f) => ({ Id: f.id }),
  scalaires: {
    Id: { lire: (f) => f.id },
    Name: { lire: (f) => f.nom, ecrire: (f, v) => f.classeur.renommerFeuille(f, v.texte(0)) },
    Position: { lire: (f) => f.classeur.feuilles.indexOf(f), ecrire: (f, v) => f.classeur.deplacerFeuille(f, v.entier(0)) },
    Visibility: { lire: (f) => f.visibilite, ecrire: (f, v) => changerVisibilite(f, v.parmi(0, VISIBILITES)) },
    TabColor: { lire: (f) => f.couleurOnglet, ecrire: (f, v) => void (f.couleurOnglet = v.texte(0) === '' ? '' : lireCouleur(v.texte(0))) },
    ShowGridlines: booleen<Feuille>('quadrillage'),
    ShowHeadings: booleen<Feuille>('enTetes'),
    // the names under which the client sets these two
    Gridlines: { ...booleen<Feuille>('quadrillage'), surDemande: true },
    Headings: { ...booleen<Feuille>('enTetes'), surDemande: true },
    StandardHeight: { lire: () => 15 },
    StandardWidth: { lire: () => 48 },
    EnableCalculation: { lire: () => true },
  },
  navigations: {
    Tables: (f) => exposerTables(f.classeur, f),
    Names: (f) => exposerNoms(f.classeur, f),
    Charts: (f) => exposerGraphiques(f),
    FreezePanes: (f) => exposerAnnexes.volets(f),
    Protection: (f) => exposerAnnexes.protection(f),
    PageLayout: (f) => exposerAnnexes.miseEnPage(f),
  },
  methodes: {
    ...abonnements<Feuille>(EVENEMENTS_DE_FEUILLE, (f) => ({ evenements: f.classeur.evenements, cible: f.id })),
    Activate: (f) => f.classeur.activer(f),
    Delete: (f) => f.classeur.supprimerFeuille(f),
    Calculate: (f) => f.classeur.calcul.calculer(),
    Copy: (f, p) => exposerFeuille(copierFeuille(f, p.texte(0, 'None'), p.brut(1))),
    GetRange: (f, p) =>
      exposerPlage(p.present(0) ? f.classeur.plage(p.texte(0), f) : new Plage(f, { l0: 0, c0: 0, l1: NB_LIGNES - 1, c1: NB_COLONNES - 1 })),
    GetCell: (f, p) => exposerPlage(new Plage(f, { l0: p.entier(0), c0: p.entier(1), l1: p.entier(0), c1: p.entier(1) })),
    GetRangeByIndexes: (f, p) => {
      const [l0, c0] = [p.entier(0), p.entier(1)];
      return exposerPlage(new Plage(f, { l0, c0, l1: l0 + p.entier(2) - 1, c1: c0 + p.entier(3) - 1 }));
    },
    GetUsedRange: (f, p) => exposerPlage(utilisee(f, p.booleen(0, false)) ?? new Plage(f, { l0: 0, c0: 0, l1: 0, c1: 0 })),
    GetUsedRangeOrNullObject: (f, p) => {
      const plage = utilisee(f, p.booleen(0, false));
      return plage && exposerPlage(plage);
    },
    GetNextOrNullObject: (f) => voisine(f, 1),
    GetPreviousOrNullObject: (f) => voisine(f, -1),
    _GetSheetById: (f, p) => trouver(f.classeur, p.cle(0)),
    _GetAnotherWorksheetById: (f, p) => trouver(f.classeur, p.cle(0)),
  },
};

function changerVisibilite(feuille: Feuille, visibilite: Visibilite): void {
  const autres = feuille.classeur.feuilles.some((f) => f !== feuille && f.visibilite === 'Visible');
  if (visibilite !== 'Visible' && !autres) throw erreurs.operationInvalide('A workbook must contain at least one visible worksheet.');
  feuille.visibilite = visibilite;
}

function trouver(classeur: Classeur, cle: string): ObjetHote | null {
  const feuille = classeur.feuille(cle);
  return feuille && exposerFeuille(feuille);
}
const visibles = (c: Classeur, p: { booleen(rang: number, defaut: boolean): boolean }): readonly Feuille[] =>
  p.booleen(0, false) ? c.feuilles.filter((f) => f.visibilite === 'Visible') : c.feuilles;

const WORKSHEETS: TypeHote<Classeur> = {
  nom: 'WorksheetCollection',
  elements: (c) => c.feuilles.map(exposerFeuille),
  element: (c, p) => trouver(c, p.cle(0)),
  methodes: {
    ...abonnements<Classeur>({ ...EVENEMENTS_DE_FEUILLE, Added: EVENEMENT.feuilleAjoutee, Deleted: EVENEMENT.feuilleSupprimee }, (c) => ({
      evenements: c.evenements,
      cible: CIBLE_CLASSEUR,
    })),
    GetItemOrNullObject: (c, p) => trouver(c, p.cle(0)),
    GetActiveWorksheet: (c) => exposerFeuille(c.active),
    GetFirst: (c, p) => visibles(c, p).slice(0, 1).map(exposerFeuille)[0] ?? null,
    GetLast: (c, p) => visibles(c, p).slice(-1).map(exposerFeuille)[0] ?? null,
    GetCount: (c, p) => visibles(c, p).length,
    Add: (c, p) => exposerFeuille(c.ajouterFeuille(p.present(0) ? p.texte(0) : undefined)),
  },
};

export function exposerFeuille(feuille: Feuille): ObjetHote {
  return new Expose(WORKSHEET, feuille);
}
export function exposerFeuilles(classeur: Classeur): ObjetHote {
  return new Expose(WORKSHEETS, classeur);
}
