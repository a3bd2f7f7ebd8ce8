import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BUILT_SERVER, buildServer } from '../scripts/build-server.ts';
import { inProject } from '../src/shared/project-folder.ts';

const READY_WITHIN_MS = 60_000;

export interface ProductOptions {
  /** Kept after the stop when it is given; otherwise the store is made and thrown away. */
  dataDir?: string;
  environment?: Record<string, string>;
}

export interface RunningProduct {
  url: string;
  pid: number;
  /** False once it has ended, by whatever hand. */
  isAlive(): boolean;
  /** All it has written to standard output so far. */
  printed(): string;
  /** Ends it as an administrator would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: SIGKILL. */
  kill(): Promise<void>;
}

/** Starts the whole product as `npm start` does, on a free port of this machine. */
export async function startProduct(options: ProductOptions = {}): Promise<RunningProduct> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'warmline-'));
  await buildServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [BUILT_SERVER], {
    cwd: inProject('.'),
    env: { ...process.env, ...settings(port, dataDir), ...options.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await ended;
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };

  await waitUntilReady(url, () => child.exitCode);
  return {
    url,
    pid: child.pid ?? 0,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    printed: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function settings(port: number, dataDir: string): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    RATE_LIMIT: '0',
    LOG_LEVEL: 'error',
  };
}

async function waitUntilReady(url: string, exitCode: () => number | null): Promise<void> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += 100) {
    if (exitCode() !== null) {
      throw new Error(`The product ended with code ${exitCode()} before it was ready.`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error(`The product was not ready within ${READY_WITHIN_MS} ms.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
