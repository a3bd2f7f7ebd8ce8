import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const ROOT = path.join(import.meta.dirname, '..');
const READY_WITHIN_MS = 60_000;

export interface RunningProduct {
  url: string;
  stop(): Promise<void>;
}

/** Starts the whole product as `npm start` does, with a store of its own that is thrown away. */
export async function startProduct(
  environment: Record<string, string> = {},
): Promise<RunningProduct> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'warmline-eval-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      RATE_LIMIT: '0',
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));

  await waitUntilReady(url, () => child.exitCode);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(url: string, exitCode: () => number | null): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 100) {
    if (exitCode() !== null)
      throw new Error(`The product ended with code ${exitCode()} before it was ready.`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`The product was not ready within ${READY_WITHIN_MS} ms.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
