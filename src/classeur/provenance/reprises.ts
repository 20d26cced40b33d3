/** Conventions that are not signed, and the État outside the quartiers politiques de la ville. */
import { LIBELLE_STATUT } from '../libelles';
import { calcul, indirect } from './declarer';
import { CCH_ETAT, ensemble, INVENTAIRE, NEGOCIATION, NEGOFLUX, REPRISE } from './sources';
import { dans, ici, type Entree } from './types';

const QPV = ensemble(CCH_ETAT, INVENTAIRE);

/** On each line of the flux. */
export const REPRISE_DU_FLUX: readonly Entree[] = [
  calcul(
    'Statut de la convention',
    'Statut de la convention en flux de {Réservataire}',
    `Celui de la feuille Hypothèses ; « ${LIBELLE_STATUT.signee} » tant que personne ne dit le contraire.`,
    NEGOCIATION,
    { termes: [dans('Reservataires', 'Statut de la convention', ['{Clé}', 'TOUS|{Réservataire:100}'])] },
  ),
  calcul(
    'Flux non converti',
    'Flux de {Réservataire} qu’aucune convention signée ne porte (logements par an)',
    'Tout son flux estimé si sa convention n’est pas signée, sinon 0. L’État, et ce que la loi laisse hors du flux, ne sont jamais concernés.',
    REPRISE,
    {
      calcul: '{Sans convention} × {F}',
      termes: [ici('Sans convention'), ici('Flux estimé', 'F'), indirect(ici('Statut de la convention'))],
    },
  ),
  calcul(
    'Flux repris par le préfet',
    'Flux de {Réservataire} que le préfet reprend en plus du sien (logements par an)',
    'Le flux non converti si le choix « Le préfet reprend les droits non convertis » est « Oui », sinon 0. Le flux estimé de la ligne ne change pas : seul change qui l’exerce.',
    REPRISE,
  ),
  calcul(
    'Sans convention',
    '1 si le préfet peut reprendre les droits de {Réservataire}, 0 sinon',
    'Convention en négociation ou absente, hors État, défense, sécurité, santé et non réservé.',
    REPRISE,
  ),
  calcul(
    'État sans convention',
    '1 si {Réservataire} est une ligne de l’État dont la convention n’est pas signée, 0 sinon',
    'Sans convention, le préfet règle les modalités par arrêté.',
    CCH_ETAT,
  ),
  calcul(
    'État sans logement',
    '1 si {Réservataire} est une ligne de l’État qui a une part et aucun logement dans l’inventaire, 0 sinon',
    'Une fois en flux, les logements de l’État ne se voient plus dans le fichier.',
    NEGOFLUX,
  ),
  calcul(
    'Reprise en clair',
    'Ce que le constat du territoire dit de la reprise',
    'Une phrase, sur la ligne du non réservé, quand le préfet reprend des droits dans le territoire.',
    REPRISE,
  ),
  calcul(
    'État non compté',
    '1 si {Réservataire} est devenu une ligne de l’État depuis la dernière mise à jour, 0 sinon',
    'Ses logements ne sont pas encore comptés en QPV et hors QPV : actualisez les tableaux.',
    NEGOFLUX,
  ),
  calcul(
    'Logements de l’État hors QPV',
    'Logements hors QPV que l’inventaire donne à {Réservataire}, s’il est une ligne de l’État (logements pondérés)',
    'Ses droits actifs, dans le flux ; 0 pour toute autre ligne.',
    INVENTAIRE,
  ),
  calcul(
    'Logements de l’État de QPV connu',
    'Logements de QPV connu que l’inventaire donne à {Réservataire}, s’il est une ligne de l’État (logements pondérés)',
    'Ses droits actifs, dans le flux, en QPV et hors QPV ; 0 pour toute autre ligne.',
    INVENTAIRE,
  ),
  calcul(
    'Part comptée hors QPV',
    'Part du flux de {Réservataire} qui est hors QPV, d’après ses logements, s’il est une ligne de l’État',
    'Sa part retenue × ses logements hors QPV ÷ ses logements de QPV connu ; 0 pour toute autre ligne, et quand l’inventaire ne les montre pas.',
    QPV,
  ),
  calcul(
    'État sans lieu',
    '1 si {Réservataire} est une ligne de l’État qui a une part et des logements, aucun de QPV connu, 0 sinon',
    'On ne peut pas dire où est sa part : la lecture 1 n’est pas calculée.',
    NEGOFLUX,
  ),
];

