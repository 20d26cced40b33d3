/** French names of what the pane lists. */
import { LIBELLE_INDICATEUR } from '../../classeur/libelles-indicateurs';
import type { ColonneReconnue, Gravite, Indicateur, LigneEcartee } from '../../domaine/inventaire';

export { LIBELLE_INDICATEUR };

export const INDICATEURS = Object.keys(LIBELLE_INDICATEUR) as readonly Indicateur[];

export const GRAVITES: readonly Gravite[] = ['erreur', 'alerte', 'information'];

export const LIBELLE_GRAVITE: Readonly<Record<Gravite, { readonly un: string; readonly plusieurs: string }>> = {
  erreur: { un: 'erreur', plusieurs: 'erreurs' },
  alerte: { un: 'alerte', plusieurs: 'alertes' },
  information: { un: 'information', plusieurs: 'informations' },
};

export const LIBELLE_RAISON: Readonly<Record<LigneEcartee['raison'], string>> = {
  vide: 'ligne vide',
  'sous-total': 'sous-total',
  'entete-repete': 'en-tête répété',
  unites: 'ligne d’unités',
  titre: 'titre',
  'hors-tableau': 'ligne remplie hors du tableau lu',
  recapitulatif: 'ligne d’un récapitulatif',
  illisible: 'ligne illisible',
  suite: 'suite d’une cellule sur plusieurs lignes',
  'hors-parc': 'logement sorti du patrimoine',
};

/** A word beside the percentage: colour alone would say nothing to some readers. */
export function qualifierConfiance(colonne: ColonneReconnue): string {
  const pourcent = `${Math.round(colonne.confiance * 100)} %`;
  if (colonne.confiance >= 0.9) return `Reconnaissance sûre (${pourcent})`;
  if (colonne.confiance >= 0.6) return `Reconnaissance probable (${pourcent})`;
  return `À vérifier (${pourcent})`;
}
