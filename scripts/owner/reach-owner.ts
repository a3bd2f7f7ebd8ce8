import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { findFolderOwner } from '../../src/database/folder-lock.ts';
import { DomainError } from '../../src/shared/errors.ts';

/** The product says no, or nothing at all; in words for the person who asked. */
export class RefusedError extends Error {}

/** An owner that is only just starting says where it can be reached once it is ready. */
const OWNER_READY_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 250;
const ANSWERED_WITHIN_MS = 120_000;

/** Asks the running product; the answer is not checked. */
export type PostToOwner = (path: string, body: unknown) => Promise<unknown>;

export interface Ways<Reached> {
  /** Through the running product. */
  call(post: PostToOwner): Reached;
  /** On a store that this process opens itself. */
  open(): Promise<Reached>;
}

/**
 * Inside the running product where it has the data folder, else on a store that this process opens itself;
 * with a server simply on the server.
 */
export async function reachOwner<Reached>(
  config: { databaseUrl: string | undefined; dataDir: string },
  { call, open }: Ways<Reached>,
  patienceMs = OWNER_READY_WITHIN_MS,
): Promise<Reached> {
  if (config.databaseUrl !== undefined) return open();
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += LOOK_AGAIN_MS) {
    const owner = await findFolderOwner(config.dataDir);
    if (owner?.address?.startsWith('unix:')) {
      const socketPath = owner.address.slice('unix:'.length);
      return call((path, body) => postJson(socketPath, path, body));
    }
    if (owner === undefined) {
      const opened = await open().catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'folder-in-use') return undefined;
        throw error;
      });
      if (opened !== undefined) return opened;
    }
    await wait(LOOK_AGAIN_MS);
  }
  throw new RefusedError('产品正在运行，但没有回应。请稍后再试，或先停掉产品再做一次。');
}

function postJson(socketPath: string, path: string, body: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath, path, method: 'POST', timeout: ANSWERED_WITHIN_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          if (response.statusCode === 200) resolve(answer);
          else reject(new RefusedError(detailOf(answer)));
        });
      },
    );
    call.on('error', () => reject(new RefusedError('产品正在运行，但连不上它。请稍后再试。')));
    call.on('timeout', () => call.destroy());
    call.end(JSON.stringify(body));
  });
}

function detailOf(answer: unknown): string {
  const { detail } = (answer ?? {}) as { detail?: unknown };
  return typeof detail === 'string' ? detail : '产品没有办成这件事。';
}
