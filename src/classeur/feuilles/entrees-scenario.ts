/**
 * Inputs of a scenario. Each cell is a link to the reference until it is overridden: a constant in its place is the override, and the
 * column « Référence … » of the same row keeps what it departs from.
 */
import type { HypothesesTerritoire, Modifications } from '../../domaine/hypotheses';
import type { MotifHorsFlux } from '../../domaine/motifs-hors-flux';
import { colonne, construireTable, sansBruit, techniques, type Colonne } from '../construire';
import { MOTIFS_NEGOCIES, type Contexte, type Jeu } from '../contexte';
import { arrondiSansBruit, chercher, ligne, texte } from '../formules';
import {
  COMME_LA_REFERENCE,
  LIBELLE_DENOMINATEUR,
  LIBELLE_METHODE,
  LIBELLE_PERIODE,
  LIBELLE_VARIANTE,
  MOTIF_COURT,
  ND,
  nomDuTerritoire,
  ouiNon,
} from '../libelles';
import type { Cellule, Format, PlanColonne, PlanTable } from '../plan';
import { modificationsDuTerritoire } from './assiette';
import { liste } from './listes';
import { parametre } from './parametres';

type Saisie = string | number;

export const CODE_DENOMINATEUR = 'DENOMINATEUR';
export const CODE_METHODE = 'METHODE_ACTION_LOGEMENT';

/** Names short enough to be read in full in their column. */
const CHOIX_COURT: Readonly<Partial<Record<MotifHorsFlux, string>>> = {
  SPECIFIQUE: 'Logements spécifiques',
  FONCTION: 'Logements de fonction',
  ETAT_R314: 'Réservations de l’État (R.314)',
};

interface Choix {
  readonly libelle: string;
  readonly reference: string;
  readonly formule: string;
  readonly modifie: string | null;
}

const libelleDExclusion = ({ code, libelle }: (typeof MOTIFS_NEGOCIES)[number]): string => `Exclure : ${CHOIX_COURT[code] ?? libelle}`;

/** The sentence of each choice is its key: a code in a column of its own would have no place to hide under the tables that follow. */
export const LIBELLE_DU_CHOIX: Readonly<Record<string, string>> = Object.fromEntries([
  ...MOTIFS_NEGOCIES.map((motif) => [motif.code, libelleDExclusion(motif)]),
  [CODE_DENOMINATEUR, 'Dénominateur des parts'],
  [CODE_METHODE, 'Méthode d’Action Logement'],
]);

function choixDuScenario({ hypotheses }: Contexte, { scenario }: Jeu): Choix[] {
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
  ];
}

export function tableChoix(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.choix;
  const l = (entete: string): string => ligne(t, entete);
  return construireTable<Choix>(
    t,
    [
      colonne('Choix', 'texte', 'texte', 36, ({ libelle }) => libelle),
      colonne('Retenu', 'saisie', 'texte', 12, ({ modifie, reference }) => modifie ?? { formule: `=${l('Référence')}`, valeur: reference }),
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
      colonne('Référence', 'lie', 'texte', 12, ({ reference, formule }) => ({ formule: `=${formule}`, valeur: reference })),
    ],
    choixDuScenario(contexte, jeu),
    // Beside the codes of the territoires, so that the choices line up with the names below.
    { ligne: debut, colonne: 1 },
  );
}

/** One input: where its reference is read, what the reference holds, and what the scenario puts instead. */
interface Entree {
  readonly entete: string;
  readonly format: Format;
  readonly largeur?: number;
  readonly options: Pick<PlanColonne, 'liste' | 'bornes'>;
  readonly formule: string;
  readonly reference: (territoire: HypothesesTerritoire) => Saisie;
  readonly modifiee: (modifications: Modifications) => Saisie | undefined;
}

const VOLUMES = { bornes: { min: 0, max: 1_000_000 } } as const;

/** Header of each input of a territoire, shared with the reading of a second run. */
export const ENTETES_VOLUMES = {
  mutations: 'Mutations',
  relogementsRu: 'Relogements RU',
  orcod: 'ORCOD',
  lhi: 'LHI',
  vente: 'Vente',
} as const;

export const enteteExclusion = (code: MotifHorsFlux): string => `Exclure ${MOTIF_COURT[code]}`;

