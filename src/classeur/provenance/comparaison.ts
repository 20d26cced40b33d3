import { dans, ici, renvoi, somme, type Entree, type TableExpliquee } from './types';
import { NEGOFLUX, REFERENTIEL } from './sources';

const CLE = '{Clé}';

/** The scenario whose table the formula reads; the reference when it reads none. */
function tableLue(formule: string, suffixe: string): string | null {
  return new RegExp(`(Scenario\\d+${suffixe})\\[`).exec(formule)?.[1] ?? null;
}

export const expliquerComparaison: TableExpliquee = ({ formule }): readonly Entree[] => {
  const table = tableLue(formule, '') ?? 'Flux';
  const flux = (symbole: string, nom: string, de: string) => dans(de, 'Part retenue', CLE, { symbole, nom });
  return [
    [
      /^Écart (.+) \(logements\)$/,
      ([nom = '']) => ({
        titre: `Ce que {Réservataire} gagne ou perd dans le scénario « ${nom} » (logements par an)`,
        calcul: `{${nom}} − {Référence}`,
        termes: [ici(nom), ici('Référence')],
        regle: 'Flux estimé du scénario moins flux estimé de la référence.',
        source: NEGOFLUX,
      }),
    ],
    [
      /^Écart (.+) \(points\)$/,
      ([nom = '']) => ({
        titre: `Ce que la part de {Réservataire} gagne ou perd dans le scénario « ${nom} » (points)`,
        calcul: '({s’} − {s}) × 100',
        termes: [flux('s’', `Part retenue, ${nom}`, table), flux('s', 'Part retenue, référence', 'Flux')],
        regle: 'Part retenue du scénario moins part retenue de la référence.',
        source: NEGOFLUX,
      }),
    ],
    [
      /^(.+)$/,
      ([nom = '']) => ({
        titre: `Flux estimé de {Réservataire}, ${nom} (logements par an)`,
        symbole: 'F',
        calcul: '{F}',
        termes: [dans(table, 'Flux estimé', CLE, { symbole: 'F', nom: `Flux estimé, ${nom}` })],
        regle: 'Lu dans le tableau de flux de la référence ou du scénario ; 0 si le réservataire n’y a pas de ligne.',
        source: REFERENTIEL,
      }),
    ],
  ];
};

export const expliquerComparaisonSynthese: TableExpliquee = ({ formule }) => {
  const table = tableLue(formule, '') ?? 'Flux';
  return [
    [
      /^(.+)$/,
      ([nom = '']) => ({
        titre: `Flux de la catégorie « {Catégorie} », ${nom} (logements par an)`,
        calcul: '{Flux de la catégorie}',
        termes: [somme(table, 'Flux estimé', 'Flux de la catégorie', ['Catégorie', '{Catégorie}'])],
        regle: 'Somme des flux estimés des réservataires de la catégorie, tous territoires.',
        source: NEGOFLUX,
      }),
    ],
  ];
};

export const expliquerComparaisonAssiette: TableExpliquee = ({ formule }) => {
  const table = tableLue(formule, 'Assiette') ?? 'Assiette';
  return [
    [
      /^(.+)$/,
      ([nom = '']) => ({
        titre: `Assiette du territoire {Territoire}, ${nom} (logements par an)`,
        symbole: 'N',
        calcul: '{N}',
        termes: [dans(table, 'Assiette', 'D{Territoire}', { symbole: 'N' })],
        regle: 'Lue dans le tableau d’assiette de la référence ou du scénario.',
        source: REFERENTIEL,
      }),
    ],
  ];
};

export const expliquerComparaisonControles: TableExpliquee = ({ formule }) => {
  const table = /(Scenario\d+Controle)\[/.exec(formule)?.[1] ?? 'ControleFlux';
  return [
    [
      'Contrôles',
      {
        titre: 'Tous les contrôles de « {Hypothèses} » sont-ils bons ?',
        termes: [renvoi(table, 'Contrôle des parts', 'Contrôles par territoire')],
        regle: 'Parts, flux, arrondi et capacité de chaque territoire : « À vérifier » dès que l’un d’eux alerte ; sa feuille dit lequel.',
        source: NEGOFLUX,
      },
    ],
  ];
};
