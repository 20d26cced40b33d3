/** What people type in the sheet Hypothèses, besides the parameters. */
import { PART_ETAT_AGENTS, PART_ETAT_PRIORITAIRES } from '../../domaine/parametres-dates';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { LIBELLE_METHODE, LIBELLE_PERIODE, LIBELLE_STATUT, LIBELLE_VARIANTE, ouiNon } from '../libelles';
import { calcul, donnee, saisie, saisieSansDefaut } from './declarer';
import { CCH_ETAT, CCH_FLUX, GARANTIE, NEGOCIATION, NEGOFLUX, REFERENTIEL, REPRISE, RPLS } from './sources';
import { ici, type Entree, type Lire, type Precision, type SourceDeRegle } from './types';

function precisionDuMotif(lire: Lire): Precision {
  const motif = MOTIFS_HORS_FLUX.find(({ code }) => code === lire('Motif'));
  if (motif === undefined) return {};
  return motif.obligatoire
    ? { regle: 'Motif obligatoire : ces logements sont toujours hors du flux, quoi que dise cette cellule.', defaut: 'Oui' }
    : { regle: 'Motif négocié : « Oui » sort ces logements du flux, « Non » les y laisse.', defaut: ouiNon(motif.excluParDefaut) };
}

/** Each motive has its own text. */
const DU_MOTIF: SourceDeRegle = { texte: CCH_FLUX.texte, colonne: 'Libellé et source' };

export const MOTIFS: readonly Entree[] = [
  saisieSansDefaut('Exclu du flux', 'Les logements du motif {Motif} sont-ils hors du flux ?', 'Choix de la négociation.', DU_MOTIF, {
    selonLaLigne: precisionDuMotif,
  }),
  donnee('Obligatoire', 'Le motif {Motif} est-il imposé ?', 'Un motif imposé ne peut pas être réintégré.', DU_MOTIF),
  calcul(
    'Coefficient',
    '1 si les logements de ce motif sont hors du flux, 0 sinon',
    'Un motif obligatoire est toujours exclu ; les autres le sont si vous le choisissez.',
    DU_MOTIF,
    { termes: [ici('Obligatoire'), ici('Exclu du flux')] },
  ),
];

const deduite = (colonne: string, quoi: string): Entree =>
  saisie(colonne, `${quoi} de l’année N dans {Nom} (logements par an)`, 'Déduites du flux brut pour faire l’assiette.', 0, {
    texte: `${CCH_FLUX.texte} ; volume saisi par les parties`,
  });

export const TERRITOIRES: readonly Entree[] = [
  saisie(
    'Parc déclaré',
    'Parc que vous déclarez pour {Nom} (logements)',
    'Vide : le parc compté dans l’inventaire. À saisir quand l’inventaire ne liste que les logements réservés ; les absents sont non réservés.',
  ),
  deduite('Mutations', 'Mutations internes'),
  deduite('Relogements RU', 'Relogements ANRU et de rénovation urbaine'),
  deduite('ORCOD', 'Relogements des copropriétés dégradées (ORCOD)'),
  deduite('LHI', 'Relogements de lutte contre l’habitat indigne (LHI)'),
  deduite('Vente', 'Relogements liés à la vente'),
  saisie(
    'Variante de taux',
    'Définition du taux de rotation de {Nom}',
    'Harmonisé (hors mutations et ANRU), intermédiaire (mutations comprises), mobilité RPLS, ou saisi.',
    LIBELLE_VARIANTE.harmonise,
    REFERENTIEL,
  ),
  saisie('Taux saisi', 'Taux de rotation que vous fixez pour {Nom}', 'Lu seulement si la variante est « Saisi ».'),
  saisie(
    'Période du taux',
    'Année ou moyenne sur laquelle le taux est mesuré',
    'L’année N-1, ou la moyenne simple ou pondérée des années N-1 à N-3 renseignées.',
    LIBELLE_PERIODE['n-1'],
  ),
];

