/** Columns of the flux, after all the others: whether a convention is signed, and what the préfet takes over without one. */
import {
  estDeLEtat,
  estSansConvention,
  fluxNonConverti,
  fluxRepris,
  JAMAIS_REPRISES,
  statutDeLaLigne,
} from '../../domaine/calcul/reprises';
import { BRUIT_DES_PARTS, lieuDeLaLigne, type LieuDeLaLigne } from '../../domaine/calcul/etat-hors-qpv';
import { somme } from '../../domaine/calcul/plus-forts-restes';
import { NON_RESERVE } from '../../domaine/bien';
import { LIBELLE_CATEGORIE } from '../../domaine/categories';
import type { ResultatFlux } from '../../domaine/resultats';
import { colonne, techniques, type Colonne } from '../construire';
import type { Contexte, Jeu } from '../contexte';
import { chercher, ref, sansJoker } from '../formules';
import { LIBELLE_STATUT, MOTIF_COURT } from '../libelles';
import { reglage } from './choix-scenario';
import { parTerritoire } from './colonnes-du-partage';
import { motifsDuFlux, TABLE_QPV } from './comptage-qpv';
import { nombre, nombreFormule } from './taux-manquant';

/** What the préfet takes over is never silent: how much, and that his caps do not hold there (DOMAINE §1.9; §12, behaviour 3). */
const EN_CLAIR = [
  ' Conventions non signées : le préfet reprend ',
  ' attributions par an en plus de son flux, hors de son plafond (lecture à confirmer).',
] as const;

export const repriseEnClair = (repris: number): string => (repris > BRUIT_DES_PARTS ? EN_CLAIR.join(nombre(repris)) : '');

interface Termes {
  readonly contexte: Contexte;
  readonly jeu: Jeu;
  /** Cell of the same row. */
  readonly l: (entete: string) => string;
  readonly hypothese: (entete: string) => string;
  readonly estSolde: string;
}

const BRUIT = BRUIT_DES_PARTS.toFixed(9);

