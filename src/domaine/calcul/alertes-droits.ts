/** What the rights themselves call for: a method that does not apply, objectives that the parc cannot serve (DOMAINE §4.1, §4.5). */
import type { Hypotheses } from '../hypotheses';
import { droitsHorsActionLogement } from '../hypotheses-droits';
import type { ResultatAssiette, ResultatFlux } from '../resultats';
import type { ResultatInfra } from '../resultats-infra';
import type { Alerte } from './alertes';
import { hypothesesDuReservataire } from './hypotheses-effectives';

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });
const BRUIT = 1e-6;

export function alertesDesDroits(
  hypotheses: Hypotheses,
  assiette: ResultatAssiette,
  lignes: readonly ResultatFlux[],
  infra: readonly ResultatInfra[],
): Alerte[] {
  return lignes.flatMap((ligne) => [
    ...alerteMethodeReservee(hypotheses, ligne),
    ...alertePartConvenue(ligne, assiette),
    ...alerteTauxPropreInconnu(ligne, infra),
    ...alerteCapacite(assiette, ligne, lignes),
  ]);
}

function alerteMethodeReservee(hypotheses: Hypotheses, { territoire, reservataire, categorie }: ResultatFlux): Alerte[] {
  const demandee = hypothesesDuReservataire(hypotheses, territoire, reservataire)?.methode === 'droits-acquis';
  if (!demandee || categorie === 'action-logement' || droitsHorsActionLogement(hypotheses)) return [];
  const message = `Territoire ${territoire} : la méthode des droits acquis est réservée à Action Logement ; « ${reservataire} » reste dans l’assiette. Choisissez Assiette, ou mettez le paramètre « Droits acquis hors Action Logement » à Oui.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: 1, message }];
}

/** « Assiette de son territoire » without a rate of its own: the flux of the département is shared instead, and it must say so. */
function alerteTauxPropreInconnu(
  { territoire, reservataire, methode, partConvenue }: ResultatFlux,
  infra: readonly ResultatInfra[],
): Alerte[] {
  if (methode !== 'assiette-propre' || partConvenue !== null) return [];
  const sien = infra.find((ligne) => ligne.departement === territoire && ligne.reservataire === reservataire);
  if (sien !== undefined && sien.fluxPropre !== null) return [];
  const message = `Territoire ${territoire} : le flux de « ${reservataire} » sur son propre territoire est inconnu (code, logements ou taux manquants) ; sa part comptée et le taux du département s’appliquent. Complétez la feuille Infra-départemental.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: 1, message }];
}

/** An agreed share is already a part of the flux: it wins over the method, and it must say so. */
function alertePartConvenue(
  { territoire, reservataire, methode, partConvenue, droitsUniques, fluxEstime }: ResultatFlux,
  { assiette }: ResultatAssiette,
): Alerte[] {
  if (methode !== 'droits-acquis' || partConvenue === null) return [];
  const duPartConvenue = NOMBRE.format(partConvenue * assiette);
  const message = `Territoire ${territoire} : la part convenue de « ${reservataire} » (${POURCENT.format(partConvenue)}, soit ${duPartConvenue} logements) remplace ses droits uniques (${NOMBRE.format(droitsUniques)}), bien que sa méthode soit celle des droits acquis. Effacez la part convenue pour appliquer les droits acquis, ou choisissez la méthode Assiette.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: droitsUniques - fluxEstime, message }];
}

/** What a line claims before the settlement of what exceeds 100 %, which would hide that there is too little; the rights themselves without an assiette. */
function demande({ partage, droitsUniques }: ResultatFlux, assiette: number): number {
  return partage.apresPlafonds === null ? droitsUniques : partage.apresPlafonds * assiette;
}

function alerteCapacite({ territoire, assiette }: ResultatAssiette, ligne: ResultatFlux, lignes: readonly ResultatFlux[]): Alerte[] {
  if (ligne.methode !== 'droits-acquis') return [];
  const sienne = demande(ligne, assiette);
  const reste = assiette - sienne;
  const besoin = lignes.reduce(
    (total, autre) => total + (autre === ligne || autre.categorie === 'non-reserve' ? 0 : demande(autre, assiette)),
    0,
  );
  if (reste >= besoin - BRUIT) return [];
  const message = `Territoire ${territoire} : objectifs supérieurs à la capacité. ${ligne.partConvenue === null ? 'Les droits uniques' : 'Les logements convenus'} de « ${ligne.reservataire} » (${NOMBRE.format(sienne)}) laissent ${NOMBRE.format(reste)} logements pour les ${NOMBRE.format(besoin)} des autres réservataires. Revenez à l’assiette, ou revoyez les parts.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: besoin - reste, message }];
}
