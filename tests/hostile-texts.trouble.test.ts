import { describe, expect, it } from 'vitest';
import { namedDocument } from '../src/conversation/named-document.ts';
import { createForbiddenWordLock } from '../src/guardrails/forbidden-words.ts';
import { createNumberLock } from '../src/guardrails/number-lock.ts';
import { findPhoneNumbers, maskPersonalData } from '../src/guardrails/personal-data.ts';
import { isWordedFrom } from '../src/guardrails/wording-lock.ts';
import { markerOf } from '../src/knowledge/clause-markers.ts';
import { readClauses } from '../src/knowledge/clause-reader.ts';
import { readTitle, tidyNumber } from '../src/knowledge/document-names.ts';
import { loadGuardrailWords } from '../src/knowledge/guardrail-words.ts';
import { loadLexicon } from '../src/knowledge/lexicon.ts';
import { loadTriagePhrases } from '../src/knowledge/phrases.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { isVerbatim, normaliseUtterance } from '../src/shared/text.ts';
import { createTriage } from '../src/triage/triage.ts';
import { findDates } from '../src/understanding/dates.ts';
import { findNumbers } from '../src/understanding/numbers.ts';
import { createUnderstanding } from '../src/understanding/understand.ts';
import type { UnderstandingContext } from '../src/understanding/understanding.ts';
import { HOSTILE_LENGTH, type HostileText, hostileTexts } from './support/hostile-texts.ts';

/** Milliseconds of processor time that one text may take. What backtracks takes seconds at this length. */
const LIMIT_MS = 50;
/** What reads every number or every pair of characters reads a tenth as much: what grows with the square shows there too. */
const SHORTER = HOSTILE_LENGTH / 10;
/** What compiles while it is first called, and other work on the machine, is no fault of a text. */
const TRIES = 3;
/** By the clock, on a machine with other work to do. */
const PATIENCE_MS = 60_000;

const today = calendarDate('2026-11-21');
const context: UnderstandingContext = {
  today,
  asking: null,
  subject: 'speaker',
  lastProgrammes: [],
};
const phrases = loadTriagePhrases();
const { triage } = createTriage(phrases);
const understand = createUnderstanding({
  gazetteer: { mentions: () => [] },
  binding: null,
  lexicon: loadLexicon(),
});
const terms = createTermsDesk(loadTerms());
const long = hostileTexts();
const shorter = hostileTexts(SHORTER);
const { numbers, forbidden } = loadGuardrailWords();
const findUnsupported = createNumberLock(numbers);
const findForbidden = createForbiddenWordLock(forbidden);

describe.each<[string, (text: string) => unknown]>([
  ['the form of understanding', normaliseUtterance],
  ['triage', triage],
  ['personal-data masking', maskPersonalData],
  ['telephone numbers', findPhoneNumbers],
  ['the terms desk', terms.widen],
  ['the citation lock', (text) => isVerbatim(text, `${text}。`)],
  ['the forbidden words', findForbidden],
  ['the document reader', readClauses],
  ['the markers of one line', markerOf],
  ['the title of a document', readTitle],
  ['the number of a document', tidyNumber],
  ['the document somebody names', namedDocument],
])('%s', (_, read) => {
  it(
    'takes no longer for a hostile text',
    () => {
      expect(slowest(read, long, LIMIT_MS)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe.each<[string, (text: string) => unknown]>([
  ['dates', (text) => findDates(text, today)],
  ['numbers', findNumbers],
  ['the number lock', (text) => findUnsupported(firstHalf(text), [firstHalf(text)])],
  ['the wording lock', (text) => isWordedFrom(text, [text])],
])('%s', (_, read) => {
  it(
    'takes no longer for a hostile text',
    () => {
      expect(slowest(read, shorter, LIMIT_MS)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('triage', () => {
  it(
    'takes no longer for all that its families hear, one after the other',
    () => {
      const heard = phrases.families.flatMap(({ hits }) => hits).join('');
      const text = heard.repeat(HOSTILE_LENGTH / heard.length + 1).slice(0, HOSTILE_LENGTH);

      expect(slowest(triage, [{ name: 'phrases', text }], LIMIT_MS)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('understanding', () => {
  it(
    'takes at most a fifth of a second for any message',
    () => {
      expect(slowest((text) => understand(text, context), long, 200)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

function firstHalf(text: string): string {
  return text.slice(0, text.length / 2);
}

/** The texts that took longer each time. */
function slowest(
  read: (text: string) => unknown,
  texts: readonly HostileText[],
  limitMs: number,
): string[] {
  return texts.flatMap(({ name, text }) => {
    let ms = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < TRIES && ms > limitMs; tried += 1) ms = costOf(() => read(text));
    return ms > limitMs ? [`${name} ${Math.round(ms)} ms`] : [];
  });
}

function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
