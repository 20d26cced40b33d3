import type { ArgumentsHote } from '../../fil/arguments-hote';
import { erreurs } from '../../fil/erreurs';
import { Expose, type Scalaire } from '../../fil/objet-hote';
import type { Feuille } from '../feuille';
import { Plage } from '../plage';

/** A range argument: a proxy of Range, or an address when the member accepts one. */
export function plageDonnee(parametres: ArgumentsHote, rang: number, feuille: Feuille | null): Plage {
  const valeur = parametres.brut(rang);
  if (valeur instanceof Expose && valeur.cible instanceof Plage) return valeur.cible;
  if (typeof valeur === 'string' && feuille) return feuille.classeur.plage(valeur, feuille);
  throw erreurs.argumentInvalide();
}

interface Ecoute {
  readonly evenements: { abonner(type: number, cible: string): void; desabonner(type: number, cible: string): void };
  readonly cible: string;
}

/** `onX.add` and `onX.remove` reach the host as `_RegisterXEvent` and `_UnregisterXEvent`. */
export function abonnements<T>(types: Readonly<Record<string, number>>, ecoute: (objet: T) => Ecoute): Record<string, (objet: T) => void> {
  const methodes: Record<string, (objet: T) => void> = {};
  for (const [nom, type] of Object.entries(types)) {
    methodes[`_Register${nom}Event`] = (objet) => ecoute(objet).evenements.abonner(type, ecoute(objet).cible);
    methodes[`_Unregister${nom}Event`] = (objet) => ecoute(objet).evenements.desabonner(type, ecoute(objet).cible);
  }
  return methodes;
}

type Cles<T, V> = { [K in keyof T]-?: T[K] extends V ? (V extends T[K] ? K : never) : never }[keyof T];

/** A member that is nothing but a boolean, a text or a number of the model. */
export function booleen<T>(cle: Cles<T, boolean>, avant: (objet: T) => void = () => undefined): Scalaire<T> {
  return champ(cle, (v) => v.booleen(0), avant);
}
export function texte<T>(cle: Cles<T, string>, avant: (objet: T) => void = () => undefined): Scalaire<T> {
  return champ(cle, (v) => v.texte(0), avant);
}
export function nombre<T>(cle: Cles<T, number>, avant: (objet: T) => void = () => undefined): Scalaire<T> {
  return champ(cle, (v) => v.nombre(0), avant);
}
function champ<T>(cle: keyof T, convertir: (valeur: ArgumentsHote) => unknown, avant: (objet: T) => void): Scalaire<T> {
  return {
    lire: (objet) => objet[cle],
    ecrire: (objet, valeur) => {
      const neuve = convertir(valeur);
      avant(objet);
      Object.assign(objet as object, { [cle]: neuve });
    },
  };
}
