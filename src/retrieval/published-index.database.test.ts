import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { sampleDocument as sample } from '../../tests/support/sample-document.ts';
import type { Database } from '../database/executor.ts';
import { publishDocuments } from '../knowledge/publish-documents.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createSearch } from './search.ts';
import { createSegmenter } from './segmenter.ts';

const clock = () => new Date('2026-11-21T10:00:00+08:00');
const terms = { widen: () => [], dictionary: [], stopWords: [] };
const segmenter = createSegmenter(terms);
const describePlace = (code: string) => ({ code, name: code, path: code });
const searchOver = (db: Database) => createSearch({ db, segmenter, terms, describePlace });
const ask = { text: '临时救助', ladder: ['320682', '320600'], limit: 50 };
const today = calendarDate('2026-11-21');

describeOnEveryDatabase('the index of what is published', (database) => {
  it('finds at once what another process published', async () => {
    const db = database();
    const [here, elsewhere] = [searchOver(db), searchOver(db)];
    await publishDocuments(db, [sample({ number: '甲' })], clock);
    await Promise.all([here, elsewhere].map(({ search }) => search({ ...ask, asOf: today })));
    await publishDocuments(db, [sample({ number: '乙' })], clock);

    const found = await Promise.all(
      [here, elsewhere].map(({ search }) => search({ ...ask, asOf: today })),
    );

    const numbers = found.map((hits) => hits.map((hit) => hit.document.number).sort());
    expect(numbers).toEqual([
      ['乙', '甲'],
      ['乙', '甲'],
    ]);
  });

  it('shows nothing of a document that was replaced, in any process', async () => {
    const db = database();
    const elsewhere = searchOver(db);
    await publishDocuments(db, [sample({ number: '甲' })], clock);
    await elsewhere.search({ ...ask, asOf: today });
    await publishDocuments(db, [sample({ number: '甲', texts: ['另有规定的临时救助。'] })], clock);

    const hits = await elsewhere.search({ ...ask, asOf: today });

    expect(hits.map((hit) => hit.text)).toEqual(['另有规定的临时救助。']);
  });

  it('starts anew when the database was emptied', async () => {
    const db = database();
    const { search } = searchOver(db);
    await publishDocuments(db, [sample({ number: '甲' })], clock);
    await search({ ...ask, asOf: today });
    await db.query('truncate documents, search_changes, search_revision cascade');
    await publishDocuments(db, [sample({ number: '乙' })], clock);

    const hits = await search({ ...ask, asOf: today });

    expect(hits.map((hit) => hit.document.number)).toEqual(['乙']);
  });

  it('finds everything of many documents that came one by one', async () => {
    const db = database();
    const { search } = searchOver(db);
    for (let at = 0; at < 40; at += 1) {
      await publishDocuments(db, [sample({ number: `${at}号` })], clock);
      await search({ ...ask, asOf: today });
    }

    const hits = await search({ ...ask, asOf: today });

    expect(new Set(hits.map((hit) => hit.document.number)).size).toBe(40);
  });

  it('never shows what does not bind the place on the day', async () => {
    const db = database();
    const regions = ['320682', '320600', '320000', '340321', '500117005'];
    const days = ['2020-01-01', '2022-07-01', '2024-02-29', '2026-01-01'];
    const documents = regions.flatMap((region) =>
      days.flatMap((from, at) =>
        [null, ...days.slice(at + 1)].map((to) =>
          sample({ number: `${region}/${from}/${to}`, region, from, to }),
        ),
      ),
    );
    await publishDocuments(db, documents, clock);
    const { search } = searchOver(db);
    const asked = fc.record({
      ladder: fc.subarray(regions),
      day: fc.constantFrom(...days, '2019-12-31', '2022-06-30', '2024-03-01', '2030-01-01'),
    });

    await fc.assert(
      fc.asyncProperty(asked, async ({ ladder, day }) => {
        const hits = await search({ ...ask, ladder, asOf: calendarDate(day), limit: 200 });

        const binding = documents.filter(
          ({ metadata: { region, effectiveFrom, repealedOn } }) =>
            ladder.includes(region) &&
            effectiveFrom <= day &&
            (repealedOn === null || day < repealedOn),
        );
        expect(hits.map((hit) => hit.document.number).sort()).toEqual(
          binding.map(({ metadata }) => metadata.number).sort(),
        );
      }),
      { numRuns: 100 },
    );
  });
});
