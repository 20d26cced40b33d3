/** Settings of the sharing in the form of a scenario: caps in percent, and choices; an empty field stays linked to the reference. */
import type { Arrondi, BaseGarantie, ReglagesDuPartage, ReglementDesParts } from '../../domaine/hypotheses';
import { ecrireNombre, lireNombre } from './nombres';

export const PLAFONDS = ['plafondEtat', 'plafondAgents', 'plafondCollectivites'] as const;
export type Plafond = (typeof PLAFONDS)[number];
export const LIBELLE_PLAFOND: Readonly<Record<Plafond, string>> = {
  plafondEtat: 'Plafond de l’État',
  plafondAgents: 'Plafond des agents de l’État',
  plafondCollectivites: 'Plafond des garanties d’emprunt',
};
export const LIBELLE_BASE: Readonly<Record<BaseGarantie, string>> = {
  flux: 'Flux annuel',
  programme: 'Logements de chaque programme',
  stock: 'Parc entier',
};
export const LIBELLE_REGLEMENT: Readonly<Record<ReglementDesParts, string>> = {
  'a-negocier': 'À négocier',
  normaliser: 'Normaliser toutes les parts',
  reduire: 'Réduire celles qu’aucun plafond ne limite',
};
export const LIBELLE_ARRONDI: Readonly<Record<Arrondi, string>> = {
  'plus-forts-restes': 'Aux plus forts restes',
  'demi-superieur': 'Au demi supérieur',
  plancher: 'À l’entier inférieur',
  plafond: 'À l’entier supérieur',
};

/** What the préfet does of the rights that no signed convention carries. */
export const LIBELLE_REPRISE: Readonly<Record<'oui' | 'non', string>> = {
  oui: 'Oui, en plus de son flux',
  non: 'Non',
};

export interface Reglages {
  /** In percent, as typed. */
  readonly plafonds: Readonly<Record<Plafond, string>>;
  readonly baseGarantie: BaseGarantie | '';
  readonly reglementDesParts: ReglementDesParts | '';
  readonly arrondi: Arrondi | '';
  readonly repriseParLePrefet: keyof typeof LIBELLE_REPRISE | '';
}

export const REGLAGES_VIDES: Reglages = {
  plafonds: { plafondEtat: '', plafondAgents: '', plafondCollectivites: '' },
  baseGarantie: '',
  reglementDesParts: '',
  arrondi: '',
  repriseParLePrefet: '',
};

export function versReglages(m: ReglagesDuPartage): Reglages {
  const plafond = (cle: Plafond): string => {
    const fraction = m[cle];
    return ecrireNombre(fraction === undefined ? undefined : Number((fraction * 100).toPrecision(12)));
  };
  return {
    plafonds: {
      plafondEtat: plafond('plafondEtat'),
      plafondAgents: plafond('plafondAgents'),
      plafondCollectivites: plafond('plafondCollectivites'),
    },
    baseGarantie: m.baseGarantie ?? '',
    reglementDesParts: m.reglementDesParts ?? '',
    arrondi: m.arrondi ?? '',
    repriseParLePrefet: m.repriseParLePrefet === undefined ? '' : m.repriseParLePrefet ? 'oui' : 'non',
  };
}

export function versReglagesDuPartage({
  plafonds,
  baseGarantie,
  reglementDesParts,
  arrondi,
  repriseParLePrefet,
}: Reglages): ReglagesDuPartage {
  const lus = PLAFONDS.flatMap((cle) => {
    const n = lireNombre(plafonds[cle]);
    return typeof n === 'number' ? [[cle, Number((n / 100).toPrecision(12))] as const] : [];
  });
  return {
    ...Object.fromEntries(lus),
    ...(baseGarantie && { baseGarantie }),
    ...(reglementDesParts && { reglementDesParts }),
    ...(arrondi && { arrondi }),
    ...(repriseParLePrefet && { repriseParLePrefet: repriseParLePrefet === 'oui' }),
  };
}

/** Caps that are not a percentage, with what to do. */
export function fautesDesReglages({ plafonds }: Reglages): Readonly<Partial<Record<Plafond, string>>> {
  return Object.fromEntries(
    PLAFONDS.flatMap((cle) => {
      const n = lireNombre(plafonds[cle]);
      return n === null || (typeof n === 'number' && n > 100) ? [[cle, 'Saisissez un pourcentage entre 0 et 100, ou laissez vide.']] : [];
    }),
  );
}

/** One French line for each setting that a scenario changes. */
export function decrireReglages(m: ReglagesDuPartage): readonly string[] {
  const lignes = PLAFONDS.flatMap((cle) => {
    const fraction = m[cle];
    return fraction === undefined ? [] : [`${LIBELLE_PLAFOND[cle]} : ${ecrireNombre(Number((fraction * 100).toPrecision(12)))} %`];
  });
  if (m.baseGarantie) lignes.push(`Plafond des garanties compté sur : ${LIBELLE_BASE[m.baseGarantie].toLowerCase()}`);
  if (m.reglementDesParts) lignes.push(`Parts au-delà de 100 % : ${LIBELLE_REGLEMENT[m.reglementDesParts].toLowerCase()}`);
  if (m.arrondi) lignes.push(`Arrondi : ${LIBELLE_ARRONDI[m.arrondi].toLowerCase()}`);
  if (m.repriseParLePrefet !== undefined)
    lignes.push(`Droits non convertis repris par le préfet : ${m.repriseParLePrefet ? 'oui' : 'non'}`);
  return lignes;
}
