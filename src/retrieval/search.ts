import type { Database } from '../database/executor.ts';
import type { MatterReader } from '../knowledge/matters/matter-reader.ts';
import type { PublishedState } from '../knowledge/published-state.ts';
import { loadSounds } from '../knowledge/sounds.ts';
import type { TermsDesk } from '../knowledge/terms-desk.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { once } from '../shared/once.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { trustIn, weighTerms } from './asked-terms.ts';
import { type ClauseHit, type Ranked, toHits } from './clause-hit.ts';
import type { ClauseIndex } from './clause-index.ts';
import type { DenseRanking } from './dense-ranking.ts';
import { createEverydayWords } from './everyday-words.ts';
import { fuseRankings } from './fuse-rankings.ts';
import { createHitStore } from './hit-store.ts';
import { createHomophoneReader, type HomophoneReader } from './homophones.ts';
import { joinMatters } from './join-matters.ts';
import { putPhrasesFirst } from './phrases-in-order.ts';
import { createPublishedIndex } from './published-index.ts';
import { type Question, readQuestion } from './question.ts';
import type { Segmenter } from './segmenter.ts';

export interface SearchQuery {
  text: string;
  ladder: PlaceLadder;
  asOf: CalendarDate;
  limit: number;
  /** What whoever asks was just told of it: hits read since then are not read again. */
  published?: PublishedState | undefined;
}

export type Search = ReturnType<typeof createSearch>;

interface SearchNeeds {
  db: Database;
  segmenter: Segmenter;
  terms: Pick<TermsDesk, 'widen' | 'dictionary' | 'stopWords'>;
  /** Absent: clauses are found by their own words alone. */
  readMatters?: MatterReader | undefined;
  describePlace: (code: string) => Place;
  /** Absent: words alone. */
  dense?: DenseRanking | undefined;
}

/** So many clauses found by their words are ranked together with those that others asked for. */
const CANDIDATES = 50;
/** While others publish without a pause: after so many rounds what was found stands. */
const MAX_ROUNDS = 5;

export const everydayWords = once(createEverydayWords);

/**
 * Exact BM25 over the clauses that bind a place on a day, best first. What does not bind is never
 * scored. How rare a word is counts over all published clauses, so that a score does not depend on
 * how few documents a place has.
 */
export function createSearch({
  db,
  segmenter,
  terms,
  readMatters,
  describePlace,
  dense,
}: SearchNeeds) {
  const published = createPublishedIndex({ db, segmenter });
  const findHits = createHitStore(db);
  const everyday = everydayWords();
  const findHomophones = createHomophoneSource({ terms, segmenter });
  const explain = createExplainer({ terms, segmenter, findHomophones });

  return {
    /** Reads what is published, so that the first question need not wait for it. */
    prepare: published.prepare,

    async search(query: SearchQuery): Promise<ClauseHit[]> {
      const { asOf, limit } = query;
      const fuse = dense?.begin(query) ?? (async (ranked) => fuseRankings(ranked, limit));
      for (let round = 1; ; round += 1) {
        const { index, at } = await published.current();
        const found = rank({ ...query, limit: Math.max(limit, dense?.depth ?? 0) }, index);
        const fused = await fuse(found.ranked);
        const ids = fused.map(({ id }) => id);
        const { isCurrent, hits } = await findHits({ ...query, ids }, at);
        if (isCurrent || round === MAX_ROUNDS)
          return putPhrasesFirst(
            query.text,
            toHits(fused, { found, hits, index, asOf, describePlace }),
          );
        await published.sync();
      }
    },

    explain,
  };

  function rank({ text, ladder, asOf, limit }: SearchQuery, index: ClauseIndex): Ranked {
    const places = placesThatChose(ladder, index).map((code) => describePlace(code).name);
    const trust = trustIn(index);
    const needs = { segmenter, terms, trust, homophones: findHomophones() };
    const question = readQuestion({ text, places }, needs);
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

/** More texts than the answers of some turns weigh: the questions, and what others wanted to know. */
const EXPLAINED = 1_024;

/**
 * What a text is looked for by; for the answers, and for people who tune the terms. It holds as long as the
 * terms say the same of the text.
 */
function createExplainer({
  terms,
  segmenter,
  findHomophones,
}: Pick<SearchNeeds, 'terms' | 'segmenter'> & { findHomophones: () => HomophoneReader }) {
  const known = new Map<string, { by: readonly unknown[]; question: Question }>();
  return (text: string): Question => {
    const homophones = findHomophones();
    const by = [terms.widen(text), homophones];
    const before = known.get(text);
    if (before?.by.every((it, at) => it === by[at])) return before.question;
    const question = readQuestion({ text, places: [] }, { segmenter, terms, homophones });
    if (known.size >= EXPLAINED) known.clear();
    known.set(text, { by, question });
    return question;
  };
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

/**
 * The divisions that already chose what binds, and those above them. A town below them is a matter
 * to look for: an annex may list it by name.
 */
function placesThatChose(ladder: PlaceLadder, index: ClauseIndex): PlaceLadder {
  const nearest = ladder.findIndex((code) => index.binds(code));
  return ladder.slice(Math.max(nearest, 0));
}
