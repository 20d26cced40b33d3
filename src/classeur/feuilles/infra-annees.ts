/** What is typed of the rotation of a commune or an EPCI: its last three years, and its RPLS mobility. */
import { cleDuTitulaire } from '../../domaine/calcul/cle-du-nom';
import {
  anneeAnterieure,
  ANNEES_DE_LA_MOYENNE,
  NUMERATEUR_HARMONISE,
  NUMERATEUR_INTERMEDIAIRE,
  type Numerateur,
} from '../../domaine/calcul/moyennes-de-taux';
import { emmenagementsSurParc } from '../../domaine/calcul/taux-rotation';
import type { AnneeAnterieure, SaisieInfra } from '../../domaine/hypotheses';
import type { ResultatInfra } from '../../domaine/resultats-infra';
import { cleEnFormule } from '../cle-du-titulaire';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { chercher, ligne, sansJoker } from '../formules';
import { ND, ouiNon } from '../libelles';
import type { PlanTable } from '../plan';
import { NON_IDENTIFIE } from './table-infra';

const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;
const cleDe = ({ departement, reservataire }: ResultatInfra): string => cleDuTitulaire({ territoire: departement, reservataire });

function saisieDe({ hypotheses }: Pick<Contexte, 'hypotheses'>, { departement, reservataire }: ResultatInfra): SaisieInfra | undefined {
  return hypotheses.infra?.find((saisie) => saisie.departement === departement && saisie.reservataire === reservataire);
}

export interface LigneAnnee {
  readonly titulaire: ResultatInfra;
  readonly annee: number;
  /** null: a year that nobody typed yet. */
  readonly saisie: AnneeAnterieure | null;
  readonly mobilite: SaisieInfra['mobiliteRpls'];
}

/** For each réservataire, the years already typed, and N-1 to N-3 in any case; the latest first. */
export function lignesDesAnnees(contexte: Pick<Contexte, 'hypotheses' | 'reference'>): LigneAnnee[] {
  const { exercice } = contexte.hypotheses;
  return contexte.reference.resultats.infra.flatMap((titulaire) => {
    const { annees: typees = [], mobiliteRpls } = saisieDe(contexte, titulaire) ?? {};
    const annees = new Set([...ANNEES_DE_LA_MOYENNE.map((recul) => exercice - recul), ...typees.map(({ annee }) => annee)]);
    return [...annees]
      .sort((a, b) => b - a)
      .map((annee) => ({
        titulaire,
        annee,
        saisie: typees.find((candidate) => candidate.annee === annee) ?? null,
        mobilite: annee === exercice - 1 ? mobiliteRpls : undefined,
      }));
  });
}

