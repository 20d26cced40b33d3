/** The register of the corrections, read back: where each cell stands now, and what it said with its own type. */
import type { ValeurCellule } from '../domaine/inventaire';
import { texteDe } from '../domaine/lecture/texte';
import { plage, zoneDe } from './adresses';
import { verifierSignal } from './erreurs';
import type { Suivi } from './porte';
import { ouvrirRegistre, rangDe } from './registre-corrections';

export interface LigneLue {
  /** 0-based, among the rows of the register. */
  readonly rang: number;
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly avant: ValeurCellule;
  readonly apres: string;
  readonly etat: string;
  readonly repere: { readonly colonne: number; readonly valeur: string } | null;
  /** False when the cell went with its row, its column or its sheet. */
  readonly situee: boolean;
}

const LIGNES_PAR_LECTURE = 6_000;
const REFERENCE = /^=(?:ROW|COLUMN)\((?:'((?:[^']|'')+)'|([^'!()]+))!\$?([A-Z]{1,3})\$?(\d+)\)$/i;

interface Place {
  readonly feuille: string;
  readonly ligne: number;
  readonly colonne: number;
}

/** What a reference of the register designates now; null once it designates nothing. */
function placeDe(formule: unknown): Place | null {
  const [, citee, nue, lettres = '', ligne = ''] = REFERENCE.exec(String(formule)) ?? [];
  const zone = zoneDe(`${lettres.toUpperCase()}${ligne}`);
  const feuille = citee?.replace(/''/g, "'") ?? nue;
  return zone === null || feuille === undefined ? null : { feuille, ligne: zone.ligne, colonne: zone.colonne };
}

/** Someone may have replaced the formulas of the register by their values: where the cell stood is then where it is looked for. */
function situer(formule: unknown, feuille: string, cellule: string): { readonly place: Place; readonly situee: boolean } {
  const suivie = placeDe(formule);
  if (suivie !== null) return { place: suivie, situee: true };
  const zone = zoneDe(cellule) ?? { ligne: 0, colonne: 0 };
  return {
    place: { feuille, ligne: zone.ligne, colonne: zone.colonne },
    situee: !String(formule).startsWith('=') && zoneDe(cellule) !== null,
  };
}

export async function lireRegistre(contexte: Excel.RequestContext, suivi: Suivi): Promise<readonly LigneLue[]> {
  const registre = await ouvrirRegistre(contexte);
  if (registre === null) return [];
  const { feuille, zone } = registre;
  const lignes: LigneLue[] = [];
  for (let debut = 1; debut < zone.lignes; debut += LIGNES_PAR_LECTURE) {
    const bloc = plage(feuille, { ...zone, ligne: zone.ligne + debut, lignes: Math.min(LIGNES_PAR_LECTURE, zone.lignes - debut) });
    bloc.load('values,formulas');
    verifierSignal(suivi.signal);
    // eslint-disable-next-line negoflux/sync-en-boucle -- one request per 6 000 lines: more would not fit in one answer of Excel.
    await contexte.sync();
    (bloc.values as ValeurCellule[][]).forEach((valeurs, rang) => {
      const formules = (bloc.formulas as unknown[][])[rang] ?? [];
      lignes.push(ligneDe(valeurs, formules, debut - 1 + rang));
    });
  }
  return lignes;
}

function ligneDe(valeurs: readonly ValeurCellule[], formules: readonly unknown[], rang: number): LigneLue {
  const lire = (entete: Parameters<typeof rangDe>[0]): ValeurCellule => valeurs[rangDe(entete)] ?? null;
  const texte = (entete: Parameters<typeof rangDe>[0]): string => String(lire(entete) ?? '');
  const { place, situee } = situer(formules[rangDe('Ligne actuelle')], texte('Feuille'), texte('Cellule'));
  const colonneDuRepere = placeDe(formules[rangDe('Colonne du repère')])?.colonne ?? null;
  const valeurDuRepere = texteDe(lire('Repère'));
  const avant = lire('Valeur avant');
  return {
    rang,
    ...place,
    situee,
    avant: texte('Nature avant') === 'Texte' ? String(avant ?? '') : avant,
    apres: texte('Valeur écrite'),
    etat: texte('État'),
    repere: colonneDuRepere === null || valeurDuRepere === '' ? null : { colonne: colonneDuRepere, valeur: valeurDuRepere },
  };
}
