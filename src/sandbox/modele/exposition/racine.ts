import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import type { ModeDeCalcul } from '../calcul';
import type { Classeur } from '../classeur-vivant';
import { Plage } from '../plage';
import { exposerFeuilles } from './feuilles';
import { exposerNoms } from './noms';
import { exposerPlage } from './plage';
import { exposerTables } from './tables';

const MODES: readonly ModeDeCalcul[] = ['Automatic', 'AutomaticExceptTables', 'Manual'];

function plageDEvenement(classeur: Classeur, reference: string): Plage | null {
  const trouve = /^ev:(.*)!(.*)$/.exec(reference);
  const feuille = trouve && classeur.feuille(trouve[1] ?? '');
  return feuille ? classeur.plage(trouve[2] ?? '', feuille) : null;
}

const RUNTIME: TypeHote<Classeur> = {
  nom: 'Runtime',
  scalaires: { EnableEvents: { lire: (c) => c.evenements.actifs, ecrire: (c, v) => void (c.evenements.actifs = v.booleen(0)) } },
};

const CONVENTIONS: TypeHote<Classeur> = {
  nom: 'NumberFormatInfo',
  scalaires: {
    NumberDecimalSeparator: { lire: (c) => c.conventions.decimale },
    NumberGroupSeparator: { lire: (c) => c.conventions.milliers },
  },
};
const CULTURE: TypeHote<Classeur> = {
  nom: 'CultureInfo',
  scalaires: { Name: { lire: (c) => (c.conventions.decimale === ',' ? 'fr-FR' : 'en-US') } },
  navigations: { NumberFormat: (c) => new Expose(CONVENTIONS, c) },
};

const APPLICATION: TypeHote<Classeur> = {
  nom: 'Application',
  scalaires: {
    CalculationMode: { lire: (c) => c.calcul.mode, ecrire: (c, v) => void (c.calcul.mode = v.parmi(0, MODES)) },
    CalculationState: { lire: () => 'Done' },
    CalculationEngineVersion: { lire: () => 191_029 },
    DecimalSeparator: { lire: (c) => c.conventions.decimale },
    ThousandsSeparator: { lire: (c) => c.conventions.milliers },
    UseSystemSeparators: { lire: () => true },
  },
  navigations: { CultureInfo: (c) => new Expose(CULTURE, c) },
  methodes: {
    Calculate: (c) => c.calcul.calculer(),
    SuspendApiCalculationUntilNextSync: (c) => c.calcul.suspendreJusquALaFin(),
    // the model draws nothing by itself: whoever draws does it after the request anyway
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
};

interface Parametre {
  readonly classeur: Classeur;
  readonly cle: string;
}
const PARAMETRE: TypeHote<Parametre> = {
  nom: 'Setting',
  scalaires: {
    Key: { lire: (p) => p.cle },
    Value: { lire: (p) => p.classeur.parametres.get(p.cle), ecrire: (p, v) => void p.classeur.parametres.set(p.cle, v.brut(0)) },
    _Id: { lire: (p) => p.cle },
  },
  methodes: { Delete: (p) => void p.classeur.parametres.delete(p.cle) },
  identite: (p) => ({ _Id: p.cle }),
};
function exposerParametre(classeur: Classeur, cle: string): ObjetHote | null {
  return classeur.parametres.has(cle) ? new Expose(PARAMETRE, { classeur, cle }) : null;
}
const PARAMETRES: TypeHote<Classeur> = {
  nom: 'SettingCollection',
  elements: (c) => [...c.parametres.keys()].map((cle) => new Expose(PARAMETRE, { classeur: c, cle })),
  element: (c, p) => exposerParametre(c, p.cle(0)),
  methodes: {
    GetItemOrNullObject: (c, p) => exposerParametre(c, p.cle(0)),
    GetCount: (c) => c.parametres.size,
    Add: (c, p) => {
      if (p.brut(1) === undefined) throw erreurs.argumentInvalide();
      c.parametres.set(p.texte(0), p.brut(1));
      return exposerParametre(c, p.texte(0));
    },
  },
};

const PROTECTION: TypeHote<Classeur> = {
  nom: 'WorkbookProtection',
  scalaires: { Protected: { lire: (c) => c.structureProtegee } },
};

const WORKBOOK: TypeHote<Classeur> = {
  nom: 'Workbook',
  scalaires: { Name: { lire: (c) => c.nom }, ReadOnly: { lire: () => false } },
  navigations: {
    Worksheets: (c) => exposerFeuilles(c),
    Tables: (c) => exposerTables(c, null),
    Names: (c) => exposerNoms(c, null),
    Application: (c) => new Expose(APPLICATION, c),
    Settings: (c) => new Expose(PARAMETRES, c),
    Protection: (c) => new Expose(PROTECTION, c),
    _Runtime: (c) => new Expose(RUNTIME, c),
  },
  methodes: {
    GetSelectedRange: (c) => exposerPlage(c.selection),
    GetActiveCell: (c) => {
      const { l0, c0 } = c.selection.zone;
      return exposerPlage(new Plage(c.selection.feuille, { l0, c0, l1: l0, c1: c0 }));
    },
    _GetRangeForEventByReferenceId: (c, p) => {
      const plage = plageDEvenement(c, p.texte(0));
      if (!plage) throw erreurs.introuvable();
      return exposerPlage(plage);
    },
    _GetRangeOrNullObjectForEventByReferenceId: (c, p) => {
      const plage = plageDEvenement(c, p.texte(0));
      return plage && exposerPlage(plage);
    },
  },
};

export const exposerClasseur = (classeur: Classeur): ObjetHote => new Expose(WORKBOOK, classeur);
