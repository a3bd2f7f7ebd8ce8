import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { startProduct } from '../eval/product.ts';
import type { ConversationStarted, Reply } from '../src/contracts/conversations.ts';
import { bearer } from './support/test-server.ts';
import { startWebhookReceiver } from './support/webhook-receiver.ts';

const SECRET = 'the secret of this trial';
const ROOT = join(import.meta.dirname, '..');

/** Tells of an emergency, and answers with the ticket's number. */
async function fileTicket(url: string): Promise<string> {
  const post = async <Body>(path: string, body: object, headers: object = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Body;
  };
  const talk = await post<ConversationStarted>('/conversations', { region: '如皋市' });
  const said = { text: '家里着火东西烧光了，今晚没地方住' };
  const reply = await post<Reply>(`/conversations/${talk.id}/messages`, said, bearer(talk.token));
  return reply.ticket?.number ?? '';
}

it('an event is delivered by the next process when the first is killed while it delivers it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'warmline-integration-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const receiver = await startWebhookReceiver({ secret: SECRET });
  onTestFinished(() => receiver.close());
  receiver.failAlways({ kind: 'hang' });
  const dataDir = join(folder, 'data');
  const environment = { TICKET_WEBHOOK_URL: receiver.url, TICKET_WEBHOOK_SECRET: SECRET };

  const first = await startProduct({ dataDir, environment });
  const number = await fileTicket(first.url);
  while (receiver.arrivals.length === 0) await wait(20);
  await first.kill();
  receiver.failAlways(undefined);

  const second = await startProduct({ dataDir, environment });
  onTestFinished(() => second.stop());
  await receiver.hasApplied(1, 30_000);
  expect(receiver.applied[0]).toMatchObject({ number, what: 'opened', version: 1 });
  const [interrupted] = receiver.arrivals;
  const tries = receiver.arrivals.filter(({ id }) => id === interrupted?.id);
  expect(tries.map(({ outcome }) => outcome)).toEqual(['hang', 'applied']);

  const file = join(folder, 'changes.csv');
  const at = new Date().toISOString();
  const line = `X-1,${number},已派给当地,${at},张办事员`;
  writeFileSync(file, `变更编号,工单号,改成什么,时间,经办人\n${line}\n`);
  const importFile = async () =>
    (
      await promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', 'scripts/tickets.ts', 'import', file],
        { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir } },
      )
    ).stdout;
  expect(await importFile()).toContain(`${number}：已改成“已派给当地”（X-1）`);
  expect(await importFile()).toContain('改了 0 条，不用改 1 条，没有改成 0 条');

  const echo = () => receiver.applied.find(({ externalId }) => externalId === 'X-1');
  await expect.poll(echo, { timeout: 10_000 }).toMatchObject({ number, to: 'dispatched' });
}, 120_000);
