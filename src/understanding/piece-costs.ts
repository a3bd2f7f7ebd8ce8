import type { SpellingData } from '../knowledge/spelling-data.ts';

/** One sign for all numerals: what is said around them is the same. */
const NUMERAL = 'N';
const NUMERALS = /[零〇一二两三四五六七八九十百千万亿几半俩仨壹贰叁肆伍陆柒捌玖拾佰仟\d]/g;

/** By length, −ln of a relative frequency as in words.txt: callers say these words all the time. */
const COSTS = [0, 0, 8, 8, 9];
const UNIT_COST = 4;

/** By piece, its numerals folded. */
export type PieceCosts = ReadonlyMap<string, number>;

export function costsOfPieces(
  pieces: ReadonlySet<string>,
  { everyday }: Pick<SpellingData, 'everyday'>,
): PieceCosts {
  const costs = new Map<string, number>();
  for (const piece of pieces) {
    const folded = foldNumerals(piece);
    const cost = isUnit(folded) ? UNIT_COST : (COSTS[piece.length] ?? Number.POSITIVE_INFINITY);
    const known = costs.get(folded) ?? cost;
    costs.set(folded, Math.min(known, cost, everyday.get(piece) ?? cost));
  }
  return costs;
}

export function foldNumerals(text: string): string {
  return text.replace(NUMERALS, NUMERAL);
}

/** N岁, N口: what is counted. */
export function isUnit(piece: string): boolean {
  return piece.length === 2 && piece.startsWith(NUMERAL);
}
