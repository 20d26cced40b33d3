/** What users typed beside the communes and the EPCI on their own territory. */
import type { AnneeAnterieure, EffectifsRpls, SaisieInfra } from '../domaine/hypotheses';
import { lireAnneeAnterieure } from './lire-annees';
import { lignesDe, type LigneLue, type TablesDuClasseur } from './tables-lues';

/** Tables of these inputs, each by réservataire and département. */
export const TABLES_DE_L_INFRA = ['Infra', 'RotationLieuxAnnees'] as const;

/** Rows that nobody filled in say nothing. */
export function lireInfra(tables: TablesDuClasseur): { readonly infra?: readonly SaisieInfra[] } {
  const [infra = [], lignesDesAnnees = []] = TABLES_DE_L_INFRA.map((nom) => lignesDe(tables, nom) ?? []);
  const saisies = infra.flatMap((ligne): SaisieInfra[] => {
    const reservataire = ligne.texte('Réservataire');
    const departement = ligne.texte('Département');
    if (reservataire === null || departement === null) return [];
    const sienne = (candidate: LigneLue): boolean =>
      candidate.texte('Réservataire') === reservataire && candidate.texte('Département') === departement;
    const saisie = {
      reservataire,
      departement,
      code: ligne.texte('Code saisi')?.trim() ?? null,
      tauxSaisi: ligne.nombre('Taux saisi'),
      deductions: ligne.nombre('Déductions'),
      parcDeclare: ligne.nombre('Parc déclaré'),
    };
    const { code, tauxSaisi, deductions, parcDeclare } = saisie;
    const siennes = lignesDesAnnees.filter(sienne);
    const annees: AnneeAnterieure[] = siennes.flatMap(lireAnneeAnterieure);
    // Of the latest year that says it.
    const mobiliteRpls = siennes.flatMap(lireMobilite)[0];
    const vide = [code, tauxSaisi, deductions, parcDeclare].every((valeur) => valeur === null);
    if (vide && annees.length === 0 && mobiliteRpls === undefined) return [];
    return [
      {
        ...saisie,
        ...(annees.length === 0 ? {} : { annees }),
        ...(mobiliteRpls === undefined ? {} : { mobiliteRpls }),
      },
    ];
  });
  return saisies.length === 0 ? {} : { infra: saisies };
}

function lireMobilite(ligne: LigneLue): EffectifsRpls[] {
  const [emmenagements = null, parc = null] = ['Emménagements RPLS', 'Parc RPLS'].map((entete) => ligne.nombre(entete));
  return emmenagements === null && parc === null ? [] : [{ emmenagements, parc }];
}
