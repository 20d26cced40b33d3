/** The rate over several years: each year by the same rule, then the means of the years that are known (DOMAINE §2.5). */
import {
  anneeAnterieure,
  moyennes as moyennesDe,
  NUMERATEUR_HARMONISE,
  NUMERATEUR_INTERMEDIAIRE,
  NUMERATEUR_MUTATIONS,
  type AnneeDeRotation,
} from '../../domaine/calcul/moyennes-de-taux';
import { hypothesesDuTerritoire } from '../../domaine/calcul/hypotheses-effectives';
import type { MoyennesDeTaux, ResultatRotation } from '../../domaine/resultats';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, indexer, ligne } from '../formules';
import { LIBELLE_PERIODE, LIBELLE_VARIANTE, ND } from '../libelles';
import type { PlanTable } from '../plan';
import { lignesDesAnnees } from './annees-anterieures';

export const TABLE_PERIODES = 'RotationPeriodes';
const l = (entete: string): string => ligne(TABLE_PERIODES, entete);
const rotation = (entete: string): string => chercher('Rotation', entete, l('Clé'));
const RECULS = [1, 2, 3] as const;
type Recul = (typeof RECULS)[number];
type R = ResultatRotation;

const EST_SAISI = `${l('Variante')}="${LIBELLE_VARIANTE.saisi}"`;
const EST_RPLS = `${l('Variante')}="${LIBELLE_VARIANTE.rpls}"`;
const EST_INTERMEDIAIRE = `${l('Variante')}="${LIBELLE_VARIANTE.intermediaire}"`;
/** RPLS and typed rates speak of year N-1 only. */
const UNE_SEULE_ANNEE = `OR(${EST_SAISI},${EST_RPLS})`;

/** What each numerator takes, from the row of an earlier year or from that of year N-1. */
const NUMERATEURS = [
  {
    nom: 'Harmonisé',
    regle: NUMERATEUR_HARMONISE,
    formule: (lu: (entete: string) => string) => `${lu('Libérations')}-${lu('dont mutations')}-${lu('dont ANRU')}`,
  },
  {
    nom: 'Intermédiaire',
    regle: NUMERATEUR_INTERMEDIAIRE,
    formule: (lu: (entete: string) => string) => `${lu('Libérations')}-${lu('dont ANRU')}-${lu('dont ORCOD/LHI')}`,
  },
  { nom: 'Mutations', regle: NUMERATEUR_MUTATIONS, formule: (lu: (entete: string) => string) => lu('dont mutations') },
] as const;

function quotient(nom: string, recul: Recul): string {
  return `${l(`${nom} N-${recul}`)}/${l(`Parc N-${recul}`)}`;
}

/** Rate of one year; « n/d » when the year is not known. */
function tauxDeLAnnee(recul: Recul): string {
  const compte = `IF(${l(`Retenue N-${recul}`)}=1,IF(${EST_INTERMEDIAIRE},${quotient('Intermédiaire', recul)},${quotient('Harmonisé', recul)}),"${ND}")`;
  if (recul > 1) return `=IF(${UNE_SEULE_ANNEE},"${ND}",${compte})`;
  const saisi = chercher('Territoires', 'Taux saisi', l('Clé'));
  return `=IF(${EST_SAISI},IF(${saisi}="","${ND}",${saisi}),IF(${EST_RPLS},${rotation('Taux RPLS')},${compte}))`;
}

const RETENUES = RECULS.map((recul) => l(`Retenue N-${recul}`)).join('+');

const moyenneSimple = (nom: string): string =>
  `=IF(${RETENUES}>0,(${RECULS.map((recul) => `IF(${l(`Retenue N-${recul}`)}=1,${quotient(nom, recul)},0)`).join('+')})/(${RETENUES}),"${ND}")`;
const moyennePonderee = (nom: string): string =>
  `=IF(${RETENUES}>0,(${RECULS.map((recul) => l(`${nom} N-${recul}`)).join('+')})/(${RECULS.map((recul) => l(`Parc N-${recul}`)).join('+')}),"${ND}")`;

