import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import type { Database } from '../database/executor.ts';
import { createSearch } from '../retrieval/search.ts';
import { createSegmenter } from '../retrieval/segmenter.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createReadCitedClauses } from './cited-clauses.ts';
import { loadPolicyDocuments } from './policy-documents.ts';
import { publishDocuments, withdrawDocument } from './publish-documents.ts';
import { findPublishedState } from './published-state.ts';
import { loadTerms } from './terms.ts';
import { createTermsDesk } from './terms-desk.ts';

const DAY = calendarDate('2026-11-21');
const clock = () => new Date('2026-11-21T10:00:00+08:00');
const describePlace = (code: string) => ({ code, name: code, path: code });
const terms = createTermsDesk(loadTerms());
const segmenter = createSegmenter(terms);
const LADDER = ['320682', '320600', '320000'];
const NUMBER = '通办发〔2021〕7号';
const CLAUSE = { number: '某民〔2030〕1号', clause: '第1条' };

function counting(database: Database): { db: Database; count: () => number } {
  let statements = 0;
  const query: Database['query'] = (text, values) => {
    statements += 1;
    return database.query(text, values);
  };
  return { db: { ...database, query }, count: () => statements };
}

describeOnEveryDatabase('what was read while something was published', (database) => {
  async function givenReaders() {
    await publishDocuments(database(), loadPolicyDocuments(), clock);
    const [searched, cited] = [counting(database()), counting(database())];
    const { search, prepare } = createSearch({ db: searched.db, segmenter, terms, describePlace });
    await prepare();
    const readCited = createReadCitedClauses(cited.db, clock);
    const find = async (published: string | undefined, text = '低保要带什么材料') => {
      const before = searched.count();
      const hits = await search({ text, ladder: LADDER, asOf: DAY, limit: 5, published });
      const numbers = hits.map(({ document }) => document.number);
      return {
        numbers,
        ids: hits.map(({ clauseId }) => clauseId),
        reads: searched.count() - before,
      };
    };
    const cite = async (published: string | undefined, asOf = DAY) => {
      const before = cited.count();
      const clauses = await readCited([CLAUSE], asOf, published);
      return { texts: clauses.map(({ text }) => text), reads: cited.count() - before };
    };
    return { find, cite, published: () => findPublishedState(database()) };
  }

  it('is not read again for whoever knows that just that is published still', async () => {
    const { find, published } = await givenReaders();
    const state = await published();

    const first = await find(state);
    const second = await find(state);

    expect(first.ids.length).toBeGreaterThan(0);
    expect(second).toEqual({ ...first, reads: 0 });
  });

  it('is read each time for whoever does not know', async () => {
    const { find } = await givenReaders();

    expect([(await find(undefined)).reads, (await find(undefined)).reads]).toEqual([1, 1]);
  });

  it('is of no use once a document is withdrawn', async () => {
    const { find, published } = await givenReaders();
    expect((await find(await published())).numbers).toContain(NUMBER);

    await withdrawDocument(database(), { number: NUMBER, from: DAY }, clock);

    expect((await find(await published())).numbers).not.toContain(NUMBER);
  });

  it('holds for the day alone that it was read for', async () => {
    const { cite, published } = await givenReaders();
    await publishDocuments(database(), [sampleDocument({ number: CLAUSE.number })], clock);
    const state = await published();

    const today = await cite(state);
    const before = await cite(state, calendarDate('2001-01-01'));

    expect(today.texts).toHaveLength(1);
    expect(before).toEqual({ texts: [], reads: 1 });
    expect(await cite(state)).toEqual({ ...today, reads: 0 });
  });

  it('lets a clause be cited from the moment in which it is published', async () => {
    const { cite, published } = await givenReaders();
    expect((await cite(await published())).texts).toEqual([]);

    await publishDocuments(database(), [sampleDocument({ number: CLAUSE.number })], clock);

    expect((await cite(await published())).texts).toHaveLength(1);
  });

  it('tells another state after each change', async () => {
    const { published } = await givenReaders();
    const before = await published();

    await withdrawDocument(database(), { number: NUMBER, from: DAY }, clock);

    expect(await published()).not.toBe(before);
  });
});
