import type { Break, Pace } from '../model-stream.ts';
import { FALSE_FORMS } from './false-forms.ts';
import { FALSE_QUOTES } from './false-quotes.ts';
import { FALSE_WORDS } from './false-words.ts';
import type { Lie, ShownClause } from './lie.ts';
import { createRandom, type Random } from './random.ts';
import { claimWith, truthsOf } from './true-quotes.ts';

const LIARS = { ...FALSE_WORDS, ...FALSE_QUOTES, ...FALSE_FORMS };

/** Waiting costs real time: one in so many. */
const WAITS_EVERY = 100;
const STALLING_SEED = 37;

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

/** The same lie with true claims before and after it: what grows is true until it comes. */
export function lieAmongTruths(seed: number, clauses: readonly ShownClause[]): Lie {
  const lie = lieOf(seed, clauses);
  if (lie.deed.does !== 'answer') return lie;
  const [before, after] = [createRandom(seed + 1), createRandom(seed + 2)].map((random) =>
    truthsOf(clauses, random),
  );
  const claims = [...(before ?? []), ...lie.deed.claims, ...(after ?? [])];
  return { ...lie, deed: { does: 'answer', claims } };
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

const BREAKS: readonly Break['by'][] = ['cutting', 'ending', 'babbling'];
/** Every third lie breaks off where it is told piece by piece. */
const BREAKS_EVERY = 3;

/** How the lie of a seed is told piece by piece. */
export function paceOf(seed: number): Pace {
  const random = createRandom(~seed);
  const pace = { characters: 5 + random.below(40), everyMs: 4 + random.below(4) };
  const after = random.below(900);
  if (seed % WAITS_EVERY === STALLING_SEED) return { ...pace, breaks: { after, by: 'stalling' } };
  return random.below(BREAKS_EVERY) > 0
    ? pace
    : { ...pace, breaks: { after, by: random.pick(BREAKS) } };
}
