import { apres, controlesDeColonne, etiquette, feuille, formatsDeControle, LIGNE_ENTETE, presentation } from '../construire';
import { adresse } from '../formules';
import type { Contexte } from '../contexte';
import type { PlanFeuille } from '../plan';
import { tableAssietteDeductions, tableAssietteHorsFlux } from './assiette-detail';
import { etatDesIntermediaires, etatDuComptage } from './controle-comptage';
import { constatsDAssietteEnAlerte, tableConstatsAssiette } from './constats-assiette';
import { CONTROLES_DE_L_ASSIETTE, tableAssiette } from './table-assiette';
import { tableTotauxAssiette } from './totaux';

export function feuilleAssiette(contexte: Contexte): PlanFeuille {
  const table = tableAssiette(contexte, contexte.reference, LIGNE_ENTETE);
  const totaux = tableTotauxAssiette(contexte, apres(table) + 2);
  const constats = tableConstatsAssiette(contexte, apres(totaux) + 2);
  const horsFlux = tableAssietteHorsFlux(contexte, apres(constats) + 2);
  const deductions = tableAssietteDeductions(contexte, apres(horsFlux) + 2);
  return feuille({
    cle: 'assiette',
    nom: 'Assiette',
    couleurOnglet: '#70AD47',
    cellules: [
      ...presentation(
        'Assiette du flux annuel',
        'Combien de logements par an sont à partager entre les réservataires ?',
        'Assiette = parc éligible × taux de rotation − mutations − relogements (RU, ORCOD, LHI, vente), jamais négative ; parc éligible = parc − logements hors flux (CCH R.441-5 ; Référentiel interbailleurs Occitanie, 2023). ' +
          'Volumes en logements par an ; le nombre de logements est une estimation indicative, l’engagement porte sur le pourcentage du flux. ' +
          'V15 : taux hors des bornes attendues ou inconnu ; V16 : déductions supérieures au flux brut, et le déficit ; V19 : mutations déduites deux fois, dans le taux harmonisé puis de l’assiette ; V20 : hors flux supérieur au parc.',
      ),
      etatDuComptage(LIGNE_ENTETE - 2, 13),
      etatDesIntermediaires(contexte, LIGNE_ENTETE - 1, 13),
      etiquette(totaux.ligne - 1, 'Tous territoires (logements ; le taux moyen est le flux brut rapporté au parc éligible)'),
      etiquette(constats.ligne - 1, 'Ce que les contrôles disent de chaque territoire'),
      etiquette(
        horsFlux.ligne - 1,
        'De P à X : logements hors flux par motif, 0 pour un motif que vous gardez dans le flux (CCH R.441-5 ; paramètres de la feuille Hypothèses)',
      ),
      etiquette(
        deductions.ligne - 1,
        'De B à N : G = B × τ ; D = M + A + O + H + V ; N = G − D, jamais négatif ; déficit = D − G s’il est positif (logements par an)',
      ),
    ],
    tables: [table, totaux, constats, horsFlux, deductions],
    misesEnForme: [
      ...formatsDeControle(`${adresse(LIGNE_ENTETE - 2, 0)}:${adresse(LIGNE_ENTETE - 1, 0)}`, adresse(LIGNE_ENTETE - 2, 0)),
      ...[...CONTROLES_DE_L_ASSIETTE, 'Contrôle du parc'].flatMap((entete) => controlesDeColonne(table, entete)),
      ...controlesDeColonne(totaux, 'Contrôle du taux'),
      constatsDAssietteEnAlerte(constats),
    ],
    figer: { lignes: LIGNE_ENTETE + 1, colonnes: 1 },
  });
}
