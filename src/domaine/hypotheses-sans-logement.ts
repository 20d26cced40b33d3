/**
 * What was typed for a territoire or a réservataire that the inventory does not hold. It is kept, since the next inventory may hold it
 * again, and it is said, since it may also be a typing error that leaves a whole territoire on its defaults.
 */
import type { Hypotheses, HypothesesReservataire } from './hypotheses';
import type { Comptage } from './resultats';

export interface SansLogement {
  readonly territoires: readonly string[];
  readonly reservataires: readonly HypothesesReservataire[];
}

type Compte = Pick<Comptage, 'lignes'>;

export function sansLogement(hypotheses: Pick<Hypotheses, 'territoires' | 'reservataires'>, comptage: Compte): SansLogement {
  const codes = new Set(comptage.lignes.map(({ territoire }) => territoire));
  const noms = new Set(comptage.lignes.map(({ reservataire }) => reservataire));
  const enConventionDeParc = hypotheses.territoires.filter((t) => t.duConventionsDeParc > 0).map(({ code }) => code);
  return {
    territoires: hypotheses.territoires.map(({ code }) => code).filter((code) => !codes.has(code)),
    // A typed share needs no dwelling: the État's contingent is in flux already. Neither do the DU of a convention de parc.
    reservataires: hypotheses.reservataires.filter(
      ({ nom, categorie, territoire, partConvenue, partHorsGarantie }) =>
        !(categorie === 'action-logement' && enConventionDeParc.some((code) => territoire === null || territoire === code)) &&
        ((territoire !== null && !codes.has(territoire)) || (partConvenue === null && partHorsGarantie === 0 && !noms.has(nom))),
    ),
  };
}

export function phrasesSansLogement({ territoires, reservataires }: SansLogement): string[] {
  const phrases: string[] = [];
  if (territoires.length > 0) {
    const sujet = territoires.length > 1 ? `Les territoires ${territoires.join(', ')} n’ont` : `Le territoire ${territoires[0]} n’a`;
    phrases.push(
      `${sujet} aucun logement dans cet inventaire : les hypothèses saisies restent dans la feuille « Hypothèses », et le calcul ne porte que sur le parc déclaré, 0 s’il est vide. Corrigez le code s’il est faux.`,
    );
  }
  if (reservataires.length > 0) {
    const noms = reservataires.map(({ nom, territoire }) => (territoire === null ? `« ${nom} »` : `« ${nom} » (territoire ${territoire})`));
    phrases.push(
      `Aucun logement de cet inventaire pour ${noms.join(', ')} : ${noms.length > 1 ? 'les lignes saisies restent' : 'la ligne saisie reste'} dans la feuille « Hypothèses ». Corrigez le nom ou le territoire s’il est faux.`,
    );
  }
  return phrases;
}
