/** What a share cannot say by its figure: rights of mixed origins, or that the law keeps out of the flux. */
import type { Hypotheses } from '../hypotheses';
import type { Inventaire } from '../inventaire';
import { estMixte, originesEnClair, originesLues } from '../origines-des-droits';
import type { Comptage, ResultatFlux } from '../resultats';
import type { Alerte } from './alertes';
import { hypothesesDuReservataire } from './hypotheses-effectives';
import { obligatoiresComptes } from './obligatoires-comptes';
import { COLLECTIVITES } from './plafonds';

const NOMBRE = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

export function alertesDesOrigines(
  { biens }: Pick<Inventaire, 'biens'>,
  comptage: Comptage,
  hypotheses: Hypotheses,
  lignes: readonly ResultatFlux[],
): Alerte[] {
  return lignes.flatMap((ligne) => [...alerteMixte(biens, hypotheses, ligne), ...alerteObligatoires(comptage, hypotheses, ligne)]);
}

/** Only a person can say which part of the share is outside the cap of the guarantees (DOMAINE §3.4, 3). */
function alerteMixte(biens: Inventaire['biens'], hypotheses: Hypotheses, ligne: ResultatFlux): Alerte[] {
  const { territoire, reservataire, categorie, partConvenue, partage } = ligne;
  const saisie = hypothesesDuReservataire(hypotheses, territoire, reservataire);
  if (!COLLECTIVITES.has(categorie) || partConvenue !== null || (saisie?.origineDesDroits ?? '') !== '') return [];
  const origines = originesLues(biens, saisie === null ? territoire : saisie.territoire, reservataire);
  if (!estMixte(origines)) return [];
  const effet = partage.plafond === 'GARANTIE' ? 'est tenue pour garantie' : 'échappe au plafond des garanties';
  const message = `Territoire ${territoire} : les droits de « ${reservataire} » ont plusieurs origines (${originesEnClair(origines)}) ; toute sa part ${effet}. Saisissez l’origine de ses droits, ou une part convenue et une part hors garantie.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur: ligne.logementsReserves, message }];
}

function alerteObligatoires(comptage: Comptage, hypotheses: Hypotheses, ligne: ResultatFlux): Alerte[] {
  const valeur = obligatoiresComptes(comptage, hypotheses, ligne);
  if (valeur <= 0) return [];
  const { territoire, reservataire } = ligne;
  const message = `Territoire ${territoire} : sur le parc total, la part de « ${reservataire} » compte ${NOMBRE.format(valeur)} logement${valeur >= 2 ? 's' : ''} que la loi sort du flux. Convenez d’une part, ou choisissez le parc éligible.`;
  return [{ regle: 'DROITS', gravite: 'alerte', territoire, valeur, message }];
}
