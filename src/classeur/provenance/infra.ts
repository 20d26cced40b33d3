/** Communes and EPCI on their own territory. Left out, terms are those that the formula of the cell reads. */
import { GROUPES_HORS_FLUX } from '../feuilles/comptage-lieux';
import { calcul, direSelon, rang } from './declarer';
import { INFRA, INVENTAIRE, NEGOCIATION, NEGOFLUX } from './sources';
import { ici, type Declaration, type Entree, type TableExpliquee } from './types';

const dire = direSelon(INFRA);

export const expliquerInfra: TableExpliquee = ({ scenario, tables }): readonly Entree[] => {
  const saisie = (quoi: string, vide: string): Declaration => ({
    ...dire(quoi, scenario ? 'Repris de la feuille Infra-départemental : un scénario ne le change pas.' : vide, NEGOCIATION),
    ...(scenario ? {} : { nature: 'saisie', defaut: null, termes: [] }),
  });
  const reserves = (groupe: string): Entree =>
    calcul(
      `Réservés ${groupe}`,
      `Logements réservés à {Réservataire} sur ce territoire : ${groupe} (logements pondérés)`,
      'Droits actifs de ce réservataire comptés sur ce territoire, pour les motifs de ce groupe.',
      INVENTAIRE,
    );
  return [
    [
      'Territoire',
      dire(
        'Territoire de {Réservataire} (code INSEE ou SIREN)',
        'Le code saisi, sinon celui que le nom du réservataire désigne sans ambiguïté dans l’inventaire ; jamais deviné.',
        NEGOFLUX,
      ),
    ],
    [
      'Parc déclaré',
      saisie(
        'Parc déclaré sur ce territoire (logements)',
        'Vide : les logements de l’inventaire. À saisir quand il ne liste que les logements réservés.',
      ),
    ],
    ['Code saisi', saisie('Code INSEE ou SIREN saisi', 'Vide : le code reconnu d’après le nom.')],
    [
      'Parc',
      dire(
        'Parc du bailleur sur le territoire de {Réservataire} (logements)',
        'Le parc déclaré, sinon les logements de l’inventaire dans cette commune ou cet EPCI, dans ce département.',
        INVENTAIRE,
        { symbole: 'P' },
      ),
    ],
    [
      'Hors flux',
      dire('Logements hors du flux sur ce territoire (logements)', 'Parc moins parc éligible, sous les exclusions retenues.', INFRA, {
        symbole: 'X',
      }),
    ],
    [
      'Parc éligible',
      dire(
        'Parc éligible sur ce territoire (logements)',
        'Parc moins les motifs obligatoires et les motifs négociés exclus, comme pour le département.',
        INFRA,
        { symbole: 'B' },
      ),
    ],
    [
      'Libérations',
      dire(
        'Logements libérés sur ce territoire dans l’année N-1 (logements)',
        'Libérations lues dans l’inventaire, dans le parc de référence.',
        INVENTAIRE,
      ),
    ],
    [
      'Taux propre',
      dire(
        'Taux de rotation de ce territoire',
        'Par la variante et la période du département, harmonisé si son taux est saisi ; inconnu tant que l’inventaire ne dit aucune libération du département, ou, en RPLS, sans mobilité saisie.',
      ),
    ],
    ['Taux saisi', saisie('Taux de rotation saisi pour ce territoire', 'Vide : le taux compté.')],
    ['Taux retenu', dire('Taux de rotation retenu pour ce territoire', 'Le taux saisi, sinon le taux propre.', INFRA, { symbole: 'τ' })],
    [
      'Déductions',
      saisie('Déductions propres à ce territoire (logements par an)', 'Vide : aucune. Celles du département ne sont pas réparties.'),
    ],
    [
      'Flux brut',
      dire('Flux brut de ce territoire (logements par an)', 'G = B × τ ; 0 sans taux connu.', INFRA, {
        symbole: 'G',
        calcul: '{Parc éligible} × {Taux retenu}',
        termes: [ici('Parc éligible'), ici('Taux retenu')],
      }),
    ],
    [
      'Assiette',
      dire('Assiette de ce territoire (logements par an)', 'N = max(0 ; G − D).', INFRA, {
        symbole: 'N',
        calcul: 'max(0 ; {Flux brut} − {Déductions})',
        termes: [ici('Flux brut'), ici('Déductions')],
      }),
    ],
    [
      'Logements réservés',
      dire(
        'Logements réservés à {Réservataire} sur son territoire (logements pondérés)',
        'Droits actifs au 31/12/N-1, dans le champ du dénominateur des parts ; ceux qu’il détient ailleurs ne comptent pas.',
        INFRA,
        { symbole: 'Q' },
      ),
    ],
    [
      'Part',
      dire('Part de {Réservataire} sur son territoire', 's = Q ÷ parc éligible, ou parc total si c’est le dénominateur choisi.', INFRA, {
        symbole: 's',
        calcul: '{Logements réservés} ÷ {Base de la part}',
        termes: [ici('Logements réservés'), ici('Base de la part')],
      }),
    ],
    [
      'Flux au taux propre',
      dire(
        'Flux annuel de {Réservataire} au taux de son territoire (logements par an)',
        'F = s × max(0 ; B × τ − D), avec le taux de la commune ou de l’EPCI.',
        INFRA,
        { symbole: 'F', calcul: '{Part} × {Assiette}', termes: [ici('Part'), ici('Assiette'), ici('Taux retenu')] },
      ),
    ],
    [
      'Flux au taux du département',
      dire(
        'Flux annuel de {Réservataire} si le taux du département s’appliquait à son territoire (logements par an)',
        'La même formule, avec le taux de rotation du département.',
      ),
    ],
    [
      'Écart en logements',
      dire('Ce que le taux propre change pour {Réservataire} (logements par an)', 'Flux au taux propre moins flux au taux du département.'),
    ],
    [
      'Écart en pourcentage',
      dire(
        'Ce que le taux propre change pour {Réservataire} (% du flux au taux du département)',
        'Écart rapporté au flux au taux du département.',
      ),
    ],
    [
      'Contrôle',
      dire(
        'Ce qui manque ou étonne dans ce flux',
        'Territoire non identifié, sans logement dans l’inventaire, au parc incomplet, au taux hors des bornes des paramètres ou inconnu. Sans taux, sous la méthode « Assiette de son territoire », la part comptée dans le département s’applique alors.',
        NEGOFLUX,
      ),
    ],
    ['Taux du département', dire('Taux de rotation retenu pour le département', 'Lu dans l’assiette du département.')],
    [
      'Base de la part',
      dire('Dénominateur de la part sur ce territoire (logements)', 'Parc éligible, ou parc total si c’est le dénominateur choisi.'),
    ],
    [
      'Flux à l’autre dénominateur',
      dire(
        'Flux de {Réservataire} si la part était comptée sur l’autre dénominateur (logements par an)',
        'La même assiette, partagée sur le parc total au lieu du parc éligible, ou l’inverse.',
      ),
    ],
    ...GROUPES_HORS_FLUX.map(({ court }): Entree => reserves(court)),
    reserves('dans le flux'),
    rang('Rang lieu', 'RotationLieux'),
    rang('Rang assiette', tables.assiette),
    rang('Rang référence', 'Infra'),
  ];
};
