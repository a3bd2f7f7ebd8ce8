import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { givenAssistant, SATURDAY } from '../tests/support/assistant.ts';
import { describeOnEveryDatabase } from '../tests/support/database.ts';
import { givenEmbeddingServer } from '../tests/support/embedding-server.ts';
import { givenTinyModel } from '../tests/support/tiny-model.ts';
import type { Database } from './database/executor.ts';
import { openEmbedder } from './model/open-embedder.ts';

const clock = () => SATURDAY;
/** Nobody listens there. */
const NOBODY = { baseUrl: 'http://127.0.0.1:9/v1', model: 'none' };

async function givenStarted(db: Database, embeddingModel: { baseUrl?: string; model: string }) {
  const assistant = await givenAssistant(
    { ...db, close: async () => undefined },
    { embeddingModel },
  );
  onTestFinished(assistant.close);
  const degraded = async () => (await assistant.readiness()).degraded.join('\n');
  return { ...assistant, degraded };
}

describeOnEveryDatabase('the service with an embedding model', (database) => {
  it('embeds every clause by a folder of this machine, and is then whole', async () => {
    const { degraded } = await givenStarted(database(), { model: await givenTinyModel() });
    const before = await degraded();
    await vi.waitFor(async () => expect(await degraded()).not.toContain('dense'), 15_000);

    expect(before).toMatch(/dense vectors: \d+ of \d+ clauses embedded by tiny-model-/);
  });

  it('finds clauses by a folder of this machine', async () => {
    const { degraded, tools } = await givenStarted(database(), { model: await givenTinyModel() });
    await vi.waitFor(async () => expect(await degraded()).not.toContain('dense'), 15_000);

    const { hits } = await tools.search({ q: '屋', region: '如皋市', limit: 5 });

    expect(hits.map(({ why }) => why)).toContainEqual(expect.arrayContaining(['意思相近']));
  });

  it('sends a server no personal data of a question', async () => {
    const server = await givenEmbeddingServer();
    const access = { baseUrl: server.baseUrl, model: 'any' };
    const { degraded, tools } = await givenStarted(database(), access);
    await vi.waitFor(async () => expect(await degraded()).not.toContain('dense'), 15_000);
    await tools.search({ q: '我叫王小明，电话13912345678，没钱了', region: '如皋市', limit: 5 });

    expect(server.requests.at(-1)).toEqual(['我叫〔姓名〕，电话〔手机号〕，没钱了']);
  });

  it('starts, and searches by words, while its server does not answer', async () => {
    const { degraded, tools } = await givenStarted(database(), NOBODY);
    const { hits } = await tools.search({ q: '临时救助', region: '如皋市', limit: 5 });

    expect(hits).not.toEqual([]);
    await vi.waitFor(
      async () => expect(await degraded()).toContain('it fails at the moment'),
      5000,
    );
  });

  it('says so and searches by words where the database has no vectors', async () => {
    const db = database();
    const bare = { ...db, capabilities: { ...db.capabilities, vector: false } };
    const { degraded, tools } = await givenStarted(bare, { model: await givenTinyModel() });
    const { hits } = await tools.search({ q: '临时救助', region: '如皋市', limit: 5 });

    expect(hits).not.toEqual([]);
    expect(await degraded()).toContain('dense vectors are off');
  });

  it('does not start with a folder that it cannot use', async () => {
    const folder = await givenTinyModel({ 'tokenizer.json': null });

    await expect(givenStarted(database(), { model: folder })).rejects.toMatchObject({
      code: 'embedding-folder-unusable',
    });
  });
});

describe('the name of an embedding model', () => {
  it.each(['/nowhere/model', './nowhere', '../nowhere'])(
    'is a folder where it is %s',
    async (model) => {
      await expect(openEmbedder({ model }, { clock })).rejects.toMatchObject({
        code: 'embedding-folder-unusable',
      });
    },
  );

  it.each(['bge-m3', 'BAAI/bge-m3'])('is a model of a server where it is %s', async (model) => {
    expect(await openEmbedder({ model }, { clock })).toMatchObject({ model, isRemote: true });
  });
});
