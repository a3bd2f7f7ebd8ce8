import { expect, it } from 'vitest';
import { neededPieces } from '../shared/needed-pieces.ts';
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
    const searched = patterns.flatMap(({ source }) => {
      const pieces = neededPieces(source);
      return pieces === null ? [] : [{ pattern: new RegExp(source, 'u'), pieces }];
    });
    const missed = searched.flatMap(({ pattern, pieces }) =>
      asks
        .filter((ask) => !pieces.some((piece) => ask.includes(piece)) && pattern.test(ask))
        .map((ask) => `${pattern.source}: ${ask}`),
    );

    expect(searched.length).toBeGreaterThan(patterns.length / 2);
    expect(missed).toEqual([]);
  },
  EVERY_PATTERN_MS,
);
