/**
 * Numbers with decimals become numbers, as a sheet would give them; everything else stays text. Only whole columns of measures are
 * converted: a code with leading zeros, an identifier, a date or a reference such as « 12.10 » is never touched.
 */
import { reconnaitreColonnesParLots } from '../../domaine/lecture/reconnaitre-colonnes';
import type { Correspondance, Indicateur, ValeurCellule } from '../../domaine/inventaire';
import { parcourirParLots, transformerParLots, type Lots } from '../../domaine/lots';

export type MarqueDecimale = ',' | '.';

/** Indicators that the rules read as text: a conversion could only lose something. */
const LUS_COMME_TEXTE: ReadonlySet<Indicateur> = new Set<Indicateur>([
  'refBailleur',
  'rplsId',
  'reservataire',
  'departement',
  'epci',
  'epciNom',
  'commune',
  'communeNom',
  'codePostal',
  'qpv',
  'typologie',
  'financement',
  'construction',
  'programme',
  'debutConvention',
  'finConvention',
  'dernierVersement',
  'origineDuDroit',
  'horsFlux',
  'liberation',
  'anneeConstruction',
  'reservataire2',
  'reservataire3',
  'reservataire4',
  'contingent',
  'premiereLocation',
  'occupation',
  'bail',
  'remiseEnLocation',
  'departLocataire',
  'conventionRef',
  'typeDuDroit',
  'venteAutorisee',
]);

const ENTIER = /^[+-]?(0|[1-9]\d*)$/;
const DECIMAUX: Readonly<Record<MarqueDecimale, RegExp>> = {
  ',': /^[+-]?(0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d*),\d+$/,
  '.': /^[+-]?(0|[1-9]\d*)\.\d+$/,
};
/** Beyond, a number of a spreadsheet loses its last digits. */
const CHIFFRES_SURS = 15;

function versNombre(texte: string, marque: MarqueDecimale): number | null {
  if (!ENTIER.test(texte) && !DECIMAUX[marque].test(texte)) return null;
  const chiffres = texte.replace(/[ \u00a0\u202f]/g, '').replace(',', '.');
  return chiffres.replace(/\D/g, '').length > CHIFFRES_SURS ? null : Number(chiffres);
}

interface Colonne {
  decimaux: Record<MarqueDecimale, number>;
  autres: number;
}

/** The mark of the whole file: one program wrote it. Null when nothing has decimals. */
function marqueDe(colonnes: readonly Colonne[]): MarqueDecimale | null {
  const total = (marque: MarqueDecimale): number =>
    colonnes.reduce((somme, { decimaux, autres }) => somme + (autres === 0 ? decimaux[marque] : 0), 0);
  const [virgules, points] = [total(','), total('.')];
  return virgules + points === 0 ? null : virgules >= points ? ',' : '.';
}

export interface Valeurs {
  readonly valeurs: readonly (readonly ValeurCellule[])[];
  readonly marque: MarqueDecimale | null;
}

/** `correspondance`: of these very rows, when it is known already. */
export function* convertirNombres(lignes: readonly (readonly string[])[], correspondance?: Correspondance): Lots<Valeurs> {
  const { ligneEntete, colonnes: reconnues } = correspondance ?? (yield* reconnaitreColonnesParLots(lignes));
  const textes = new Set(reconnues.filter(({ indicateur }) => LUS_COMME_TEXTE.has(indicateur)).map(({ colonne }) => colonne));
  const colonnes: Colonne[] = [];
  yield* parcourirParLots(lignes, (ligne, index) => {
    if (index <= ligneEntete) return;
    for (let c = 0; c < ligne.length; c += 1) {
      const texte = (ligne[c] ?? '').trim();
      const colonne = (colonnes[c] ??= { decimaux: { ',': 0, '.': 0 }, autres: textes.has(c) ? 1 : 0 });
      if (texte === '' || colonne.autres > 0) continue;
      if (DECIMAUX[','].test(texte)) colonne.decimaux[','] += 1;
      else if (DECIMAUX['.'].test(texte)) colonne.decimaux['.'] += 1;
      else if (!ENTIER.test(texte)) colonne.autres += 1;
    }
  });
  const pleines = Array.from(colonnes, (colonne): Colonne => colonne ?? { decimaux: { ',': 0, '.': 0 }, autres: 1 });
  const marque = marqueDe(pleines);
  const autre: MarqueDecimale = marque === ',' ? '.' : ',';
  const mesures = pleines.map(({ decimaux, autres }) => marque !== null && autres === 0 && decimaux[marque] > 0 && decimaux[autre] === 0);
  const valeurs = yield* transformerParLots(lignes, (ligne, index) =>
    ligne.map((texte, c): ValeurCellule => {
      if (texte === '') return null;
      if (marque === null || index <= ligneEntete || mesures[c] !== true) return texte;
      return versNombre(texte.trim(), marque) ?? texte;
    }),
  );
  return { valeurs, marque };
}
