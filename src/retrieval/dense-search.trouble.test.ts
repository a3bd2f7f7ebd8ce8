import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  createFakeEmbeddingEngine,
  type FakeEmbeddingEngine,
} from '../../tests/support/fake-embedding-engine.ts';
import { type Sample, sampleDocument } from '../../tests/support/sample-document.ts';
import type { Database } from '../database/executor.ts';
import { publishDocuments, withdrawDocument } from '../knowledge/publish-documents.ts';
import { createEmbedder } from '../model/embedder.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { listPublishedVersions } from './clause-source.ts';
import { createDenseRanking } from './dense-ranking.ts';
import { embedMissing } from './embed-missing.ts';
import { createSearch } from './search.ts';
import { createSegmenter } from './segmenter.ts';

const clock = () => new Date('2026-11-21T10:00:00+08:00');
const terms = { widen: () => [], dictionary: [], stopWords: [] };
const segmenter = createSegmenter(terms);
const describePlace = (code: string) => ({ code, name: code, path: code });
const today = calendarDate('2026-11-21');
/** No clause has its one character; 款 means the same. */
const ask = { text: '钱', ladder: ['320682', '320600'], asOf: today, limit: 10 };

async function publish(db: Database, ...samples: Sample[]) {
  await publishDocuments(db, samples.map(sampleDocument), clock);
}

async function embedAll(db: Database, engine: FakeEmbeddingEngine) {
  await embedMissing(await listPublishedVersions(db), {
    db,
    embedder: createEmbedder(engine, { clock }),
    signal: new AbortController().signal,
    mayGoOn: async () => true,
    onEmbedded: () => undefined,
    onRefused: () => undefined,
  });
}

function givenSearch(db: Database, engine: FakeEmbeddingEngine) {
  const troubles: unknown[] = [];
  const embedder = createEmbedder(engine, { clock, limits: { questionMs: 50 } });
  const onTrouble = (error: unknown) => troubles.push(error);
  const dense = createDenseRanking({ db, embedder, onTrouble });
  const { search } = createSearch({ db, segmenter, terms, describePlace, dense });
  return { search, dense, troubles };
}

describeOnEveryDatabase('searching by meaning', (database) => {
  it('finds a clause that shares no word with the question, and says why', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['房屋修缮。', '给予款项。', '人员登记。'] });
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);

    const [first] = await search(ask);

    expect(first).toMatchObject({ clause: '第2条', why: ['意思相近'], coverage: 0 });
  });

  it('lets words and meaning both speak for a clause', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['受理房屋。', '受理款项。', '受理人员。'] });
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);

    const hits = await search({ ...ask, text: '受理钱', limit: 1 });

    expect(hits[0]?.clause).toBe('第2条');
    expect(hits[0]?.why).toEqual(['词语相符：受理', '意思相近']);
  });

  it('gives scores above zero that never rise', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['受理房屋。', '款项。', '人员受理。'] });
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);

    const scores = (await search({ ...ask, text: '受理钱' })).map(({ score }) => score);

    expect(scores).toHaveLength(3);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it('asks no model where nothing that binds is embedded', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['给予款项。'] });
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);

    expect(await search({ ...ask, ladder: ['110101', '110000'] })).toEqual([]);
    expect(engine.questions).toEqual([]);
  });

  it('never takes the frame of a document for an answer', async () => {
    const engine = createFakeEmbeddingEngine();
    const document = sampleDocument({ number: '甲', texts: ['款款款款。', '给予款项。'] });
    const [frame, ...rest] = document.clauses;
    const clauses = [...(frame ? [{ ...frame, path: '抬头' }] : []), ...rest];
    await publishDocuments(database(), [{ ...document, clauses }], clock);
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);

    expect((await search(ask)).map(({ clause }) => clause)).toEqual(['第2条']);
  });

  it('forgets a document with the moment it is withdrawn', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['给予款项。'] });
    await embedAll(database(), engine);
    const { search } = givenSearch(database(), engine);
    const before = await search(ask);
    await withdrawDocument(database(), { number: '甲', from: '2026-11-21' }, clock);

    expect([before.length, (await search(ask)).length]).toEqual([1, 0]);
  });

  it.each(['refuses', 'hangs'] as const)(
    'goes by words alone when the model %s',
    async (trouble) => {
      const engine = createFakeEmbeddingEngine();
      await publish(database(), { number: '甲', texts: ['受理房屋。', '给予款项。'] });
      await embedAll(database(), engine);
      const { search, dense, troubles } = givenSearch(database(), engine);
      engine.trouble = trouble;

      const hits = await search({ ...ask, text: '受理钱' });

      expect(hits.map(({ why }) => why)).toEqual([['词语相符：受理']]);
      expect(troubles).toHaveLength(1);
      expect(dense.troubles()).toEqual([
        'dense vectors: the last question was searched by words alone, for fake failed',
      ]);
    },
  );

  it('asks a model no more that failed three times', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['受理款项。'] });
    await embedAll(database(), engine);
    const { search, troubles } = givenSearch(database(), engine);
    engine.trouble = 'refuses';
    for (let time = 1; time <= 3; time += 1) await search(ask);
    engine.trouble = undefined;
    await search(ask);

    expect(engine.questions).toEqual([]);
    expect(troubles).toHaveLength(1);
  });

  it('goes by words alone when the vectors have another size', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', texts: ['受理款项。'] });
    await embedAll(database(), engine);
    const other = createFakeEmbeddingEngine('fake', { 钱: [1, 0] });
    const { search, troubles } = givenSearch(database(), other);

    expect(await search({ ...ask, text: '钱受理' })).toHaveLength(1);
    expect(String(troubles[0])).toContain('dimensions');
  });
});

describeOnEveryDatabase('the vectors', (database) => {
  it('never show what does not bind the place on the day', async () => {
    const db = database();
    const regions = ['320682', '320600', '320000', '340321', '500117005'];
    const days = ['2020-01-01', '2022-07-01', '2024-02-29', '2026-01-01'];
    const samples = regions.flatMap((region) =>
      days.flatMap((from, at) =>
        [null, ...days.slice(at + 1)].map((to) => ({
          number: `${region}/${from}/${to}`,
          region,
          from,
          to,
          texts: ['给予款项。'],
        })),
      ),
    );
    await publish(db, ...samples);
    const engine = createFakeEmbeddingEngine();
    await embedAll(db, engine);
    const { search } = givenSearch(db, engine);
    const asked = fc.record({
      ladder: fc.subarray(regions),
      day: fc.constantFrom(...days, '2019-12-31', '2022-06-30', '2024-03-01', '2030-01-01'),
    });

    await fc.assert(
      fc.asyncProperty(asked, async ({ ladder, day }) => {
        const hits = await search({ ...ask, ladder, asOf: calendarDate(day), limit: 100 });

        const binding = samples.filter(
          ({ region, from, to }) =>
            ladder.includes(region) && from <= day && (to === null || day < to),
        );
        expect(hits.map((hit) => hit.document.number).sort()).toEqual(
          binding.map(({ number }) => number).sort(),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('show nothing of a clause whose copied place and day are wrong', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), { number: '甲', region: '340321', texts: ['给予款项。'] });
    await embedAll(database(), engine);
    await database().query(`update clause_vectors set region = '320682'`);
    const { search } = givenSearch(database(), engine);

    expect(await search(ask)).toEqual([]);
    expect(engine.questions).toEqual(['钱']);
  });
});
