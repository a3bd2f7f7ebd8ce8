import type { SpokenSum } from './money-sums.ts';
import { compilePhrases, findAll, saysAny, type WordLists } from './phrases.ts';

/** What a sum of money is, by the words around it. */
export type Kind = 'standard' | 'each' | 'total' | 'sole' | 'earned' | 'other';

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

export function namedKind(kinds: Kinds, sum: SpokenSum, previous: string): Kind | undefined {
  return kindBeside(kinds, sum) ?? nearestKind(kinds, previous, previous.length);
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