export const REPRISES: readonly Entree[] = [
  calcul(
    'Sans convention signée',
    'Réservataires de {Nom} sans convention signée (lignes)',
    'Lignes dont le statut est « En négociation » ou « Absente », hors État.',
    NEGOCIATION,
  ),
  calcul(
    'Droits non convertis',
    'Flux de {Nom} qu’aucune convention signée ne porte (logements par an)',
    'Somme de leurs flux estimés, que le préfet les reprenne ou non.',
    REPRISE,
  ),
  calcul(
    'Flux de l’État',
    'Flux propre de l’État dans {Nom}, agents compris (logements par an)',
    'Somme des flux estimés de ses lignes : les plafonds ne s’appliquent qu’à lui.',
    CCH_ETAT,
  ),
  calcul(
    'Repris par le préfet',
    'Flux que le préfet reprend dans {Nom}, en plus du sien (logements par an)',
    'Les droits non convertis si le choix est « Oui », sinon 0.',
    REPRISE,
  ),
  calcul(
    'État et droits repris',
    'Ce que l’État exerce en tout dans {Nom} (logements par an)',
    'Sur son flux, plus les droits repris.',
    REPRISE,
    { calcul: '{Flux de l’État} + {Repris par le préfet}', termes: [ici('Flux de l’État'), ici('Repris par le préfet')] },
  ),
  calcul(
    'Part de l’État et des droits repris',
    'Ce que l’État exerce en tout dans {Nom}, en part de l’assiette',
    'État et droits repris ÷ assiette. Son plafond n’est comparé qu’à son propre flux : lecture de « en plus de son flux », à confirmer.',
    REPRISE,
  ),
  calcul(
    'Flux des autres',
    'Ce que les autres exercent par leur convention dans {Nom} (logements par an)',
    'Somme des flux estimés, moins l’État, le non réservé et les droits repris.',
    NEGOFLUX,
  ),
  calcul(
    'Non réservé',
    'Flux que personne ne réserve dans {Nom} (logements par an)',
    'Sa ligne dans la table de flux : la reprise n’y change rien.',
    NEGOFLUX,
  ),
  calcul('Assiette', 'Flux à partager dans {Nom} (logements par an)', 'Lue dans la table d’assiette.', NEGOFLUX),
  calcul(
    'Contrôle des reprises',
    'Ce que chacun exerce fait-il l’assiette ?',
    '« OK » si l’État, les droits repris, les autres et le non réservé font l’assiette : rien n’est redistribué en silence.',
    NEGOFLUX,
  ),
  calcul(
    'Constat',
    'Ce que les conventions non signées changent dans {Nom}',
    'Une phrase : combien d’attributions le préfet reprend, ou pourrait reprendre, et ce que les plafonds n’y font pas.',
    REPRISE,
  ),
];

const DANS_LE_FLUX = 'Logements de l’inventaire dont aucun motif exclu ne sort du flux.';

export const ETAT_HORS_QPV: readonly Entree[] = [
  calcul('Logements hors QPV', 'Logements du flux hors QPV dans {Nom}', DANS_LE_FLUX, INVENTAIRE),
  calcul('Logements en QPV', 'Logements du flux en QPV dans {Nom}', DANS_LE_FLUX, INVENTAIRE),
  calcul('QPV inconnu', 'Logements du flux dont le QPV est inconnu dans {Nom}', 'Ils n’entrent dans aucune des deux lectures.', INVENTAIRE),
  calcul(
    'État hors QPV',
    'Logements hors QPV que l’inventaire donne à l’État dans {Nom} (logements pondérés)',
    'Ses droits actifs, dans le flux.',
    INVENTAIRE,
  ),
  calcul(
    'État en QPV',
    'Logements en QPV que l’inventaire donne à l’État dans {Nom} (logements pondérés)',
    'Ses droits actifs, dans le flux.',
    INVENTAIRE,
  ),
  calcul(
    'Part de l’État',
    'Part de l’État dans le flux annuel de {Nom}, agents compris',
    'Somme de ses parts retenues, plafonds compris.',
    CCH_ETAT,
  ),
  calcul(
    'Part du flux hors QPV',
    'Lecture 1 : part de l’État dans le flux hors QPV de {Nom}',
    'Somme de ses lignes. Ligne que l’inventaire montre : sa part × part de ses logements hors QPV ÷ part des logements du flux hors QPV. Ligne saisie, sans logement dans l’inventaire : sa part du flux, supposée la même dans chaque commune.',
    QPV,
  ),
  calcul(
    'Contrôle du flux hors QPV',
    'Lecture 1 : le seuil est-il atteint ?',
    'Alerte sous le seuil des paramètres, sans rien bloquer ; « n/d » si la lecture ne peut pas être calculée.',
    CCH_ETAT,
  ),
  calcul(
    'Part de ses logements hors QPV',
    'Lecture 2 : part des logements de l’État qui sont hors QPV dans {Nom}',
    'Ses logements hors QPV ÷ ses logements de QPV connu ; « n/d » quand l’inventaire n’en montre aucun. Une ligne saisie, sans logement, n’y compte pas.',
    QPV,
  ),
  calcul(
    'Contrôle de ses logements',
    'Lecture 2 : le seuil est-il atteint ?',
    'Alerte sous le seuil des paramètres, sans rien bloquer ; « n/d » si la lecture ne peut pas être calculée.',
    CCH_ETAT,
  ),
  calcul(
    'Constat',
    'Ce que les deux lectures disent de {Nom}',
    'Une phrase : ce qui est calculé, ce qui ne peut pas l’être, et pourquoi.',
    CCH_ETAT,
  ),
];

export const COMPTAGE_QPV: readonly Entree[] = [
  calcul(
    'Hors QPV',
    'Logements hors QPV de ce motif',
    'Sans réservataire : tous les logements. Avec : ses droits actifs, pondérés.',
    INVENTAIRE,
  ),
  calcul(
    'En QPV',
    'Logements en QPV de ce motif',
    'Sans réservataire : tous les logements. Avec : ses droits actifs, pondérés.',
    INVENTAIRE,
  ),
  calcul('QPV inconnu', 'Logements de ce motif dont le QPV est inconnu', 'Tous, moins ceux dont le QPV est connu.', INVENTAIRE),
];
