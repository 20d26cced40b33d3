/** The inputs of the scenarios: links to the reference until someone types over them. */
import { MOTIFS_NEGOCIES } from '../contexte';
import { enteteExclusion } from '../feuilles/exceptions-scenario';
import { calcul } from './declarer';
import { CCH_FLUX, INVENTAIRE, NEGOCIATION, NEGOFLUX } from './sources';
import { dans, ici, renvoi, type Declaration, type Entree, type TableExpliquee } from './types';

const lien = (titre: string, reference: string): Declaration => ({
  titre,
  nature: 'lien',
  termes: [ici(reference)],
  regle: 'Une formule : elle suit la référence. Une valeur tapée : c’est ce que le scénario change, et sa ligne affiche « modifié ».',
  source: NEGOCIATION,
});
const SUIVI: Declaration = {
  titre: 'Cette ligne diffère-t-elle de la référence ?',
  regle: '« lié » tant que tout suit la référence, « modifié » sinon.',
  source: NEGOFLUX,
};
const VOLUMES = ['Mutations', 'Relogements RU', 'ORCOD', 'LHI', 'Vente'];
const somme = (noms: readonly string[]): string => noms.map((nom) => `{${nom}}`).join(' + ');

export const CHOIX: readonly Entree[] = [
  ['Retenu', lien('« {Choix} » dans ce scénario', 'Référence')],
  calcul('Référence', '« {Choix} » dans la référence', 'Lu dans la feuille Hypothèses.', NEGOCIATION),
  ['Suivi', { ...SUIVI, termes: [ici('Retenu'), ici('Référence')] }],
];

export const ENTREES: readonly Entree[] = [
  ['Suivi', SUIVI],
  calcul('Total déduit', 'Déductions de ce scénario (logements par an)', 'Mutations et relogements du scénario.', CCH_FLUX, {
    symbole: 'D',
    calcul: somme(VOLUMES),
    termes: VOLUMES.map((nom) => ici(nom)),
  }),
  calcul('Total de la référence', 'Déductions de la référence (logements par an)', 'Mutations et relogements de la référence.', CCH_FLUX, {
    calcul: somme(VOLUMES.map((nom) => `Référence ${nom}`)),
    termes: VOLUMES.map((nom) => ici(`Référence ${nom}`)),
  }),
  calcul(
    'Écart des déductions',
    'Ce que le scénario déduit de plus ou de moins (logements par an)',
    'Déductions du scénario moins déductions de la référence.',
    NEGOFLUX,
    { calcul: '{Total déduit} − {Total de la référence}', termes: [ici('Total déduit'), ici('Total de la référence')] },
  ),
  ...['Variante de taux', 'Taux saisi', 'Période du taux', ...VOLUMES].flatMap((nom): Entree[] => [
    [nom, lien(`${nom} dans ce scénario, {Nom}`, `Référence ${nom}`)],
    calcul(`Référence ${nom}`, `${nom} dans la référence, {Nom}`, 'Lu dans la feuille Hypothèses.', NEGOCIATION, {
      termes: [dans('Territoires', nom, 'D{Territoire}')],
    }),
  ]),
];

export const expliquerExceptions: TableExpliquee = ({ tables }): readonly Entree[] => [
  ['Suivi', SUIVI],
  calcul(
    'Logements concernés',
    'Logements du territoire portant un motif négocié (logements)',
    'Somme des motifs négociés : ce qu’un changement d’exclusion peut déplacer.',
    INVENTAIRE,
  ),
  calcul('Parc', 'Parc du territoire (logements)', 'Parc déclaré s’il est saisi, sinon parc compté.', CCH_FLUX, {
    symbole: 'P',
    calcul: '{Parc retenu}',
    termes: [dans('ComptageTerritoires', 'Parc retenu', 'D{Territoire}')],
  }),
  calcul('Part du parc', 'Part du parc du territoire qui porte un motif négocié', 'Logements concernés ÷ parc.', INVENTAIRE, {
    calcul: '{Logements concernés} ÷ {Parc}',
    termes: [ici('Logements concernés'), ici('Parc')],
  }),
  ...[...MOTIFS_NEGOCIES.map(({ code }) => enteteExclusion(code)), 'Dénominateur des parts', 'Méthode Action Logement'].flatMap(
    (nom): Entree[] => [
      [nom, lien(`${nom} : choix propre à {Nom}, dans ce scénario`, `Référence ${nom}`)],
      calcul(`Référence ${nom}`, `${nom} : choix commun du scénario`, 'Lu dans les choix communs à tous les territoires.', NEGOCIATION, {
        termes: [renvoi(tables.choix, 'Retenu', 'Choix communs')],
      }),
    ],
  ),
];
