/**
 * The rules of the reading that a schema of one row can express, for ajv (compiled, all errors) and zod: the same cells are refused as by
 * the first stage of the validation, which `tests/bench/formes.test.ts` holds. They are given the rows as objects. They say what is
 * wrong; they neither normalise (« F3 » stays « F3 »), nor cross-check a commune with its département and its EPCI, nor compare a row
 * with another, nor name the cell.
 *
 * Rules: V01 form of the RPLS number; V02 reference present; V03 form of the INSEE code and of the département; V05, V06, V07, V08
 * spellings accepted; V10 form of the two dates; réservataire, programme and motives: a text or nothing.
 */
import Ajv from 'ajv';
import { z } from 'zod';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { INDICATEURS_DU_BANC } from './inventaire';

type Colonne = (typeof INDICATEURS_DU_BANC)[number];
export type Rangee = Readonly<Record<string, ValeurCellule>>;

/** What a column accepts: texts of a form, integers between two bounds, true or false, nothing. */
interface Accepte {
  readonly motif: string;
  readonly entiers: readonly (readonly [minimum: number, maximum: number])[];
  readonly booleen?: boolean;
  readonly vide?: boolean;
}

const ABSENT = String.raw`(?:[-–—./]+|[Nn][./ ]?[AaCcDdRr]\.?|NULL|[Nn]éant|[Nn]on renseignée?|0+)`;
const JOUR = '(?:0?[1-9]|[12]\\d|3[01])';
const MOIS = '(?:0?[1-9]|1[0-2])';
const VIDE = String.raw`(?:[-–—./]+|[Nn][./ ]?[AaCcDdRr]\.?)?`;
const DATE = `\\s*(?:(?:19|20|21)\\d\\d-${MOIS}-${JOUR}|${JOUR}[/.-]${MOIS}[/.-](?:(?:19|20|21)\\d\\d|\\d\\d)|${MOIS}[/.-](?:19|20|21)\\d\\d|${VIDE})\\s*`;
/** Serial numbers of 1 January 1950 and of 31 December 2200. */
const SERIE: Accepte['entiers'] = [[18_264, 109_938]];

const FORMES: { readonly [colonne in Colonne]?: Accepte } = {
  refBailleur: { motif: String.raw`^(?!\s*${ABSENT}?\s*$)`, entiers: [[1, 1e15]] },
  rplsId: { motif: String.raw`^\s*(?:[0-9A-Za-z] ?){10}$|^\s*(?:\d ?){9}$`, entiers: [[100_000_000, 9_999_999_999]] },
  commune: { motif: String.raw`^\s*(?:\d{4,5}|2[ABab]\d{3})\s*$`, entiers: [[1_000, 99_999]] },
  departement: {
    motif: String.raw`^\s*(?:0{0,2}[1-9]|0?(?:1\d|2[1-9]|[3-8]\d|9[0-5])|2[ABab]|97[1-6])(?:\s*[-–:(].*)?\s*$`,
    entiers: [
      [1, 19],
      [21, 95],
      [971, 976],
    ],
  },
  qpv: {
    motif: String.raw`^\s*(?:[12xXoOnNyY]|[oO][uU][iI]|[nN][oO][nN]|[vV][rR][aA][iI]|[fF][aA][uU][xX]|[Tt]rue|[Ff]alse|(?:en )?QPV|[Hh]ors QPV|Q[PN]\d[0-9A-Za-z]{4,5}\b.*)\s*$`,
    entiers: [[1, 2]],
    booleen: true,
  },
  typologie: {
    motif: String.raw`^\s*(?:(?:[TtFf]|[Tt]ype|TYPE)[ -]?[1-9](?: ?(?:[bB]|[bB][iI][sS]|[tT][eE][rR]))?|[Ss]tudio|STUDIO|[1-9](?: ?(?:p|P|[pP]i[eè]ces?))?)\s*$`,
    entiers: [[1, 9]],
  },
  financement: {
    motif: String.raw`^\s*(?:(?:1[0-7]|49|5[0-5]|99)(?:[ -]+(?:PL|P\.L|HLM|HBM|PAP|PCL|IL|[Aa]utre|LL).*)?|[Pp][Ll](?:[AaIiSs]|[Uu][Ss]).*|PPLS|P\.?L\.?(?:[AIS]|U\.?S)\.?(?:I\.?)?|HLM.*|HBM|PAP|PCL|PLR.*|ILM|ILN|LL[TS]S?)\s*$`,
    entiers: [
      [10, 17],
      [49, 55],
      [99, 99],
    ],
  },
  construction: {
    motif: String.raw`^\s*(?:[CcIiEe]|[Cc][Oo][Ll](?:[Ll]?\.?|[Ll][Ee][Cc][Tt][Ii][Ff]s?)|[Ii][Nn][Dd](?:\.|[Ii][Vv].*)?|[Aa]ppartements?|APPARTEMENTS?|[Mm]aisons?|MAISONS?|[Pp]avillons?|PAVILLON|[EÉeé]tudiants?)\s*$`,
    entiers: [],
  },
  debutConvention: { motif: `^(?!31/12/2099|2099-12-31)${DATE}$`, entiers: SERIE, vide: true },
  finConvention: { motif: `^(?:${DATE}|31/12/(?:2999|9999)|(?:2999|9999)-12-31)$`, entiers: SERIE, vide: true },
};

