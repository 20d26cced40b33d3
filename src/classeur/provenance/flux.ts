/** What each réservataire gets, in Flux and in the tables of scenarios. The caps and the rounding have their own files. */
import { MOTIFS_NEGOCIES } from '../contexte';
import { COLONNE_DROITS, COLONNE_GROUPE } from '../feuilles/comptage-groupes';
import { MOTIF_COURT } from '../libelles';
import { expliquerArrondi } from './flux-arrondi';
import { expliquerPartage } from './flux-partage';
import { calcul, indirect, parametre, reglage } from './declarer';
import { REPRISE_DU_FLUX } from './reprises';
import { CCH_FLUX, ensemble, GARANTIE, INFRA, NEGOCIATION, NEGOFLUX, REFERENTIEL, REFERENTIEL_PROPOSITION } from './sources';
import { dans, ici, somme, type Entree, type TableExpliquee } from './types';

const CLE = 'D{Territoire}';
const reserve = (colonne: string) => dans('ComptageReservataires', colonne, '{Clé}');

export const expliquerFlux: TableExpliquee = (cadre): readonly Entree[] => {
  const { table, tables } = cadre;
  const assiette = (colonne: string, symbole?: string) => dans(tables.assiette, colonne, CLE, symbole === undefined ? {} : { symbole });
  const hypothese = (colonne: string) => dans('Reservataires', colonne, ['{Clé}', 'TOUS|{Réservataire:100}']);
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
    calcul(
      'Part retenue',
      'Part du flux annuel retenue pour {Réservataire}',
      'Part de départ (convenue, sinon droits uniques ÷ assiette, sinon flux de son territoire ÷ assiette, sinon part comptée), plus la part hors garantie ; puis les plafonds la réduisent ; puis, si les parts dépassent 100 %, le paramètre « Parts au-delà de 100 % » les règle. « Non réservé » reçoit ce qui manque pour faire 100 %.',
      ensemble(REFERENTIEL, CCH_FLUX),
      {
        symbole: 's',
        termes: [
          ici('Part hors non réservé'),
          somme(table, 'Part hors non réservé', 'Parts des autres, pour « Non réservé »', ['Clé territoire', '{Clé territoire}']),
          ...['Part convenue', 'Part', 'Part de départ', 'Part hors garantie', 'Plafond', 'Limite du plafond'].map((nom) =>
            indirect(ici(nom)),
          ),
          ...['Part avant plafonds', 'Points retirés par les plafonds', 'Part après plafonds', 'Points retirés par le règlement'].map(
            (nom) => indirect(ici(nom)),
          ),
          reglage(cadre, 'reglementDesParts', { indirect: true }),
        ],
      },
    ),
    calcul(
      'Flux estimé',
      'Flux annuel estimé de {Réservataire} (logements par an, estimation indicative)',
      'F = s × N : part retenue × assiette. Sous la méthode des droits acquis, la part vient des droits uniques ; sans part connue, F est le nombre de droits uniques.',
      ensemble(REFERENTIEL, CCH_FLUX),
      { symbole: 'F' },
    ),
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
        termes: [ici('Catégorie'), hypothese('Méthode'), assiette('Méthode Action Logement'), parametre('droitsAcquisHorsActionLogement')],
        regle:
          'Celle de la feuille Hypothèses, ou du scénario pour Action Logement ; les droits acquis sont réservés à Action Logement, sauf si le paramètre les ouvre.',
        source: REFERENTIEL,
      },
    ],
    calcul(
      'Part convenue',
      'Part négociée pour {Réservataire}, avant plafonds',
      'Saisie dans Hypothèses ; vide, la part comptée s’applique. Elle n’est pas toujours celle qui est retenue : les plafonds et le règlement au-delà de 100 % viennent après.',
      NEGOCIATION,
      { termes: [hypothese('Part convenue')] },
    ),
    calcul(
      'Part hors garantie',
      'Part de {Réservataire} en contrepartie d’un terrain ou d’un financement',
      'Saisie dans Hypothèses ; elle s’ajoute à sa part et échappe au plafond des garanties.',
      GARANTIE,
      { termes: [hypothese('Part hors garantie')] },
    ),
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
        regle:
          'Droits de suite × taux de rotation, plus, pour Action Logement, les droits uniques des conventions de parc ; 0 sous les autres méthodes.',
        source: REFERENTIEL,
      },
    ],
    calcul(
      'Flux avec l’autre dénominateur',
      'Flux de {Réservataire} si les parts étaient comptées sur l’autre parc (logements par an)',
      'Le même calcul, plafonds et règlement compris, avec le parc total au lieu du parc éligible, ou l’inverse.',
      NEGOFLUX,
    ),
    calcul(
      'Effet du dénominateur (logements)',
      'Ce que changer de dénominateur ferait à {Réservataire} (logements par an)',
      'Flux avec l’autre dénominateur moins flux estimé.',
      NEGOFLUX,
      {
        calcul: '{Flux avec l’autre dénominateur} − {F}',
        termes: [ici('Flux avec l’autre dénominateur'), ici('Flux estimé', 'F')],
      },
    ),
    calcul(
      'Flux requalifiable',
      'Part minimale du flux d’Action Logement à requalifier : gestion déléguée, hors d’AL’in (logements par an)',
      'Part requalifiable (paramètre, en %) × flux estimé, arrondie à l’entier supérieur ; vide pour les autres réservataires.',
      REFERENTIEL_PROPOSITION,
      { termes: [parametre('partRequalifiable'), ici('Flux estimé', 'F')] },
    ),
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
    calcul(
      'Facteur du taux propre',
      'Ce que le taux du parc de {Réservataire} change à sa part comptée (multiplicateur)',
      '1, sauf si le paramètre « Population du taux » est « Parc du réservataire » : assiette à son taux propre ÷ assiette au taux du territoire.',
      REFERENTIEL,
    ),
    calcul(
      'Taux propre',
      'Taux de rotation du parc de {Réservataire}',
      'Lu dans la feuille Rotation ; « n/d » si le taux du territoire ne vient pas de l’inventaire.',
      REFERENTIEL,
    ),
    calcul(
      'Flux de son territoire',
      'Flux de {Réservataire} calculé sur sa commune ou son EPCI (logements par an)',
      'Lu dans le tableau des réservataires infra-départementaux ; « n/d » s’il n’y est pas.',
      INFRA,
    ),
    calcul(
      'Flux de son territoire autre',
      'Flux de {Réservataire} sur sa commune ou son EPCI, part comptée sur l’autre parc (logements par an)',
      'Lu dans le tableau des réservataires infra-départementaux ; « n/d » s’il n’y est pas.',
      INFRA,
    ),
    calcul(
      'À savoir',
      'Ce que les chiffres de {Réservataire} ne disent pas d’eux-mêmes',
      'Une phrase par point à connaître : droits non comptés, part convenue qui remplace les droits uniques, motifs obligatoires comptés, origines mixtes.',
      NEGOFLUX,
    ),
    ...expliquerPartage(cadre),
    ...expliquerArrondi(cadre),
    ...REPRISE_DU_FLUX,
  ];
};
