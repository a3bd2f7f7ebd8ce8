import type { SpokenSum } from './money-sums.ts';
import { compilePhrases, findAll, saysAny, type WordLists } from './phrases.ts';

/** What a sum of money is, by the words around it. */
export type Kind = 'standard' | 'each' | 'total' | 'sole' | 'earned' | 'other';

export type FamilyKind = Exclude<Kind, 'earned' | 'other'>;

export type Kinds = readonly (readonly [Kind, RegExp])[];

export function createKinds(words: WordLists): Kinds {
  return [
    ['standard', compilePhrases(words['moneyStandard'])],
    ['each', compilePhrases(words['moneyEach'])],
    ['sole', compilePhrases(words['moneySole'])],
    ['other', compilePhrases(words['moneyOther'])],
    ['total', compilePhrases(words['moneyTotal'])],
    ['earned', compilePhrases(words['moneyEarned'])],
  ];
}

/** The 一人 of 一人一百六 is of that sum alone. */
export function namedKind(kinds: Kinds, sum: SpokenSum, previous: string): Kind | undefined {
  const inherited = nearestKind(kinds, previous, previous.length);
  const isAnothers = inherited === 'each' && /[百千万\d]/.test(previous);
  return kindBeside(kinds, sum) ?? (isAnothers ? undefined : inherited);
}

export function kindBeside(kinds: Kinds, { clause, start }: SpokenSum): Kind | undefined {
  return nearestKind(kinds, clause.text, start - clause.start);
}

export function says(kinds: Kinds, wanted: Kind, text: string): boolean {
  return kinds.some(([kind, words]) => kind === wanted && saysAny(words, text));
}

function nearestKind(kinds: Kinds, text: string, at: number): Kind | undefined {
  const found = kinds.flatMap(([kind, words]) =>
    findAll(words, text).map((it) => ({
      kind,
      length: it.end - it.start,
      distance: it.end <= at ? at - it.end : it.start - at + 40,
    })),
  );
  const nearest = found.toSorted((a, b) => a.distance - b.distance || b.length - a.length)[0]?.kind;
  if (nearest !== 'earned' && nearest !== 'total') return nearest;
  const each = found.some(({ kind }) => kind === 'each');
  return each ? 'each' : nearest;
}

/** Yearly sums are often named without 一年: above this a bare sum is not taken for a month's. */
const PLAIN_MONTH_AT_MOST = { each: 6000, total: 20_000, standard: 3000, sole: 20_000 } as const;

export function isPlausible({ yuan, range, hasPeriod }: SpokenSum, kind: FamilyKind): boolean {
  const most = yuan ?? range?.to ?? range?.from ?? 0;
  return most > 0 && (hasPeriod || most <= PLAIN_MONTH_AT_MOST[kind]);
}
