/** The flux by category and by réservataire, over all the territoires, and its sentences. */
import { CATEGORIES, LIBELLE_CATEGORIE } from '../../domaine/categories';
import { calcul } from './declarer';
import { CCH_FLUX, NEGOCIATION, NEGOFLUX, PLAFONDS, REFERENTIEL } from './sources';
import { somme, type Entree } from './types';

export const FLUX_SYNTHESE: readonly Entree[] = CATEGORIES.map((categorie) => {
  const libelle = LIBELLE_CATEGORIE[categorie];
  return calcul(
    libelle,
    `Part du flux annuel de la catégorie « ${libelle} » dans {Territoire}`,
    'Somme des parts retenues des réservataires de cette catégorie dans le territoire.',
    REFERENTIEL,
    {
      calcul: '{Parts de la catégorie}',
      termes: [somme('Flux', 'Part retenue', 'Parts de la catégorie', ['Clé territoire', 'D{Territoire}'], ['Catégorie', libelle])],
    },
  );
});

export const TOTAUX_RESERVATAIRES: readonly Entree[] = [
  calcul('Territoires', 'Nombre de territoires où {Réservataire} a une ligne', 'Lignes de Flux à son nom.', NEGOFLUX),
  calcul(
    'Logements réservés',
    'Logements réservés par {Réservataire}, tous territoires (logements pondérés)',
    'Somme de ses lignes dans Flux : droits qui comptent dans ses parts.',
    REFERENTIEL,
  ),
  calcul(
    'Flux estimé',
    'Flux annuel de {Réservataire}, tous territoires (logements par an)',
    'Somme de ses flux estimés dans Flux.',
    REFERENTIEL,
  ),
  calcul(
    'Flux arrondi',
    'Flux de {Réservataire} en logements entiers, tous territoires',
    'Somme de ses flux arrondis : chaque territoire est arrondi à part.',
    NEGOFLUX,
  ),
  calcul(
    '% du patrimoine total',
    'Flux de {Réservataire} en pourcentage du patrimoine, tous territoires',
    'Flux estimé total ÷ parc total des territoires.',
    CCH_FLUX,
  ),
  calcul(
    'Logements retirés par les plafonds',
    'Ce que les plafonds retirent à {Réservataire}, tous territoires (logements par an)',
    'Somme de ses lignes dans Flux.',
    PLAFONDS,
  ),
  calcul('Catégorie', 'Catégorie de {Réservataire}', 'Celle de sa première ligne dans Flux.', NEGOCIATION),
];

export const TOTAUX_FLUX: readonly Entree[] = [
  calcul('Territoires', 'Nombre de territoires du classeur', 'Lignes de la table d’assiette.', NEGOFLUX),
  calcul(
    'Logements réservés',
    'Logements réservés, tous réservataires et tous territoires (logements pondérés)',
    'Somme de la table de flux, non réservé compris.',
    REFERENTIEL,
  ),
  calcul('Flux estimé', 'Flux annuel, tous réservataires et tous territoires (logements par an)', 'Somme des flux estimés.', REFERENTIEL),
  calcul(
    'Flux arrondi',
    'Flux en logements entiers, tous réservataires et tous territoires',
    'Somme des flux arrondis : chaque territoire est arrondi à part.',
    NEGOFLUX,
  ),
  calcul('% du patrimoine total', 'Flux de tous en pourcentage du patrimoine', 'Flux estimé total ÷ parc total des territoires.', CCH_FLUX),
  calcul(
    'Logements retirés par les plafonds',
    'Ce que les plafonds retirent à tous (logements par an)',
    'Somme de la table de flux.',
    PLAFONDS,
  ),
  calcul('Assiette', 'Assiette de tous les territoires (logements par an)', 'Somme des assiettes.', CCH_FLUX),
  calcul(
    'Écart',
    'Écart entre le flux partagé et l’assiette (logements par an)',
    'Flux estimé − assiette : 0 quand tout est partagé.',
    NEGOFLUX,
  ),
  calcul('Contrôle', 'Le flux de tous fait-il l’assiette ?', 'À vérifier si l’écart n’est pas nul.', NEGOFLUX),
  calcul('Parc', 'Parc de tous les territoires (logements)', 'Somme des parcs.', CCH_FLUX),
  calcul('Parc éligible', 'Parc éligible de tous les territoires (logements)', 'Somme des parcs éligibles.', CCH_FLUX),
];

export const CONSTATS_FLUX: readonly Entree[] = [
  calcul(
    'Constat',
    'Ce que les plafonds et les parts disent de ce territoire',
    'Une phrase écrite d’après les parts demandées, les plafonds, les parts gardées, et les droits que le préfet reprend.',
    PLAFONDS,
  ),
];
