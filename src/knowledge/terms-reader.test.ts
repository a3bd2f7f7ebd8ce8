import { expect, it } from 'vitest';
import { waysToMatch } from '../shared/needed-pieces.ts';
import { cannotMatch } from '../shared/worth-searching.ts';
import { loadMatters } from './matters/matters.ts';
import { loadTerms } from './terms.ts';

/** Of thousands of asks one in so many: every pattern is looked for in each. */
const ASKS_PASSED = 4;
const EVERY_PATTERN_MS = 30_000;

it(
  'passes over no pattern in a text that it matches',
  () => {
    const asks = loadMatters()
      .flatMap((matter) => matter.asks)
      .filter((_, at) => at % ASKS_PASSED === 0);
    const patterns = loadTerms().terms.flatMap((term) => term.patterns);
    const searched = patterns
      .filter(({ source }) => waysToMatch(source) !== null)
      .map(({ source }) => new RegExp(source, 'u'));
    // One look at an ask tells it of all patterns.
    const missed = asks.flatMap((ask) =>
      searched
        .filter((pattern) => cannotMatch(pattern, ask) && pattern.test(ask))
        .map((pattern) => `${pattern.source}: ${ask}`),
    );

    expect(searched.length).toBeGreaterThan(patterns.length / 2);
    expect(missed).toEqual([]);
  },
  EVERY_PATTERN_MS,
);
