/**
 * Which cells of the inventory are merged over several rows. Office.js fails when a range holds more than 512 merged areas, and says
 * nothing of the others: the whole range is asked for first, then bands of rows that cannot hold as many.
 */
import type { ValeurCellule } from '../domaine/inventaire';
import type { Fusion, Fusions } from '../domaine/lecture/etendre-fusions';
import { plage, zoneDe, type Zone } from './adresses';
import { verifierSignal, versErreurExcel } from './erreurs';
import type { Suivi } from './porte';

/** ExcelApi 1.13: « if the merged areas count in this range is more than 512, then this method will fail ». */
const FUSIONS_PAR_REPONSE = 512;
/** What one band takes in a request, and one area in an answer beside the name of its sheet. */
const OCTETS_PAR_BANDE = 1_200;
const OCTETS_PAR_ADRESSE = 26;
/** Excel on the web refuses 5 MB, one way and the other. */
const OCTETS_PAR_ENVOI = 2_800_000;
const OCTETS_PAR_REPONSE = 4_000_000;
/** Beyond, Excel would spend longer on its merged cells than on the inventory. */
const BANDES_MAXIMUM = 6_000;

/** What Excel answers when there is too much to say, or when it does not know the method. Anything else stops the reading. */
const CODES_DE_REFUS: ReadonlySet<string> = new Set([
  'GeneralException',
  'InvalidArgument',
  'InvalidOperation',
  'RangeExceedsLimit',
  'OperationCellsExceedLimit',
  'ResponsePayloadSizeLimitExceeded',
  'UnsupportedFeature',
  'UnsupportedOperation',
  'ApiNotFound',
  'ApiNotAvailable',
  'NotImplemented',
]);

type Valeurs = readonly (readonly ValeurCellule[])[];

const vide = (valeur: ValeurCellule | undefined): boolean => valeur === null || valeur === undefined || valeur === '';

export interface Bande {
  readonly debut: number;
  readonly fin: number;
  /** Values with an empty cell under them: as many merged areas, at most, hide a value. */
  readonly tetes: number;
}

interface Compte {
  readonly vides: number;
  readonly tetes: number;
}

function compter(valeurs: Valeurs, rang: number, colonnes: number): Compte {
  const [ligne, dessous] = [valeurs[rang], valeurs[rang + 1]];
  let vides = 0;
  let tetes = 0;
  for (let c = 0; c < colonnes; c += 1) {
    if (vide(ligne?.[c])) vides += 1;
    else if (dessous !== undefined && vide(dessous[c])) tetes += 1;
  }
  return { vides, tetes };
}

/**
 * Bands of rows, each one beginning on the last row of the one before, so that an area that runs over both is seen whole. Every merged
 * area but those that only begin on the last row takes an empty cell at least: counting empty cells bounds their number.
 */
export function bandesDe(valeurs: Valeurs, colonnes: number): readonly Bande[] {
  const maximum = Math.max(1, FUSIONS_PAR_REPONSE - colonnes);
  const bandes: Bande[] = [];
  let debut = 0;
  let somme: Compte = { vides: 0, tetes: 0 };
  valeurs.forEach((_, rang) => {
    const sien = compter(valeurs, rang, colonnes);
    if (somme.vides + sien.vides > maximum && rang - 1 > debut) {
      if (somme.vides > 0) bandes.push({ debut, fin: rang - 1, tetes: somme.tetes });
      debut = rang - 1;
      somme = compter(valeurs, debut, colonnes);
    }
    somme = { vides: somme.vides + sien.vides, tetes: somme.tetes + sien.tetes };
  });
  if (somme.vides > 0) bandes.push({ debut, fin: valeurs.length - 1, tetes: somme.tetes });
  return bandes;
}

/** What one request asks and one answer gives. */
function envoisDe(bandes: readonly Bande[], feuille: string): readonly (readonly Bande[])[] {
  const envois: Bande[][] = [];
  let reponse = 0;
  for (const bande of bandes) {
    const octets = (bande.tetes + 1) * (2 * feuille.length + OCTETS_PAR_ADRESSE);
    const envoi = envois.at(-1);
    if (envoi === undefined || reponse + octets > OCTETS_PAR_REPONSE || (envoi.length + 1) * OCTETS_PAR_BANDE > OCTETS_PAR_ENVOI) {
      envois.push([bande]);
      reponse = octets;
    } else {
      envoi.push(bande);
      reponse += octets;
    }
  }
  return envois;
}

