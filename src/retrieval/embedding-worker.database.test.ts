import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  createFakeEmbeddingEngine,
  type FakeEmbeddingEngine,
} from '../../tests/support/fake-embedding-engine.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import { UNKNOWN } from '../../tests/support/tiny-model.ts';
import type { Database } from '../database/executor.ts';
import { publishDocuments } from '../knowledge/publish-documents.ts';
import { createEmbedder } from '../model/embedder.ts';
import { CLAUSES_A_BATCH } from './embed-missing.ts';
import { createEmbeddingWorker } from './embedding-worker.ts';

const clock = () => new Date('2026-11-21T10:00:00+08:00');
const textsOf = (count: number) => Array.from({ length: count }, (_, at) => `第${at}种款项。`);

async function publish(db: Database, texts: readonly string[], number = '甲') {
  await publishDocuments(db, [sampleDocument({ number, texts })], clock);
}

/** A minute passes with every look, so that no breaker stays open. */
function hurryingClock() {
  let now = clock().getTime();
  return () => {
    now += 60_000;
    return new Date(now);
  };
}

async function givenWorker(db: Database, engine: FakeEmbeddingEngine) {
  const told: string[] = [];
  const note = (message: string) => told.push(message);
  const worker = createEmbeddingWorker({
    db,
    embedder: createEmbedder(engine, { clock: hurryingClock() }),
    clock,
    log: { info: note, warn: note },
    pauses: { waitMs: 20, retryMs: 5 },
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= worker.close();
    return closing;
  };
  onTestFinished(close);
  await worker.start();
  const whenDone = () => vi.waitFor(() => expect(worker.troubles()).toEqual([]), 5000);
  return { troubles: worker.troubles, close, told, whenDone };
}

/** Stops in the middle: the engine hangs once it has answered so many passages. */
function hangAfter(engine: FakeEmbeddingEngine, passages: number): void {
  engine.onPassages = async (answered) => {
    if (answered >= passages) engine.trouble = 'hangs';
  };
}

async function countVectors(db: Database, model = 'fake'): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*)::integer as count from clause_vectors as vector where vector.model = $1',
    [model],
  );
  return rows[0]?.count ?? 0;
}

/** Without the word by which the worker learns the size of the vectors. */
const clausesOf = ({ passages }: FakeEmbeddingEngine) =>
  passages.filter((text) => text.startsWith('社会救助办法'));

const untilCount = (db: Database, count: number, model?: string) =>
  vi.waitFor(async () => expect(await countVectors(db, model)).toBe(count), 5000);

