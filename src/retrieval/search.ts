import { z } from 'zod';
import {
  type DocumentReference,
  DocumentReferenceSchema,
  type Validity,
} from '../contracts/citations.ts';
import { DateSchema } from '../contracts/primitives.ts';
import type { Database } from '../database/executor.ts';
import type { TermsDesk } from '../knowledge/terms-desk.ts';
import { type EndedQuote, validityOn } from '../knowledge/validity.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type AskedWord, findAskedWords } from './asked-words.ts';
import { explainHit } from './explain.ts';
import { type Question, readQuestion } from './question.ts';
import { rankClauses } from './rank-clauses.ts';
import type { Segmenter } from './segmenter.ts';

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
  /** BM25, above 0; higher is better, comparable only within one answer. */
  score: number;
  /** 0 to 1: how much of what was asked, weighed by rarity, stands in the clause. */
  coverage: number;
  /** In Chinese: which words matched, which term widened the question, what the heading adds. */
  why: string[];
}

export interface SearchQuery {
  text: string;
  ladder: PlaceLadder;
  asOf: CalendarDate;
  limit: number;
}

export type Search = ReturnType<typeof createSearch>;

/**
 * Exact BM25 over the clauses that bind a place on a day, best first. What does not bind is never
 * scored. How rare a word is counts over all clauses known today, so that a score does not depend on
 * how few documents a place has.
 */
export function createSearch({
  db,
  segmenter,
  terms,
  describePlace,
}: {
  db: Database;
  segmenter: Segmenter;
  terms: Pick<TermsDesk, 'widen'>;
  describePlace: (code: string) => Place;
}) {
  return {
    async search({ text, ladder, asOf, limit }: SearchQuery): Promise<ClauseHit[]> {
      const places = await placesThatChose(ladder);
      const question = readQuestion({ text, places }, { segmenter, terms });
      const asked = await findAskedWords(db, question);
      if (asked.length === 0) return [];
      const rows = await rankClauses(db, { asked, ladder, asOf, limit });
      return rows.map((row) => toHit(HitRowSchema.parse(row), { question, asked, asOf }));
    },
    /** What a text is looked for by; for people who tune the terms. */
    explain: (text: string): Question => readQuestion({ text, places: [] }, { segmenter, terms }),
  };

  /**
   * The divisions that already chose what binds, and those above them. A town below them is a matter
   * to look for: an annex may list it by name.
   */
  async function placesThatChose(ladder: PlaceLadder): Promise<string[]> {
    const bound = await findBoundRegions(db, ladder);
    const nearest = ladder.findIndex((code) => bound.has(code));
    return ladder.slice(Math.max(nearest, 0)).map((code) => describePlace(code).name);
  }

  function toHit(
    row: z.infer<typeof HitRowSchema>,
    { question, asked, asOf }: { question: Question; asked: AskedWord[]; asOf: CalendarDate },
  ): ClauseHit {
    const { number, title, issuer, region, matched, expiresOn, ...rest } = row;
    const document = { number, title, issuer, region: describePlace(region) };
    const status = validityOn(expiresOn, asOf);
    const expired = status === 'expired';
    return {
      ...rest,
      document: DocumentReferenceSchema.parse(document),
      status,
      coverage: coverageOf(asked, matched),
      why: explainHit(question, { matched, heading: row.heading, expired }),
    };
  }
}

async function findBoundRegions(db: Database, ladder: PlaceLadder): Promise<Set<string>> {
  const { rows } = await db.query<{ region: string }>(
    `
    select distinct version.region
      from document_versions as version
     where version.region = any($1::text[])
       and version.known_to is null
    `,
    [ladder],
  );
  return new Set(rows.map(({ region }) => region));
}

function coverageOf(asked: readonly AskedWord[], matched: readonly string[]): number {
  const found = new Set(matched);
  const sum = (words: readonly AskedWord[]) => words.reduce((all, { weight }) => all + weight, 0);
  return sum(asked.filter(({ word }) => found.has(word))) / sum(asked);
}

const HitRowSchema = z.object({
  clauseId: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  region: z.string(),
  clause: z.string(),
  heading: z.string(),
  text: z.string(),
  expiresOn: DateSchema.nullable(),
  endedQuotes: z.array(z.object({ quote: z.string(), expiresOn: DateSchema })),
  score: z.number().positive(),
  matched: z.array(z.string()),
});
