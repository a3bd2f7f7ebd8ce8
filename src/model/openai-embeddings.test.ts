import { describe, expect, it } from 'vitest';
import { givenEmbeddingServer } from '../../tests/support/embedding-server.ts';
import { createOpenaiEmbeddings } from './openai-embeddings.ts';

async function givenEngine() {
  const server = await givenEmbeddingServer();
  const engine = createOpenaiEmbeddings({ baseUrl: server.baseUrl, model: 'any' });
  const signal = AbortSignal.timeout(5000);
  return { server, embed: (texts: string[]) => engine.embed(texts, { kind: 'passage', signal }) };
}

describe('a server of embeddings', () => {
  it('is asked for ten texts at a time', async () => {
    const { server, embed } = await givenEngine();
    await embed(Array.from({ length: 12 }, () => '钱'));

    expect(server.requests.map(({ length }) => length)).toEqual([10, 2]);
  });

  it('gets a text that it finds too long again, shortened, and the others whole', async () => {
    const { server, embed } = await givenEngine();
    server.longestText = 300;

    const vectors = await embed(['房', '钱'.repeat(1000)]);

    expect(vectors).toEqual([
      [0, 1, 0, 0],
      [1, 0, 0, 0],
    ]);
    expect(server.requests.at(-1)?.[0]).toHaveLength(250);
  });

  it.each([401, 404, 429, 500])('is asked only once when it answers %i', async (status) => {
    const { server, embed } = await givenEngine();
    server.trouble = { status };

    await expect(embed(['钱'])).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
  });

  it('is not asked for ever when it refuses every text', async () => {
    const { server, embed } = await givenEngine();
    server.trouble = { status: 400 };

    await expect(embed(['钱'.repeat(1000)])).rejects.toThrow();
    expect(server.requests.length).toBeLessThan(6);
  });
});
