import type { FactKey, Facts } from '../contracts/facts.ts';
import { type Fen, fenOf, yuanOf } from '../shared/money.ts';

export type Comparison = 'below' | 'equal' | 'above';

/** A family's income per person against the local standard, as far as it is known. */
export interface Income {
  /** Against `multiple` × the standard; `undefined` while it cannot be known. */
  compareTo(multiple: number): Comparison | undefined;
  /** The facts that are still needed for a comparison, by the way that asks least. */
  missing: readonly FactKey[];
  /** The comparison rests on `localStandard` or `incomeRatio`, which only the caller vouches for. */
  selfReported: boolean;
  /** Yuan per person from `multiple` × the standard, never negative; only where sums are known. */
  distanceTo(multiple: number): number | undefined;
  /** Per person ÷ standard, to two decimals, for words only: never compare with it. */
  ratio: number | undefined;
  standard: Standard | undefined;
  /** What a condition that makes a comparison adds to its text; empty unless it rests on a published figure. */
  beside: string;
}

/** The 低保标准 that a place has published, fen a person a month. */
export interface PublishedStandard {
  fen: Fen;
  /** Where and since when, for whoever reads what was computed with it. */
  beside: string;
}

/** The local standard, fen a person a month. */
interface Standard {
  fen: Fen;
  selfReported: boolean;
  /** Empty where only the caller vouches for it. */
  beside: string;
}

/** A sum for so many people: kept undivided, so that thirds of a fen never decide. */
interface Sum {
  fen: Fen;
  people: number;
}

/** @param published comes before the caller's own figure wherever one is published. */
export function incomeOf(facts: Facts, published?: PublishedStandard): Income {
  const sum = sumOf(facts);
  const standard = standardOf(facts, published);
  if (sum !== undefined && standard !== undefined) return known(sum, standard);
  if (facts.incomeRatio !== undefined) return stated(facts.incomeRatio, standard);
  return unknown(facts, standard);
}

function known(sum: Sum, standard: Standard): Income {
  return {
    compareTo: (multiple) => compare(sum.fen * 100, line(sum, standard.fen, multiple)),
    missing: [],
    selfReported: standard.selfReported,
    distanceTo: (multiple) => {
      const hundredths = Math.abs(sum.fen * 100 - line(sum, standard.fen, multiple));
      return yuanOf(hundredths / 100 / sum.people);
    },
    ratio: twoDecimals(sum.fen / sum.people / standard.fen),
    standard,
    beside: standard.beside,
  };
}

function stated(ratio: number, standard: Standard | undefined): Income {
  return {
    compareTo: (multiple) => compare(ratio, multiple),
    missing: [],
    selfReported: true,
    distanceTo: () => undefined,
    ratio: twoDecimals(ratio),
    standard,
    beside: '',
  };
}

function unknown(facts: Facts, standard: Standard | undefined): Income {
  return {
    compareTo: () => undefined,
    missing: missingOf(facts, standard),
    selfReported: false,
    distanceTo: () => undefined,
    ratio: undefined,
    standard,
    beside: '',
  };
}

/** The line for the whole family, in hundredths of a fen: a multiple has at most two decimals. */
function line(sum: Sum, standard: Fen, multiple: number): number {
  return Math.round(multiple * 100) * standard * sum.people;
}

/** The family's total is exact where a sum per person has been rounded. */
function sumOf({ monthlyIncome, familySize, perCapitaIncome }: Facts): Sum | undefined {
  if (monthlyIncome !== undefined && familySize !== undefined)
    return { fen: fenOf(monthlyIncome), people: familySize };
  return perCapitaIncome === undefined ? undefined : { fen: fenOf(perCapitaIncome), people: 1 };
}

function standardOf(
  { localStandard }: Facts,
  published: PublishedStandard | undefined,
): Standard | undefined {
  if (published !== undefined) return { ...published, selfReported: false };
  return localStandard === undefined
    ? undefined
    : { fen: fenOf(localStandard), selfReported: true, beside: '' };
}

function missingOf(facts: Facts, standard: Standard | undefined): readonly FactKey[] {
  const keys: FactKey[] = [];
  if (sumOf(facts) === undefined) {
    if (facts.familySize === undefined) keys.push('familySize');
    if (facts.monthlyIncome === undefined) keys.push('monthlyIncome');
  }
  if (standard === undefined) keys.push('localStandard');
  return keys;
}

function compare(left: number, right: number): Comparison {
  if (left === right) return 'equal';
  return left < right ? 'below' : 'above';
}

function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100;
}