/** Picks by the cell that holds the period. */
export function selonLaPeriode(
  periode: string,
  anneeSeule: string,
  moyenne: (nom: 'moyenne simple' | 'moyenne pondérée') => string,
): string {
  return (
    `IF(${periode}="${LIBELLE_PERIODE['moyenne-simple']}",${moyenne('moyenne simple')},` +
    `IF(${periode}="${LIBELLE_PERIODE['moyenne-ponderee']}",${moyenne('moyenne pondérée')},${anneeSeule}))`
  );
}

/** The rate of a scenario that computes it: any variante and any period, from what the sheet Rotation counted once. */
export function tauxDuScenario({
  variante,
  periode,
  cle,
}: {
  readonly variante: string;
  readonly periode: string;
  readonly cle: string;
}): string {
  const lu = (entete: string): string => chercher('Rotation', entete, cle);
  const calcule = (nom: 'Harmonisé' | 'Intermédiaire', seul: string): string =>
    selonLaPeriode(periode, lu(seul), (moyenne) => chercher(TABLE_PERIODES, `${nom} ${moyenne}`, cle));
  return (
    `IF(${variante}="${LIBELLE_VARIANTE.rpls}",${lu('Taux RPLS')},` +
    `IF(${variante}="${LIBELLE_VARIANTE.intermediaire}",${calcule('Intermédiaire', 'Taux intermédiaire')},${calcule('Harmonisé', 'Taux harmonisé')}))`
  );
}

/** The terms of one year: 0 when it is not known. */
function termes(recul: Recul, rangDe: (element: R) => number, annee: (element: R) => AnneeDeRotation | null): Colonne<R>[] {
  const rang = l(`Rang N-${recul}`);
  const lu = (entete: string): string => `N(${recul === 1 ? rotation(entete) : indexer('RotationAnnees', entete, rang)})`;
  const si = (valeur: string): string => `=IF(${l(`Retenue N-${recul}`)}=1,${valeur},0)`;
  const rangs =
    recul === 1
      ? []
      : [
          // 0 when nobody typed that year.
          colonne<R>(`Rang N-${recul}`, 'resultat', 'entier', 10, rangDe, {
            formule: `=IFERROR(MATCH(${l('Clé')}&"|"&(Negoflux_Exercice-${recul}),RotationAnnees[Clé],0),0)`,
          }),
        ];
  const connue =
    recul === 1
      ? `IF(AND(${lu('Parc de référence')}>0,ISNUMBER(${rotation('Libérations')})),1,0)`
      : `IF(${rang}=0,0,IF(ISNUMBER(${indexer('RotationAnnees', 'Libérations', rang)}),IF(${lu('Parc de référence')}>0,1,0),0))`;
  return [
    ...rangs,
    colonne<R>(`Retenue N-${recul}`, 'resultat', 'entier', 10, (element) => (annee(element) === null ? 0 : 1), { formule: `=${connue}` }),
    colonne<R>(`Parc N-${recul}`, 'resultat', 'entier', 10, (element) => annee(element)?.parcDeReference ?? 0, {
      formule: si(lu('Parc de référence')),
    }),
    ...NUMERATEURS.map(({ nom, regle, formule }) =>
      colonne<R>(
        `${nom} N-${recul}`,
        'resultat',
        'entier',
        10,
        (element) => {
          const connues = annee(element);
          return connues === null ? 0 : regle(connues);
        },
        { formule: si(formule(lu)) },
      ),
    ),
  ];
}

