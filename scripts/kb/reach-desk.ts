import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type ImportedDocument, ImportedDocumentSchema } from '../../src/contracts/publishing.ts';
import { findFolderOwner } from '../../src/database/folder-lock.ts';
import { type DocumentDesk, openDocumentDesk } from '../../src/document-desk.ts';
import { systemClock } from '../../src/shared/clock.ts';
import { DomainError } from '../../src/shared/errors.ts';

/** The product says no, or nothing at all; in words for the person who asked. */
export class RefusedError extends Error {}

export type ReachedDesk = DocumentDesk & { close(): Promise<void> };

/** An owner that is only just starting says where it can be reached once it is ready. */
const OWNER_READY_WITHIN_MS = 20_000;
const LOOK_AGAIN_MS = 250;
const ANSWERED_WITHIN_MS = 120_000;

/**
 * The desk for documents: inside the running product where it has the data folder, else on a store that
 * this process opens itself; with a server simply on the server.
 */
export async function reachDesk(
  config: { databaseUrl: string | undefined; dataDir: string },
  patienceMs = OWNER_READY_WITHIN_MS,
): Promise<ReachedDesk> {
  const open = () => openDocumentDesk({ ...config, clock: systemClock });
  if (config.databaseUrl !== undefined) return open();
  for (let waitedMs = 0; waitedMs <= patienceMs; waitedMs += LOOK_AGAIN_MS) {
    const owner = await findFolderOwner(config.dataDir);
    if (owner?.address?.startsWith('unix:')) return callDesk(owner.address.slice('unix:'.length));
    if (owner === undefined) {
      const desk = await open().catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'folder-in-use') return undefined;
        throw error;
      });
      if (desk !== undefined) return desk;
    }
    await wait(LOOK_AGAIN_MS);
  }
  throw new RefusedError('产品正在运行，但没有回应。请稍后再试，或先停掉产品再导入。');
}

/** The desk inside another process. */
function callDesk(socketPath: string): ReachedDesk {
  const post = (path: string, body: unknown) => postJson(socketPath, path, body);
  return {
    async importDocument(document): Promise<ImportedDocument> {
      return ImportedDocumentSchema.parse(await post('/documents', document));
    },
    async withdrawDocument(document) {
      await post('/withdrawals', document);
    },
    close: async () => undefined,
  };
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
