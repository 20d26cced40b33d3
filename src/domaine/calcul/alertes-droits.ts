/** What the rights themselves call for: a method that does not apply, objectives that the parc cannot serve (DOMAINE §4.1, §4.5). */
import type { Hypotheses } from '../hypotheses';
import { droitsHorsActionLogement } from '../hypotheses-droits';
import type { ResultatAssiette, ResultatFlux } from '../resultats';
import type { Alerte } from './alertes';
import { hypothesesDuReservataire } from './hypotheses-effectives';

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const BRUIT = 1e-6;

export function alertesDesDroits(hypotheses: Hypotheses, assiette: ResultatAssiette, lignes: readonly ResultatFlux[]): Alerte[] {
  return lignes.flatMap((ligne) => [...alerteMethodeReservee(hypotheses, ligne), ...alerteCapacite(assiette, ligne, lignes)]);
}

function alerteMethodeReservee(hypotheses: Hypotheses, { territoire, reservataire, categorie }: ResultatFlux): Alerte[] {
  const demandee = hypothesesDuReservataire(hypotheses, territoire, reservataire)?.methode === 'droits-acquis';
  if (!demandee || categorie === 'action-logement' || droitsHorsActionLogement(hypotheses)) return [];
  const message = `Territoire ${territoire} : la méthode des droits acquis est réservée à Action Logement ; « ${reservataire} » reste dans l’assiette. Choisissez Assiette, ou mettez le paramètre « Droits acquis hors Action Logement » à Oui.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: 1, message }];
}

function alerteCapacite({ territoire, assiette }: ResultatAssiette, ligne: ResultatFlux, lignes: readonly ResultatFlux[]): Alerte[] {
  if (ligne.methode !== 'droits-acquis') return [];
  const reste = assiette - ligne.fluxEstime;
  const besoin = lignes.reduce((total, autre) => total + (autre === ligne || autre.categorie === 'non-reserve' ? 0 : autre.fluxEstime), 0);
  if (reste >= besoin - BRUIT) return [];
  const message = `Territoire ${territoire} : objectifs supérieurs à la capacité. Les droits uniques de « ${ligne.reservataire} » (${NOMBRE.format(ligne.fluxEstime)}) laissent ${NOMBRE.format(reste)} logements pour les ${NOMBRE.format(besoin)} des autres réservataires. Revenez à l’assiette, ou revoyez les parts.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: besoin - reste, message }];
}
