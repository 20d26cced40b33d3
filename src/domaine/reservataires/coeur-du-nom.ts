/** What is left of a name without the words that say what it is: « Mairie de Muret » and « CC de Muret » share a heart, not a family. */
import type { Categorie } from '../categories';
import { cleDeCommune, cleEpci } from '../geographie/cle-de-nom';
import { cleDeReservataire } from './cle-de-reservataire';
import { proposerCategorie } from './proposer-categorie';
import { type FormeDeNom, formeDeNom } from './ressemblance';

export interface CoeurDeNom {
  readonly coeur: FormeDeNom;
  /** Null when no word tells. */
  readonly famille: Categorie | null;
}

const FORMES = /\b(MAIRIE|COMMUNE|CNE|VILLE|MUNICIPALITE|HOTEL DE VILLE|CC|CA|CU|EPCI|CONSEIL|DEPARTEMENTAL|GENERAL|DEPARTEMENT)\b/g;

export function coeurDuNom(nom: string): CoeurDeNom {
  const { categorie, certaine } = proposerCategorie(nom);
  const cle = cleDeCommune(cleEpci(cleDeReservataire(nom)));
  const coeur = cle.replace(FORMES, ' ').replace(/ +/g, ' ').trim();
  return { coeur: formeDeNom(coeur === '' ? cle : coeur), famille: certaine ? categorie : null };
}

const ETAT: ReadonlySet<Categorie> = new Set(['etat-prioritaires', 'etat-agents']);

/** A name whose family is unknown may be anybody; two known families are two bodies. */
export function compatibles(a: Categorie | null, b: Categorie | null): boolean {
  return a === null || b === null || a === b || (ETAT.has(a) && ETAT.has(b));
}
