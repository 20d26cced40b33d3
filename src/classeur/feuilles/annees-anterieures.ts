/** Rotation of the years before N-1, typed year by year: what a mean over three years needs. */
import {
  anneeAnterieure,
  NUMERATEUR_HARMONISE,
  NUMERATEUR_INTERMEDIAIRE,
  tauxDeLAnnee,
  type Numerateur,
} from '../../domaine/calcul/moyennes-de-taux';
import type { AnneeAnterieure } from '../../domaine/hypotheses';
import { colonne, construireTable, ouNd, techniques, type Colonne } from '../construire';
import type { Contexte } from '../contexte';
import { ligne } from '../formules';
import { ND, nomDuTerritoire, ouiNon } from '../libelles';
import type { PlanTable } from '../plan';

const l = (entete: string): string => ligne('RotationAnnees', entete);
const CONNUE = `AND(ISNUMBER(${l('Libérations')}),N(${l('Parc de référence')})>0)`;
const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;

export interface LigneAnnee {
  readonly territoire: string;
  readonly annee: number;
  /** null: a year that nobody typed yet. */
  readonly saisie: AnneeAnterieure | null;
}

/** For each territoire, the years already typed, and N-2 and N-3 in any case; the latest first. */
export function lignesDesAnnees({ hypotheses }: Pick<Contexte, 'hypotheses'>): LigneAnnee[] {
  return hypotheses.territoires.flatMap(({ code, anneesAnterieures }) => {
    const annees = new Set([hypotheses.exercice - 2, hypotheses.exercice - 3, ...anneesAnterieures.map(({ annee }) => annee)]);
    return [...annees]
      .sort((a, b) => b - a)
      .map((annee) => ({ territoire: code, annee, saisie: anneesAnterieures.find((candidate) => candidate.annee === annee) ?? null }));
  });
}

/** What this year alone gives, for whoever types it to see at once. */
function taux(entete: string, numerateur: string, regle: Numerateur): Colonne<LigneAnnee> {
  return colonne<LigneAnnee>(
    entete,
    'resultat',
    'pourcent2',
    14,
    ({ annee, saisie }) => ouNd(saisie === null ? null : tauxDeLAnnee(anneeAnterieure({ anneesAnterieures: [saisie] }, annee), regle)),
    { formule: `=IF(${CONNUE},(${numerateur})/${l('Parc de référence')},"${ND}")` },
  );
}

export function tableRotationAnnees(contexte: Contexte, debut: number): PlanTable {
  const { exercice } = contexte.hypotheses;
  const entre = ({ annee, saisie }: LigneAnnee): boolean =>
    saisie !== null && annee >= exercice - 3 && annee <= exercice - 2 && anneeAnterieure({ anneesAnterieures: [saisie] }, annee) !== null;
  const volume = (entete: string, largeur: number, valeur: (annee: AnneeAnterieure) => number | null): Colonne<LigneAnnee> =>
    colonne<LigneAnnee>(entete, 'saisie', 'entier', largeur, ({ saisie }) => (saisie === null ? null : valeur(saisie)), VOLUMES);
  return construireTable<LigneAnnee>(
    'RotationAnnees',
    [
      colonne('Territoire', 'texte', 'texte', 36, ({ territoire }) => territoire),
      colonne('Année', 'texte', 'general', 22, ({ annee }) => annee),
      volume('Libérations', 12, ({ liberations }) => liberations),
      volume('dont mutations', 12, ({ mutations }) => mutations),
      volume('dont ANRU', 12, ({ anru }) => anru),
      volume('dont ORCOD/LHI', 12, ({ orcodLhi }) => orcodLhi),
      volume('Parc de référence', 12, ({ parcDeReference }) => parcDeReference),
      taux('Taux harmonisé', `N(${l('Libérations')})-N(${l('dont mutations')})-N(${l('dont ANRU')})`, NUMERATEUR_HARMONISE),
      taux('Taux intermédiaire', `N(${l('Libérations')})-N(${l('dont ANRU')})-N(${l('dont ORCOD/LHI')})`, NUMERATEUR_INTERMEDIAIRE),
      colonne('Prise en compte', 'resultat', 'texte', 15, (element) => ouiNon(entre(element)), {
        formule: `=IF(AND(${CONNUE},N(${l('Année')})>=Negoflux_Exercice-3,N(${l('Année')})<=Negoflux_Exercice-2),"Oui","Non")`,
      }),
      colonne('Nom', 'texte', 'texte', 26, ({ territoire }) => nomDuTerritoire(territoire)),
      ...techniques<LigneAnnee>([
        colonne('Clé', 'resultat', 'general', 14, ({ territoire, annee }) => `D${territoire}|${annee}`, {
          formule: `="D"&${l('Territoire')}&"|"&${l('Année')}`,
        }),
      ]),
    ],
    lignesDesAnnees(contexte),
    { ligne: debut },
  );
}
