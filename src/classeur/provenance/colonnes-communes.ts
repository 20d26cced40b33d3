/** Columns of words or of keys, that many tables share: no figure is among them. */
import { INVENTAIRE, NEGOFLUX } from './sources';
import type { Declaration, SourceDeRegle } from './types';

const ECRIT: SourceDeRegle = { texte: 'Écrit par Négoflux à la mise à jour des tableaux' };

const texte = (
  titre: string,
  regle = 'Écrit à la mise à jour des tableaux ; il dit de quoi parle la ligne.',
  source = ECRIT,
): Declaration => ({
  titre,
  regle,
  source,
  nature: 'donnee',
  termes: [],
});
const lu = (titre: string): Declaration => texte(titre, 'Repris de l’inventaire, normalisé à la lecture.', INVENTAIRE);
const dite = (titre: string): Declaration => texte(titre, 'Dit la règle ou la source de la ligne ; aucun calcul ne le lit.');

const TEXTES: Readonly<Record<string, Declaration>> = {
  Territoire: texte('Code du territoire'),
  Territoires: texte('Ce que la ligne additionne'),
  Département: texte('Code du département'),
  Départements: texte('Départements où ce réservataire a des logements'),
  Nom: texte('Nom du territoire'),
  Réservataire: texte('Réservataire de la ligne'),
  Catégorie: texte('Catégorie du réservataire'),
  Programme: lu('Programme'),
  Motif: texte('Motif hors flux de la ligne, FLUX si elle y est'),
  Droit: texte('État du droit au 31/12/N-1 : actif, échu, futur, ou compté à part (unique, pour un tour)'),
  Nature: texte('Nature de la ligne : commune ou EPCI, droit de suite ou d’un tour'),
  Groupe: texte('Groupe de motifs de la ligne'),
  Zone: texte('Territoire où vaut le coefficient'),
  Documents: texte('Documents à envoyer aux réservataires'),
  Scénario: texte('Nom du scénario'),
  Table: texte('Tableau qui porte les flux du scénario'),
  Feuille: texte('Feuille dont parle la ligne'),
  Présence: texte('Ce réservataire a-t-il des logements dans l’inventaire ?'),
  'Code reconnu': texte('Code INSEE ou SIREN reconnu d’après le nom du réservataire'),
  Hypothèses: texte('Référence ou scénario de la ligne'),
  Choix: texte('Choix dont parle la ligne'),
  Paramètre: dite('Nom du paramètre'),
  Unité: dite('Unité de la valeur'),
  Source: dite('Source de la règle de la ligne'),
  'Libellé et source': dite('Ce que le motif recouvre, et le texte qui le prévoit'),
  'Origines lues': lu('Origines des droits lues dans l’inventaire'),
  'Origine proposée': texte('Origine des droits proposée d’après l’inventaire'),
  Combinaison: texte('Repère des réservataires qui partagent un logement'),
  Indicateur: texte('Indicateur de l’état des lieux'),
  'Valeur sûre': dite('Ce que l’indicateur doit dire pour être sûr'),
  Règle: texte('Règle de contrôle, V01 à V22'),
  Intitulé: dite('Ce que la règle vérifie'),
  Attendu: dite('Ce que les contrôles attendent'),
  Gravité: texte('Gravité de la remarque : erreur, alerte ou information'),
  Cellule: texte('Cellule de la feuille lue'),
  'Valeur lue': texte('Ce que la feuille lue contient'),
  'Valeur comprise': texte('Ce que Négoflux a compris'),
  'Règle de lecture': texte('Comment la valeur a été comprise'),
  'Première cellule': texte('Première cellule écrite ainsi'),
  Colonne: texte('Colonne de la feuille lue'),
  Message: texte('Ce que la remarque signale'),
  'Correction proposée': texte('Ce que Négoflux propose, si vous l’acceptez'),
  Identité: texte('Ce qui retrouve la remarque d’une lecture à l’autre'),
  Séparateur: texte('Signe qui peut séparer plusieurs réservataires'),
  Opération: texte('Ce que Négoflux a fait'),
  Détail: texte('Ce que l’opération a lu et écrit'),
  'N° RPLS': lu('Identifiant RPLS du logement'),
  Référence: lu('Référence du logement chez le bailleur'),
  EPCI: lu('EPCI du logement (SIREN)'),
  'Nom de l’EPCI': lu('Nom de l’EPCI'),
  Commune: lu('Commune du logement (code INSEE)'),
  'Nom de la commune': lu('Nom de la commune'),
  QPV: lu('Le logement est-il en quartier politique de la ville ?'),
  Financement: lu('Code du financement'),
  'Libellé du financement': lu('Financement du logement'),
  'Collectif/Individuel': lu('Code du type de construction'),
  'Type de construction': lu('Type de construction'),
  'Hors flux': lu('Motif hors flux du logement, vide s’il est dans le flux'),
  Libération: lu('Motif de libération du logement en N-1, vide s’il n’a pas été libéré'),
  'Origine du droit': lu('Contrepartie du droit : garantie, terrain, financement…'),
  'N° convention': lu('Convention de réservation'),
  'Type de droit': lu('Droit de suite, droit unique ou droit d’un tour'),
};

/** A user’s column may begin like a key: only those that we write are named. */
const CLES: ReadonlySet<string> = new Set([
  'Clé',
  ...[
    'à savoir',
    'année',
    'EPCI',
    'EPCI groupe',
    'EPCI libération',
    'commune',
    'commune groupe',
    'commune libération',
    'de poids',
    'droit',
  ].map((quoi) => `Clé ${quoi}`),
  ...['droit lieu', 'du programme', 'indicateur', 'libération réservataire', 'lieu', 'motif', 'nature', 'programme', 'référence'].map(
    (quoi) => `Clé ${quoi}`,
  ),
  ...['réservataire', 'réservataires', 'territoire', 'titulaire'].map((quoi) => `Clé ${quoi}`),
  'Nom échappé',
  'Critère',
]);

const CLE: Declaration = {
  nature: 'donnee',
  titre: 'Repère technique : ce qui identifie la ligne dans les formules',
  termes: [],
  regle: 'Assemble les codes et les noms de la ligne ; les autres tableaux s’en servent pour la retrouver.',
  source: NEGOFLUX,
};

export function colonneCommune(colonne: string): Declaration | null {
  return CLES.has(colonne) ? CLE : (TEXTES[colonne] ?? null);
}