const liberation = (colonne: string, quoi: string, regle: string): Entree =>
  saisie(colonne, `${quoi} (logements)`, regle, null, { texte: `${REFERENTIEL.texte} ; nombre saisi par le bailleur` });

const PRECISE = 'Lu seulement si les libérations sont saisies.';

export const LIBERATIONS: readonly Entree[] = [
  liberation(
    'Libérations saisies',
    'Toutes les libérations de l’année N-1',
    'Vide : celles que l’inventaire montre. Saisies, elles remplacent toutes les libérations comptées.',
  ),
  liberation('Libérations étudiants', 'Libérations de logements étudiants, parmi les saisies', `Retirées du taux. ${PRECISE}`),
  liberation('Libérations spécifiques', 'Libérations de logements spécifiques, parmi les saisies', `Retirées du taux. ${PRECISE}`),
  liberation('Libérations mutations', 'Libérations dues à une mutation interne, parmi les saisies', PRECISE),
  liberation('Libérations ANRU', 'Libérations dues à un relogement ANRU, parmi les saisies', PRECISE),
  liberation('Libérations ORCOD LHI', 'Libérations dues à un relogement ORCOD ou LHI, parmi les saisies', PRECISE),
  saisie(
    'Parc de référence saisi',
    'Parc au 31/12/N-1 qui sert de dénominateur au taux (logements)',
    'Vide : parc retenu, moins étudiants, spécifiques, ventes et démolitions.',
    null,
    REFERENTIEL,
  ),
  saisie(
    'DU de conventions de parc',
    'Droits uniques par an des conventions de parc antérieures d’Action Logement (logements par an)',
    'S’ajoutent aux droits uniques des programmes, sous la méthode des droits acquis.',
    0,
    REFERENTIEL,
  ),
  saisie(
    'Emménagements RPLS',
    'Logements remis en location dans l’année, selon RPLS (logements)',
    'Numérateur de la mobilité RPLS : bail pris en N-1 ou après, logement mis en location avant N-1.',
    null,
    RPLS,
  ),
  saisie(
    'Parc RPLS',
    'Logements loués ou proposés, mis en location avant N-1, selon RPLS (logements)',
    'Dénominateur de la mobilité RPLS.',
    null,
    RPLS,
  ),
];

/** The rows of an earlier year, of a département or of a commune. */
export const anneeSaisie = (source = REFERENTIEL): readonly Entree[] => [
  donnee('Année', 'Année de cette ligne', 'N-1 à N-3 selon l’exercice, et les années déjà saisies.', NEGOFLUX),
  saisie(
    'Libérations',
    'Libérations de cette année-là, hors étudiants et spécifiques (logements)',
    'Vide : l’année n’entre pas dans la moyenne.',
    null,
    source,
  ),
  saisie(
    'dont mutations',
    'dont libérations par mutation interne (logements)',
    'Retirées du taux harmonisé, gardées dans le taux intermédiaire.',
    null,
    source,
  ),
  saisie('dont ANRU', 'dont relogements ANRU (logements)', 'Retirés des deux taux.', null, source),
  saisie('dont ORCOD/LHI', 'dont relogements ORCOD ou LHI (logements)', 'Retirés du taux intermédiaire.', null, source),
  saisie(
    'Parc de référence',
    'Parc de référence de cette année-là (logements)',
    'Vide : l’année n’entre pas dans la moyenne.',
    null,
    source,
  ),
];

export const COEFFICIENTS: readonly Entree[] = [
  saisie(
    'Coefficient',
    'Droits uniques que vaut un droit de suite dans cette zone',
    'Aucun coefficient public n’a pu être lu : saisissez celui de votre convention, avec sa source.',
    null,
    { texte: 'À indiquer dans la colonne Source de cette ligne', colonne: 'Source' },
  ),
  saisie('Source', 'D’où vient le coefficient de cette zone', 'À remplir avec le coefficient : sans source, personne ne peut le vérifier.'),
];

