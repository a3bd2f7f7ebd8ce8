import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './open-database.ts';

const WRITER = fileURLToPath(new URL('../../tests/support/write-until-killed.ts', import.meta.url));

describe('the embedded store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'warmline-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has every acknowledged row after its process was killed in the middle of writing', async () => {
    const acknowledged = await writeAndKill(folder, 60);

    const ids = await readIds(folder);

    expect(ids.length).toBeGreaterThanOrEqual(acknowledged);
    expect(ids).toEqual(Array.from(ids, (_, index) => index + 1));
  }, 60_000);

  it('is refused to a second process at once, which is told who has it', async () => {
    const writer = startWriter(folder);
    await countLines(writer, 1);
    const startedAt = performance.now();

    const second = openDatabase({ dataDir: folder, onWarning: () => undefined });

    await expect(second).rejects.toThrow(`in use by process ${writer.pid}`);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    await kill(writer);
  }, 60_000);
});

/** The last number that the writer had printed when it was killed. */
async function writeAndKill(folder: string, rowCount: number): Promise<number> {
  const writer = startWriter(folder);
  await countLines(writer, rowCount);
  const rest = collectLines(writer);
  await kill(writer);
  return Number(rest().at(-1) ?? rowCount);
}

function startWriter(folder: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', WRITER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function collectLines(child: ChildProcess): () => string[] {
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
  });
  return () => text.split('\n').slice(0, -1);
}

function countLines(child: ChildProcess, wanted: number): Promise<void> {
  const lines = collectLines(child);
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => lines().length >= wanted && resolve());
    child.once('exit', (code) => reject(new Error(`The writer ended early with ${code}.`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await exited;
}

async function readIds(folder: string): Promise<number[]> {
  const db = await openDatabase({ dataDir: folder, onWarning: () => undefined });
  try {
    const { rows } = await db.query<{ id: number }>(
      'select written.id from written order by written.id',
    );
    return rows.map((row) => row.id);
  } finally {
    await db.close();
  }
}
