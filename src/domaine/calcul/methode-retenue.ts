import type { Categorie } from '../categories';
import type { Hypotheses, Methode } from '../hypotheses';
import { droitsHorsActionLogement } from '../hypotheses-droits';
import { categorieDuReservataire, hypothesesDuReservataire } from './hypotheses-effectives';

type Categories = ReadonlyMap<string, Categorie>;

/**
 * Méthode that applies: the droits acquis are reserved to Action Logement (DOMAINE §4.1; S3), so that anyone else stays in the assiette
 * until the parameter says otherwise; an alert then says it.
 */
export function methodeRetenue(hypotheses: Hypotheses, methode: Methode, categorie: Categorie): Methode {
  const permise = methode !== 'droits-acquis' || categorie === 'action-logement' || droitsHorsActionLogement(hypotheses);
  return permise ? methode : 'assiette';
}

/** Whose droits de suite are listed by programme: Action Logement always, the others when they asked for it. */
export function demandeSesDroits(hypotheses: Hypotheses, categories: Categories, territoire: string, nom: string): boolean {
  return (
    categorieDuReservataire(hypotheses, categories, territoire, nom) === 'action-logement' ||
    hypothesesDuReservataire(hypotheses, territoire, nom)?.methode === 'droits-acquis'
  );
}

/** Whose droits de suite may be converted: Action Logement, and the others that asked for it when the parameter lets them. */
export function peutConvertir(hypotheses: Hypotheses, categories: Categories, territoire: string, nom: string): boolean {
  if (categorieDuReservataire(hypotheses, categories, territoire, nom) === 'action-logement') return true;
  return droitsHorsActionLogement(hypotheses) && demandeSesDroits(hypotheses, categories, territoire, nom);
}
