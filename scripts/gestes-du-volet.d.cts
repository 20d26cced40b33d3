import type { FrameLocator } from 'playwright-core';

/** `delai`: milliseconds, instead of the page's own limit. */
export function lireInventaire(volet: FrameLocator, delai?: { readonly timeout?: number }): Promise<void>;
export function ouvrirLeScenario(volet: FrameLocator): Promise<void>;
/** « Mutations à 40 »: forty mutations deducted in each territoire. */
export function saisirLeScenario(volet: FrameLocator): Promise<void>;
