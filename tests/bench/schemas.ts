/**
 * The rules of the reading that a schema of one row can express, for ajv (compiled, all errors) and zod. They are given the rows as
 * objects made beforehand, which is a favour. They say what is wrong; they neither normalise (« F3 » stays « F3 »), nor cross-check a
 * commune with its département and its EPCI, nor compare a row with another, nor name the cell.
 *
 * Rules: V01 form of the RPLS number; V02 reference present; V03 form of the INSEE code and of the département; V05, V06, V07, V08
 * spellings accepted; V10 form of the two dates; réservataire, programme and motives: a text or nothing.
 */
import Ajv from 'ajv';
import { z } from 'zod';
import type { ValeurCellule } from '../../src/domaine/inventaire';
import { INDICATEURS_DU_BANC } from './inventaire';

export type Rangee = Readonly<Record<string, ValeurCellule>>;

const FORMES = {
  rpls: '^\\s*[0-9A-Za-z]{9,10}\\s*$',
  reference: '\\S',
  insee: '^\\s*(\\d{4,5}|2[ABab]\\d{3})\\s*$',
  departement: '^\\s*(0?[1-9]|[1-8]\\d|9[0-5]|2[ABab]|97[1-6])\\s*$',
  qpv: '^\\s*([12xX]|[oO]|[oO][uU][iI]|[nN]|[nN][oO][nN]|[vV][rR][aA][iI]|[fF][aA][uU][xX]|QPV|[Hh]ors QPV|QP\\w{6})\\s*$',
  typologie: '^\\s*([TtFf]? ?[1-9]( ?bis| ?b)?|[Ss]tudio|Type [1-9]|[1-9] pièces?)\\s*$',
  financement: '^\\s*(1[0-7]|49|5[0-5]|99|[Pp][Ll][AaUuSsIi].*|HLM.*|HBM|PAP|PCL|PLR|ILM|ILN)\\s*$',
  construction: '^\\s*([CcIiEe]|[Cc][Oo][Ll][Ll]?.*|[Ii][Nn][Dd].*|[Aa]ppartement|[Mm]aison|[Pp]avillon|APPARTEMENT|MAISON)\\s*$',
  date: '^\\s*(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[/.-]\\d{1,2}[/.-](\\d{4}|\\d{2})|\\d{1,2}[/.-]\\d{4})?\\s*$',
} as const;

const forme = (pattern: string): object => ({ anyOf: [{ type: 'string', pattern }, { type: 'number' }] });
const TEXTE = { type: ['string', 'number', 'boolean', 'null'] };
const DATE = { anyOf: [{ type: 'string', pattern: FORMES.date }, { type: 'number', minimum: 61, maximum: 2_958_466 }, { type: 'null' }] };

export function validerAvecAjv(): (rangee: Rangee) => number {
  const valider = new Ajv({ allErrors: true, allowUnionTypes: true }).compile({
    type: 'object',
    required: INDICATEURS_DU_BANC.filter((indicateur) => indicateur !== 'liberation'),
    properties: {
      refBailleur: { type: 'string', pattern: FORMES.reference },
      rplsId: forme(FORMES.rpls),
      programme: TEXTE,
      commune: forme(FORMES.insee),
      communeNom: TEXTE,
      departement: forme(FORMES.departement),
      qpv: forme(FORMES.qpv),
      typologie: forme(FORMES.typologie),
      financement: forme(FORMES.financement),
      construction: forme(FORMES.construction),
      reservataire: TEXTE,
      debutConvention: DATE,
      finConvention: DATE,
      horsFlux: TEXTE,
      liberation: TEXTE,
    },
  });
  return (rangee) => (valider(rangee) ? 0 : (valider.errors?.length ?? 0));
}

export function validerAvecZod(): (rangee: Rangee) => number {
  const motif = (pattern: string): z.ZodType => z.union([z.string().regex(new RegExp(pattern)), z.number()]);
  const texte = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  const date = z.union([z.string().regex(new RegExp(FORMES.date)), z.number().min(61).max(2_958_466), z.null()]);
  const schema = z.object({
    refBailleur: z.string().regex(new RegExp(FORMES.reference)),
    rplsId: motif(FORMES.rpls),
    programme: texte,
    commune: motif(FORMES.insee),
    communeNom: texte,
    departement: motif(FORMES.departement),
    qpv: motif(FORMES.qpv),
    typologie: motif(FORMES.typologie),
    financement: motif(FORMES.financement),
    construction: motif(FORMES.construction),
    reservataire: texte,
    debutConvention: date,
    finConvention: date,
    horsFlux: texte,
    liberation: texte,
  });
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
