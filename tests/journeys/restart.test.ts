import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../eval/client.ts';
import { freePort, startProduct } from '../../eval/product.ts';
import { BUILT_SERVER } from '../../scripts/build-server.ts';
import { newCitizen } from '../support/citizen.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'warmline-restart-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a restart', () => {
  it('keeps conversations, facts and tickets', async () => {
    const first = await startProduct({ dataDir });
    const citizen = await newCitizen(first.url, '草街街道');
    await citizen.say('没得米下锅了 我71');
    const before = await citizen.read();
    await first.stop();

    const second = await startProduct({ dataDir });
    const after = await createClient(second.url).read(citizen);
    await second.stop();

    expect(after).toEqual(before);
    expect(after.facts.map(({ key }) => key)).toContain('age');
  });

  it('after SIGKILL in the middle of conversations has every answered message and every ticket', async () => {
    const first = await startProduct({ dataDir });
    const citizens = await Promise.all([1, 2, 3].map(() => newCitizen(first.url, '草街街道')));
    const answered = new Map<string, { id: string; ticket: string | undefined }[]>();
    const talking = citizens.map(async (citizen) => {
      for (let turn = 0; ; turn += 1) {
        const reply = await citizen.say(
          turn === 0 ? '没得米下锅了' : `还有 娃儿也没吃 第${turn}句`,
        );
        const kept = answered.get(citizen.id) ?? [];
        answered.set(citizen.id, [...kept, { id: reply.id, ticket: reply.ticket?.number }]);
      }
    });
    const stopped = Promise.allSettled(talking);
    await waitFor(() => [...answered.values()].flat().length >= 12);
    await first.kill();
    await stopped;

    const second = await startProduct({ dataDir });
    const client = createClient(second.url);
    for (const citizen of citizens) {
      const { messages } = await client.read(citizen);
      const stored = messages.map(({ id, reply }) => ({ id, ticket: reply?.ticket?.number }));
      expect(stored).toEqual(expect.arrayContaining(answered.get(citizen.id) ?? []));
      expect(new Set(stored.flatMap(({ ticket }) => ticket ?? [])).size).toBe(1);
    }
    await second.stop();
  });
});

describe('a second process on the same folder', () => {
  it('refuses at once in one line that names the first', async () => {
    const first = await startProduct({ dataDir });

    const second = await runOnce({ DATA_DIR: dataDir, PORT: String(await freePort()) });
    await first.stop();

    expect(second.code).toBe(1);
    expect(second.output.trim().split('\n')).toHaveLength(1);
    expect(second.output).toMatch(/\d+/);
  });
});

describe('a bad setting', () => {
  it('stops the start with one line that names it', async () => {
    const { code, output } = await runOnce({ DATA_DIR: dataDir, PORT: 'abc' });

    expect(code).toBe(1);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('PORT');
  });
});

function runOnce(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BUILT_SERVER], {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'error', ...environment },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    child.once('exit', (code) => resolve({ code, output }));
  });
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
