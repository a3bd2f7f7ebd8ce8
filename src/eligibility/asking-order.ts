import type { FactKey, Facts } from '../contracts/facts.ts';
import type { AskingBook } from '../knowledge/asking-book.ts';
import { missingOf, type Undetermined, type Verdict, type Way } from './three-valued.ts';

/** What becomes of the verdict when one more fact is known. */
export type Answered = (fact: Facts) => Verdict;

/**
 * The missing facts in the order worth asking: first the one after which the person is expected to have
 * the least left to tell, its own effort included. One that hardly anybody can tell comes early where
 * the others are worth nothing without it.
 */
export function inAskingOrder(
  verdict: Undetermined,
  book: AskingBook,
  answered: Answered,
): FactKey[] {
  const missing = missingOf(verdict);
  if (missing.length < 2) return missing;
  const costs = new Map(
    missing.map((key) => [key, expectedEffort(key, { verdict, book, answered })]),
  );
  const costOf = (key: FactKey) => costs.get(key) ?? 0;
  const byCost = missing.toSorted(
    (one, other) => costOf(one) - costOf(other) || book.rank(one) - book.rank(other),
  );
  return eachAfterItsOwn(byCost, book);
}

/** Nobody is asked for the grade of a disability before whether there is one. */
function eachAfterItsOwn(keys: readonly FactKey[], book: AskingBook): FactKey[] {
  const first = keys.find((key) => !book.question(key).after.some((other) => keys.includes(other)));
  if (first === undefined) return [...keys];
  const others = keys.filter((key) => key !== first);
  return [first, ...eachAfterItsOwn(others, book)];
}

interface Outlook {
  verdict: Undetermined;
  book: AskingBook;
  answered: Answered;
}

function expectedEffort(key: FactKey, { verdict, book, answered }: Outlook): number {
  const { effort, known, answers } = book.question(key);
  const others = verdict.ways.filter((way) => !way.includes(key));
  const untold = leftToTell(others, book);
  const left = eachOnce(answers, (value) => leftOpen(answered({ [key]: value }), book));
  const told = left.length === 0 ? untold : sum(left) / left.length;
  return rounded(effort + known * told + (1 - known) * untold);
}

/** An answer that stands several times weighs more, and its rules are looked at once. */
function eachOnce(answers: readonly unknown[], leftAfter: (value: unknown) => number): number[] {
  const known = new Map([...new Set(answers)].map((value) => [value, leftAfter(value)]));
  return answers.map((value) => known.get(value) ?? 0);
}

function leftOpen(verdict: Verdict, book: AskingBook): number {
  return verdict.outcome === 'undetermined' ? leftToTell(verdict.ways, book) : 0;
}

function leftToTell(ways: readonly Way[], book: AskingBook): number {
  return sum(missingOf({ ways }).map((key) => book.question(key).effort));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** So that sums of the same parts in another order are equal. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
