import type { AnneeAnterieure } from '../domaine/hypotheses';
import type { LigneLue } from './tables-lues';

/** A line where nothing was typed is only the place of a year. */
export function lireAnneeAnterieure(ligne: LigneLue): AnneeAnterieure[] {
  const annee = ligne.nombre('Année');
  const [liberations = null, mutations = null, anru = null, orcodLhi = null, parcDeReference = null] = [
    'Libérations',
    'dont mutations',
    'dont ANRU',
    'dont ORCOD/LHI',
    'Parc de référence',
  ].map((entete) => ligne.nombre(entete));
  const vide = [liberations, mutations, anru, orcodLhi, parcDeReference].every((lu) => lu === null);
  if (annee === null || vide) return [];
  return [{ annee, liberations, mutations: mutations ?? 0, anru: anru ?? 0, orcodLhi: orcodLhi ?? 0, parcDeReference }];
}
