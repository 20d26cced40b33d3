/** The sheet Comparaison: its headers bear the names of the scenarios, so that the formula of the cell says which one is read. */
import { colonneCommune } from './colonnes-communes';
import { calcul } from './declarer';
import { NEGOCIATION, NEGOFLUX, REFERENTIEL } from './sources';
import { dans, ici, renvoi, somme, type Entree, type TableExpliquee } from './types';

const CLE = '{Clé}';

/** One column of a table that the reference has, and every scenario under its number and `suffixe`. */
interface Lue {
  readonly reference: string;
  readonly suffixe?: string;
  readonly colonne: string;
}

const FLUX_ESTIME: Lue = { reference: 'Flux', colonne: 'Flux estimé' };
const ASSIETTE: Lue = { reference: 'Assiette', suffixe: 'Assiette', colonne: 'Assiette' };

/** The table of the scenario, or of the reference, that the formula reads in this column of it. */
function tableLue(formule: string, { suffixe = '', reference, colonne }: Lue): string | null {
  const lue = new RegExp(`\\b(Scenario\\d+${suffixe}|${reference})\\[${colonne}\\]`).exec(formule);
  return lue?.[1] ?? null;
}

/** Without its formula, the column of a scenario and one of the user's are alike. */
function sansFormule(colonne: string): readonly Entree[] {
  if (colonneCommune(colonne) !== null) return [];
  return [
    calcul(
      colonne,
      `${colonne} : une valeur sans formule`,
      'Les chiffres de ce tableau sont des formules. Si cette colonne est celle d’un scénario, une valeur y a été tapée à la place de la formule ; sinon, la colonne est la vôtre.',
      NEGOFLUX,
      { termes: [] },
    ),
  ];
}

export const expliquerComparaison: TableExpliquee = ({ colonne, formule }): readonly Entree[] => {
  if (formule === '') return sansFormule(colonne);
  const part = tableLue(formule, { reference: 'Flux', colonne: 'Part retenue' });
  if (part !== null) {
    const scenario = /(Scenario\d+)\[Part retenue\]/.exec(formule)?.[1] ?? part;
    return [
      calcul(
        colonne,
        `Ce que la part de {Réservataire} gagne ou perd dans le scénario « ${/^Écart (.+) \(points\)$/.exec(colonne)?.[1] ?? colonne} » (points)`,
        'Part retenue du scénario moins part retenue de la référence.',
        NEGOFLUX,
        {
          calcul: '({s’} − {s}) × 100',
          termes: [
            dans(scenario, 'Part retenue', CLE, { symbole: 's’', nom: 'Part retenue, scénario' }),
            dans('Flux', 'Part retenue', CLE, { symbole: 's', nom: 'Part retenue, référence' }),
          ],
        },
      ),
    ];
  }
  const arrondi = tableLue(formule, { reference: 'Flux', colonne: 'Flux arrondi' });
  if (arrondi !== null) {
    return [
      calcul(
        colonne,
        `Flux de {Réservataire} en logements entiers : ${colonne}`,
        'Lu dans le tableau de flux de la référence ou du scénario, par l’arrondi qui y est retenu.',
        NEGOFLUX,
        { calcul: '{Flux arrondi}', termes: [dans(arrondi, 'Flux arrondi', CLE)] },
      ),
    ];
  }
  const flux = tableLue(formule, FLUX_ESTIME);
  if (flux !== null) {
    return [
      calcul(
        colonne,
        `Flux estimé de {Réservataire}, ${colonne} (logements par an)`,
        'Lu dans le tableau de flux de la référence ou du scénario ; 0 si le réservataire n’y a pas de ligne.',
        REFERENTIEL,
        { symbole: 'F', calcul: '{F}', termes: [dans(flux, 'Flux estimé', CLE, { symbole: 'F', nom: `Flux estimé, ${colonne}` })] },
      ),
    ];
  }
  const nom = /^Écart (.+) \(logements\)$/.exec(colonne)?.[1];
  if (nom === undefined || !formule.includes('[Référence]')) return [];
  return [
    calcul(
      colonne,
      `Ce que {Réservataire} gagne ou perd dans le scénario « ${nom} » (logements par an)`,
      'Flux estimé du scénario moins flux estimé de la référence.',
      NEGOFLUX,
      { calcul: `{${nom}} − {Référence}`, termes: [ici(nom), ici('Référence')] },
    ),
  ];
};

/** A table whose columns each read one column of the reference's table, or of a scenario's. */
function expliquerLaTableLue(lue: Lue, dire: (colonne: string, table: string) => Entree): TableExpliquee {
  return ({ colonne, formule }) => {
    if (formule === '') return sansFormule(colonne);
    const table = tableLue(formule, lue);
    return table === null ? [] : [dire(colonne, table)];
  };
}

export const expliquerComparaisonSynthese = expliquerLaTableLue(FLUX_ESTIME, (colonne, table) =>
  calcul(
    colonne,
    `Flux de la catégorie « {Catégorie} », ${colonne} (logements par an)`,
    'Somme des flux estimés des réservataires de la catégorie, tous territoires.',
    NEGOFLUX,
    {
      calcul: '{Flux de la catégorie}',
      termes: [somme(table, 'Flux estimé', 'Flux de la catégorie', ['Catégorie', '{Catégorie}'])],
    },
  ),
);

export const expliquerComparaisonAssiette = expliquerLaTableLue(ASSIETTE, (colonne, table) =>
  calcul(
    colonne,
    `Assiette du territoire {Territoire}, ${colonne} (logements par an)`,
    'Lue dans le tableau d’assiette de la référence ou du scénario.',
    REFERENTIEL,
    { symbole: 'N', calcul: '{N}', termes: [dans(table, 'Assiette', 'D{Territoire}', { symbole: 'N' })] },
  ),
);

export const expliquerComparaisonTotaux = expliquerLaTableLue(ASSIETTE, (colonne, table) =>
  calcul(
    colonne,
    `Assiette de tous les territoires, ${colonne} (logements par an)`,
    'Somme du tableau d’assiette de la référence ou du scénario.',
    REFERENTIEL,
    { calcul: '{Assiettes}', termes: [somme(table, 'Assiette', 'Assiettes')] },
  ),
);

export const expliquerComparaisonChoix: TableExpliquee = ({ colonne, formule }): readonly Entree[] => {
  if (formule === '') return sansFormule(colonne);
  const table = /\b(Scenario\d+Choix)\[Retenu\]/.exec(formule)?.[1];
  if (table === undefined && !/\[Référence\]|\b(Parametres|Motifs)\[/.test(formule)) return [];
  return [
    calcul(
      colonne,
      `« {Choix} » retenu, ${colonne}`,
      'Lu dans Hypothèses pour la référence, dans les choix communs de sa feuille pour un scénario.',
      NEGOCIATION,
      table === undefined ? {} : { termes: [dans(table, 'Retenu', '{Choix}', { colonneCle: 'Choix' })] },
    ),
  ];
};

export const expliquerComparaisonControles: TableExpliquee = ({ formule }): readonly Entree[] => [
  calcul(
    'Contrôles',
    'Tous les contrôles de « {Hypothèses} » sont-ils bons ?',
    'Parts, flux, arrondi et capacité de chaque territoire : « À vérifier » dès que l’un d’eux alerte ; sa feuille dit lequel.',
    NEGOFLUX,
    {
      termes: [renvoi(/(Scenario\d+Controle)\[/.exec(formule)?.[1] ?? 'ControleFlux', 'Contrôle des parts', 'Contrôles par territoire')],
    },
  ),
];
