/** Under Assiette: its totals, its sentences, and its terms one by one to redo it on paper. */
import { MOTIFS_HORS_FLUX } from '../../domaine/motifs-hors-flux';
import { MOTIF_COURT } from '../libelles';
import { calcul, type Reste } from './declarer';
import { CCH_FLUX, NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { ici, somme, type Entree } from './types';

const total = (colonne: string, quoi: string, regle: string, source = CCH_FLUX, reste: Reste = {}): Entree =>
  calcul(colonne, `${quoi}, tous territoires`, `Somme de la feuille Assiette : ${regle}`, source, {
    calcul: `{${colonne} de chaque territoire}`,
    termes: [somme('Assiette', colonne, `${colonne} de chaque territoire`)],
    ...reste,
  });

export const TOTAUX_ASSIETTE: readonly Entree[] = [
  total('Parc', 'Parc locatif social du bailleur (logements)', 'parc déclaré ou compté.', CCH_FLUX, { symbole: 'P' }),
  total('Hors flux', 'Logements hors de la gestion en flux (logements)', 'motifs obligatoires et motifs négociés exclus.', CCH_FLUX, {
    symbole: 'X',
  }),
  total(
    'Parc éligible',
    'Parc éligible à la gestion en flux (logements)',
    'parc moins logements hors flux, territoire par territoire.',
    REFERENTIEL,
    { symbole: 'B' },
  ),
  calcul(
    'Taux moyen',
    'Taux de rotation moyen, tous territoires',
    'Flux brut total ÷ parc éligible total ; « n/d » si un taux est inconnu.',
    REFERENTIEL,
    { symbole: 'τ' },
  ),
  total(
    'Flux brut',
    'Logements qui se libèrent en un an, avant déductions (logements par an)',
    'parc éligible × taux de chaque territoire.',
    REFERENTIEL,
    { symbole: 'G' },
  ),
  total('Mutations', 'Mutations déduites (logements par an)', 'saisies dans Hypothèses.', CCH_FLUX, { symbole: 'M' }),
  total('Relogements', 'Relogements déduits (logements par an)', 'RU, ORCOD, LHI et vente, saisis dans Hypothèses.', CCH_FLUX, {
    symbole: 'R',
  }),
  total(
    'Assiette',
    'Assiette à partager (logements par an)',
    'chaque territoire garde sa convention et sa propre assiette, jamais négative.',
    REFERENTIEL,
    { symbole: 'N' },
  ),
  total('Déficit', 'Déductions de trop (logements par an)', 'le manque d’un territoire n’est pas pris sur un autre.', NEGOFLUX),
  calcul(
    'Contrôle du taux',
    'Le taux de chaque territoire est-il connu ?',
    'Alerte V15 si l’un d’eux manque : les totaux ne veulent encore rien dire.',
    NEGOFLUX,
  ),
];

export const CONSTATS_ASSIETTE: readonly Entree[] = [
  calcul(
    'Constat',
    'Ce que les contrôles de l’assiette disent de ce territoire',
    'Une phrase écrite d’après le taux, le parc et les déductions.',
    NEGOFLUX,
  ),
];

const motif = (code: keyof typeof MOTIF_COURT): string => MOTIF_COURT[code].charAt(0).toUpperCase() + MOTIF_COURT[code].slice(1);

export const ASSIETTE_HORS_FLUX: readonly Entree[] = [
  ...MOTIFS_HORS_FLUX.map(({ code, libelle, obligatoire, source }) =>
    calcul(
      motif(code),
      `Logements hors du flux : ${libelle} (logements)`,
      obligatoire ? 'Motif obligatoire : tous les logements qui le portent.' : 'Motif négocié : 0 si vous le gardez dans le flux.',
      { texte: source },
    ),
  ),
  calcul('Hors flux (X)', 'Logements hors du flux, tous motifs (logements)', 'Somme des motifs de la ligne.', CCH_FLUX, {
    symbole: 'X',
    calcul: MOTIFS_HORS_FLUX.map(({ code }) => `{${motif(code)}}`).join(' + '),
    termes: MOTIFS_HORS_FLUX.map(({ code }) => ici(motif(code))),
  }),
];

const DEDUITES = ['Mutations (M)', 'Relogements ANRU et RU (A)', 'ORCOD (O)', 'LHI (H)', 'Vente (V)'];
const deduite = (colonne: string, quoi: string): Entree =>
  calcul(colonne, `${quoi} de l’année N, déduites du flux (logements par an)`, 'Volume saisi dans Hypothèses.', NEGOCIATION);

export const ASSIETTE_DEDUCTIONS: readonly Entree[] = [
  calcul('Parc éligible (B)', 'Parc éligible à la gestion en flux (logements)', 'Lu dans le tableau Assiette : B = P − X.', REFERENTIEL, {
    symbole: 'B',
  }),
  calcul('Taux de rotation (τ)', 'Taux de rotation appliqué au parc éligible', 'Lu dans le tableau Assiette.', REFERENTIEL, {
    symbole: 'τ',
  }),
  calcul(
    'Flux brut (G)',
    'Logements qui se libèrent en un an (logements par an)',
    'Lu dans le tableau Assiette : G = B × τ.',
    REFERENTIEL,
    { symbole: 'G' },
  ),
  deduite('Mutations (M)', 'Mutations internes'),
  deduite('Relogements ANRU et RU (A)', 'Relogements ANRU et de rénovation urbaine'),
  deduite('ORCOD (O)', 'Relogements de copropriétés dégradées'),
  deduite('LHI (H)', 'Relogements d’habitat indigne'),
  deduite('Vente (V)', 'Relogements liés à la vente'),
  calcul('Déductions (D)', 'Déductions de l’année N (logements par an)', 'D = M + A + O + H + V.', CCH_FLUX, {
    symbole: 'D',
    calcul: DEDUITES.map((nom) => `{${nom}}`).join(' + '),
    termes: DEDUITES.map((nom) => ici(nom)),
  }),
  calcul('Assiette (N)', 'Assiette à partager (logements par an)', 'Lue dans le tableau Assiette : N = max(0 ; G − D).', REFERENTIEL, {
    symbole: 'N',
  }),
  calcul('Déficit', 'Ce que les déductions ont de trop (logements par an)', 'Lu dans le tableau Assiette : max(0 ; D − G).', NEGOFLUX),
  calcul(
    'V19 : effet du taux intermédiaire',
    'Ce que l’assiette gagnerait au taux intermédiaire (logements par an)',
    'Lu dans le tableau Assiette ; 0 si V19 n’avertit pas d’une double déduction des mutations.',
    NEGOFLUX,
  ),
  calcul(
    'V19 : effet de la déduction à 0',
    'Ce que l’assiette gagnerait sans déduire les mutations (logements par an)',
    'Lu dans le tableau Assiette ; 0 si V19 n’avertit pas d’une double déduction des mutations.',
    NEGOFLUX,
  ),
];