export function tableRotationPeriodes(contexte: Contexte, debut: number): PlanTable {
  const { reference, hypotheses } = contexte;
  const typees = lignesDesAnnees(contexte);
  const rangDe =
    (recul: Recul) =>
    (element: R): number =>
      typees.findIndex(({ territoire, annee: typee }) => territoire === element.territoire && typee === hypotheses.exercice - recul) + 1;
  const annee =
    (recul: Recul) =>
    (element: R): AnneeDeRotation | null => {
      if (recul === 1) return element.parcDeReference > 0 && element.liberationsConnues ? element : null;
      return anneeAnterieure(hypothesesDuTerritoire(hypotheses, element.territoire), hypotheses.exercice - recul);
    };
  const mutations = (element: R): MoyennesDeTaux =>
    moyennesDe(
      RECULS.map((recul) => annee(recul)(element)),
      NUMERATEUR_MUTATIONS,
    );
  const partDesMutations = (element: R): number | null =>
    element.parcDeReference > 0 && element.liberationsConnues ? element.mutations / element.parcDeReference : null;
  const moyenne = (entete: string, formule: string, valeur: (element: R) => number | null): Colonne<R> =>
    colonne<R>(entete, 'resultat', 'pourcent2', 14, (element) => ouNd(valeur(element)), { formule });
  const selonVariante = (entete: string): string =>
    `=IF(${UNE_SEULE_ANNEE},${l('Taux N-1')},IF(${EST_INTERMEDIAIRE},${l(`Intermédiaire ${entete}`)},${l(`Harmonisé ${entete}`)}))`;
  return construireTable<R>(
    TABLE_PERIODES,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ territoire }) => territoire),
      colonne('Variante', 'resultat', 'texte', 36, ({ variante }) => LIBELLE_VARIANTE[variante], { formule: `=${rotation('Variante')}` }),
      ...RECULS.map((recul) =>
        colonne<R>(`Taux N-${recul}`, 'resultat', 'pourcent2', 14, ({ tauxParAnnee }) => ouNd(tauxParAnnee[recul - 1] ?? null), {
          formule: tauxDeLAnnee(recul),
        }),
      ),
      colonne('Années prises en compte', 'resultat', 'entier', 14, ({ anneesRetenues }) => anneesRetenues, {
        formule: `=IF(${UNE_SEULE_ANNEE},IF(ISNUMBER(${l('Taux N-1')}),1,0),${RETENUES})`,
      }),
      moyenne('Moyenne simple', selonVariante('moyenne simple'), ({ moyennes }) => moyennes.simple),
      moyenne('Moyenne pondérée', selonVariante('moyenne pondérée'), ({ moyennes }) => moyennes.ponderee),
      // Both rules, so that a scenario may take the other one.
      moyenne('Harmonisé moyenne simple', moyenneSimple('Harmonisé'), ({ moyennesHarmonisees }) => moyennesHarmonisees.simple),
      moyenne('Harmonisé moyenne pondérée', moyennePonderee('Harmonisé'), ({ moyennesHarmonisees }) => moyennesHarmonisees.ponderee),
      moyenne(
        'Intermédiaire moyenne simple',
        moyenneSimple('Intermédiaire'),
        ({ moyennesIntermediaires }) => moyennesIntermediaires.simple,
      ),
      moyenne(
        'Intermédiaire moyenne pondérée',
        moyennePonderee('Intermédiaire'),
        ({ moyennesIntermediaires }) => moyennesIntermediaires.ponderee,
      ),
      // What the harmonised rate leaves out, for the double deduction. Shown, under the gross rate of the table above.
      moyenne('Mutations année seule', `=IF(${l('Retenue N-1')}=1,${quotient('Mutations', 1)},"${ND}")`, partDesMutations),
      ...techniques<R>([
        moyenne('Mutations moyenne simple', moyenneSimple('Mutations'), (element) => mutations(element).simple),
        moyenne('Mutations moyenne pondérée', moyennePonderee('Mutations'), (element) => mutations(element).ponderee),
        ...RECULS.flatMap((recul) => termes(recul, rangDe(recul), annee(recul))),
        colonne('Clé', 'resultat', 'general', 10, ({ territoire }) => `D${territoire}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    reference.resultats.rotation,
    { ligne: debut },
  );
}
