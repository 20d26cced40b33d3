/** Biens and the inputs of the scenarios: few figures of their own, links above all. */
import { CCH_FLUX, INVENTAIRE, NEGOCIATION, NEGOFLUX } from './sources';
import { dans, ici, renvoi, type Entree, type Declaration, type TableExpliquee } from './types';

export const expliquerMotifs: TableExpliquee = (): readonly Entree[] => [
  [
    'Coefficient',
    {
      titre: '1 si les logements de ce motif sont hors du flux, 0 sinon',
      termes: [ici('Obligatoire'), ici('Exclu du flux')],
      regle: 'Un motif obligatoire est toujours exclu ; les autres le sont si vous le choisissez.',
      source: CCH_FLUX,
    },
  ],
];

export const expliquerBiens: TableExpliquee = (): readonly Entree[] => [
  [
    'Poids',
    {
      titre: 'Ce que ce logement compte pour ce réservataire',
      regle: 'Fraction : 1 ÷ nombre de réservataires ; priorité : 1 pour le premier ; double : 1 pour chacun.',
      source: NEGOFLUX,
    },
  ],
  [
    'Clé',
    {
      titre: 'Territoire, motif, droit et réservataire de ce logement, en un repère',
      regle: 'Le droit est actif, échu ou futur au 31/12/N-1 selon les dates de la convention ; c’est par ce repère que Comptage compte.',
      source: INVENTAIRE,
    },
  ],
  [
    'Clé programme',
    {
      titre: 'Repère du programme et de la fin de sa convention',
      regle: 'Repère technique, par lequel les droits acquis sont comptés.',
      source: INVENTAIRE,
    },
  ],
  [
    'Clé libération',
    {
      titre: 'Repère de la libération de ce logement',
      termes: [ici('Département'), ici('Hors flux'), ici('Libération')],
      regle: 'Repère technique, par lequel les libérations sont comptées.',
      source: INVENTAIRE,
    },
  ],
];

const lien = (reference: string): Declaration => ({
  titre: 'Donnée du scénario, liée à la référence tant que vous ne la remplacez pas',
  termes: [ici(reference)],
  regle: 'Une formule : elle suit la référence. Une valeur tapée : c’est ce que le scénario change, et sa ligne affiche « modifié ».',
  source: NEGOCIATION,
});
const SUIVI: Declaration = {
  titre: 'Cette ligne diffère-t-elle de la référence ?',
  termes: [],
  regle: '« lié » tant que tout suit la référence, « modifié » sinon.',
  source: NEGOFLUX,
};
const VOLUMES = ['Mutations', 'Relogements RU', 'ORCOD', 'LHI', 'Vente'];
const somme = (noms: readonly string[]): string => noms.map((nom) => `{${nom}}`).join(' + ');

export const expliquerChoix: TableExpliquee = (): readonly Entree[] => [
  ['Retenu', lien('Référence')],
  ['Référence', { titre: 'Choix de la référence', regle: 'Lu dans la feuille Hypothèses.', source: NEGOCIATION }],
  ['Suivi', { ...SUIVI, termes: [ici('Retenu'), ici('Référence')] }],
];

export const expliquerEntrees: TableExpliquee = (): readonly Entree[] => [
  ['Suivi', SUIVI],
  [
    'Total déduit',
    {
      titre: 'Déductions de ce scénario (logements par an)',
      symbole: 'D',
      calcul: somme(VOLUMES),
      termes: VOLUMES.map((nom) => ici(nom)),
      regle: 'Mutations et relogements du scénario.',
      source: CCH_FLUX,
    },
  ],
  [
    'Total de la référence',
    {
      titre: 'Déductions de la référence (logements par an)',
      calcul: somme(VOLUMES.map((nom) => `Référence ${nom}`)),
      termes: VOLUMES.map((nom) => ici(`Référence ${nom}`)),
      regle: 'Mutations et relogements de la référence.',
      source: CCH_FLUX,
    },
  ],
  [
    'Écart des déductions',
    {
      titre: 'Ce que le scénario déduit de plus ou de moins (logements par an)',
      calcul: '{Total déduit} − {Total de la référence}',
      termes: [ici('Total déduit'), ici('Total de la référence')],
      regle: 'Scénario moins référence.',
      source: NEGOFLUX,
    },
  ],
  ...['Variante de taux', 'Taux saisi', ...VOLUMES].map((nom): Entree => [
    `Référence ${nom}`,
    {
      titre: `${nom} dans la référence`,
      termes: [dans('Territoires', nom, 'D{Territoire}')],
      regle: 'Lu dans la feuille Hypothèses.',
      source: NEGOCIATION,
    },
  ]),
  [/^(.+)$/, ([nom = '']) => lien(`Référence ${nom}`)],
];

export const expliquerExceptions: TableExpliquee = ({ tables }): readonly Entree[] => [
  ['Suivi', SUIVI],
  [
    'Logements concernés',
    {
      titre: 'Logements du territoire portant un motif négocié (logements)',
      termes: [renvoi('ComptageTerritoires', 'Clé', 'Comptage par territoire')],
      regle: 'Ce qu’un changement d’exclusion peut déplacer.',
      source: INVENTAIRE,
    },
  ],
  [
    'Parc',
    {
      titre: 'Parc du territoire (logements)',
      symbole: 'P',
      calcul: '{Parc retenu}',
      termes: [dans('ComptageTerritoires', 'Parc retenu', 'D{Territoire}')],
      regle: 'Parc déclaré s’il est saisi, sinon parc compté.',
      source: CCH_FLUX,
    },
  ],
  [
    /^Référence (.+)$/,
    ([nom = '']) => ({
      titre: `${nom} : choix commun du scénario`,
      termes: [renvoi(tables.choix, 'Retenu', 'Choix communs')],
      regle: 'Lu dans les choix communs à tous les territoires.',
      source: NEGOCIATION,
    }),
  ],
  [/^(.+)$/, ([nom = '']) => lien(`Référence ${nom}`)],
];
