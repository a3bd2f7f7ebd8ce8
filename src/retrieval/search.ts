import {
  type DocumentReference,
  DocumentReferenceSchema,
  type Validity,
} from '../contracts/citations.ts';
import type { Database } from '../database/executor.ts';
import { loadSounds } from '../knowledge/sounds.ts';
import type { TermsDesk } from '../knowledge/terms-desk.ts';
import { type EndedQuote, validityOn } from '../knowledge/validity.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type AskedTerms, type AskedWord, trustIn, weighTerms } from './asked-terms.ts';
import type { RankedClause } from './best-clauses.ts';
import type { ClauseIndex } from './clause-index.ts';
import { createEverydayWords } from './everyday-words.ts';
import { explainHit } from './explain.ts';
import { findHits, type HitRow } from './hit-store.ts';
import { createHomophoneReader, type HomophoneReader } from './homophones.ts';
import { joinMatters } from './matters/join-matters.ts';
import type { MatterReader } from './matters/matter-reader.ts';
import { putPhrasesFirst } from './phrases-in-order.ts';
import { createPublishedIndex } from './published-index.ts';
import { type Question, readQuestion } from './question.ts';
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
  /** By words and by how others asked, above 0; comparable only within one answer. */
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

interface SearchNeeds {
  db: Database;
  segmenter: Segmenter;
  terms: Pick<TermsDesk, 'widen' | 'dictionary' | 'stopWords'>;
  /** Absent: clauses are found by their own words alone. */
  readMatters?: MatterReader | undefined;
  describePlace: (code: string) => Place;
}

/** So many clauses found by their words are ranked together with those that others asked for. */
const CANDIDATES = 50;
/** While others publish without a pause: after so many rounds what was found stands. */
const MAX_ROUNDS = 5;

/**
 * Exact BM25 over the clauses that bind a place on a day, best first. What does not bind is never
 * scored. How rare a word is counts over all published clauses, so that a score does not depend on
 * how few documents a place has.
 */
export function createSearch({ db, segmenter, terms, readMatters, describePlace }: SearchNeeds) {
  const published = createPublishedIndex({ db, segmenter });
  const everyday = createEverydayWords();
  const findHomophones = createHomophoneSource({ terms, segmenter });

  return {
    /** Reads what is published, so that the first question need not wait for it. */
    prepare: published.prepare,

    async search(query: SearchQuery): Promise<ClauseHit[]> {
      for (let round = 1; ; round += 1) {
        const { index, at } = await published.current();
        const found = rank(query, index);
        const { ladder, asOf } = query;
        const ids = found.ranked.map(({ id }) => id);
        const { epoch, revision, hits } = await findHits(db, { ids, ladder, asOf });
        if ((epoch === at.epoch && revision === at.revision) || round === MAX_ROUNDS)
          return putPhrasesFirst(query.text, toHits(found, { hits, index, asOf, describePlace }));
        await published.sync();
      }
    },

    /** What a text asks about, by how others asked. */
    readMatters,

    /** What a text is looked for by; for people who tune the terms. */
    explain: (text: string): Question =>
      readQuestion({ text, places: [] }, { segmenter, terms, homophones: findHomophones() }),
  };

  function rank({ text, ladder, asOf, limit }: SearchQuery, index: ClauseIndex): Ranked {
    const places = placesThatChose(ladder, index).map((code) => describePlace(code).name);
    const trust = trustIn(index);
    const question = readQuestion(
      { text, places },
      {
        segmenter,
        terms,
        trust,
        homophones: findHomophones(),
      },
    );
    const asked = weighTerms(question, { index, everyday });
    const day = Number(asOf.replaceAll('-', ''));
    const all = [...asked.words, ...asked.pairs, ...asked.characters];
    const binding = { regions: ladder, day };
    const deep = readMatters ? Math.max(limit, CANDIDATES) : limit;
    const ranked = index.rank({ ...binding, terms: all, limit: deep });
    if (!readMatters) return { question, asked, ranked };
    const joined = joinMatters(ranked, readMatters(text), { index, binding });
    return { question, asked, ranked: joined.slice(0, limit) };
  }
}

/** A reader for the terms as they are now. */
function createHomophoneSource({ terms, segmenter }: Pick<SearchNeeds, 'terms' | 'segmenter'>) {
  const sounds = loadSounds();
  let made: { fingerprint: string; reader: HomophoneReader } | undefined;
  return (): HomophoneReader => {
    const { fingerprint, cut } = segmenter;
    if (made?.fingerprint !== fingerprint) {
      const { dictionary, stopWords } = terms;
      made = { fingerprint, reader: createHomophoneReader({ dictionary, stopWords, sounds, cut }) };
    }
    return made.reader;
  };
}

interface Ranked {
  question: Question;
  asked: AskedTerms;
  ranked: RankedClause[];
}

/**
 * The divisions that already chose what binds, and those above them. A town below them is a matter
 * to look for: an annex may list it by name.
 */
function placesThatChose(ladder: PlaceLadder, index: ClauseIndex): PlaceLadder {
  const nearest = ladder.findIndex((code) => index.binds(code));
  return ladder.slice(Math.max(nearest, 0));
}

function toHits(
  found: Ranked,
  {
    hits,
    index,
    asOf,
    describePlace,
  }: {
    hits: ReadonlyMap<string, HitRow>;
    index: ClauseIndex;
    asOf: CalendarDate;
    describePlace: SearchNeeds['describePlace'];
  },
): ClauseHit[] {
  return found.ranked.flatMap((one) => {
    const row = hits.get(one.id);
    if (!row) return [];
    const matched = index.termsIn(one, found.asked.words);
    return [toHit(row, found, { ...one, matched, asOf, place: describePlace(row.region) })];
  });
}

function toHit(
  { number, title, issuer, region, expiresOn, ...rest }: HitRow,
  { question, asked }: Ranked,
  found: {
    matched: AskedWord[];
    score: number;
    ask?: string | undefined;
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
      heading: rest.heading,
      ask: found.ask,
      expired: status === 'expired',
    }),
  };
}

function sumOf(words: readonly AskedWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