const surToutesLesColonnes = <T>(faire: (accepte: Accepte | undefined) => T): Record<string, T> =>
  Object.fromEntries(INDICATEURS_DU_BANC.map((colonne) => [colonne, faire(FORMES[colonne])]));

/** The compiled schema, for who asks which cells it refuses. */
export function schemaAjv() {
  return new Ajv({ allErrors: true, allowUnionTypes: true }).compile({
    type: 'object',
    required: INDICATEURS_DU_BANC.filter((indicateur) => indicateur !== 'liberation'),
    properties: surToutesLesColonnes((accepte) =>
      accepte === undefined
        ? { type: ['string', 'number', 'boolean', 'null'] }
        : {
            anyOf: [
              { type: 'string', pattern: accepte.motif },
              ...accepte.entiers.map(([minimum, maximum]) => ({ type: 'integer', minimum, maximum })),
              ...(accepte.booleen === true ? [{ type: 'boolean' }] : []),
              ...(accepte.vide === true ? [{ type: 'null' }] : []),
            ],
          },
    ),
  });
}

export function schemaZod() {
  return z.object(
    surToutesLesColonnes((accepte): z.ZodType => {
      if (accepte === undefined) return z.union([z.string(), z.number(), z.boolean(), z.null()]);
      return z.union([
        z.string().regex(new RegExp(accepte.motif, 'u')),
        ...accepte.entiers.map(([minimum, maximum]) => z.number().int().min(minimum).max(maximum)),
        ...(accepte.booleen === true ? [z.boolean()] : []),
        ...(accepte.vide === true ? [z.null()] : []),
      ]);
    }),
  );
}

export function validerAvecAjv(): (rangee: Rangee) => number {
  const valider = schemaAjv();
  return (rangee) => (valider(rangee) ? 0 : (valider.errors?.length ?? 0));
}

export function validerAvecZod(): (rangee: Rangee) => number {
  const schema = schemaZod();
  return (rangee) => schema.safeParse(rangee).error?.issues.length ?? 0;
}

export function rangees(lignes: readonly (readonly ValeurCellule[])[]): Rangee[] {
  return lignes.map((l) => ({
    refBailleur: l[0] ?? null,
    rplsId: l[1] ?? null,
    programme: l[2] ?? null,
    commune: l[3] ?? null,
    communeNom: l[4] ?? null,
    departement: l[5] ?? null,
    qpv: l[6] ?? null,
    typologie: l[7] ?? null,
    financement: l[8] ?? null,
    construction: l[9] ?? null,
    reservataire: l[10] ?? null,
    debutConvention: l[11] ?? null,
    finConvention: l[12] ?? null,
    horsFlux: l[13] ?? null,
    liberation: l[14] ?? null,
  }));
}
