import { describe, expect, it } from 'vitest';
import { inShort } from '../src/conversation/answerers/rules/several-draft.ts';
import { isAdmittedIn } from '../src/conversation/answerers/rules/untold.ts';
import { namedDocument } from '../src/conversation/named-document.ts';
import { checkText } from '../src/conversation/receive-message.ts';
import { createForbiddenWordLock, createMarkupLock } from '../src/guardrails/forbidden-words.ts';
import { createInstructionLock } from '../src/guardrails/instruction-lock.ts';
import { createLinkLock } from '../src/guardrails/link-lock.ts';
import { createNegationLock } from '../src/guardrails/negation-lock.ts';
import { createNumberLock } from '../src/guardrails/number-lock.ts';
import { findPhoneNumbers, maskPersonalData } from '../src/guardrails/personal-data.ts';
import { isWordedFrom, pairsOf } from '../src/guardrails/wording-lock.ts';
import { createNumberReader } from '../src/guardrails/written-numbers.ts';
import { markerOf } from '../src/knowledge/clause-markers.ts';
import { readClauses } from '../src/knowledge/clause-reader.ts';
import { readTitle, tidyNumber } from '../src/knowledge/document-names.ts';
import { loadGuardrailWords } from '../src/knowledge/guardrail-words.ts';
import { loadKnowledge } from '../src/knowledge/knowledge.ts';
import { loadLexicon } from '../src/knowledge/lexicon.ts';
import { loadTerms } from '../src/knowledge/terms.ts';
import { createTermsDesk } from '../src/knowledge/terms-desk.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { isUncut, isVerbatim, normaliseUtterance, withoutWhitespace } from '../src/shared/text.ts';
import { foldText } from '../src/triage/folded-text.ts';
import { createTriage } from '../src/triage/triage.ts';
import { findBirths } from '../src/understanding/births.ts';
import { findComingDays } from '../src/understanding/coming-days.ts';
import { findDates } from '../src/understanding/dates.ts';
import { hasLeft } from '../src/understanding/departures.ts';
import { correctionsOf, mayAward } from '../src/understanding/disability-corrections.ts';
import { withHeardNumerals } from '../src/understanding/heard-numerals.ts';
import { findNothing } from '../src/understanding/money-not-earned.ts';
import { findNumbers } from '../src/understanding/numbers.ts';
import { createOfficialEar } from '../src/understanding/officials.ts';
import { passageReaderFor } from '../src/understanding/passage.ts';
import { foldNumerals } from '../src/understanding/piece-costs.ts';
import { mayTakeBack } from '../src/understanding/self-corrections.ts';
import { createUnderstanding } from '../src/understanding/understand.ts';
import type { UnderstandingContext } from '../src/understanding/understanding.ts';
import { HOSTILE_LENGTH, type HostileText, hostileTexts } from './support/hostile-texts.ts';
import { patternsWrittenIn, textReadersOf } from './support/patterns-of-source.ts';

/** Milliseconds of processor time that one text may take. What backtracks takes seconds at this length. */
const LIMIT_MS = 50;
/** What compiles while it is first called, and other work on the machine, is no fault of a text. */
const TRIES = 8;
/** By the clock, on a machine with other work to do. */
const PATIENCE_MS = 120_000;
/** A pattern that takes the limit at the full length, growing with the square, takes a 25th of it at a fifth. */
const SHARE = 5;
const SUSPICIOUS_MS = LIMIT_MS / SHARE ** 2;

const today = calendarDate('2026-11-21');
const context: UnderstandingContext = {
  today,
  asking: null,
  subject: 'speaker',
  lastProgrammes: [],
};
const knowledge = loadKnowledge();
const lexicon = loadLexicon();
const { compiled, made } = compiledWhile(() => ({
  ...createTriage(knowledge.triage),
  understand: createUnderstanding({
    gazetteer: knowledge.gazetteer,
    binding: knowledge.bindingRegions,
    lexicon,
  }),
}));
const { triage, understand } = made;
const terms = createTermsDesk(loadTerms());
const long = hostileTexts();
const { numbers, forbidden } = loadGuardrailWords();
const spellings = new Map<string, string>();