export function tableRotationLieuxAnnees(contexte: Contexte, debut: number): PlanTable {
  const t = 'RotationLieuxAnnees';
  const l = (entete: string): string => ligne(t, entete);
  const { exercice } = contexte.hypotheses;
  const connue = ({ annee, saisie }: LigneAnnee): ReturnType<typeof anneeAnterieure> =>
    saisie === null ? null : anneeAnterieure({ anneesAnterieures: [saisie] }, annee);
  const entre = (element: LigneAnnee): boolean =>
    connue(element) !== null && element.annee >= exercice - 3 && element.annee <= exercice - 1;
  const volume = (entete: string, valeur: (annee: AnneeAnterieure) => number | null): Colonne<LigneAnnee> =>
    colonne<LigneAnnee>(entete, 'saisie', 'entier', 12, ({ saisie }) => (saisie === null ? null : valeur(saisie)), VOLUMES);
  const effectif = (entete: string, valeur: (element: LigneAnnee) => number | null, largeur = 12): Colonne<LigneAnnee> =>
    colonne<LigneAnnee>(entete, 'saisie', 'entier', largeur, valeur, VOLUMES);
  const numerateurs = [
    ['harmonisé', NUMERATEUR_HARMONISE, `N(${l('Libérations')})-N(${l('dont mutations')})-N(${l('dont ANRU')})`],
    ['intermédiaire', NUMERATEUR_INTERMEDIAIRE, `N(${l('Libérations')})-N(${l('dont ANRU')})-N(${l('dont ORCOD/LHI')})`],
  ] as const satisfies readonly (readonly [string, Numerateur, string])[];
  const siRetenue = (valeur: string): string => `=IF(${l('Prise en compte')}="Oui",${valeur},0)`;
  const retenu = (element: LigneAnnee, valeur: (annee: NonNullable<ReturnType<typeof connue>>) => number): number => {
    const annee = connue(element);
    return annee === null || !entre(element) ? 0 : valeur(annee);
  };
  return construireTable<LigneAnnee>(
    t,
    [
      colonne('Département', 'texte', 'texte', 12, ({ titulaire }) => titulaire.departement),
      colonne('Réservataire', 'texte', 'texte', 30, ({ titulaire }) => titulaire.reservataire),
      colonne('Année', 'texte', 'general', 12, ({ annee }) => annee),
      volume('Libérations', ({ liberations }) => liberations),
      volume('dont mutations', ({ mutations }) => mutations),
      volume('dont ANRU', ({ anru }) => anru),
      volume('dont ORCOD/LHI', ({ orcodLhi }) => orcodLhi),
      volume('Parc de référence', ({ parcDeReference }) => parcDeReference),
      effectif('Emménagements RPLS', ({ mobilite }) => mobilite?.emmenagements ?? null, 13),
      effectif('Parc RPLS', ({ mobilite }) => mobilite?.parc ?? null),
      ...numerateurs.map(([nom, regle, formule]) =>
        colonne<LigneAnnee>(
          `Taux ${nom}`,
          'resultat',
          'pourcent2',
          13,
          (element) => {
            const annee = connue(element);
            return ouNd(annee === null ? null : regle(annee) / annee.parcDeReference);
          },
          {
            formule: `=IF(AND(ISNUMBER(${l('Libérations')}),N(${l('Parc de référence')})>0),(${formule})/${l('Parc de référence')},"${ND}")`,
          },
        ),
      ),
      colonne('Taux RPLS', 'resultat', 'pourcent2', 12, ({ mobilite }) => ouNd(emmenagementsSurParc(mobilite ?? null)), {
        formule: `=IF(AND(ISNUMBER(${l('Emménagements RPLS')}),N(${l('Parc RPLS')})>0),${l('Emménagements RPLS')}/${l('Parc RPLS')},"${ND}")`,
      }),
      colonne('Prise en compte', 'resultat', 'texte', 12, (element) => ouiNon(entre(element)), {
        formule:
          `=IF(AND(ISNUMBER(${l('Taux harmonisé')}),N(${l('Année')})>=Negoflux_Exercice-3,N(${l('Année')})<=Negoflux_Exercice-1),` +
          `"Oui","Non")`,
      }),
      // As many columns as the tables above and below show, so that the technical ones hide together.
      colonne('Territoire', 'resultat', 'texte', 12, ({ titulaire }) => titulaire.code ?? NON_IDENTIFIE, {
        formule: `=${chercher('Infra', 'Territoire', sansJoker(l('Clé')))}`,
      }),
      ...techniques<LigneAnnee>([
        colonne('Retenue', 'resultat', 'entier', 10, (element) => retenu(element, () => 1), { formule: siRetenue('1') }),
        colonne('Parc retenu', 'resultat', 'entier', 10, (element) => retenu(element, (annee) => annee.parcDeReference), {
          formule: siRetenue(l('Parc de référence')),
        }),
        ...numerateurs.flatMap(([nom, regle, formule]) => [
          colonne<LigneAnnee>(`Libérations du taux ${nom}`, 'resultat', 'entier', 10, (element) => retenu(element, regle), {
            formule: siRetenue(formule),
          }),
          colonne<LigneAnnee>(
            `Taux ${nom} retenu`,
            'resultat',
            'pourcent2',
            10,
            (element) => retenu(element, (annee) => regle(annee) / annee.parcDeReference),
            { formule: siRetenue(`N(${l(`Taux ${nom}`)})`) },
          ),
        ]),
        colonne('Clé', 'resultat', 'general', 14, ({ titulaire }) => cleDe(titulaire), { formule: `=${cleEnFormule(l, 'Département')}` }),
        colonne('Clé année', 'resultat', 'general', 14, ({ titulaire, annee }) => `${cleDe(titulaire)}|${annee}`, {
          formule: `=${l('Clé')}&"|"&${l('Année')}`,
        }),
      ]),
    ],
    lignesDesAnnees(contexte),
    { ligne: debut },
  );
}
