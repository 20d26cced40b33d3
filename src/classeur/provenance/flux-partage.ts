/** From what each réservataire may claim to what it retains: the caps, then the settlement beyond 100 %, over either denominator. */
import { LIBELLE_PLAFOND } from '../libelles';
import { calcul, indirect, parametre, reglage } from './declarer';
import { CCH_ETAT, CCH_FLUX, ensemble, GARANTIE, NEGOFLUX, PLAFONDS, REFERENTIEL } from './sources';
import {
  ici,
  type CadreDeTable,
  type Declaration,
  type Entree,
  type Lire,
  type Precision,
  type SourceDeRegle,
  type TableExpliquee,
  type Terme,
} from './types';

/** No text settles shares beyond 100 %: the parties choose among three ways. */
const REGLEMENT: SourceDeRegle = { texte: 'Choix des parties : paramètre « Parts au-delà de 100 % »' };

/** The text that caps this row, when one does. */
function selonLePlafond(lire: Lire): Precision {
  const plafond = lire('Plafond');
  if (plafond === LIBELLE_PLAFOND.AGENTS || plafond === LIBELLE_PLAFOND.ETAT) return { source: CCH_ETAT };
  if (plafond === LIBELLE_PLAFOND.GARANTIE) return { source: GARANTIE };
  return { regle: 'Aucun plafond ne s’applique à cette ligne.', source: NEGOFLUX };
}
const SELON: Pick<Declaration, 'selonLaLigne'> = { selonLaLigne: selonLePlafond };

const plafonds = (cadre: CadreDeTable): Terme[] =>
  (['plafondEtat', 'plafondAgents', 'plafondCollectivites', 'baseGarantie'] as const).map((cle) => reglage(cadre, cle, { indirect: true }));

/** The columns that are there twice, for the denominator chosen and for the other one. */
function etapes(suffixe: '' | ' autre'): readonly Entree[] {
  const parc = suffixe === '' ? '' : ', si les parts étaient comptées sur l’autre parc';
  const c = (colonne: string, titre: string, regle: string, source = PLAFONDS): Entree =>
    calcul(`${colonne}${suffixe}`, `${titre}${parc}`, regle, source);
  return [
    c(
      'Part de départ',
      'Part de {Réservataire} avant plafonds et règlement',
      'Part convenue si elle est saisie ; sinon droits uniques ÷ assiette (droits acquis), flux de son territoire ÷ assiette (assiette de son territoire), ou part comptée × facteur du taux propre. 0 pour « Non réservé ».',
      ensemble(REFERENTIEL, CCH_FLUX),
    ),
    c(
      'Part sous plafond',
      'Part de {Réservataire} soumise à un plafond',
      'Sans plafond, 0. Sous celui des garanties, la part de départ : la part hors garantie y échappe. Sous celui de l’État, les deux ensemble.',
    ),
    c(
      'Coefficient des programmes',
      'Part des droits de {Réservataire} que les plafonds de ses programmes laissent',
      'Droits gardés ÷ droits garantis, tous programmes ; ne sert que sous la base « Programme », « n/d » sans droit garanti.',
      GARANTIE,
    ),
    c(
      'Demandé sous le plafond',
      'Parts demandées sous le plafond de cette ligne, tous réservataires du territoire',
      'Somme des parts soumises au même plafond ; sa seule part quand les programmes la limitent.',
    ),
    c(
      'Limite du plafond',
      'Part maximale sous le plafond de cette ligne',
      'Agents : leur plafond, dans celui de l’État. État : son plafond, moins les agents. Collectivités, selon la base : plafond des garanties (« Flux »), rapporté au parc (« Stock »), ou part × coefficient de ses programmes (« Programme »), l’ensemble restant sous le plafond rapporté au parc.',
    ),
    c(
      'Part gardée sous plafond',
      'Part de {Réservataire} que le plafond laisse',
      'Part sous plafond × min(1 ; limite ÷ demandé) : tous ceux du même plafond sont réduits dans la même proportion.',
    ),
    c(
      'Part gardée des programmes',
      'Part de {Réservataire} que les plafonds de ses programmes laissent, avant de les additionner',
      'Part × coefficient des programmes ; sans droit dans un programme, réduite sous le plafond du flux. 0 si la base n’est pas « Programme ».',
      GARANTIE,
    ),
    c(
      'Part libre de plafond',
      'Part de {Réservataire} qu’aucun plafond ne limite',
      'Part de départ et part hors garantie des lignes sans plafond ; sous garantie, la seule part hors garantie.',
    ),
    c(
      'Part hors non réservé',
      'Part retenue, 0 pour « Non réservé »',
      'Part gardée plus part libre. Si leur somme dépasse 100 % : « Normaliser » les divise toutes, « Réduire » ne réduit que les parts libres, « À négocier » les laisse.',
      NEGOFLUX,
    ),
  ];
}

/** Of the whole territoire, on the line of what nobody reserves: what the constats say. */
const duTerritoire = (colonne: string, quoi: string, regle: string, source: SourceDeRegle): Entree =>
  calcul(colonne, `${quoi}, sur la ligne « Non réservé » (part de l’assiette)`, `${regle} 0 sur les autres lignes.`, source);
