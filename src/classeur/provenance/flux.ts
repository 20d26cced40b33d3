import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { MOTIFS_NEGOCIES } from '../contexte';
import { COLONNE_DROITS, COLONNE_GROUPE } from '../feuilles/comptage';
import { MOTIF_COURT } from '../libelles';
import { CCH_ETAT, CCH_FLUX, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, somme, type Entree, type TableExpliquee, type Terme } from './types';

const CLE = 'D{Territoire}';
const reserve = (colonne: string) => dans('ComptageReservataires', colonne, '{Clé}');
const parametre = (nom: string) => dans('Parametres', 'Valeur', nom, { nom, colonneCle: 'Paramètre' });

/** The rows of `Flux` and those of a scenario. */
export const expliquerFlux: TableExpliquee = ({ table, tables }): readonly Entree[] => {
  const assiette = (colonne: string, symbole?: string) => dans(tables.assiette, colonne, CLE, symbole === undefined ? {} : { symbole });
  const hypothese = (colonne: string) => dans('Reservataires', colonne, ['{Clé}', 'TOUS|{Réservataire:100}']);
  const duTerritoire = (colonne: string, nom: string) => somme(table, colonne, nom, ['Clé territoire', '{Clé territoire}']);
  const groupes = [...COLONNE_GROUPE.values()];
  return [
    [
      'Logements réservés',
      {
        titre: 'Logements réservés par {Réservataire} qui comptent dans la part (logements pondérés)',
        symbole: 'Q',
        termes: [reserve('Réservés dans le flux'), ici('Réintégrés'), dans('ComptageTerritoires', 'Non listés', CLE)],
        regle:
          'Droits actifs au 31/12/N-1 sur le parc compté ; « Non réservé » reçoit en plus les logements que l’inventaire ne liste pas.',
        source: REFERENTIEL,
      },
    ],
    [
      'Part',
      {
        titre: 'Part comptée de {Réservataire} dans le parc',
        symbole: 's',
        calcul: '{Q} ÷ {Base des parts}',
        termes: [ici('Logements réservés', 'Q'), ici('Base des parts')],
        regle: 'Logements réservés rapportés au parc éligible, ou au parc total si c’est le dénominateur choisi.',
        source: REFERENTIEL,
      },
    ],
    [
      'Part retenue',
      {
        titre: 'Part du flux annuel retenue pour {Réservataire}',
        symbole: 's',
        regle: 'Part convenue si elle est saisie, sinon part comptée ; « Non réservé » reçoit ce qui manque pour faire 100 %.',
        source: CCH_FLUX,
      },
    ],
    [
      'Flux estimé',
      {
        titre: 'Flux annuel estimé de {Réservataire} (logements par an, estimation indicative)',
        symbole: 'F',
        regle: 'F = s × N ; sous la méthode des droits acquis, F est le nombre de droits uniques de l’année.',
        source: { ...CCH_FLUX, texte: `${REFERENTIEL.texte} ; ${CCH_FLUX.texte}` },
      },
    ],
    [
      'Flux arrondi',
      {
        titre: 'Flux de {Réservataire} en logements entiers',
        termes: [ici('Flux entier'), ici('Reste'), ici('À donner'), ici('Ordre')],
        regle:
          'Plus forts restes : chacun reçoit sa partie entière, les logements restants vont aux plus grands restes, dans l’ordre des lignes en cas d’égalité.',
        source: NEGOFLUX,
      },
    ],
    [
      '% du patrimoine',
      {
        titre: 'Flux de {Réservataire} en pourcentage du patrimoine',
        symbole: 'φ',
        calcul: '{F} ÷ {P}',
        termes: [ici('Flux estimé', 'F'), assiette('Parc', 'P')],
        regle: 'Expression légale du flux annuel : un pourcentage du patrimoine locatif social du bailleur.',
        source: CCH_FLUX,
      },
    ],
    [
      'Catégorie',
      {
        titre: 'Catégorie du réservataire',
        termes: [hypothese('Catégorie')],
        regle: 'Celle de la feuille Hypothèses ; « Autre » si le réservataire n’y est pas.',
        source: NEGOCIATION,
      },
    ],
    [
      'Méthode',
      {
        titre: 'Méthode de calcul du flux de {Réservataire}',
        termes: [ici('Catégorie'), hypothese('Méthode'), assiette('Méthode Action Logement')],
        regle: 'Part de l’assiette, sauf choix contraire ; la méthode des droits acquis est réservée à Action Logement.',
        source: REFERENTIEL,
      },
    ],
    [
      'Part convenue',
      {
        titre: 'Part négociée pour {Réservataire}, si elle est saisie',
        termes: [hypothese('Part convenue')],
        regle: 'Saisie dans Hypothèses ; vide, la part comptée s’applique.',
        source: CCH_ETAT,
      },
    ],
    [
      'DU annuels',
      {
        titre: 'Droits uniques de l’année de {Réservataire} (logements par an)',
        symbole: 'DU',
        termes: [
          ici('Méthode'),
          assiette('Taux de rotation', 'τ'),
          ...[...COLONNE_DROITS.values()].map(reserve),
          dans('Liberations', 'DU de conventions de parc', CLE),
        ],
        regle: 'Droits de suite × taux de rotation, plus les droits uniques des conventions de parc ; 0 sous la méthode de l’assiette.',
        source: REFERENTIEL,
      },
    ],
    [
      'Base des parts',
      {
        titre: 'Dénominateur des parts (logements)',
        termes: [assiette('Dénominateur'), assiette('Parc', 'P'), assiette('Parc éligible', 'B')],
        regle: 'Parc éligible, ou parc total si c’est le dénominateur choisi.',
        source: REFERENTIEL,
      },
    ],
    [
      'Réintégrés',
      {
        titre: 'Logements réservés hors du flux qui comptent quand même dans la part (logements pondérés)',
        termes: [
          assiette('Dénominateur'),
          ...groupes.slice(1).map(reserve),
          ...MOTIFS_NEGOCIES.map(({ code }) => assiette(`Exclu ${MOTIF_COURT[code]}`)),
        ],
        regle: 'Motifs que vous n’excluez pas ; tous les motifs si les parts sont comptées sur le parc total.',
        source: NEGOFLUX,
      },
    ],
    [
      'Part hors non réservé',
      {
        titre: 'Part retenue, 0 pour « Non réservé »',
        regle: 'Part convenue, sinon droits uniques ÷ assiette (droits acquis), sinon part comptée.',
        source: NEGOFLUX,
      },
    ],
    [
      'Flux à arrondir',
      {
        titre: 'Flux estimé, débarrassé du bruit de calcul',
        calcul: '{F}',
        termes: [ici('Flux estimé', 'F')],
        regle: 'Arrondi à neuf décimales, pour que deux flux égaux le restent.',
        source: NEGOFLUX,
      },
    ],
    [
      'Flux entier',
      {
        titre: 'Partie entière du flux (logements)',
        calcul: 'ent({Flux à arrondir})',
        termes: [ici('Flux à arrondir')],
        regle: 'Partie entière du flux estimé.',
        source: NEGOFLUX,
      },
    ],
    [
      'Reste',
      {
        titre: 'Partie décimale du flux',
        calcul: '{Flux à arrondir} − {Flux entier}',
        termes: [ici('Flux à arrondir'), ici('Flux entier')],
        regle: 'Les plus forts restes reçoivent les logements à donner.',
        source: NEGOFLUX,
      },
    ],
    [
      'À donner',
      {
        titre: 'Logements à donner aux plus forts restes du territoire',
        calcul: 'arrondi({Flux du territoire}) − {Parties entières du territoire}',
        termes: [duTerritoire('Flux à arrondir', 'Flux du territoire'), duTerritoire('Flux entier', 'Parties entières du territoire')],
        regle: 'Total du territoire arrondi, moins les parties entières.',
        source: NEGOFLUX,
      },
    ],
    [
      'Rang comptage',
      {
        titre: 'Ligne de ce réservataire dans ComptageReservataires',
        termes: [ici('Clé')],
        regle: 'Repère technique, cherché une fois.',
        source: NEGOFLUX,
      },
    ],
    [
      'Rang assiette',
      {
        titre: 'Ligne de ce territoire dans l’assiette',
        termes: [ici('Clé territoire')],
        regle: 'Repère technique, cherché une fois.',
        source: NEGOFLUX,
      },
    ],
    [
      'Rang hypothèse',
      {
        titre: 'Ligne de ce réservataire dans Hypothèses, 0 s’il n’y est pas',
        termes: [ici('Clé'), ici('Réservataire')],
        regle: 'La ligne du territoire d’abord, sinon celle qui vaut pour tous.',
        source: NEGOFLUX,
      },
    ],
  ];
};

