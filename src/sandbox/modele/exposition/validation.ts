import type { ArgumentsHote, ObjetJson } from '../../fil/arguments-hote';
import { estObjetJson } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type ObjetHote, type TypeHote } from '../../fil/objet-hote';
import type { Scalaire } from '../../moteur/moteur';
import { adresseComplete, nombreDeCellules, type Zone } from '../adresse';
import { Plage } from '../plage';
import type { Validation } from '../validation';

const REGLES = ['wholeNumber', 'decimal', 'list', 'date', 'time', 'textLength', 'custom'];

const actuelle = (p: Plage): Validation | undefined => p.feuille.validations.de(p.zone);
function modifier(p: Plage, changement: Partial<Validation>): void {
  p.feuille.verifierStructure();
  Object.assign(p.feuille.validations.propre(p.zone), changement);
}

function regleRecue(v: ArgumentsHote): ObjetJson {
  const regle = v.objet(0);
  const [nature, ...surplus] = Object.keys(regle).filter((cle) => regle[cle] !== undefined && regle[cle] !== null);
  if (nature === undefined || surplus.length > 0 || !REGLES.includes(nature)) throw erreurs.argumentInvalide();
  const contenu = regle[nature];
  if (!estObjetJson(contenu)) throw erreurs.argumentInvalide();
  return { [nature]: Object.fromEntries(Object.entries(contenu).map(([cle, valeur]) => [cle, enReference(valeur)])) };
}
/** A range given as the source of a list becomes a reference, as Excel keeps it. */
function enReference(valeur: unknown): unknown {
  if (valeur instanceof Expose && valeur.cible instanceof Plage)
    return `=${adresseComplete(valeur.cible.feuille.nom, valeur.cible.zone, true)}`;
  return valeur;
}

/** Values that a list proposes, for a page that draws it. */
export function choixProposes(plage: Plage): readonly string[] | null {
  const liste = actuelle(plage)?.regle.list;
  if (!estObjetJson(liste) || typeof liste.source !== 'string') return null;
  if (!liste.source.startsWith('=')) return liste.source.split(',').map((choix) => choix.trim());
  const source = plage.feuille.classeur.plage(liste.source.slice(1), plage.feuille);
  return (source.textes() ?? []).flat().filter((texte) => texte !== '');
}

const nombre = (p: Plage, borne: unknown): number => {
  if (typeof borne === 'number') return borne;
  const texte = String(borne);
  if (!texte.startsWith('=')) return Number(texte);
  const source = p.feuille.classeur.plage(texte.slice(1), p.feuille);
  return Number(source.feuille.valeur(source.zone.l0, source.zone.c0));
};

export function estValide(p: Plage, valeur: Scalaire): boolean {
  const validation = actuelle(p);
  if (!validation || (valeur === '' && validation.ignorerVides)) return true;
  const choix = choixProposes(p);
  if (choix) return choix.some((c) => c.toLowerCase() === String(valeur).toLowerCase());
  const regle = validation.regle.wholeNumber ?? validation.regle.decimal;
  if (!estObjetJson(regle)) return true;
  if (typeof valeur !== 'number' || (validation.regle.wholeNumber !== undefined && !Number.isInteger(valeur))) return false;
  const a = nombre(p, regle.formula1);
  const b = nombre(p, regle.formula2);
  switch (regle.operator) {
    case 'Between':
      return valeur >= a && valeur <= b;
    case 'NotBetween':
      return valeur < a || valeur > b;
    case 'EqualTo':
      return valeur === a;
    case 'NotEqualTo':
      return valeur !== a;
    case 'GreaterThan':
      return valeur > a;
    case 'GreaterThanOrEqualTo':
      return valeur >= a;
    case 'LessThan':
      return valeur < a;
    case 'LessThanOrEqualTo':
      return valeur <= a;
    default:
      throw erreurs.nonConstruit(`DataValidation.valid (${String(regle.operator)})`);
  }
}

function tousValides(p: Plage): boolean | null {
  let valides = 0;
  p.chaque((l, c) => {
    const zone: Zone = { l0: l, c0: c, l1: l, c1: c };
    if (estValide(new Plage(p.feuille, zone), p.feuille.valeur(l, c))) valides += 1;
  });
  return valides === nombreDeCellules(p.zone) ? true : valides === 0 ? false : null;
}

const VALIDATION: TypeHote<Plage> = {
  nom: 'DataValidation',
  scalaires: {
    Rule: { lire: (p) => actuelle(p)?.regle ?? {}, ecrire: (p, v) => modifier(p, { regle: regleRecue(v) }) },
    Type: {
      lire: (p) => {
        const [nature] = Object.keys(actuelle(p)?.regle ?? {});
        return nature === undefined ? 'None' : nature.charAt(0).toUpperCase() + nature.slice(1);
      },
    },
    ErrorAlert: { lire: (p) => actuelle(p)?.alerte ?? null, ecrire: (p, v) => modifier(p, { alerte: v.objet(0) }) },
    Prompt: { lire: (p) => actuelle(p)?.invite ?? null, ecrire: (p, v) => modifier(p, { invite: v.objet(0) }) },
    IgnoreBlanks: { lire: (p) => actuelle(p)?.ignorerVides ?? true, ecrire: (p, v) => modifier(p, { ignorerVides: v.booleen(0) }) },
    Valid: { lire: tousValides, surDemande: true },
  },
  methodes: {
    Clear: (p) => {
      p.feuille.verifierStructure();
      p.feuille.validations.effacer(p.zone);
    },
  },
};

export function exposerValidation(plage: Plage): ObjetHote {
  return new Expose(VALIDATION, plage);
}
