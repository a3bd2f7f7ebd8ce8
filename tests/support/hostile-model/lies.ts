import { FALSE_FORMS } from './false-forms.ts';
import { FALSE_QUOTES } from './false-quotes.ts';
import { FALSE_WORDS } from './false-words.ts';
import type { Lie, ShownClause } from './lie.ts';
import { createRandom, type Random } from './random.ts';
import { claimWith } from './true-quotes.ts';

const LIARS = { ...FALSE_WORDS, ...FALSE_QUOTES, ...FALSE_FORMS };

/** Waiting costs real time: one in so many. */
const WAITS_EVERY = 100;

/** The lie of a seed, about the clauses that the model was shown. Neighbouring seeds lie differently. */
export function lieOf(seed: number, clauses: readonly ShownClause[]): Lie {
  const random = createRandom(seed);
  const shown =
    clauses.length > 0
      ? random.pick(clauses)
      : { number: '无', clause: '无', text: '这里没有给出任何条款' };
  if (seed % WAITS_EVERY === 17) return { kind: 'silence', deed: { does: 'hang' }, poison: [] };
  if (seed % WAITS_EVERY === 67) return late(random, shown);
  const kinds = Object.entries(LIARS);
  const [kind, lie] = kinds[seed % kinds.length] ?? kinds[0] ?? [];
  if (kind === undefined || lie === undefined) throw new Error('There are no liars.');
  return { kind, ...lie(random, shown) };
}

function late(random: Random, shown: ShownClause): Lie {
  const poison = `每月${1001 + random.below(8000)}元`;
  const claims = [claimWith(poison, shown, random)];
  return {
    kind: 'an answer too late',
    deed: { does: 'slow', delayMs: 60_000, claims },
    poison: [poison],
  };
}