/** An address takes a fifth of what the four numbers of each area would. */
function demander(feuille: Excel.Worksheet, zone: Zone): Excel.RangeAreas {
  const fusions = plage(feuille, zone).getMergedAreasOrNullObject();
  fusions.load('address,areaCount');
  return fusions;
}

/** `'Parc, 2026'!A2:A4, 'Parc, 2026'!A5:A9`; a sheet's name holds no colon. */
const RECTANGLE = /!\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)(?=\s*(?:,|;|$))/g;

/** null: what Excel says of them is not what it counts. */
function zonesDe(fusions: Excel.RangeAreas): readonly Zone[] | null {
  if (fusions.isNullObject) return [];
  const zones = [...fusions.address.matchAll(RECTANGLE)].flatMap((trouve) => zoneDe(trouve[0].slice(1)) ?? []);
  return zones.length === fusions.areaCount ? zones : null;
}

/** Parts of one area, told by two bands, share a row: they make one. */
function reunir(zones: readonly Zone[]): readonly Zone[] {
  const reunies: Zone[] = [];
  const derniereParColonne = new Map<number, number>();
  for (const zone of [...zones].sort((a, b) => a.ligne - b.ligne || a.colonne - b.colonne)) {
    const rang = derniereParColonne.get(zone.colonne);
    const avant = rang === undefined ? undefined : reunies[rang];
    if (rang !== undefined && avant !== undefined && zone.ligne < avant.ligne + avant.lignes) {
      reunies[rang] = { ...avant, lignes: Math.max(avant.lignes, zone.ligne + zone.lignes - avant.ligne) };
    } else {
      derniereParColonne.set(zone.colonne, reunies.length);
      reunies.push(zone);
    }
  }
  return reunies;
}

/** Seen from the rows that were read; areas that begin outside of them hold no value that was read. */
function fusionsDe(zones: readonly Zone[], lue: Zone): readonly Fusion[] {
  return reunir(zones).flatMap(({ ligne, colonne, lignes }): Fusion[] => {
    const premiereLigne = ligne - lue.ligne;
    const rang = colonne - lue.colonne;
    const derniereLigne = Math.min(premiereLigne + lignes, lue.lignes) - 1;
    if (premiereLigne < 0 || rang < 0 || rang >= lue.colonnes || derniereLigne <= premiereLigne) return [];
    return [{ premiereLigne, derniereLigne, colonne: rang }];
  });
}

/** null: Excel refused, for reasons that asking for less may lift. */
async function essayer(demande: () => Promise<readonly Zone[] | null>): Promise<readonly Zone[] | null> {
  try {
    return await demande();
  } catch (brute) {
    const erreur = versErreurExcel(brute);
    if (!CODES_DE_REFUS.has(erreur.code)) throw erreur;
    return null;
  }
}

async function lireParBandes(contexte: Excel.RequestContext, source: Source, suivi: Suivi): Promise<readonly Zone[] | null> {
  const { feuille, nom, zone, valeurs } = source;
  const bandes = bandesDe(valeurs, zone.colonnes);
  if (bandes.length > BANDES_MAXIMUM) return null;
  const zones: Zone[] = [];
  for (const envoi of envoisDe(bandes, nom)) {
    verifierSignal(suivi.signal);
    const demandees = envoi.map(({ debut, fin }) => demander(feuille, { ...zone, ligne: zone.ligne + debut, lignes: fin - debut + 1 }));
    // eslint-disable-next-line negoflux/sync-en-boucle -- as many bands as one answer of Excel may hold.
    await contexte.sync();
    for (const demandee of demandees) {
      const siennes = zonesDe(demandee);
      if (siennes === null) return null;
      for (const une of siennes) zones.push(une);
    }
  }
  return zones;
}

export interface Source {
  readonly feuille: Excel.Worksheet;
  readonly nom: string;
  readonly zone: Zone;
  readonly valeurs: Valeurs;
}

/** One request where the areas are few, none where the values leave no room for any; never a failure of the reading itself. */
export async function lireFusions(contexte: Excel.RequestContext, source: Source, suivi: Suivi = {}): Promise<Fusions> {
  const { feuille, zone, valeurs } = source;
  if (!valeurs.some((_, rang) => compter(valeurs, rang, zone.colonnes).tetes > 0)) return [];
  verifierSignal(suivi.signal);
  suivi.onProgres?.(1, 'Lecture : cellules fusionnées');
  const dUnCoup = await essayer(async () => {
    const demandee = demander(feuille, zone);
    await contexte.sync();
    return zonesDe(demandee);
  });
  const zones = dUnCoup ?? (await essayer(() => lireParBandes(contexte, source, suivi)));
  return zones === null ? 'illisibles' : fusionsDe(zones, zone);
}