export const DELAIS: readonly Entree[] = [
  saisie('Envoyés le', 'Jour où ces documents ont été envoyés', 'Vide : pas encore envoyés.', null, { ...CCH_FLUX, colonne: 'Source' }),
  saisie(
    'Tolérance au 31 mars',
    'La tolérance au 31 mars est-elle admise ?',
    '« Oui » repousse le premier jour de retard au 1er avril.',
    'Non',
    {
      ...CCH_FLUX,
      colonne: 'Source',
    },
  ),
  calcul('En retard dès le', 'Premier jour de retard', 'Le 28 février : les documents sont dus avant. Le 1er avril avec la tolérance.', {
    ...CCH_FLUX,
    colonne: 'Source',
  }),
  calcul(
    'Contrôle du délai',
    'Les documents ont-ils été envoyés à temps ?',
    'Alerte V22 si la date d’envoi atteint le premier jour de retard.',
    { ...CCH_FLUX, colonne: 'Source' },
  ),
];

function precisionDeLaPart(lire: Lire): Precision {
  const categorie = lire('Catégorie');
  const parDefaut = [
    [LIBELLE_CATEGORIE['etat-prioritaires'], PART_ETAT_PRIORITAIRES],
    [LIBELLE_CATEGORIE['etat-agents'], PART_ETAT_AGENTS],
  ] as const;
  const etat = parDefaut.find(([libelle]) => libelle === categorie)?.[1];
  return etat === undefined ? { defaut: null } : { defaut: etat.valeur, source: { ...CCH_ETAT, texte: etat.source } };
}

export const RESERVATAIRES: readonly Entree[] = [
  saisieSansDefaut('Catégorie', 'Catégorie de {Réservataire}', 'Reconnue d’après le nom ; elle décide du plafond et de la méthode.'),
  saisie('Territoire', 'Territoire où cette ligne vaut', 'Vide : tous les territoires.'),
  saisie(
    'Méthode',
    'Méthode de calcul du flux de {Réservataire}',
    'Les droits acquis sont réservés à Action Logement, sauf paramètre contraire.',
    LIBELLE_METHODE.assiette,
    REFERENTIEL,
  ),
  saisieSansDefaut(
    'Part convenue',
    'Part négociée pour {Réservataire}, avant plafonds',
    'Vide : la part comptée dans l’inventaire. Saisie, elle la remplace ; les plafonds et le règlement au-delà de 100 % peuvent encore la réduire.',
    NEGOCIATION,
    { selonLaLigne: precisionDeLaPart },
  ),
  saisie(
    'Origine des droits',
    'Contrepartie des droits de {Réservataire}',
    'Une garantie est sous le plafond des garanties ; un terrain ou un financement n’y est pas.',
    null,
    GARANTIE,
  ),
  saisie(
    'Rang de priorité',
    'Rang de {Réservataire} quand un logement a plusieurs réservataires et que la règle est « Priorité »',
    'Le plus petit rang prend le logement ; sans rang, après ceux qui en ont un, dans l’ordre de la cellule de l’inventaire.',
  ),
  saisie(
    'Statut de la convention',
    'Statut de la convention en flux de {Réservataire}',
    'Sans convention signée, le préfet peut reprendre ses droits en plus de son flux, si le choix « Le préfet reprend les droits non convertis » est « Oui ».',
    LIBELLE_STATUT.signee,
    REPRISE,
  ),
  saisie('Mode de gestion', 'Gestion directe ou déléguée', 'Aucun calcul ne le lit.'),
  saisie(
    'Part hors garantie',
    'Part de {Réservataire} pour un apport de terrain ou un financement',
    'Ajoutée à sa part ; elle échappe au plafond des garanties.',
    null,
    GARANTIE,
  ),
];