const FOLDERS = ['understanding', 'triage', 'guardrails', 'conversation'];

/** What reads a text, by where it stands. What compares two texts is given half of it twice. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'understanding/understand.ts createUnderstanding': (text) => understand(text, context),
  'understanding/passage.ts passageReaderFor': passageReaderFor(lexicon),
  'understanding/numbers.ts findNumbers': findNumbers,
  'understanding/dates.ts findDates': (text) => findDates(text, today),
  'understanding/births.ts findBirths': (text) => findBirths(text, today),
  'understanding/officials.ts createOfficialEar': createOfficialEar(lexicon),
  'understanding/money-not-earned.ts findNothing': findNothing,
  'understanding/coming-days.ts findComingDays': (text) => findComingDays(text, today),
  'understanding/disability-corrections.ts correctionsOf': correctionsOf('(?:视力|听力)'),
  'understanding/disability-corrections.ts mayAward': mayAward,
  'understanding/departures.ts hasLeft': (text) => hasLeft(text, { start: 0, end: 2 }),
  'understanding/heard-numerals.ts withHeardNumerals': withHeardNumerals,
  'understanding/piece-costs.ts foldNumerals': foldNumerals,
  'understanding/self-corrections.ts mayTakeBack': mayTakeBack,
  'conversation/answerers/rules/several-draft.ts inShort': inShort,
  'conversation/answerers/rules/untold.ts isAdmittedIn': (text) =>
    isAdmittedIn(text, '手机上能办吗'),
  'triage/triage.ts createTriage': triage,
  'triage/folded-text.ts foldText': (text) => foldText(text, spellings),
  'guardrails/forbidden-words.ts createForbiddenWordLock': createForbiddenWordLock(forbidden),
  'guardrails/forbidden-words.ts createMarkupLock': createMarkupLock(forbidden.markup),
  'guardrails/instruction-lock.ts createInstructionLock': createInstructionLock(
    forbidden.instructions,
  ),
  'guardrails/link-lock.ts createLinkLock': createLinkLock(forbidden.knownLinks),
  'guardrails/negation-lock.ts createNegationLock': twice(createNegationLock(forbidden.negation)),
  'guardrails/number-lock.ts createNumberLock': twice(createNumberLock(numbers)),
  'guardrails/written-numbers.ts createNumberReader': createNumberReader(numbers),
  'guardrails/personal-data.ts maskPersonalData': maskPersonalData,
  'guardrails/personal-data.ts findPhoneNumbers': findPhoneNumbers,
  'guardrails/wording-lock.ts isWordedFrom': twice(isWordedFrom),
  'guardrails/wording-lock.ts pairsOf': pairsOf,
  'conversation/named-document.ts namedDocument': namedDocument,
  'conversation/receive-message.ts checkText': (text) => {
    expect(() => checkText(text)).toThrow();
  },
  'shared/text.ts normaliseUtterance': normaliseUtterance,
  'shared/text.ts withoutWhitespace': withoutWhitespace,
  'shared/text.ts isVerbatim': (text) => isVerbatim(text, `${text}。`),
  'shared/text.ts isUncut': (text) => isUncut(text.slice(0, 6), text),
  'shared/text.ts isUncut of a long quote': (text) => isUncut(firstHalf(text), text),
  'knowledge/terms-desk.ts createTermsDesk': terms.widen,
  'knowledge/clause-reader.ts readClauses': readClauses,
  'knowledge/clause-markers.ts markerOf': markerOf,
  'knowledge/document-names.ts readTitle': readTitle,
  'knowledge/document-names.ts tidyNumber': tidyNumber,
};
/** They read what triage has folded, or words of the house. */
const TRIED_ELSEWHERE = [
  // Through the passage reader, which reads no more than the longest message.
  'understanding/speller.ts createSpeller',
  'understanding/cheapest-cut.ts cheapestMendings',
  'triage/matcher.ts createMatcher',
  'understanding/household-members.ts createMemberFinder',
  // Through createUnderstanding, on what the passage reader has cut to the longest message.
  'understanding/departures.ts isAbsent',
  'understanding/kin-words.ts kinSource',
  'understanding/money-adding.ts areApart',
  'understanding/money-adding.ts whoseAre',
  'understanding/money-kinds.ts createKinds',
  'understanding/money-owners.ts createOwnerFinder',
  'understanding/phrases.ts replaceAll',
  'understanding/pronouns.ts resolvePronouns',
  // Looks at no more than 24 characters between two numbers.
  'understanding/self-corrections.ts takesPlaceOf',
  'triage/scope.ts createScope',
  'conversation/claims.ts modelClaim',
  'conversation/answerers/rules/rules-answerer.ts createRulesAnswerer',
];

