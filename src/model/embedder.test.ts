import { describe, expect, it, onTestFinished } from 'vitest';
import { givenEmbeddingServer } from '../../tests/support/embedding-server.ts';
import { createFakeEmbeddingEngine } from '../../tests/support/fake-embedding-engine.ts';
import { givenTinyModel } from '../../tests/support/tiny-model.ts';
import { BreakerOpenError } from './breaker.ts';
import { createEmbedder, type EmbeddingEngine } from './embedder.ts';
import { createOnnxEmbeddings } from './onnx/onnx-embeddings.ts';
import { createOpenaiEmbeddings } from './openai-embeddings.ts';

const clock = () => new Date('2026-11-20T09:00:00+08:00');

const ENGINES: { name: string; open: () => Promise<EmbeddingEngine> }[] = [
  { name: 'the fake', open: async () => createFakeEmbeddingEngine() },
  {
    name: 'a server',
    open: async () => {
      const { baseUrl } = await givenEmbeddingServer();
      return createOpenaiEmbeddings({ baseUrl, model: 'any' });
    },
  },
  { name: 'a folder', open: async () => createOnnxEmbeddings(await givenTinyModel()) },
];

async function givenEmbedder(open: () => Promise<EmbeddingEngine>) {
  const engine = await open();
  onTestFinished(engine.close);
  return createEmbedder(engine, { clock, limits: { questionMs: 5000 } });
}

function cosine(one: readonly number[] = [], other: readonly number[] = []): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

describe.each(ENGINES)('embedding by $name', { timeout: 30_000 }, ({ open }) => {
  it('brings what means the same together', async () => {
    const embedder = await givenEmbedder(open);

    const question = await embedder.embedQuestion('钱');
    const [money, house] = await embedder.embedPassages(['款', '屋']);

    expect(cosine(question, money)).toBeGreaterThan(0.99);
    expect(cosine(question, house)).toBeLessThan(0.01);
  });

  it('answers in the order of the texts, also for more than fit one request', async () => {
    const embedder = await givenEmbedder(open);
    const texts = Array.from({ length: 23 }, (_, at) => ['钱', '房', '人'][at % 3] ?? '');

    const vectors = await embedder.embedPassages(texts);

    const alone = await embedder.embedPassages(['钱', '房', '人']);
    expect(vectors.map((vector, at) => Math.round(cosine(vector, alone[at % 3])))).toEqual(
      texts.map(() => 1),
    );
  });

  it('gives vectors of length 1', async () => {
    const embedder = await givenEmbedder(open);

    const [vector] = await embedder.embedPassages(['钱房人钱']);

    expect(cosine(vector, vector)).toBeCloseTo(1, 6);
  });

  it('learns the dimensions from the first answer', async () => {
    const embedder = await givenEmbedder(open);
    const before = embedder.dimensions();
    await embedder.embedQuestion('钱');

    expect([before, embedder.dimensions()]).toEqual([undefined, 4]);
  });

  it('has nothing to do for no texts', async () => {
    expect(await (await givenEmbedder(open)).embedPassages([])).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const embedder = await givenEmbedder(open);
    const stopped = AbortSignal.abort(new Error('closing'));

    await expect(embedder.embedPassages(['钱'], stopped)).rejects.toThrow('closing');
  });
});

describe('the embedder', () => {
  it('gives up a question after its patience', async () => {
    const engine = createFakeEmbeddingEngine();
    engine.trouble = 'hangs';
    const embedder = createEmbedder(engine, { clock, limits: { questionMs: 20 } });

    await expect(embedder.embedQuestion('钱')).rejects.toThrow(/timeout/i);
  });

  it('leaves a model alone that failed three questions, and still tries passages', async () => {
    const engine = createFakeEmbeddingEngine();
    engine.trouble = 'refuses';
    const embedder = createEmbedder(engine, { clock });
    for (let time = 1; time <= 3; time += 1)
      await embedder.embedQuestion('钱').catch(() => undefined);
    engine.trouble = undefined;

    await expect(embedder.embedQuestion('钱')).rejects.toBeInstanceOf(BreakerOpenError);
    expect(await embedder.embedPassages(['钱'])).toHaveLength(1);
  });

  it.each([
    { rule: 'a vector too few', answer: [] },
    { rule: 'nothing but zeros', answer: [[0, 0]] },
    { rule: 'what is no number', answer: [[Number.NaN, 1]] },
  ])('refuses $rule', async ({ answer }) => {
    const engine = { ...createFakeEmbeddingEngine(), embed: async () => answer };

    await expect(createEmbedder(engine, { clock }).embedQuestion('钱')).rejects.toThrow();
  });

  it('refuses a vector of another size than before', async () => {
    const answers = [[[1, 0]], [[1, 0, 0]]];
    const engine = { ...createFakeEmbeddingEngine(), embed: async () => answers.shift() ?? [] };
    const embedder = createEmbedder(engine, { clock });
    await embedder.embedQuestion('钱');

    await expect(embedder.embedQuestion('钱')).rejects.toThrow('3 numbers, before with 2');
  });
});
