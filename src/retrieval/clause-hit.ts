import {
  type DocumentReference,
  DocumentReferenceSchema,
  type Validity,
} from '../contracts/citations.ts';
import { type EndedQuote, validityOn } from '../knowledge/validity.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place } from '../shared/place.ts';
import type { AskedTerms, AskedWord } from './asked-terms.ts';
import type { RankedClause } from './best-clauses.ts';
import type { ClauseIndex } from './clause-index.ts';
import { explainHit } from './explain.ts';
import type { FusedClause } from './fuse-rankings.ts';
import type { HitRow } from './hit-store.ts';
import type { Question } from './question.ts';

export interface ClauseHit {
  clauseId: string;
  document: DocumentReference;
  /** Of the whole clause; single quotes may be over earlier, see `endedQuotes`. */
  status: Validity;
  endedQuotes: EndedQuote[];
  /** The clause's path: 二（三）. */
  clause: string;
  heading: string;
  text: string;
  /**
   * By words and by how others asked, above 0; comparable only within one answer. Where vectors joined
   * in, handed out anew in their order: see `fuseRankings`.
   */
  score: number;
  /**
   * 0 to 1: how much of what was asked, weighed by rarity, stands in the clause. 0 where only its
   * vector found it, so that nearness alone never makes an answer.
   */
  coverage: number;
  /** In Chinese: which words matched, which term widened the question, what the heading adds. */
  why: string[];
  /**
   * What others who asked so wanted to know of the clause, in plain words, and how surely it is meant, from 0
   * to 2; absent where nobody asked so.
   */
  asked?: { share: number; matters: readonly string[] } | undefined;
}

/** What the index found for a question. */
export interface Ranked {
  question: Question;
  asked: AskedTerms;
  ranked: RankedClause[];
}

export function toHits(
  fused: readonly FusedClause[],
  {
    found,
    hits,
    index,
    asOf,
    describePlace,
  }: {
    found: Ranked;
    hits: ReadonlyMap<string, HitRow>;
    index: ClauseIndex;
    asOf: CalendarDate;
    describePlace: (code: string) => Place;
  },
): ClauseHit[] {
  return fused.flatMap(({ id, score, lexical, isNear }) => {
    const row = hits.get(id);
    if (!row) return [];
    const matched = lexical ? index.termsIn(lexical, found.asked.words) : [];
    const place = describePlace(row.region);
    return [toHit(row, found, { matched, score, lexical, isNear, asOf, place })];
  });
}

function toHit(
  { number, title, issuer, region, expiresOn, ...rest }: HitRow,
  { question, asked }: Ranked,
  found: {
    matched: AskedWord[];
    score: number;
    lexical: RankedClause | undefined;
    isNear: boolean;
    asOf: CalendarDate;
    place: Place;
  },
): ClauseHit {
  const document = { number, title, issuer, region: found.place };
  const status = validityOn(expiresOn, found.asOf);
  const matched = found.matched.map(({ word }) => word);
  return {
    ...rest,
    document: DocumentReferenceSchema.parse(document),
    status,
    score: found.score,
    coverage: sumOf(found.matched) / (sumOf(asked.words) || 1),
    why: explainHit(question, {
      matched,
      isNear: found.isNear,
      ask: found.lexical?.ask,
      heading: rest.heading,
      expired: status === 'expired',
    }),
    asked: found.lexical?.asked,
  };
}

function sumOf(words: readonly AskedWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
