/**
 * Criteria of SUMIF and its kin. IronCalc takes `~` for itself there unless `*` or `?` follows, and `~~` for two of them, where a
 * spreadsheet reads `~~` as one tilde (its MATCH does): the engine is given the criterion with single tildes. It reads `~~` like a
 * spreadsheet as soon as the criterion holds `*` or `?`, escaped or not: that one is left as it is.
 */
interface Jeton {
  readonly type: string;
  readonly value: string;
}

/** Which arguments are criteria, by rank. */
const CRITERES: Readonly<Record<string, (rang: number) => boolean>> = {
  SUMIF: (rang) => rang === 1,
  COUNTIF: (rang) => rang === 1,
  AVERAGEIF: (rang) => rang === 1,
  COUNTIFS: (rang) => rang % 2 === 1,
  SUMIFS: (rang) => rang >= 2 && rang % 2 === 0,
  AVERAGEIFS: (rang) => rang >= 2 && rang % 2 === 0,
};

export interface Appel<J extends Jeton> {
  readonly arguments: readonly { readonly jetons: readonly J[]; readonly critere: boolean }[];
  /** Rank of the closing parenthesis. */
  readonly fin: number;
}

/** The call that begins at `rang` when its function takes criteria; null for anything else, and for a call that is not closed. */
export function appelACriteres<J extends Jeton>(jetons: readonly J[], rang: number): Appel<J> | null {
  const estCritere = jetons[rang]?.type === 'func' ? CRITERES[jetons[rang].value.toUpperCase()] : undefined;
  if (estCritere === undefined || jetons[rang + 1]?.value !== '(') return null;
  const lus: J[][] = [[]];
  let profondeur = 1;
  for (let fin = rang + 2; fin < jetons.length; fin += 1) {
    const jeton = jetons[fin];
    if (jeton === undefined) return null;
    if (jeton.value === '(' || jeton.value === '{') profondeur += 1;
    if (jeton.value === ')' || jeton.value === '}') profondeur -= 1;
    if (profondeur === 0) return { arguments: lus.map((liste, place) => ({ jetons: liste, critere: estCritere(place) })), fin };
    if (jeton.value === ',' && profondeur === 1) lus.push([]);
    else lus.at(-1)?.push(jeton);
  }
  return null;
}

/** The criterion as IronCalc must read it. A number stays one. */
export function critereSansTilde<M>(jetons: readonly Jeton[], morceaux: readonly M[]): (M | string)[] {
  const [seul] = jetons;
  if (jetons.length === 1 && seul !== undefined && !seul.type.startsWith('range') && seul.type !== 'structured') {
    return seul.value.startsWith('"') && !/[*?]/.test(seul.value) ? [seul.value.replaceAll('~~', '~')] : [...morceaux];
  }
  const contient = (signe: string): (M | string)[] => [`ISNUMBER(FIND("${signe}",`, ...morceaux, '))'];
  const sansJoker = ['NOT(OR(', ...contient('*'), ',', ...contient('?'), '))'];
  return ['IF(AND(ISTEXT(', ...morceaux, '),', ...sansJoker, '),SUBSTITUTE(', ...morceaux, ',"~~","~"),', ...morceaux, ')'];
}