describe('every reader of text', () => {
  it('is tried below', () => {
    const known = [...Object.keys(READERS), ...TRIED_ELSEWHERE];

    const found = textReadersOf(FOLDERS);

    // The walk finds what is there.
    expect(found).toEqual(expect.arrayContaining(TRIED_ELSEWHERE));
    expect(found.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(READERS))('%s', (_, read) => {
  it(
    'takes no longer for a hostile text',
    () => {
      expect(slowest(read, long)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('triage', () => {
  it(
    'takes no longer for all that its families hear, one after the other',
    () => {
      const heard = knowledge.triage.families.flatMap(({ hits }) => hits).join('');
      const text = heard.repeat(HOSTILE_LENGTH / heard.length + 1).slice(0, HOSTILE_LENGTH);

      expect(slowest(triage, [{ name: 'phrases', text }])).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe.each([
  ['written in the source', patternsWrittenIn([...FOLDERS, 'shared'])],
  ['made of the phrase lists', compiled.map((pattern) => ({ at: pattern.source, pattern }))],
])('every pattern %s', (_, patterns) => {
  it('is found', () => {
    expect(patterns.length).toBeGreaterThan(100);
  });

  it(
    'takes no longer for a hostile text',
    () => {
      const shorter = hostileTexts(HOSTILE_LENGTH / SHARE);
      const slow = patterns.flatMap(({ at, pattern }) => {
        const search = searchFor(pattern);
        const suspicious = long.filter(
          (__, place) => costOf(() => search(shorter[place]?.text ?? '')) > SUSPICIOUS_MS,
        );
        return slowest(search, suspicious).map((found) => `${at}: ${found}`);
      });

      expect(slow).toEqual([]);
    },
    PATIENCE_MS,
  );
});

function twice(read: (text: string, sources: readonly string[]) => unknown) {
  return (text: string) => read(firstHalf(text), [firstHalf(text)]);
}

function firstHalf(text: string): string {
  return text.slice(0, text.length / 2);
}

/** Looks through the whole text, however the pattern is used. */
function searchFor({ source, flags }: RegExp): (text: string) => void {
  const everywhere = new RegExp(source, `${flags.replace(/[gy]/g, '')}g`);
  return (text) => {
    for (const _ of text.matchAll(everywhere));
  };
}

/** The regular expressions that are made meanwhile, one of each source. */
function compiledWhile<Made>(make: () => Made): { compiled: RegExp[]; made: Made } {
  const bySource = new Map<string, RegExp>();
  const Original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, given: [string, string?]) {
      const pattern = new target(...given);
      bySource.set(pattern.source, pattern);
      return pattern;
    },
  });
  try {
    return { made: make(), compiled: [...bySource.values()] };
  } finally {
    globalThis.RegExp = Original;
  }
}

/** The texts that took longer each time, on a machine that is as fast as it should be or slower. */
function slowest(read: (text: string) => unknown, texts: readonly HostileText[]): string[] {
  return texts.flatMap(({ name, text }) => {
    let ms = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < TRIES && ms > LIMIT_MS; tried += 1) ms = costOf(() => read(text));
    return ms > LIMIT_MS && ms > LIMIT_MS * slowness() ? [`${name} ${Math.round(ms)} ms`] : [];
  });
}

/** What the yardstick takes on a machine of two slow cores with nothing else to do. */
const YARDSTICK_MS = 20;
const yardstick = '一二三 abc，'.repeat(50_000);

/** How much longer than that it takes at this moment. */
function slowness(): number {
  const costs = Array.from({ length: TRIES }, () => costOf(() => yardstick.match(/\p{L}/gu)));
  return Math.max(...costs) / YARDSTICK_MS;
}

function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