export function colonnesDeLaReprise({ contexte, jeu, l, hypothese, estSolde }: Termes): Colonne<ResultatFlux>[] {
  const { hypotheses, resultats } = jeu;
  const repris = parTerritoire(jeu.tables.flux, 'Flux repris par le préfet');
  const saisi = hypothese('Statut de la convention');
  const jamais = JAMAIS_REPRISES.map((code) => `${l('Catégorie')}="${LIBELLE_CATEGORIE[code]}"`).join(',');
  const deLEtat = JAMAIS_REPRISES.filter((categorie) => estDeLEtat({ categorie }))
    .map((code) => `${l('Catégorie')}="${LIBELLE_CATEGORIE[code]}"`)
    .join(',');
  const ouverte = (libelle: string, sinon: string): string => `IF(${saisi}="${libelle}","${libelle}",${sinon})`;
  const lieu = (element: ResultatFlux): LieuDeLaLigne => lieuDeLaLigne({ comptage: contexte.comptage, hypotheses }, element);
  /** Of the line of the État, in the motives that stay in the flux. */
  const siens = (entete: string): string => {
    const morceaux = motifsDuFlux(contexte).map((motif) => {
      const compte = `SUMIFS(${ref(TABLE_QPV, entete)},${ref(TABLE_QPV, 'Clé réservataire')},${sansJoker(l('Clé'))},${ref(TABLE_QPV, 'Motif')},"${motif}")`;
      return motif === 'FLUX'
        ? compte
        : `${compte}*(1-${chercher(jeu.tables.assiette, `Exclu ${MOTIF_COURT[motif as keyof typeof MOTIF_COURT]}`, l('Clé territoire'))})`;
    });
    return morceaux.length === 0 ? '0' : morceaux.join('+');
  };
  const siensSiEtat = (...entetes: string[]): string => `=IF(AND(NOT(${estSolde}),OR(${deLEtat})),${entetes.map(siens).join('+')},0)`;
  return [
    colonne(
      'Statut de la convention',
      'resultat',
      'texte',
      14,
      (element) => {
        const statut = statutDeLaLigne(hypotheses, element);
        return statut === null ? '' : LIBELLE_STATUT[statut];
      },
      {
        formule:
          `=IF(${estSolde},"",IF(${l('Rang hypothèse')}>0,` +
          `${ouverte(LIBELLE_STATUT['en-negociation'], ouverte(LIBELLE_STATUT.absente, `"${LIBELLE_STATUT.signee}"`))},"${LIBELLE_STATUT.signee}"))`,
      },
    ),
    colonne('Flux repris par le préfet', 'resultat', 'decimal2', 11, (element) => fluxRepris(hypotheses, element), {
      formule: `=IF(${reglage(jeu, 'repriseParLePrefet')}="Oui",${l('Flux non converti')},0)`,
    }),
    ...techniques<ResultatFlux>([
      colonne('Flux non converti', 'resultat', 'decimal2', 12, (element) => fluxNonConverti(hypotheses, element), {
        formule: `=${l('Sans convention')}*${l('Flux estimé')}`,
      }),
      colonne('Sans convention', 'resultat', 'entier', 10, (element) => (estSansConvention(hypotheses, element) ? 1 : 0), {
        formule: `=IF(OR(${estSolde},${l('Statut de la convention')}="${LIBELLE_STATUT.signee}",${jamais}),0,1)`,
      }),
      colonne(
        'État sans convention',
        'resultat',
        'entier',
        10,
        (element) => {
          const statut = statutDeLaLigne(hypotheses, element);
          return estDeLEtat(element) && statut !== null && statut !== 'signee' ? 1 : 0;
        },
        { formule: `=IF(AND(NOT(${estSolde}),${l('Statut de la convention')}<>"${LIBELLE_STATUT.signee}",OR(${deLEtat})),1,0)` },
      ),
      colonne(
        'État sans logement',
        'resultat',
        'entier',
        10,
        (element) =>
          estDeLEtat(element) && (element.partRetenue ?? 0) > BRUIT_DES_PARTS && element.logementsReserves <= BRUIT_DES_PARTS ? 1 : 0,
        {
          formule: `=IF(AND(NOT(${estSolde}),OR(${deLEtat}),N(${l('Part retenue')})>${BRUIT},${l('Logements réservés')}<=${BRUIT}),1,0)`,
        },
      ),
      // A category typed since the last update: its dwellings are not counted yet. A plan that was just made counts them all.
      colonne('État non compté', 'resultat', 'entier', 10, () => 0, {
        formule: `=IF(AND(NOT(${estSolde}),OR(${deLEtat}),${l('Logements réservés')}>${BRUIT}),IF(COUNTIF(${ref(TABLE_QPV, 'Clé réservataire')},${sansJoker(l('Clé'))})=0,1,0),0)`,
      }),
      // Of the whole territoire, on the line of what nobody reserves: the constat reads it there.
      colonne(
        'Reprise en clair',
        'resultat',
        'general',
        10,
        ({ territoire, reservataire }) =>
          reservataire === NON_RESERVE
            ? repriseEnClair(somme(resultats.flux.map((autre) => (autre.territoire === territoire ? fluxRepris(hypotheses, autre) : 0))))
            : '',
        {
          formule: `=IF(${estSolde},IF(${repris}>${BRUIT},"${EN_CLAIR[0]}"&${nombreFormule(repris)}&"${EN_CLAIR[1]}",""),"")`,
        },
      ),
      // Each line of the État by its own place: a line that is only typed stands nowhere, and weighs on none of these.
      colonne('Logements de l’État hors QPV', 'resultat', 'decimal2', 12, (element) => lieu(element).horsQpv, {
        formule: siensSiEtat('Hors QPV'),
      }),
      colonne('Logements de l’État de QPV connu', 'resultat', 'decimal2', 12, (element) => lieu(element).connus, {
        formule: siensSiEtat('Hors QPV', 'En QPV'),
      }),
      colonne('Part comptée hors QPV', 'resultat', 'pourcent2', 12, (element) => lieu(element).partComptee, {
        formule:
          `=IF(AND(${l('Logements réservés')}>${BRUIT},${l('Logements de l’État de QPV connu')}>0),` +
          `N(${l('Part retenue')})*${l('Logements de l’État hors QPV')}/MAX(${BRUIT},${l('Logements de l’État de QPV connu')}),0)`,
      }),
      colonne('État sans lieu', 'resultat', 'entier', 10, (element) => (lieu(element).sansLieu ? 1 : 0), {
        formule: `=IF(AND(NOT(${estSolde}),OR(${deLEtat}),N(${l('Part retenue')})>${BRUIT},${l('Logements réservés')}>${BRUIT},${l('Logements de l’État de QPV connu')}<=0),1,0)`,
      }),
    ]),
  ];
}
