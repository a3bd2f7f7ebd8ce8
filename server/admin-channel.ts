import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { DocumentDesk, MachineDesk, RunAudit } from '../src/assistant.ts';
import { AuditRequestSchema } from '../src/contracts/audit.ts';
import { FileImportSchema } from '../src/contracts/integration.ts';
import { ImportDocumentSchema, WithdrawDocumentSchema } from '../src/contracts/publishing.ts';
import { DomainError } from '../src/shared/errors.ts';

export interface AdminChannel {
  /** `unix:` and the path of its socket. */
  address: string;
  close(): Promise<void>;
}

export interface AdminChannelNeeds {
  documents: DocumentDesk;
  audit: RunAudit;
  machines: Pick<MachineDesk, 'importChanges'>;
  dataDir: string;
  problemText(code: string, values: Readonly<Record<string, string>>): string;
  onTrouble(error: unknown): void;
}

/** The longest path that every system takes for a socket. */
const LONGEST_PATH = 100;
const LARGEST_BODY = 24 * 1024 * 1024;

/**
 * Lets a command of the same user work inside the running product: a socket that only this user can
 * open, and that can do nothing but bring documents in, take them out, audit what is kept and take
 * changes of tickets from a file.
 */
export async function openAdminChannel(needs: AdminChannelNeeds): Promise<AdminChannel> {
  const server = createServer((request, response) => {
    answer(request, response, needs).catch((error: unknown) => {
      needs.onTrouble(error);
      response.destroy();
    });
  });
  const { path, folder } = await listenPrivately(server, needs.dataDir);
  return {
    address: `unix:${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await rm(folder ?? path, { recursive: true, force: true });
    },
  };
}

/** Beside the data; in a folder of its own where that path is too long or takes no sockets. */
async function listenPrivately(server: Server, dataDir: string) {
  const own = join(resolve(dataDir), 'admin.sock');
  if (Buffer.byteLength(own) <= LONGEST_PATH) {
    await rm(own, { force: true });
    if (await listenAt(server, own).catch(() => false)) return { path: own, folder: undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), 'warmline-'));
  const path = join(folder, 'admin.sock');
  await listenAt(server, path);
  return { path, folder };
}

/** Without write permission nobody can connect. */
async function listenAt(server: Server, path: string): Promise<true> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(path, () => {
      server.off('error', fail);
      done();
    });
  });
  await chmod(path, 0o600);
  return true;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { documents, audit, machines, problemText, onTrouble }: AdminChannelNeeds,
): Promise<void> {
  const send = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  };
  const refuse = (status: number, code: string, values = {}) =>
    send(status, { detail: problemText(code, values) });
  try {
    const body = await readBody(request);
    switch (`${request.method} ${request.url}`) {
      case 'POST /documents':
        return send(200, await documents.importDocument(ImportDocumentSchema.parse(body)));
      case 'POST /withdrawals':
        await documents.withdrawDocument(WithdrawDocumentSchema.parse(body));
        return send(200, {});
      case 'POST /audits':
        return send(200, await audit(AuditRequestSchema.parse(body)));
      case 'POST /ticket-changes': {
        const { changes, system } = FileImportSchema.parse(body);
        return send(200, await machines.importChanges({ changes }, system));
      }
      default:
        return refuse(404, 'not-found');
    }
  } catch (error) {
    if (error instanceof DomainError) return refuse(400, error.code, error.values);
    if (error instanceof z.ZodError)
      return refuse(400, 'invalid-request', { wrong: keysOf(error) });
    onTrouble(error);
    return refuse(500, 'internal');
  }
}

function keysOf(error: z.ZodError): string {
  return error.issues.map(({ path }) => path.join('.')).join('、');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new DomainError('too-long', 'payload-too-large');
    chunks.push(chunk as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new DomainError('invalid', 'broken-json');
  }
}
