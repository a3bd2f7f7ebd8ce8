import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claim, Support } from '../src/contracts/claims.ts';
import { modelClaim } from '../src/conversation/claims.ts';
import type { Database } from '../src/database/executor.ts';
import type { InspectClaim } from '../src/guardrails/claim-locks.ts';
import { loadKnowledge } from '../src/knowledge/knowledge.ts';
import { createLocks } from '../src/lock-parts.ts';
import { givenAssistant, givenConversation, type TestAssistant } from './support/assistant.ts';
import { openEmbeddedTestDatabase } from './support/embedded-test-database.ts';

const ANSWERS = 520;
const QUESTIONS = path.join(import.meta.dirname, '../eval/lay/dev.jsonl');

interface Answered {
  region: { code: string; name: string } | null;
  claims: readonly Claim[];
}

interface Mutation {
  claim: Claim;
  text: string;
}

describe('answers of the rules to questions in people’s own words', () => {
  const knowledge = loadKnowledge();
  const inspect: InspectClaim = createLocks(knowledge);
  const answered: Answered[] = [];
  let db: Database;
  let assistant: TestAssistant;

  beforeAll(async () => {
    db = await openEmbeddedTestDatabase();
    assistant = await givenAssistant(db);
    for (const { region, text } of questions()) {
      if (answered.length >= ANSWERS) break;
      const citizen = await givenConversation(assistant, region);
      const reply = await citizen.say(text);
      if (reply.kind !== 'answer' && reply.kind !== 'assessment') continue;
      const { claims, region: place } = await assistant.receipts.readForStaff(reply.receipt);
      if (claims !== null) answered.push({ region: place, claims });
    }
  }, 600_000);
  afterAll(() => db.close());

  /** Each claim once: the same card stands in many answers. */
  function mutationsBy(
    change: (claim: Claim) => string[],
  ): (Mutation & Pick<Answered, 'region'>)[] {
    const seen = new Set<string>();
    return answered.flatMap(({ region, claims }) =>
      claims
        .filter(({ text }) => !seen.has(text) && seen.add(text))
        .flatMap((claim) => change(claim).map((text) => ({ region, claim, text }))),
    );
  }

  const locksOn = ({ region, claim, text }: Mutation & Pick<Answered, 'region'>) =>
    inspect({ ...claim, text }, { region, question: '', grounds: groundsOf(claim) }).map(
      ({ lock }) => lock,
    );

  it('are enough to judge by, and pass the locks as they are', () => {
    expect(answered.length).toBeGreaterThanOrEqual(500);
    expect(assistant.troubles).toEqual([]);
    expect(mutationsBy(({ text }) => [text]).flatMap(locksOn)).toEqual([]);
  });

  it('pass the locks in the words of an honest model, 98 of 100 and more', () => {
    const worded = answered.flatMap(({ region, claims }) =>
      claims.flatMap(({ support }) => support.flatMap((each) => honestly(each, region))),
    );
    const stopped = worded.filter(({ claim, region }) => {
      const around = { region, question: '', grounds: [] };
      return inspect(claim, around).length > 0;
    });

    expect(worded.length).toBeGreaterThan(500);
    expect(stopped.length / worded.length).toBeLessThan(0.02);
  });

  it('are stopped when any digit is changed, by the number lock itself', () => {
    const mutations = mutationsBy(({ text }) => withOtherDigits(text));
    const missed = mutations.filter((mutation) => locksOn(mutation).length === 0);
    const unnumbered = mutations.filter((mutation) => !locksOn(mutation).includes('number'));

    expect(mutations.length).toBeGreaterThan(500);
    expect(missed.map(({ text }) => text)).toEqual([]);
    expect(unnumbered.map(({ text }) => text)).toEqual([]);
  });

  it('are stopped when any Chinese numeral is changed', () => {
    const mutations = mutationsBy(({ text }) => withOtherNumerals(text));
    const missed = mutations.filter((mutation) => locksOn(mutation).length === 0);

    expect(mutations.length).toBeGreaterThan(5);
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  it('are stopped when any place is exchanged, by the region lock itself', () => {
    const mutations = mutationsBy((claim) => withOtherPlaces(claim, knowledge));
    const missed = mutations.filter((mutation) => locksOn(mutation).length === 0);
    const unplaced = mutations.filter((mutation) => !locksOn(mutation).includes('region'));

    expect(mutations.length).toBeGreaterThan(100);
    expect(missed.map(({ text }) => text)).toEqual([]);
    expect(unplaced.map(({ text }) => text)).toEqual([]);
  });
});

/** A quote sentence by sentence, as it stands and in somewhat plainer words. */
function honestly(support: Support, region: Answered['region']) {
  if (support.by !== 'clause') return [];
  const sentences = support.quote
    .split(/[。；]/u)
    .filter(({ length }) => length >= 8 && length < 250);
  return sentences
    .flatMap((said) => [`${said}。`, `${said.replace(/进行|予以|给予/gu, '给')}。`])
    .map((text) => ({ region, claim: modelClaim(text, [support]) }));
}

/** What fills these claims was grounded in its turn; here only their texts are changed. */
function groundsOf({ support }: Claim): string[] {
  return support.flatMap((each) =>
    each.by === 'phrase' ? Object.values(each.values) : 'says' in each ? [each.says] : [],
  );
}

function questions(): { region: string; text: string }[] {
  return readFileSync(QUESTIONS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { region: string; text: string });
}

function withOtherDigits(text: string): string[] {
  return [...text.matchAll(/\d/g)].flatMap(({ index, 0: digit }) =>
    [1, 3, 7].map((step) =>
      replaceAt(text, { index, 0: digit }, String((Number(digit) + step) % 10)),
    ),
  );
}

/** Counts only: 一 in 一起 or 统一 is no number. */
function withOtherNumerals(text: string): string[] {
  const count = /[二三四五六七八九两半](?=个工作日|个月|年|倍|级|%|套|辆|人)/gu;
  return [...text.matchAll(count)].map((found) =>
    replaceAt(text, found, found[0] === '八' ? '六' : '八'),
  );
}

const ELSEWHERE = ['盐城市', '哈尔滨市', '海口'];

function withOtherPlaces(
  { text }: Claim,
  { gazetteer, bindingRegions }: ReturnType<typeof loadKnowledge>,
) {
  return gazetteer
    .mentions(text, bindingRegions)
    .flatMap(({ start, words }) =>
      ELSEWHERE.map((other) => replaceAt(text, { index: start, 0: words }, other)),
    );
}

function replaceAt(text: string, found: { index: number; 0: string }, other: string): string {
  return text.slice(0, found.index) + other + text.slice(found.index + found[0].length);
}
