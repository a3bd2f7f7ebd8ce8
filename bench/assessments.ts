import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '../eval/product.ts';
import { buildApp } from '../server/app.ts';
import { createAssistant } from '../src/assistant.ts';
import { AssessmentRequestSchema } from '../src/contracts/assessments.ts';
import { systemClock } from '../src/shared/clock.ts';
import { createHouseholds } from './households.ts';
import { percentile, rounded, timed } from './statistics.ts';

const REGIONS = ['南通市', '怀远县', '草街街道'];
const ELSEWHERE = '钓鱼城街道';
const WARM_UP = 200;
const URL = '/api/v1/assessments';

interface Figures {
  'p50 ms': number;
  'p95 ms': number;
  'p99 ms': number;
}

export interface AssessmentFigures {
  tool: Figures;
  inject: Figures;
  http: Figures;
  'bare echo': Figures;
  'http p95 / echo p95': number;
}

/** All 19 programmes for so many households, inside the process and over HTTP beside a bare echo of the same body. */
export async function benchAssessments(requests: number): Promise<AssessmentFigures> {
  const bodies = generateBodies(requests + WARM_UP);
  const { tool, inject } = await measureInside(bodies);
  const { http, echo } = await measureOverHttp(bodies);
  return {
    tool: figuresOf(tool),
    inject: figuresOf(inject),
    http: figuresOf(http),
    'bare echo': figuresOf(echo),
    'http p95 / echo p95': rounded(percentile(http, 0.95) / percentile(echo, 0.95)),
  };
}

/** The same bodies for the same number. */
function generateBodies(count: number): string[] {
  const nextHousehold = createHouseholds(count);
  return Array.from({ length: count }, (_, at) => {
    const { facts, asOf, elsewhere } = nextHousehold();
    const hardship = elsewhere ? { hardshipRegion: ELSEWHERE } : {};
    return JSON.stringify({
      region: REGIONS[at % REGIONS.length],
      asOf,
      facts: { ...facts, ...hardship },
    });
  });
}

async function measureInside(bodies: readonly string[]) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'warmline-bench-'));
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const dataKey = randomBytes(32);
  const assistant = await createAssistant({ dataDir, dataKey, clock: systemClock, log });
  const config = { allowedOrigins: [], rateLimit: 0, trustProxy: false };
  const app = await buildApp({ assistant, config });
  try {
    return await measureInTurn(bodies, {
      tool: (body) => assistant.tools.assess(AssessmentRequestSchema.parse(JSON.parse(body))),
      inject: async (payload) => {
        const headers = { 'content-type': 'application/json' };
        const { statusCode, body } = await app.inject({
          method: 'POST',
          url: URL,
          headers,
          payload,
        });
        refuseUnless200(statusCode, body);
      },
    });
  } finally {
    await app.close();
    await assistant.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureOverHttp(bodies: readonly string[]) {
  const product = await startProduct();
  const echo = await startEcho();
  const agent = new Agent({ keepAlive: true });
  try {
    return await measureInTurn(bodies, {
      http: (body) => post({ agent, url: `${product.url}${URL}`, body }),
      echo: (body) => post({ agent, url: echo.url, body }),
    });
  } finally {
    agent.destroy();
    echo.stop();
    await product.stop();
  }
}

/** Milliseconds of each way for each body but the first few; the one way first, then the other. */
async function measureInTurn<Way extends string>(
  bodies: readonly string[],
  ways: Readonly<Record<Way, (body: string) => Promise<unknown>>>,
): Promise<Record<Way, number[]>> {
  const names = Object.keys(ways) as Way[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Way,
    number[]
  >;
  for (const [at, body] of bodies.entries())
    for (const name of at % 2 === 0 ? names : names.toReversed())
      times[name].push((await timed(() => ways[name](body))).ms);
  for (const name of names) times[name].splice(0, WARM_UP);
  return times;
}

/** Until the last byte has come, over a connection that stays open. */
function post({ agent, url, body }: { agent: Agent; url: string; body: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const asking = request(url, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        try {
          refuseUnless200(answer.statusCode, chunks);
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

function refuseUnless200(status: number | undefined, body: string | readonly Buffer[]): void {
  if (status === 200) return;
  throw new Error(`An assessment answered ${status}: ${String(body)}`);
}

/** In a process of its own, as the product is. */
async function startEcho(): Promise<{ url: string; stop(): void }> {
  const file = path.join(import.meta.dirname, 'echo-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The echo ended with ${code}.`)));
  });
  return { url, stop: () => void child.kill('SIGTERM') };
}

function figuresOf(times: readonly number[]): Figures {
  return {
    'p50 ms': rounded(percentile(times, 0.5)),
    'p95 ms': rounded(percentile(times, 0.95)),
    'p99 ms': rounded(percentile(times, 0.99)),
  };
}
