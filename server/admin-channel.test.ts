import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentDesk, RunAudit } from '../src/assistant.ts';
import { DomainError } from '../src/shared/errors.ts';
import { createFakeMachines } from '../tests/support/fake-integration.ts';
import { type AdminChannel, openAdminChannel } from './admin-channel.ts';

let folder: string;
let channel: AdminChannel;
let withdrawn: string[];

const documents: DocumentDesk = {
  importDocument: async () => {
    throw new DomainError('invalid', 'document-no-text');
  },
  withdrawDocument: async ({ number }) => {
    withdrawn.push(number);
  },
};
const audit: RunAudit = async ({ expected } = {}) => ({
  events: 0,
  tickets: 0,
  end: expected ?? null,
  findings: [],
  receipts: 0,
  broken: null,
});
const open = (dataDir: string) =>
  openAdminChannel({
    documents,
    audit,
    machines: createFakeMachines(),
    dataDir,
    problemText: (code) => code,
    onTrouble: () => undefined,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warmline-channel-'));
  withdrawn = [];
  channel = await open(folder);
});

afterEach(async () => {
  await channel.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = ({ address }: AdminChannel) => address.replace(/^unix:/, '');

function post(
  path: string,
  body: string,
): Promise<{ status: number | undefined; answer: unknown }> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: pathOf(channel), path, method: 'POST' }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode, answer: JSON.parse(text) }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

describe('the channel for administrators', () => {
  it('is a socket in the data folder that only its owner can use', () => {
    const { mode } = statSync(pathOf(channel));

    expect(pathOf(channel).startsWith(folder)).toBe(true);
    expect(mode & 0o777).toBe(0o600);
  });

  it('does what the desk for documents does', async () => {
    const body = JSON.stringify({ number: '某民〔2030〕1号', from: '2030-01-01' });

    expect(await post('/withdrawals', body)).toEqual({ status: 200, answer: {} });
    expect(withdrawn).toEqual(['某民〔2030〕1号']);
  });

  it('audits the tickets against what was noted down', async () => {
    const expected = { seq: 3, hash: 'a'.repeat(64) };

    const { status, answer } = await post('/audits', JSON.stringify({ expected }));

    expect([status, answer]).toMatchObject([200, { end: expected, findings: [] }]);
  });

  it('takes changes of tickets from a file', async () => {
    const at = '2026-11-21T10:00:00+08:00';
    const change = { externalId: 'X-1', number: 'WL1', to: 'dispatched', at, actor: '张办事员' };

    const { answer } = await post(
      '/ticket-changes',
      JSON.stringify({ system: '导入', changes: [change] }),
    );

    expect(answer).toMatchObject({ outcomes: [{ externalId: 'X-1', outcome: 'accepted' }] });
  });

  it.each([
    {
      rule: 'a refusal of the desk',
      path: '/documents',
      body: importable(),
      detail: 'document-no-text',
    },
    { rule: 'what is no document', path: '/documents', body: '{}', detail: 'invalid-request' },
    { rule: 'what is no JSON', path: '/documents', body: '{', detail: 'broken-json' },
  ])('answers $rule with the reason', async ({ path, body, detail }) => {
    expect(await post(path, body)).toEqual({ status: 400, answer: { detail } });
  });

  it('offers nothing else', async () => {
    expect(await post('/accounts', '{}')).toEqual({ status: 404, answer: { detail: 'not-found' } });
  });

  it('takes the place of a socket that a dead process left behind', async () => {
    const again = await open(folder);

    expect(again.address).toBe(channel.address);
    await again.close();
    channel = await open(folder);
  });

  it('finds another place where the path of the data folder is too long for a socket', async () => {
    const far = await open(join(folder, 'x'.repeat(120)));
    const path = pathOf(far);

    expect(statSync(path).mode & 0o777).toBe(0o600);
    await far.close();
    expect(() => statSync(path)).toThrow('ENOENT');
  });
});

function importable(): string {
  return JSON.stringify({
    number: '某民〔2030〕1号',
    region: '如皋',
    issuer: '某市民政局',
    issuedOn: null,
    effectiveFrom: '2030-01-01',
    expiresOn: null,
    draft: false,
    text: '甲。',
  });
}
