/** How a written value came to be understood otherwise (DOMAINE §5.6): the rule that a trace names. */
import { COLONNES_DES_RESERVATAIRES, type Indicateur, type ValeurCellule } from '../inventaire';
import { cleDeNom } from '../geographie/cle-de-nom';
import { NON_RESERVE } from '../bien';
import { codeEtNom } from './code-et-nom';
import { normaliserVente, VENTE_SANS_DATE } from './normaliser-complements';
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
  'code-en-nombre': 'Code écrit comme un nombre décimal : « .0 » ôté',
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
  'colonnes-reunies': 'Réservataires de plusieurs colonnes réunis',
  arrondissement: 'Arrondissement de Paris, Lyon ou Marseille rattaché à sa commune',
  mois: 'Mois d’une date',
  annee: 'Année d’une date',
} as const;

const DATES: ReadonlySet<Indicateur> = new Set<Indicateur>(['debutConvention', 'finConvention', 'dernierVersement', 'departLocataire']);

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

/** INSEE codes of the arrondissements, and their names, by what they were understood as. */
const ARRONDISSEMENTS: Readonly<Record<string, RegExp>> = {
  '75056': /^75 ?1(0[1-9]|1\d|20)$|^PARIS \d/i,
  '69123': /^69 ?38[1-9]$|^LYON \d/i,
  '13055': /^13 ?2(0[1-9]|1[0-6])$|^MARSEILLE \d/i,
  Paris: /^PARIS \d/i,
  Lyon: /^LYON \d/i,
  Marseille: /^MARSEILLE \d/i,
};

function ditUnArrondissement(indicateur: Indicateur, texte: string, compris: string): boolean {
  if (indicateur !== 'commune' && indicateur !== 'communeNom') return false;
  return Object.hasOwn(ARRONDISSEMENTS, compris) && ARRONDISSEMENTS[compris]?.test(texte) === true;
}

/** Null when the value gave nothing: an anomaly says so then. */
export function regleDeLecture(indicateur: Indicateur, valeur: ValeurCellule, compris: string | null): RegleDeLecture | null {
  const texte = texteDe(valeur);
  const estDate = DATES.has(indicateur);
  if (compris === null) {
    if (estAbsent(texte)) return 'absence';
    if (indicateur === 'horsFlux' && normaliserHorsFlux(texte).etat === 'vide') return 'dit-non';
    if (indicateur === 'liberation' && normaliserLiberation(texte).etat === 'vide') return 'dit-non';
    if (indicateur === 'venteAutorisee' && normaliserVente(valeur).etat === 'vide') return 'dit-non';
    if (!estDate) return null;
    const lecture = normaliserDate(valeur, {
      exercice: 2026,
      borne: indicateur === 'debutConvention' || indicateur === 'departLocataire' ? 'debut' : 'fin',
    });
    return lecture.etat === 'inconnu' && lecture.remarque === SANS_FIN ? 'sans-fin' : null;
  }
  if (indicateur === 'horsFlux' && normaliserHorsFlux(texte).etat !== 'lu') return 'deduit-du-reservataire';
  if (texte === '') return indicateur === 'reservataire' ? 'vide-non-reserve' : 'deduit';
  if (typeof valeur === 'string' && /[ÂÃÅ]|â€/.test(valeur) && !/[ÂÃÅ]|â€/.test(texte)) return 'encodage';
  if (estDate) return regleDeDate(valeur);
  if (indicateur === 'bail' || indicateur === 'remiseEnLocation') return 'mois';
  if (indicateur === 'venteAutorisee') return compris === VENTE_SANS_DATE ? 'libelle-vers-code' : 'mois';
  if (indicateur === 'premiereLocation') return 'annee';
  if (COLONNES_DES_RESERVATAIRES.some((colonne) => colonne === indicateur)) {
    if (compris === NON_RESERVE) return 'absence';
    return aUnSeparateur(typeof valeur === 'string' ? valeur : texte) && compris.includes(' / ')
      ? 'plusieurs-reservataires'
      : 'nom-de-reservataire';
  }
  if (/^\d+\.0$/.test(texte) && Number(texte) === Number(compris)) return 'code-en-nombre';
  if (ditUnArrondissement(indicateur, texte, compris)) return 'arrondissement';
  if (cleDeNom(texte) === cleDeNom(compris)) return 'espaces-ou-casse';
  if (['rplsId', 'departement', 'commune', 'epci', 'codePostal'].includes(indicateur)) {
    return cleDeNom(texte).replace(/ /g, '') === cleDeNom(compris) ? 'espaces-ou-casse' : regleDeCode(texte, compris);
  }
  if (indicateur === 'communeNom' && codeEtNom(texte) !== null) return 'code-et-libelle';
  if (indicateur === 'communeNom' || indicateur === 'epciNom') return 'nom-vers-code';
  return indicateur === 'financement' && texte.startsWith(compris) ? 'code-et-libelle' : 'libelle-vers-code';
}