export const expliquerControleFlux: TableExpliquee = ({ tables }): readonly Entree[] => {
  const total = (colonne: string, nom: string) => somme(tables.flux, colonne, nom, ['Clé territoire', CLE]);
  const assiette = dans(tables.assiette, 'Assiette', CLE, { symbole: 'N' });
  const part = (categorie: 'etat-prioritaires' | 'etat-agents') =>
    somme('Flux', 'Part retenue', LIBELLE_CATEGORIE[categorie], ['Clé territoire', CLE], ['Catégorie', LIBELLE_CATEGORIE[categorie]]);
  const etat = (titre: string, ...parts: readonly Terme[]): Entree[1] => ({
    titre,
    calcul: parts.map(({ nom }) => `{${nom}}`).join(' + '),
    termes: parts,
    regle: 'Somme des parts retenues des réservataires de cette catégorie ; plafonds de 30 % et 5 % du flux annuel.',
    source: CCH_ETAT,
  });
  return [
    [
      'Assiette',
      {
        titre: 'Assiette du territoire (logements par an)',
        symbole: 'N',
        calcul: '{N}',
        termes: [assiette],
        regle: 'Lue dans la feuille Assiette.',
        source: REFERENTIEL,
      },
    ],
    [
      'Assiette arrondie',
      {
        titre: 'Assiette en logements entiers',
        calcul: 'arrondi({N})',
        termes: [assiette],
        regle: 'Arrondie au plus proche : ce que les flux arrondis doivent totaliser.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des parts',
      {
        titre: 'Somme des parts retenues',
        calcul: '{Parts retenues du territoire}',
        termes: [total('Part retenue', 'Parts retenues du territoire')],
        regle: 'Doit faire 100 %.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des flux',
      {
        titre: 'Somme des flux estimés (logements par an)',
        calcul: '{Flux du territoire}',
        termes: [total('Flux estimé', 'Flux du territoire')],
        regle: 'Doit faire l’assiette.',
        source: NEGOFLUX,
      },
    ],
    [
      'Somme des arrondis',
      {
        titre: 'Somme des flux arrondis (logements)',
        calcul: '{Flux arrondis du territoire}',
        termes: [total('Flux arrondi', 'Flux arrondis du territoire')],
        regle: 'Doit faire l’assiette arrondie.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle des parts',
      {
        titre: 'Les parts font-elles 100 % ?',
        termes: [ici('Somme des parts'), total('Part', 'Parts comptées du territoire'), parametre('Tolérance sur la somme des parts')],
        regle:
          'Les parts retenues font 100 %, et les parts comptées n’y dépassent pas : un logement compté plusieurs fois ne se voit que là. L’écart toléré est un paramètre.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle du flux',
      {
        titre: 'Les flux font-ils l’assiette ?',
        termes: [ici('Somme des flux'), ici('Assiette', 'N')],
        regle: 'À un millionième près.',
        source: NEGOFLUX,
      },
    ],
    [
      'Contrôle de l’arrondi',
      { titre: 'Les arrondis font-ils l’assiette arrondie ?', regle: 'Les deux nombres entiers doivent être égaux.', source: NEGOFLUX },
    ],
    ['Part de l’État', etat('Part de l’État dans le flux annuel, agents compris', part('etat-prioritaires'), part('etat-agents'))],
    ['Part des agents de l’État', etat('Part des agents de l’État dans le flux annuel', part('etat-agents'))],
    [
      'Contrôle des plafonds',
      {
        titre: 'Un plafond est-il atteint ?',
        regle: 'Alerte dès qu’une part est réduite.',
        source: CCH_ETAT,
      },
    ],
    [
      'Contrôle de la capacité',
      {
        titre: 'Les droits uniques laissent-ils aux autres leur part ?',
        regle:
          'Sous la méthode des droits acquis, les parts après plafonds, avant tout règlement au-delà de 100 %, tiennent dans l’assiette ; sinon les objectifs dépassent la capacité.',
        source: REFERENTIEL,
      },
    ],
    [
      'Contrôle de l’État',
      {
        titre: 'La part de l’État dépasse-t-elle son plafond ?',
        termes: [
          ici('Part de l’État'),
          ici('Part des agents de l’État'),
          parametre('Plafond de la part de l’État'),
          parametre('Plafond des agents de l’État'),
        ],
        regle: 'Alerte V18 au-delà de 30 % du flux annuel, dont 5 % pour les agents (paramètres modifiables).',
        source: CCH_ETAT,
      },
    ],
  ];
};

export const expliquerFluxSynthese: TableExpliquee = () => [
  [
    /^(.+)$/,
    ([categorie = '']) => ({
      titre: `Part du flux annuel de la catégorie « ${categorie} »`,
      calcul: '{Parts de la catégorie}',
      termes: [somme('Flux', 'Part retenue', 'Parts de la catégorie', ['Clé territoire', CLE], ['Catégorie', categorie])],
      regle: 'Somme des parts retenues des réservataires de cette catégorie dans le territoire.',
      source: REFERENTIEL,
    }),
  ],
];
