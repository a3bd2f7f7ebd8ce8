import type { DocumentSource } from '../src/knowledge/policy-document.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { createRandom, type Random } from './random.ts';
import type { WordSource } from './words.ts';

const CLAUSES_A_DOCUMENT = 20;

/**
 * Four places, each below the next. Of all clauses 0.1 % bind the village only, and so on up to the
 * nation: the ladder of the village keeps 100 %, that of the nation's top three … see LADDERS.
 */
export const REGIONS = { county: '110101', city: '110100', province: '110000', nation: '100000' };

/** What share of the clauses each ladder keeps. */
export const LADDERS = [
  { keeps: '100 %', ladder: Object.values(REGIONS) },
  { keeps: '10 %', ladder: [REGIONS.county, REGIONS.city, REGIONS.province] },
  { keeps: '1 %', ladder: [REGIONS.county, REGIONS.city] },
  { keeps: '0.1 %', ladder: [REGIONS.county] },
] as const;

export const AS_OF = calendarDate('2026-06-01');
/** One document in ten is not in force yet, one in ten no more. */
const PERIODS = [
  ['2020-01-01', null],
  ['2021-01-01', null],
  ['2022-01-01', null],
  ['2023-01-01', null],
  ['2024-01-01', null],
  ['2024-06-01', null],
  ['2025-01-01', null],
  ['2026-01-01', null],
  ['2026-09-01', null],
  ['2020-01-01', '2026-01-01'],
] as const;

/** The same documents for the same number of clauses. */
export function* generateDocuments(clauses: number, words: WordSource): Generator<DocumentSource> {
  const random = createRandom(clauses);
  const documents = Math.max(1, Math.round(clauses / CLAUSES_A_DOCUMENT));
  for (let at = 0; at < documents; at += 1) {
    const count = Math.min(CLAUSES_A_DOCUMENT, clauses - at * CLAUSES_A_DOCUMENT);
    yield generateDocument(
      { number: `测发〔2026〕${at + 1}号`, at, documents, count },
      random,
      words,
    );
  }
}

function generateDocument(
  {
    number,
    at,
    documents,
    count,
  }: { number: string; at: number; documents: number; count: number },
  random: Random,
  words: WordSource,
): DocumentSource {
  const [effectiveFrom, repealedOn] = PERIODS[at % PERIODS.length] ?? PERIODS[0];
  const title = sentence(12, random, words);
  const clauses = Array.from({ length: count }, (_, index) => {
    const text = sentence(words.clauseLength(random), random, words);
    const path = `第${index + 1}条`;
    const heading = sentence(6, random, words);
    return { path, heading, text, ordinal: index + 1, start: 0, end: text.length };
  });
  return {
    metadata: {
      number,
      title,
      issuer: '测试机关',
      region: regionOf(at / documents),
      kind: '通知',
      bindingForce: '规范性文件',
      issuedOn: null,
      effectiveFrom: calendarDate(effectiveFrom),
      effectiveFromPrecision: 'day',
      expiresOn: null,
      repealedOn: repealedOn === null ? null : calendarDate(repealedOn),
      leansOn: [],
      periods: [],
    },
    text: clauses.map(({ text }) => text).join('\n'),
    clauses,
  };
}

function regionOf(place: number): string {
  if (place < 0.001) return REGIONS.county;
  if (place < 0.01) return REGIONS.city;
  return place < 0.1 ? REGIONS.province : REGIONS.nation;
}

function sentence(length: number, random: Random, words: WordSource): string {
  const parts: string[] = [];
  for (let written = 0; written < length; ) {
    const word = words.word(random);
    parts.push(word, random.next() < 0.12 ? '，' : '');
    written += word.length;
  }
  return `${parts.join('')}。`;
}

/** As somebody asks who knows a few of the words, says some of his own, and may use people's names for things. */
export function generateQuestions(count: number, words: WordSource): string[] {
  const random = createRandom(count + 77);
  return Array.from({ length: count }, () => {
    const known = Array.from({ length: 3 + random.below(4) }, () => words.word(random));
    const own = Array.from({ length: 2 + random.below(4) }, () => words.spoken(random));
    const named = random.next() < 0.3 ? [words.expression(random)] : [];
    return [...known, ...own, ...named].sort(() => random.next() - 0.5).join('');
  });
}

/** Whether a document binds one of the places on the day. */
export function binds(
  { metadata }: DocumentSource,
  { ladder, asOf }: { ladder: readonly string[]; asOf: string },
): boolean {
  const { region, effectiveFrom, repealedOn } = metadata;
  return (
    ladder.includes(region) && effectiveFrom <= asOf && (repealedOn === null || asOf < repealedOn)
  );
}
