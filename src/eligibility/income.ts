import type { FactKey, Facts } from '../contracts/facts.ts';
import { type Fen, fenOf, yuanOf } from '../shared/money.ts';

export type Comparison = 'below' | 'equal' | 'above';

/** No other fact changes an income. */
const INCOME_FACTS: readonly FactKey[] = [
  'familySize',
  'monthlyIncome',
  'perCapitaIncome',
  'incomeRatio',
  'localStandard',
];

export function tellsOfIncome(facts: Facts): boolean {
  return INCOME_FACTS.some((key) => facts[key] !== undefined);
}

/** A family's income per person against the local standard, as far as it is known. */
export interface Income {
  /** Against `multiple` × the standard; `undefined` while it cannot be known. */
  compareTo(multiple: number): Comparison | undefined;
  /** All that may come of the comparison; none while nothing is known, several for a band that straddles the line. */
  possible(multiple: number): readonly Comparison[];
  /** The income asked for, yuan a month, that stands exactly on `multiple` × the standard; only where a sum is asked. */
  sumAt(multiple: number): number | undefined;
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

/** An income told as a band, yuan a month, both ends included: 两三千, 不到一千八. */
export interface IncomeBand {
  key: 'monthlyIncome' | 'perCapitaIncome';
  from: number;
  /** Null: nobody said how far it goes. */
  to: number | null;
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

/**
 * @param published comes before the caller's own figure wherever one is published.
 * @param band counts where no exact sum is known.
 */
export function incomeOf(
  facts: Facts,
  published?: PublishedStandard,
  band?: IncomeBand | undefined,
): Income {
  const sum = sumOf(facts);
  const standard = standardOf(facts, published);
  if (sum !== undefined && standard !== undefined) return known(sum, standard);
  if (facts.incomeRatio !== undefined) return stated(facts.incomeRatio, standard);
  const people = band?.key === 'perCapitaIncome' ? 1 : facts.familySize;
  if (band !== undefined && people !== undefined && standard !== undefined)
    return banded(band, people, standard);
  return unknown(facts, standard, band);
}

function known(sum: Sum, standard: Standard): Income {
  const compareTo = (multiple: number) => compare(sum.fen * 100, line(sum, standard.fen, multiple));
  return {
    compareTo,
    possible: (multiple) => [compareTo(multiple)],
    sumAt: () => undefined,
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

/** Both ends on one side of a line decide it; else the sum itself is asked for. */
function banded({ key, from, to }: IncomeBand, people: number, standard: Standard): Income {
  const end = (yuan: number, multiple: number) => {
    const sum = { fen: fenOf(yuan), people };
    return compare(sum.fen * 100, line(sum, standard.fen, multiple));
  };
  const possible = (multiple: number) =>
    between(end(from, multiple), to === null ? 'above' : end(to, multiple));
  const compareTo = (multiple: number) => {
    const all = possible(multiple);
    return all.length === 1 ? all[0] : undefined;
  };
  return {
    compareTo,
    possible,
    sumAt: (multiple) => sumOnLine(people, standard, multiple),
    missing: [key],
    selfReported: standard.selfReported,
    distanceTo: () => undefined,
    ratio: undefined,
    standard,
    beside: standard.beside,
  };
}

const IN_ORDER: readonly Comparison[] = ['below', 'equal', 'above'];

function between(first: Comparison, last: Comparison): Comparison[] {
  return IN_ORDER.slice(IN_ORDER.indexOf(first), IN_ORDER.indexOf(last) + 1);
}

function sumOnLine(people: number, { fen }: Standard, multiple: number): number {
  return yuanOf(line({ fen: 0 as Fen, people }, fen, multiple) / 100);
}

function stated(ratio: number, standard: Standard | undefined): Income {
  return {
    compareTo: (multiple) => compare(ratio, multiple),
    possible: (multiple) => [compare(ratio, multiple)],
    sumAt: () => undefined,
    missing: [],
    selfReported: true,
    distanceTo: () => undefined,
    ratio: twoDecimals(ratio),
    standard,
    beside: '',
  };
}

const nothing = (): undefined => undefined;

function unknown(
  facts: Facts,
  standard: Standard | undefined,
  band: IncomeBand | undefined,
): Income {
  const { familySize } = facts;
  return {
    compareTo: nothing,
    possible() {
      return [];
    },
    sumAt(multiple) {
      return familySize === undefined || standard === undefined
        ? undefined
        : sumOnLine(familySize, standard, multiple);
    },
    missing: missingOf(facts, standard, band),
    selfReported: false,
    distanceTo: nothing,
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

function missingOf(
  facts: Facts,
  standard: Standard | undefined,
  band: IncomeBand | undefined,
): readonly FactKey[] {
  const keys: FactKey[] = [];
  if (sumOf(facts) === undefined && band?.key !== 'perCapitaIncome') {
    if (facts.familySize === undefined) keys.push('familySize');
    if (facts.monthlyIncome === undefined && band === undefined) keys.push('monthlyIncome');
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
