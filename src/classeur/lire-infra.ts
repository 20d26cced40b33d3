/** What users typed beside the communes and the EPCI on their own territory. */
import type { SaisieInfra } from '../domaine/hypotheses';
import { lignesDe, type TablesDuClasseur } from './tables-lues';

/** Rows that nobody filled in say nothing. */
export function lireInfra(tables: TablesDuClasseur): { readonly infra?: readonly SaisieInfra[] } {
  const infra = (lignesDe(tables, 'Infra') ?? []).flatMap((ligne): SaisieInfra[] => {
    const reservataire = ligne.texte('Réservataire');
    const departement = ligne.texte('Département');
    if (reservataire === null || departement === null) return [];
    const saisie = {
      reservataire,
      departement,
      code: ligne.texte('Code saisi')?.trim() ?? null,
      tauxSaisi: ligne.nombre('Taux saisi'),
      deductions: ligne.nombre('Déductions'),
      parcDeclare: ligne.nombre('Parc déclaré'),
    };
    const { code, tauxSaisi, deductions, parcDeclare } = saisie;
    return [code, tauxSaisi, deductions, parcDeclare].every((valeur) => valeur === null) ? [] : [saisie];
  });
  return infra.length === 0 ? {} : { infra };
}