describeOnEveryDatabase('embedding in the background', (database) => {
  it('embeds every clause, with the title of its document, once', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(40));
    const { whenDone } = await givenWorker(database(), engine);
    await whenDone();

    expect(await countVectors(database())).toBe(40);
    expect(engine.passages).toHaveLength(40);
    expect(engine.passages[0]).toBe('社会救助办法\n第0种款项。');
  });

  it('goes on where it was stopped', async () => {
    const [first, second] = [createFakeEmbeddingEngine(), createFakeEmbeddingEngine()];
    await publish(database(), textsOf(80));
    hangAfter(first, CLAUSES_A_BATCH);
    const stopped = await givenWorker(database(), first);
    await untilCount(database(), CLAUSES_A_BATCH);
    await stopped.close();
    const kept = await countVectors(database());

    await (await givenWorker(database(), second)).whenDone();

    const again = clausesOf(second);
    expect(again).toHaveLength(80 - kept);
    expect(first.passages.filter((text) => again.includes(text))).toEqual([]);
  });

  it('goes on where a process was killed, once its turn is over', async () => {
    const [first, second] = [createFakeEmbeddingEngine(), createFakeEmbeddingEngine()];
    await publish(database(), textsOf(80));
    hangAfter(first, CLAUSES_A_BATCH);
    await givenWorker(database(), first);
    await untilCount(database(), CLAUSES_A_BATCH);
    await database().query(`update embedding_turn set held_until = now() - interval '1 second'`);

    await (await givenWorker(database(), second)).whenDone();

    expect(await countVectors(database())).toBe(80);
  });

  it('is done by one of two processes, twice for a batch at most', async () => {
    const engines = [createFakeEmbeddingEngine(), createFakeEmbeddingEngine()];
    await publish(database(), textsOf(200));
    const workers = await Promise.all(engines.map((engine) => givenWorker(database(), engine)));
    await Promise.all(workers.map(({ whenDone }) => whenDone()));

    const embedded = engines.flatMap(clausesOf);
    expect(new Set(embedded).size).toBe(200);
    expect(embedded.length).toBeLessThanOrEqual(200 + CLAUSES_A_BATCH);
  });

  it('follows what is published', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(3));
    await (await givenWorker(database(), engine)).whenDone();
    await publish(database(), ['新的款项。'], '乙');

    await untilCount(database(), 4);
  });

  it('embeds of a corrected document only what changed, and forgets what it replaced', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(5));
    await (await givenWorker(database(), engine)).whenDone();
    await publish(database(), [...textsOf(4), '改了的款项。']);

    await vi.waitFor(() => expect(engine.passages).toHaveLength(6), 5000);
    await untilCount(database(), 5);
  });

  it('embeds everything anew for another model, and keeps the old vectors until then', async () => {
    const db = database();
    const [old, anew] = [createFakeEmbeddingEngine('old'), createFakeEmbeddingEngine('new')];
    await publish(db, textsOf(40));
    const before = await givenWorker(db, old);
    await before.whenDone();
    await before.close();
    hangAfter(anew, CLAUSES_A_BATCH);
    const changing = await givenWorker(db, anew);
    await untilCount(db, CLAUSES_A_BATCH, 'new');
    const during = await countVectors(db, 'old');
    await changing.close();
    anew.trouble = undefined;
    anew.onPassages = () => undefined;

    await (await givenWorker(db, anew)).whenDone();

    expect([during, await countVectors(db, 'old'), await countVectors(db, 'new')]).toEqual([
      40, 0, 40,
    ]);
  });

  it('stands back once a process with another model has started', async () => {
    const db = database();
    const [old, anew] = [createFakeEmbeddingEngine('old'), createFakeEmbeddingEngine('new')];
    await publish(db, textsOf(3));
    const older = await givenWorker(db, old);
    await older.whenDone();
    await (await givenWorker(db, anew)).whenDone();
    await publish(db, ['新的款项。'], '乙');
    await untilCount(db, 4, 'new');

    await vi.waitFor(() =>
      expect(older.troubles()).toEqual(['dense vectors: 0 of 4 clauses embedded by old']),
    );
    expect(old.passages).toHaveLength(3);
  });

  it('embeds everything anew when the model gives vectors of another size', async () => {
    await publish(database(), textsOf(3));
    const before = await givenWorker(database(), createFakeEmbeddingEngine());
    await before.whenDone();
    await before.close();
    const wider = createFakeEmbeddingEngine();
    wider.embed = async (texts) => texts.map(() => [...UNKNOWN, 1]);
    await (await givenWorker(database(), wider)).whenDone();

    const { rows } = await database().query(
      'select distinct vector_dims(vector.embedding) as size from clause_vectors as vector',
    );
    expect(rows).toEqual([{ size: UNKNOWN.length + 1 }]);
  });
});

describeOnEveryDatabase('the progress of embedding', (database) => {
  it('is told while clauses are missing', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(80));
    hangAfter(engine, CLAUSES_A_BATCH);
    const { troubles, told } = await givenWorker(database(), engine);

    await vi.waitFor(() =>
      expect(troubles()).toEqual(['dense vectors: 32 of 80 clauses embedded by fake']),
    );
    expect(told).toEqual([
      'dense vectors: 0 of 80 clauses embedded by fake',
      'dense vectors: 32 of 80 clauses embedded by fake',
    ]);
  });

  it('tells a failure once, without what the model said, and goes on when it is over', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(2));
    engine.trouble = 'refuses';
    const { troubles, told, whenDone } = await givenWorker(database(), engine);
    await vi.waitFor(() =>
      expect(troubles()).toEqual([
        'dense vectors: 0 of 2 clauses embedded by fake; it fails at the moment',
      ]),
    );
    engine.trouble = undefined;
    await whenDone();

    expect(told.filter((line) => line.includes('later'))).toHaveLength(1);
  });

  it('embeds all others when the model refuses one text', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), [...textsOf(5), '不许说的话。']);
    const { embed } = engine;
    engine.embed = async (texts, how) => {
      if (texts.some((text) => text.includes('不许'))) throw new Error('refused');
      return embed(texts, how);
    };
    const { troubles } = await givenWorker(database(), engine);

    await untilCount(database(), 5);
    await vi.waitFor(() => expect(troubles()).toEqual(['dense vectors: 1 refused by fake']));
  });

  it('does not keep a process from closing', async () => {
    const engine = createFakeEmbeddingEngine();
    await publish(database(), textsOf(2));
    engine.trouble = 'hangs';
    const { close, told } = await givenWorker(database(), engine);
    await vi.waitFor(() => expect(told).toHaveLength(1));

    await close();

    const { rows } = await database().query('select turn.holder from embedding_turn as turn');
    expect(rows).toEqual([{ holder: null }]);
  });
});
