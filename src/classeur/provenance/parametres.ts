/** What each parameter decides. Its source is written in its row; its default is what a workbook without any hypothesis holds. */
import { completerHypotheses } from '../../domaine/hypotheses-par-defaut';
import { PART_HORS_QPV, PLAFOND_AGENTS, PLAFOND_GARANTIE, PLAFOND_PREFET } from '../../domaine/parametres-dates';
import { lignesDesParametres, NOM_PARAMETRE, type CleParametre } from '../feuilles/parametres';
import { saisieSansDefaut } from './declarer';
import { NEGOCIATION } from './sources';
import type { Entree, Lire, Precision, SourceDeRegle } from './types';

const REGLES: Readonly<Record<CleParametre, string>> = {
  exercice: 'Année N : le flux de l’année N se calcule sur le parc et les droits au 31/12/N-1.',
  bailleur: 'Nom montré dans les titres ; aucun calcul ne le lit.',
  denominateurDesParts:
    'Parc sur lequel les parts sont comptées : « Parc éligible » (hors motifs exclus) ou « Parc total » (tous les logements, et tous les droits).',
  plusieursReservataires:
    'Logement réservé à plusieurs : « Fraction » le partage également, « Priorité » le donne au plus petit rang saisi, sinon au premier de la cellule, « Double » le compte entier à chacun.',
  echeanceEnCours:
    'Droit qui finit dans l’année N : « Plein » le compte toute l’année, « Prorata » le compte pour les jours jusqu’à sa fin.',
  tauxMinimal: 'En dessous, le taux de rotation est signalé (alerte V15) ; rien n’est bloqué.',
  tauxMaximal: 'Au-dessus, le taux de rotation est signalé (alerte V15) ; rien n’est bloqué.',
  tolerance: 'Écart à 100 % admis sur la somme des parts, en points, avant l’erreur V17.',
  plafondEtat: 'Part maximale de l’État dans le flux annuel, agents compris : ce qui dépasse est retiré, sans être redistribué.',
  plafondAgents: 'Part maximale des agents de l’État, dans celle de l’État : ce qui dépasse est retiré, sans être redistribué.',
  plafondCollectivites:
    'Part maximale des collectivités au titre des garanties d’emprunt, toutes ensemble : au-delà, elles sont réduites dans la même proportion.',
  baseGarantie: 'Ce dont le plafond des garanties est une part : le flux annuel, chaque programme, ou le parc (stock).',
  droitsSansOrigine: 'Si les droits d’une collectivité dont personne n’a dit l’origine sont sous le plafond des garanties.',
  reglementDesParts:
    'Parts demandées au-delà de 100 % : « À négocier » les laisse et les signale en erreur, « Normaliser » les réduit toutes, « Réduire » ne touche que celles qu’aucun plafond ne limite.',
  arrondi: 'Comment le flux devient des logements entiers ; seuls les plus forts restes gardent le total de l’assiette arrondie.',
  populationDuTaux:
    '« Parc entier » : un taux pour tous. « Parc du réservataire » : la part comptée suit le taux du parc de chaque réservataire.',
  prolongationGarantie:
    'Années pendant lesquelles un droit de garantie dure encore après le dernier versement du prêt, si c’est plus tard que la fin de la convention.',
  droitsAcquisHorsActionLogement: '« Non » : la méthode des droits acquis est réservée à Action Logement.',
  droitsUniquesEtUnTour:
    'Droits que l’inventaire dit uniques ou pour un tour : « Comptés à part », ils ne servent qu’une attribution, hors des parts et des droits de suite ; leur logement compte comme non réservé.',
  perimetre: 'Départements que la convention couvre ; un autre département de l’inventaire est signalé (alerte V21).',
  repriseParLePrefet:
    '« Oui » : tant qu’une convention n’est pas signée, son flux est repris par le préfet, en plus du sien ; les plafonds de l’État ne s’y appliquent pas. « Non » : rien n’est repris. C’est une décision du préfet.',
  partHorsQpv:
    'Part minimale de l’État hors QPV, sauf stipulation contraire : sa part du flux hors QPV, ou la part de ses logements hors QPV ; en dessous, une alerte, rien n’est bloqué.',
  partRequalifiable: 'Part minimale du flux d’Action Logement que le référentiel propose de requalifier (gestion déléguée, hors AL’in).',
};

const CLES = new Map(Object.entries(NOM_PARAMETRE).map(([cle, nom]) => [nom.toLowerCase(), cle as CleParametre]));
const SANS_DEFAUT: ReadonlySet<CleParametre> = new Set(['exercice', 'bailleur']);
const DEFAUTS = new Map(
  lignesDesParametres(completerHypotheses({}, { biens: [], categories: new Map() })).flatMap(({ cle, valeur }) =>
    cle === null || SANS_DEFAUT.has(cle) ? [] : [[cle, valeur] as const],
  ),
);

/** Where anyone can read the text that dates it. */
const PAGES: Readonly<Partial<Record<CleParametre, string | null>>> = {
  plafondEtat: PLAFOND_PREFET.url,
  plafondAgents: PLAFOND_AGENTS.url,
  plafondCollectivites: PLAFOND_GARANTIE.url,
  partHorsQpv: PART_HORS_QPV.url,
};
const SOURCE: SourceDeRegle = { ...NEGOCIATION, colonne: 'Source' };

function precision(lire: Lire): Precision {
  const cle = CLES.get(String(lire('Paramètre') ?? '').toLowerCase());
  if (cle === undefined) {
    return {
      titre: '{Paramètre} : paramètre que vous avez ajouté',
      regle: 'Aucun calcul de Négoflux ne le lit ; vos formules le peuvent.',
    };
  }
  const defaut = DEFAUTS.get(cle);
  const url = PAGES[cle] ?? null;
  return {
    regle: REGLES[cle],
    ...(defaut === undefined ? {} : { defaut }),
    ...(url === null ? {} : { source: { ...SOURCE, url } }),
  };
}

export const PARAMETRES: readonly Entree[] = [
  saisieSansDefaut('Valeur', '{Paramètre} ({Unité})', 'Paramètre de la feuille Hypothèses : tous les calculs le lisent là.', SOURCE, {
    selonLaLigne: precision,
  }),
];
