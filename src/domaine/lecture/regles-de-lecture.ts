/** How a written value came to be understood otherwise (DOMAINE §5.6): the rule that a trace names. */
import type { Indicateur, ValeurCellule } from '../inventaire';
import { cleDeNom } from '../geographie/cle-de-nom';
import { NON_RESERVE } from '../bien';
import { SANS_FIN, normaliserDate } from './normaliser-date';
import { normaliserHorsFlux, normaliserLiberation } from './normaliser-motifs';
import { aUnSeparateur } from '../reservataires/decouper';
import { estAbsent, texteDe } from './texte';

export const REGLES_DE_LECTURE = {
  absence: 'La cellule dit qu’il n’y a pas de valeur',
  'dit-non': 'La cellule dit « non » : pas de motif, pas de libération',
  deduit: 'Cellule vide : la valeur est déduite de la commune',
  'deduit-du-reservataire': 'Motif que la loi attache au réservataire, la cellule n’en disant aucun',
  'vide-non-reserve': 'Cellule vide : le logement n’est réservé à personne',
  'espaces-ou-casse': 'Espaces, majuscules ou accents uniformisés',
  encodage: 'Texte mal décodé (latin-1) rétabli',
  'zero-de-tete': 'Zéro de tête perdu rétabli',
  'code-et-libelle': 'Code suivi de son libellé',
  'code-remplace': 'Ancien code remplacé par le code en vigueur',
  'nom-vers-code': 'Nom remplacé par son code officiel',
  'libelle-vers-code': 'Libellé reconnu',
  'date-serie': 'Date en numéro de série',
  'date-texte': 'Date en texte',
  'mois-seul': 'Mois sans jour : premier ou dernier jour du mois',
  'annee-a-deux-chiffres': 'Année à deux chiffres complétée',
  'sans-fin': 'Date lointaine : sans date de fin',
  'siret-vers-siren': 'SIRET réduit à son SIREN',
  'nom-de-reservataire': 'Nom de réservataire reconnu',
  'plusieurs-reservataires': 'Plusieurs réservataires séparés',
} as const;

export type RegleDeLecture = keyof typeof REGLES_DE_LECTURE;

function regleDeDate(valeur: ValeurCellule): RegleDeLecture {
  if (typeof valeur === 'number') return 'date-serie';
  const texte = texteDe(valeur);
  if (/^\d+([.,]\d+)?$/.test(texte)) return 'date-serie';
  if (/^\d{1,2}[/.-]\d{4}$/.test(texte)) return 'mois-seul';
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)/.test(texte) ? 'annee-a-deux-chiffres' : 'date-texte';
}

const SANS_ZERO = /^0+/;

function regleDeCode(texte: string, compris: string): RegleDeLecture {
  if (/^\d{14}$/.test(texte.replace(/ /g, ''))) return 'siret-vers-siren';
  if (texte.replace(SANS_ZERO, '').toUpperCase() === compris.replace(SANS_ZERO, '')) return 'zero-de-tete';
  if (texte.toUpperCase().startsWith(compris.replace(SANS_ZERO, ''))) return 'code-et-libelle';
  return /^[\dAB]+$/i.test(texte) ? 'code-remplace' : 'nom-vers-code';
}

/** Null when the value gave nothing: an anomaly says so then. */
export function regleDeLecture(indicateur: Indicateur, valeur: ValeurCellule, compris: string | null): RegleDeLecture | null {
  const texte = texteDe(valeur);
  const estDate = indicateur === 'debutConvention' || indicateur === 'finConvention' || indicateur === 'dernierVersement';
  if (compris === null) {
    if (estAbsent(texte)) return 'absence';
    if (indicateur === 'horsFlux' && normaliserHorsFlux(texte).etat === 'vide') return 'dit-non';
    if (indicateur === 'liberation' && normaliserLiberation(texte).etat === 'vide') return 'dit-non';
    if (!estDate) return null;
    const lecture = normaliserDate(valeur, { exercice: 2026, borne: indicateur === 'debutConvention' ? 'debut' : 'fin' });
    return lecture.etat === 'inconnu' && lecture.remarque === SANS_FIN ? 'sans-fin' : null;
  }
  if (indicateur === 'horsFlux' && normaliserHorsFlux(texte).etat !== 'lu') return 'deduit-du-reservataire';
  if (texte === '') return indicateur === 'reservataire' ? 'vide-non-reserve' : 'deduit';
  if (typeof valeur === 'string' && /[ÂÃÅ]|â€/.test(valeur) && !/[ÂÃÅ]|â€/.test(texte)) return 'encodage';
  if (estDate) return regleDeDate(valeur);
  if (indicateur === 'reservataire') {
    if (compris === NON_RESERVE) return 'absence';
    return aUnSeparateur(typeof valeur === 'string' ? valeur : texte) && compris.includes(' / ')
      ? 'plusieurs-reservataires'
      : 'nom-de-reservataire';
  }
  if (cleDeNom(texte) === cleDeNom(compris)) return 'espaces-ou-casse';
  if (['rplsId', 'departement', 'commune', 'epci', 'codePostal'].includes(indicateur)) {
    return cleDeNom(texte).replace(/ /g, '') === cleDeNom(compris) ? 'espaces-ou-casse' : regleDeCode(texte, compris);
  }
  if (indicateur === 'communeNom' || indicateur === 'epciNom') return 'nom-vers-code';
  return indicateur === 'financement' && texte.startsWith(compris) ? 'code-et-libelle' : 'libelle-vers-code';
}
