import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { FactKeySchema } from '../../src/contracts/facts.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import type { UnderstandingContext } from '../../src/understanding/understanding.ts';
import { readMoves } from '../moves/lessons.ts';
import { NO_CONTEXT, understandAlone } from './score-understanding.ts';

/** A sentence that states one fact in somebody's own words; null where it only sounds as if. */
const ToldFactSchema = z.strictObject({
  text: z.string().min(1),
  key: FactKeySchema,
  value: z.unknown(),
  asking: FactKeySchema.optional(),
});

/** Shares of 1. */
export interface ToldScore {
  /** Of what is stated, how much is put down with that value. */
  right: number;
  /** … and how much with another one. */
  wrong: number;
  /** Of what only sounds like a fact or a move, how much is taken for one. */
  takenFor: number;
}

/**
 * `told` was read and phrases were written for it; `apart-told` is every third of the same and nobody looks at it.
 */
export function scoreFacts(part: 'told' | 'apart-told'): ToldScore {
  const understand = understandAlone();
  const cases = readFileSync(new URL(`./${part}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ToldFactSchema.parse(JSON.parse(line)));
  return scoreOf(
    cases.map(({ text, key, value, asking }) => {
      const context: UnderstandingContext = { ...NO_CONTEXT, asking: asking ?? null };
      const found = understand(normaliseUtterance(text), context).facts.filter(
        (it) => it.key === key && it.value !== null && it.retracts !== true,
      );
      return {
        isStated: value !== null,
        isFound: found.length > 0,
        isRight: found.some((it) => isSame(it.value, value)),
      };
    }),
  );
}

/** What a message does in a talk; `lessons` are learned from. */
export function scoreMoves(part: 'lessons' | 'apart'): ToldScore {
  const understand = understandAlone();
  return scoreOf(
    readMoves(part).map(({ text, move }) => {
      const { commands } = understand(normaliseUtterance(text), NO_CONTEXT);
      return {
        isStated: move !== null,
        isFound: commands.length > 0,
        isRight: move !== null && commands.includes(move),
      };
    }),
  );
}

interface Heard {
  isStated: boolean;
  isFound: boolean;
  isRight: boolean;
}

function scoreOf(heard: readonly Heard[]): ToldScore {
  const stated = heard.filter(({ isStated }) => isStated);
  const others = heard.filter(({ isStated }) => !isStated);
  const share = (some: readonly Heard[], all: readonly Heard[]) => some.length / all.length;
  return {
    right: share(
      stated.filter(({ isRight }) => isRight),
      stated,
    ),
    wrong: share(
      stated.filter(({ isFound, isRight }) => isFound && !isRight),
      stated,
    ),
    takenFor: share(
      others.filter(({ isFound }) => isFound),
      others,
    ),
  };
}

/** Half a yuan of a yearly sum is the same; of a list as many things with what is told of them. */
function isSame(found: unknown, told: unknown): boolean {
  if (typeof found === 'number' && typeof told === 'number') return Math.abs(found - told) <= 0.5;
  if (!Array.isArray(found) || !Array.isArray(told)) return isDeepStrictEqual(found, told);
  const holds = (thing: object, parts: object) =>
    isDeepStrictEqual({ ...thing, ...parts }, { ...thing });
  return found.length === told.length && told.every((parts, at) => holds(found[at], parts));
}

export function printTold(): void {
  const percents = (score: ToldScore) =>
    Object.fromEntries(
      Object.entries(score).map(([name, value]) => [name, (100 * value).toFixed(1)]),
    );
  console.log('Facts and moves of a talk as strangers tell them, in per cent');
  console.table({
    'facts, read': percents(scoreFacts('told')),
    'facts, kept apart': percents(scoreFacts('apart-told')),
    'moves, learned from': percents(scoreMoves('lessons')),
    'moves, kept apart': percents(scoreMoves('apart')),
  });
}
