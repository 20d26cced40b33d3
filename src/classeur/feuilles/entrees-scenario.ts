/**
 * Inputs of a scenario. Each cell is a link to the reference until it is overridden: a constant in its place is the override, and the
 * column « Référence … » of the same row keeps what it departs from.
 */
import type { HypothesesTerritoire, Modifications } from '../../domaine/hypotheses';
import type { MotifHorsFlux } from '../../domaine/motifs-hors-flux';
import { colonne, construireTable, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { chercher, ligne } from '../formules';
import { COMME_LA_REFERENCE, LIBELLE_DENOMINATEUR, LIBELLE_METHODE, LIBELLE_VARIANTE, MOTIF_COURT, ouiNon } from '../libelles';
import type { Cellule, Format, PlanColonne, PlanTable } from '../plan';
import { modificationsDuTerritoire } from './assiette';
import { liste } from './listes';
import { parametre } from './parametres';

type Saisie = string | number;

export const CODE_DENOMINATEUR = 'DENOMINATEUR';
export const CODE_METHODE = 'METHODE_ACTION_LOGEMENT';

interface Choix {
  readonly code: string;
  readonly libelle: string;
  readonly reference: string;
  readonly formule: string;
  readonly modifie: string | null;
}

function choixDuScenario({ hypotheses }: Contexte, { scenario }: Jeu): Choix[] {
  const { exclusions, denominateurDesParts, methodeActionLogement } = scenario?.modifications ?? {};
  return [
    ...MOTIFS_NEGOCIES.map(({ code, libelle, excluParDefaut }): Choix => {
      const modifie = exclusions?.[code];
      return {
        code,
        libelle: `Exclure du flux : ${libelle}`,
        reference: ouiNon(hypotheses.exclusions[code] ?? excluParDefaut),
        formule: `IF(${chercher('Motifs', 'Coefficient', `"${code}"`)}=1,"Oui","Non")`,
        modifie: modifie === undefined ? null : ouiNon(modifie),
      };
    }),
    {
      code: CODE_DENOMINATEUR,
      libelle: 'Dénominateur des parts (parc éligible ou parc total)',
      reference: LIBELLE_DENOMINATEUR[hypotheses.denominateurDesParts],
      formule: parametre('denominateurDesParts'),
      modifie: denominateurDesParts === undefined ? null : LIBELLE_DENOMINATEUR[denominateurDesParts],
    },
    {
      code: CODE_METHODE,
      libelle: 'Méthode d’Action Logement (comme la référence, assiette ou droits acquis)',
      reference: COMME_LA_REFERENCE,
      formule: `"${COMME_LA_REFERENCE}"`,
      modifie: methodeActionLogement === undefined ? null : LIBELLE_METHODE[methodeActionLogement],
    },
  ];
}

export function tableChoix(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.choix;
  const l = (entete: string): string => ligne(t, entete);
  return construireTable<Choix>(
    t,
    [
      colonne('Choix', 'texte', 'texte', 14, ({ libelle }) => libelle),
      colonne('Retenu', 'saisie', 'texte', 32, ({ modifie, reference }) => modifie ?? { formule: `=${l('Référence')}`, valeur: reference }),
      colonne('Suivi', 'controle', 'texte', 14, ({ modifie, reference }) => (modifie === null || modifie === reference ? 'lié' : 'modifié'), {
        formule: `=IF(${l('Retenu')}=${l('Référence')},"lié","modifié")`,
      }),
      colonne('Référence', 'lie', 'texte', 14, ({ reference, formule }) => ({ formule: `=${formule}`, valeur: reference })),
      colonne('Code', 'texte', 'texte', 14, ({ code }) => code),
      colonne('Clé', 'resultat', 'general', 14, ({ code }) => code, { formule: `=${l('Code')}` }),
    ],
    choixDuScenario(contexte, jeu),
    { ligne: debut },
  );
}

/** One input: where its reference is read, what the reference holds, and what the scenario puts instead. */
interface Entree {
  readonly entete: string;
  readonly format: Format;
  readonly options: Pick<PlanColonne, 'liste' | 'bornes'>;
  readonly formule: string;
  readonly reference: (territoire: HypothesesTerritoire) => Saisie;
  readonly modifiee: (modifications: Modifications) => Saisie | undefined;
}

const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;

/** Header of each input of a territoire, shared with the reading of a second run. */
export const ENTETES_VOLUMES = { mutations: 'Mutations', relogementsRu: 'Relogements RU', orcod: 'ORCOD', lhi: 'LHI', vente: 'Vente' } as const;

export const enteteExclusion = (code: MotifHorsFlux): string => `Exclure ${MOTIF_COURT[code]}`;

function entrees(contexte: Contexte, jeu: Jeu): Entree[] {
  const cle = ligne(jeu.tables.entrees, 'Clé');
  const territoire = (entete: string): string => chercher('Territoires', entete, cle);
  const choix = (code: string): string => chercher(jeu.tables.choix, 'Retenu', `"${code}"`);
  const retenus = new Map(choixDuScenario(contexte, jeu).map(({ code, modifie, reference }) => [code, modifie ?? reference]));
  const volumes = (Object.keys(ENTETES_VOLUMES) as (keyof typeof ENTETES_VOLUMES)[]).map((champ): Entree => ({
    entete: ENTETES_VOLUMES[champ],
    format: 'decimal2',
    options: VOLUMES,
    formule: `N(${territoire(ENTETES_VOLUMES[champ])})`,
    reference: ({ deductions }) => deductions[champ],
    modifiee: (modifications) => modifications[champ],
  }));
  const exclusions = MOTIFS_NEGOCIES.map(({ code }): Entree => ({
    entete: enteteExclusion(code),
    format: 'texte',
    options: { liste: liste('ListeOuiNon') },
    formule: choix(code),
    reference: () => retenus.get(code) ?? '',
    modifiee: ({ exclusions: propres }) => (propres?.[code] === undefined ? undefined : ouiNon(propres[code])),
  }));
  return [
    {
      entete: 'Variante de taux',
      format: 'texte',
      options: { liste: liste('ListeVariantes') },
      formule: territoire('Variante de taux'),
      reference: ({ variante }) => LIBELLE_VARIANTE[variante],
      modifiee: ({ variante }) => (variante === undefined ? undefined : LIBELLE_VARIANTE[variante]),
    },
    {
      entete: 'Taux saisi',
      format: 'pourcent2',
      options: { bornes: { min: 0, max: 1 } },
      formule: `IF(${territoire('Taux saisi')}="","",${territoire('Taux saisi')})`,
      reference: ({ tauxSaisi }) => tauxSaisi ?? '',
      modifiee: ({ tauxSaisi }) => tauxSaisi,
    },
    ...volumes,
    ...exclusions,
    {
      entete: 'Dénominateur des parts',
      format: 'texte',
      options: { liste: liste('ListeDenominateurs') },
      formule: choix(CODE_DENOMINATEUR),
      reference: () => retenus.get(CODE_DENOMINATEUR) ?? '',
      modifiee: ({ denominateurDesParts }) => (denominateurDesParts === undefined ? undefined : LIBELLE_DENOMINATEUR[denominateurDesParts]),
    },
    {
      entete: 'Méthode Action Logement',
      format: 'texte',
      options: { liste: liste('ListeMethodesScenario') },
      formule: choix(CODE_METHODE),
      reference: () => retenus.get(CODE_METHODE) ?? '',
      modifiee: ({ methodeActionLogement }) => (methodeActionLogement === undefined ? undefined : LIBELLE_METHODE[methodeActionLogement]),
    },
  ];
}

/** The switches of the whole scenario are inputs of `tableChoix`: here they are overridden for one territoire only. */
function propresAuTerritoire(entree: Entree, jeu: Jeu, code: string): Saisie | undefined {
  const global = entree.entete.startsWith('Exclure ') || entree.entete === 'Dénominateur des parts' || entree.entete === 'Méthode Action Logement';
  const source = global ? (jeu.scenario?.parTerritoire?.[code] ?? {}) : modificationsDuTerritoire(jeu, code);
  return entree.modifiee(source);
}

export function tableEntrees(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  type T = HypothesesTerritoire;
  const t = jeu.tables.entrees;
  const l = (entete: string): string => ligne(t, entete);
  const inputs = entrees(contexte, jeu);
  const compares = new Set(contexte.comptage.territoires);
  const territoires = contexte.hypotheses.territoires.filter(({ code }) => compares.has(code));
  const saisies = inputs.map((entree): Colonne<T> =>
    colonne<T>(entree.entete, 'saisie', entree.format, 14, (territoire): Cellule => {
      const modifiee = propresAuTerritoire(entree, jeu, territoire.code);
      return modifiee ?? { formule: `=${l(`Référence ${entree.entete}`)}`, valeur: entree.reference(territoire) };
    }, entree.options),
  );
  const references = inputs.map((entree): Colonne<T> =>
    colonne<T>(`Référence ${entree.entete}`, 'lie', entree.format, 14, entree.reference, { formule: `=${entree.formule}` }),
  );
  const differe = (territoire: T): boolean =>
    inputs.some((entree) => {
      const modifiee = propresAuTerritoire(entree, jeu, territoire.code);
      return modifiee !== undefined && modifiee !== entree.reference(territoire);
    });
  return construireTable<T>(
    t,
    [
      colonne('Territoire', 'texte', 'texte', 14, ({ code }) => code),
      ...saisies,
      colonne('Suivi', 'controle', 'texte', 12, (territoire) => (differe(territoire) ? 'modifié' : 'lié'), {
        formule: `=IF(AND(${inputs.map(({ entete }) => `${l(entete)}=${l(`Référence ${entete}`)}`).join(',')}),"lié","modifié")`,
      }),
      ...references,
      colonne('Clé', 'resultat', 'general', 10, ({ code }) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
    ],
    territoires,
    { ligne: debut },
  );
}
