/** What the rights themselves call for: a method that does not apply, objectives that the parc cannot serve (DOMAINE §4.1, §4.5). */
import type { Hypotheses } from '../hypotheses';
import { droitsHorsActionLogement } from '../hypotheses-droits';
import type { ResultatAssiette, ResultatFlux } from '../resultats';
import type { ResultatInfra } from '../resultats-infra';
import type { Alerte } from './alertes';
import { autresReservataires, demandeEnLogements } from './demande';
import { hypothesesDuReservataire } from './hypotheses-effectives';
import { somme } from './plus-forts-restes';

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

/** The objectives, then what the settlement of the shares makes of them: what it cuts is said, never hidden. */
function alerteCapacite({ territoire, assiette }: ResultatAssiette, ligne: ResultatFlux, lignes: readonly ResultatFlux[]): Alerte[] {
  if (ligne.methode !== 'droits-acquis') return [];
  const sienne = demandeEnLogements(ligne, assiette);
  const reste = assiette - sienne;
  const autres = autresReservataires(lignes, ligne);
  const demande = somme(autres.map((autre) => demandeEnLogements(autre, assiette)));
  if (reste >= demande - BRUIT) return [];
  const regles = somme(autres.map(({ fluxEstime }) => fluxEstime));
  const reglement =
    Math.abs(regles - demande) > BRUIT
      ? ` Le règlement des parts ramène ces ${NOMBRE.format(demande)} à ${NOMBRE.format(regles)}, et ${ligne.partConvenue === null ? 'les droits uniques' : 'les logements convenus'} à ${NOMBRE.format(ligne.fluxEstime)}.`
      : '';
  const message = `Territoire ${territoire} : objectifs supérieurs à la capacité. ${ligne.partConvenue === null ? 'Les droits uniques' : 'Les logements convenus'} de « ${ligne.reservataire} » (${NOMBRE.format(sienne)}) laissent ${NOMBRE.format(reste)} logements pour les ${NOMBRE.format(demande)} des autres réservataires.${reglement} Revenez à l’assiette, ou revoyez les parts.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: demande - reste, message }];
}