const DU_TERRITOIRE: readonly Entree[] = [
  duTerritoire(
    'Plafonné du territoire',
    'Ce que les plafonds retirent dans tout le territoire',
    'Somme des parts sous plafond moins parts gardées.',
    PLAFONDS,
  ),
  duTerritoire(
    'Rendu du territoire',
    'Ce que les plafonds rendent au non réservé',
    'Part du non réservé après plafonds moins sa part avant plafonds : le reste de ce qui est retiré ne faisait que dépasser 100 %.',
    PLAFONDS,
  ),
  duTerritoire('Part de l’État du territoire', 'Part retenue de l’État, agents compris', 'Somme des parts retenues de l’État.', CCH_ETAT),
  duTerritoire(
    'Demandé du territoire',
    'Parts après plafonds, sans le non réservé',
    'Somme des parts gardées sous plafond et des parts libres : au-delà de 100 %, le règlement s’applique.',
    NEGOFLUX,
  ),
  duTerritoire(
    'Réglé du territoire',
    'Ce que le règlement au-delà de 100 % retire',
    'Parts après plafonds moins parts retenues.',
    REGLEMENT,
  ),
];

export const expliquerPartage: TableExpliquee = (cadre): readonly Entree[] => [
  calcul(
    'Plafond',
    'Plafond qui s’applique à {Réservataire}',
    'État et agents de l’État d’après la catégorie ; garantie d’emprunt pour une collectivité dont les droits ont cette origine, ou n’en disent pas. Les limites sont dans les paramètres ou les choix du scénario.',
    PLAFONDS,
    {
      termes: [
        ici('Code du plafond'),
        indirect(ici('Catégorie')),
        indirect(ici('Limite du plafond')),
        ...plafonds(cadre),
        parametre('droitsSansOrigine', { indirect: true }),
      ],
    },
  ),
  calcul(
    'Code du plafond',
    'Code du plafond qui s’applique à {Réservataire}',
    'D’après sa catégorie et l’origine de ses droits ; sans origine, selon le paramètre.',
    PLAFONDS,
  ),
  calcul(
    'Part avant plafonds',
    'Part de {Réservataire} avant les plafonds',
    'Part de départ, plus la part hors garantie. « Non réservé » reçoit ce qui manque pour faire 100 %, 0 si les demandes dépassent.',
    REFERENTIEL,
  ),
  calcul(
    'Points retirés par les plafonds',
    'Ce que son plafond retire à {Réservataire} (points)',
    '(Part sous plafond − part gardée) × 100. Rien n’est redistribué : cela revient au non réservé, sauf ce qui ne faisait que dépasser 100 %.',
    PLAFONDS,
    {
      ...SELON,
      calcul: '({Part sous plafond} − {Part gardée sous plafond}) × 100',
      termes: [ici('Part sous plafond'), ici('Part gardée sous plafond')],
    },
  ),
  calcul(
    'Logements retirés par les plafonds',
    'Ce que son plafond retire à {Réservataire} (logements par an)',
    '(Part sous plafond − part gardée) × assiette. Ils reviennent au non réservé, sauf ce qui ne faisait que dépasser 100 %.',
    PLAFONDS,
    SELON,
  ),
  calcul(
    'Part après plafonds',
    'Part de {Réservataire} après les plafonds, avant le règlement au-delà de 100 %',
    'Part gardée sous plafond plus part libre. « Non réservé » reçoit ce qui manque pour faire 100 %, 0 si les parts dépassent encore.',
    PLAFONDS,
  ),
  calcul(
    'Points retirés par le règlement',
    'Ce que le règlement des parts au-delà de 100 % retire à {Réservataire} (points)',
    '(Part après plafonds − part retenue) × 100 : « Normaliser » réduit toutes les parts, « Réduire » celles qu’aucun plafond ne limite, « À négocier » aucune.',
    REGLEMENT,
  ),
  calcul(
    'Logements retirés par le règlement',
    'Ce que le règlement des parts au-delà de 100 % retire à {Réservataire} (logements par an)',
    '(Part après plafonds − part retenue) × assiette : ces logements étaient promis deux fois, personne ne les reçoit en plus.',
    REGLEMENT,
  ),
  ...DU_TERRITOIRE,
  ...etapes(''),
  ...etapes(' autre'),
  calcul(
    'Réintégrés autre',
    'Logements hors flux qui compteraient dans la part sur l’autre parc (logements pondérés)',
    'Motifs non exclus sur le parc éligible ; tous les motifs sur le parc total.',
    NEGOFLUX,
  ),
  calcul(
    'Base autre',
    'L’autre dénominateur des parts (logements)',
    'Parc total si les parts sont comptées sur le parc éligible, et inversement.',
    NEGOFLUX,
  ),
  calcul(
    'Logements réservés autre',
    'Logements de {Réservataire} qui compteraient sur l’autre parc (logements pondérés)',
    'Droits actifs dans le flux, plus les réintégrés de l’autre parc.',
    NEGOFLUX,
  ),
  calcul('Part autre', 'Part comptée de {Réservataire} sur l’autre parc', 'Logements réservés ÷ l’autre dénominateur.', NEGOFLUX),
];
