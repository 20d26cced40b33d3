/** Choices of a scenario that hold for every territoire: exclusions, denominator, method, and the settings of the sharing. */
import type { MotifHorsFlux } from '../../domaine/motifs-hors-flux';
import { colonne, construireTable } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { chercher, ligne, texte } from '../formules';
import { COMME_LA_REFERENCE, LIBELLE_DENOMINATEUR, LIBELLE_METHODE, ouiNon } from '../libelles';
import type { PlanTable } from '../plan';
import { parametre } from './parametres';
import { REGLAGES, type CleDeReglage } from './reglages-du-partage';
import type { Saisie } from './saisies-du-scenario';

export const CODE_DENOMINATEUR = 'DENOMINATEUR';
export const CODE_METHODE = 'METHODE_ACTION_LOGEMENT';

/** Names short enough to be read in full in their column. */
const CHOIX_COURT: Readonly<Partial<Record<MotifHorsFlux, string>>> = {
  SPECIFIQUE: 'Logements spécifiques',
  FONCTION: 'Logements de fonction',
  ETAT_R314: 'Réservations de l’État (R.314)',
  NON_CONVENTIONNE: 'Non conventionnés (PLI)',
};

export interface Choix {
  readonly libelle: string;
  readonly reference: Saisie;
  readonly formule: string;
  readonly modifie: Saisie | null;
}

const libelleDExclusion = ({ code, libelle }: (typeof MOTIFS_NEGOCIES)[number]): string => `Exclure : ${CHOIX_COURT[code] ?? libelle}`;

/** The sentence of each choice is its key: a code in a column of its own would have no place to hide under the tables that follow. */
export const LIBELLE_DU_CHOIX: Readonly<Record<string, string>> = Object.fromEntries([
  ...MOTIFS_NEGOCIES.map((motif) => [motif.code, libelleDExclusion(motif)]),
  [CODE_DENOMINATEUR, 'Dénominateur des parts'],
  [CODE_METHODE, 'Méthode d’Action Logement'],
  ...REGLAGES.map(({ cle, libelle }) => [cle, libelle]),
]);

export function choixDuScenario({ hypotheses }: Contexte, { scenario }: Jeu): Choix[] {
  const { exclusions, denominateurDesParts, methodeActionLogement } = scenario?.modifications ?? {};
  return [
    ...MOTIFS_NEGOCIES.map((motif): Choix => {
      const { code, excluParDefaut } = motif;
      const modifie = exclusions?.[code];
      return {
        libelle: libelleDExclusion(motif),
        reference: ouiNon(hypotheses.exclusions[code] ?? excluParDefaut),
        formule: `IF(${chercher('Motifs', 'Coefficient', `"${code}"`, 'Motif')}=1,"Oui","Non")`,
        modifie: modifie === undefined ? null : ouiNon(modifie),
      };
    }),
    {
      libelle: LIBELLE_DU_CHOIX[CODE_DENOMINATEUR] ?? CODE_DENOMINATEUR,
      reference: LIBELLE_DENOMINATEUR[hypotheses.denominateurDesParts],
      formule: parametre('denominateurDesParts'),
      modifie: denominateurDesParts === undefined ? null : LIBELLE_DENOMINATEUR[denominateurDesParts],
    },
    {
      libelle: LIBELLE_DU_CHOIX[CODE_METHODE] ?? CODE_METHODE,
      reference: COMME_LA_REFERENCE,
      formule: `"${COMME_LA_REFERENCE}"`,
      modifie: methodeActionLogement === undefined ? null : LIBELLE_METHODE[methodeActionLogement],
    },
    ...REGLAGES.map(({ cle, libelle, reference, modifie }): Choix => ({
      libelle,
      reference: reference(hypotheses),
      formule: parametre(cle),
      modifie: modifie(scenario?.modifications ?? {}) ?? null,
    })),
  ];
}

export function tableChoix(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.choix;
  const l = (entete: string): string => ligne(t, entete);
  return construireTable<Choix>(
    t,
    [
      colonne('Choix', 'texte', 'texte', 36, ({ libelle }) => libelle),
      colonne(
        'Retenu',
        'saisie',
        'general',
        12,
        ({ modifie, reference }) => modifie ?? { formule: `=${l('Référence')}`, valeur: reference },
      ),
      colonne(
        'Suivi',
        'controle',
        'texte',
        12,
        ({ modifie, reference }) => (modifie === null || modifie === reference ? 'lié' : 'modifié'),
        {
          formule: `=IF(${l('Retenu')}=${l('Référence')},"lié","modifié")`,
        },
      ),
      colonne('Référence', 'lie', 'general', 12, ({ reference, formule }) => ({ formule: `=${formule}`, valeur: reference })),
    ],
    choixDuScenario(contexte, jeu),
    // Beside the codes of the territoires, so that the choices line up with the names below.
    { ligne: debut, colonne: 1 },
  );
}

/** What the scenario retains for one of its choices. */
export function formuleDuChoix(jeu: Jeu, code: string): string {
  return chercher(jeu.tables.choix, 'Retenu', texte(LIBELLE_DU_CHOIX[code] ?? code), 'Choix');
}

/** A setting of the sharing, where this set of hypotheses holds it: the parameters of the reference, or the choices of the scenario. */
export function reglage(jeu: Jeu, cle: CleDeReglage): string {
  return jeu.scenario === null ? parametre(cle) : formuleDuChoix(jeu, cle);
}