/** What a negotiation moves first: the rate and the deductions. */
function entrees(jeu: Jeu): Entree[] {
  const territoire = (entete: string): string => chercher('Territoires', entete, ligne(jeu.tables.entrees, 'Clé'));
  const volumes = (Object.keys(ENTETES_VOLUMES) as (keyof typeof ENTETES_VOLUMES)[]).map((champ): Entree => ({
    entete: ENTETES_VOLUMES[champ],
    format: 'decimal2',
    options: VOLUMES,
    formule: `N(${territoire(ENTETES_VOLUMES[champ])})`,
    reference: ({ deductions }) => deductions[champ],
    modifiee: (modifications) => modifications[champ],
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
    {
      entete: 'Période du taux',
      format: 'texte',
      largeur: 18,
      options: { liste: liste('ListePeriodes') },
      formule: territoire('Période du taux'),
      reference: ({ periode }) => LIBELLE_PERIODE[periode],
      modifiee: ({ periode }) => (periode === undefined ? undefined : LIBELLE_PERIODE[periode]),
    },
    ...volumes,
  ];
}

/** The choices of the whole scenario, that a territoire may contradict. */
function exceptions(contexte: Contexte, jeu: Jeu): Entree[] {
  const libelle = (code: string): string => LIBELLE_DU_CHOIX[code] ?? code;
  const choix = (code: string): string => chercher(jeu.tables.choix, 'Retenu', texte(libelle(code)), 'Choix');
  const retenus = new Map(choixDuScenario(contexte, jeu).map((c) => [c.libelle, c.modifie ?? c.reference]));
  const retenu = (code: string): string => retenus.get(libelle(code)) ?? '';
  const exclusions = MOTIFS_NEGOCIES.map(({ code }): Entree => ({
    entete: enteteExclusion(code),
    format: 'texte',
    options: { liste: liste('ListeOuiNon') },
    formule: choix(code),
    reference: () => retenu(code),
    modifiee: ({ exclusions: propres }) => (propres?.[code] === undefined ? undefined : ouiNon(propres[code])),
  }));
  return [
    ...exclusions,
    {
      entete: 'Dénominateur des parts',
      format: 'texte',
      options: { liste: liste('ListeDenominateurs') },
      formule: choix(CODE_DENOMINATEUR),
      reference: () => retenu(CODE_DENOMINATEUR),
      modifiee: ({ denominateurDesParts }) => (denominateurDesParts === undefined ? undefined : LIBELLE_DENOMINATEUR[denominateurDesParts]),
    },
    {
      entete: 'Méthode Action Logement',
      format: 'texte',
      options: { liste: liste('ListeMethodesScenario') },
      formule: choix(CODE_METHODE),
      reference: () => retenu(CODE_METHODE),
      modifiee: ({ methodeActionLogement }) => (methodeActionLogement === undefined ? undefined : LIBELLE_METHODE[methodeActionLogement]),
    },
  ];
}

type T = HypothesesTerritoire;
type Propre = (entree: Entree, code: string) => Saisie | undefined;

/** Linked inputs, what tells whether they still are, and the reference of each one further on. */
function tableDeSaisies(
  contexte: Contexte,
  nom: string,
  inputs: readonly Entree[],
  propre: Propre,
  reperes: readonly Colonne<T>[],
  debut: number,
): PlanTable {
  const l = (entete: string): string => ligne(nom, entete);
  // A territoire without dwelling in this inventory keeps its line: what a scenario changes there must outlive one export.
  const { territoires } = contexte.hypotheses;
  const saisies = inputs.map((entree): Colonne<T> =>
    colonne<T>(
      entree.entete,
      'saisie',
      entree.format,
      entree.largeur ?? 12,
      (territoire): Cellule =>
        propre(entree, territoire.code) ?? { formule: `=${l(`Référence ${entree.entete}`)}`, valeur: entree.reference(territoire) },
      entree.options,
    ),
  );
  const references = inputs.map((entree): Colonne<T> =>
    colonne<T>(`Référence ${entree.entete}`, 'lie', entree.format, 12, entree.reference, { formule: `=${entree.formule}` }),
  );
  const differe = (territoire: T): boolean =>
    inputs.some((entree) => {
      const modifiee = propre(entree, territoire.code);
      return modifiee !== undefined && modifiee !== entree.reference(territoire);
    });
  return construireTable<T>(
    nom,
    [
      colonne('Territoire', 'texte', 'texte', 11, ({ code }) => code),
      colonne('Nom', 'texte', 'texte', 36, ({ code }) => nomDuTerritoire(code)),
      ...saisies,
      ...reperes,
      colonne('Suivi', 'controle', 'texte', 12, (territoire) => (differe(territoire) ? 'modifié' : 'lié'), {
        formule: `=IF(AND(${inputs.map(({ entete }) => `${l(entete)}=${l(`Référence ${entete}`)}`).join(',')}),"lié","modifié")`,
      }),
      ...techniques([
        ...references,
        colonne<T>('Clé', 'resultat', 'general', 10, ({ code }) => `D${code}`, { formule: `="D"&${l('Territoire')}` }),
      ]),
    ],
    territoires,
    { ligne: debut },
  );
}

export function tableEntrees(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const inputs = entrees(jeu);
  const propre: Propre = (entree, code) => entree.modifiee(modificationsDuTerritoire(jeu, code));
  const deductions = Object.values(ENTETES_VOLUMES);
  const total = (prefixe: string): string => deductions.map((entete) => `N(${ligne(jeu.tables.entrees, prefixe + entete)})`).join('+');
  const deduit = (territoire: T): number =>
    inputs.reduce((somme, entree) => {
      const valeur = deductions.some((entete) => entete === entree.entete)
        ? (propre(entree, territoire.code) ?? entree.reference(territoire))
        : 0;
      return somme + (typeof valeur === 'number' ? valeur : 0);
    }, 0);
  const deduitEnReference = ({ deductions: d }: T): number => d.mutations + d.relogementsRu + d.orcod + d.lhi + d.vente;
  return tableDeSaisies(
    contexte,
    jeu.tables.entrees,
    inputs,
    propre,
    [
      colonne('Total déduit', 'resultat', 'decimal2', 12, deduit, { formule: `=${total('')}` }),
      colonne('Total de la référence', 'lie', 'decimal2', 12, deduitEnReference, { formule: `=${total('Référence ')}` }),
      colonne(
        'Écart des déductions',
        'resultat',
        'points',
        12,
        (territoire) => sansBruit(deduit(territoire) - deduitEnReference(territoire)),
        {
          formule: `=${arrondiSansBruit(`${ligne(jeu.tables.entrees, 'Total déduit')}-${ligne(jeu.tables.entrees, 'Total de la référence')}`)}`,
        },
      ),
    ],
    debut,
  );
}

export function tableExceptions(contexte: Contexte, jeu: Jeu, debut: number): PlanTable {
  const t = jeu.tables.exceptions;
  const compte = (entete: string): string => chercher('ComptageTerritoires', entete, ligne(t, 'Clé'));
  const logements = (code: string): number =>
    contexte.comptage.lignes.reduce(
      (total, c) => total + (c.territoire === code && MOTIFS_NEGOCIES.some((motif) => motif.code === c.motif) ? c.logements : 0),
      0,
    );
  const parc = (code: string): number => contexte.reference.resultats.assiette.find(({ territoire }) => territoire === code)?.parc ?? 0;
  return tableDeSaisies(
    contexte,
    t,
    exceptions(contexte, jeu),
    (entree, code) => entree.modifiee(jeu.scenario?.parTerritoire?.[code] ?? {}),
    [
      colonne('Logements concernés', 'resultat', 'entier', 12, ({ code }) => logements(code), {
        formule: `=IFERROR(${MOTIFS_NEGOCIES.map(({ code }) => compte(`Parc ${MOTIF_COURT[code]}`)).join('+')},0)`,
      }),
      colonne('Parc', 'resultat', 'entier', 12, ({ code }) => parc(code), { formule: `=IFERROR(${compte('Parc retenu')},0)` }),
      // As many columns as the tables above and below show, so that the references of all of them hide together.
      colonne('Part du parc', 'resultat', 'pourcent2', 12, ({ code }) => (parc(code) > 0 ? logements(code) / parc(code) : ND), {
        formule: `=IF(${ligne(t, 'Parc')}>0,${ligne(t, 'Logements concernés')}/${ligne(t, 'Parc')},"${ND}")`,
      }),
    ],
    debut,
  );
}
