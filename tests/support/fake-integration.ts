import type { IntegrationDesk, MachineDesk } from '../../src/assistant.ts';
import {
  ApplyImportSchema,
  BackfillRequestSchema,
  CloseRequestSchema,
  type CreatedToken,
  type Delivery,
  type ExternalChange,
  type ImportOutcomes,
  ImportPreviewRequestSchema,
  type IntegrationAction,
  type IntegrationOverview,
  NewTokenSchema,
  type PreviewedRow,
  ResendRequestSchema,
} from '../../src/contracts/integration.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Call } from './fake-api.ts';

const AT = '2026-11-21T10:00:00+08:00';
/** A token of each kind. */
export const READ_TOKEN = 'warmline_read';
export const WRITE_TOKEN = 'warmline_write';

const deadLetter: Delivery = {
  id: '55555555-5555-4555-8555-555555555551',
  ticketId: '33333333-3333-4333-8333-333333333332',
  number: 'JZ20261121-0007',
  what: 'moved',
  at: AT,
  state: 'dead',
  attempts: 431,
  nextTryAt: AT,
  lastError: 'status:500',
};

/** The desk in memory: one event did not arrive, one is tried again. */
export function createFakeIntegration(): IntegrationDesk {
  let deadLetters = [deadLetter];
  let unsent = 12;
  let closed = 0;
  const tokens: CreatedToken[] = [];
  const actions: IntegrationAction[] = [];
  const record = (action: Omit<IntegrationAction, 'id' | 'at'>) =>
    void actions.unshift({ ...action, id: newId(), at: AT });

  return {
    async overview(): Promise<IntegrationOverview> {
      return {
        isConfigured: true,
        startedAt: AT,
        unsent,
        keepDays: 90,
        pending: 3,
        delivered: 128,
        dead: deadLetters.length,
        closed,
        waitingSince: AT,
        restUntil: null,
        deadLetters,
        troubled: [
          {
            ...deadLetter,
            id: '55555555-5555-4555-8555-555555555552',
            ticketId: '33333333-3333-4333-8333-333333333331',
            number: 'JZ20261121-0003',
            what: 'opened',
            state: 'pending',
            attempts: 2,
            lastError: 'ECONNREFUSED',
          },
        ],
        actions,
      };
    },
    async resend({ ids }, actor) {
      const resent = deadLetters.filter(({ id }) => ids?.includes(id) ?? true);
      deadLetters = deadLetters.filter((each) => !resent.includes(each));
      record({ actor, what: 'resent', about: '', count: resent.length });
      return { count: resent.length };
    },
    async close({ ids, reason }, actor) {
      const given = deadLetters.filter(({ id }) => ids.includes(id));
      deadLetters = deadLetters.filter((each) => !given.includes(each));
      closed += given.length;
      const about = `${given.map(({ number }) => number).join('、')}，${reason}`;
      record({ actor, what: 'closed', about, count: given.length });
      return { count: given.length };
    },
    previewImport: async () => ({ rows: previewed }),
    async applyImport({ changes }, actor) {
      record({ actor, what: 'imported', about: '', count: changes.length - 1 });
      return { outcomes: changes.map(outcomeOf) };
    },
    async backfill({ from }, actor) {
      const count = unsent;
      unsent = 0;
      record({ actor, what: 'backfilled', about: from, count });
      return { count };
    },
    listTokens: async () => tokens.map(({ secret: _, ...token }) => token),
    async createToken({ name, scopes }, createdBy) {
      const given = { id: newId(), name, scopes, createdBy, createdAt: AT, secret: READ_TOKEN };
      const token = { ...given, lastUsedAt: null, revokedBy: null, revokedAt: null };
      tokens.unshift(token);
      record({ actor: createdBy, what: 'token_created', about: name, count: null });
      return token;
    },
    async revokeToken(id, revokedBy) {
      const found = tokens.find((token) => token.id === id);
      if (found === undefined) throw new DomainError('not-found', 'token-not-found');
      const { secret: _, ...token } = Object.assign(found, { revokedBy, revokedAt: AT });
      return token;
    },
    async exportTickets({ format, region }, actor) {
      if (region === '不存在的地方')
        throw new DomainError('invalid', 'unknown-place', { place: region, keys: 'region' });
      record({ actor, what: 'exported', about: format.toUpperCase(), count: null });
      return pieces(['first,', 'second\r\n']);
    },
  };
}

const change: ExternalChange = {
  externalId: 'A-1007',
  number: 'JZ20261121-0003',
  to: 'received',
  at: AT,
  actor: '王办事员',
};

/** Two rows that could be done and two that could not. */
const previewed: PreviewedRow[] = [
  {
    ...{ line: 2, number: change.number, outcome: 'accepted', reason: null },
    ...{ from: 'dispatched', to: 'received', version: 2, change },
  },
  {
    ...{ line: 3, number: 'JZ20261121-0007', outcome: 'accepted', reason: null },
    ...{ from: 'accepted', to: 'returned', version: 1 },
    change: {
      ...change,
      ...{ externalId: 'A-1008', number: 'JZ20261121-0007', to: 'returned', reason: '缺证明' },
    },
  },
  {
    ...{ line: 4, number: 'JZ20261121-0009', outcome: 'refused', from: null, to: 'paid' },
    reason: '没有这个编号的工单。请核对工单号。',
    ...{ version: null, change: { ...change, externalId: 'A-1009', number: 'JZ20261121-0009' } },
  },
  {
    ...{ line: 5, number: null, outcome: 'refused', from: null, to: null },
    reason: '这一行填得不对：工单号要填，不超过 40 个字。',
    ...{ version: null, change: null },
  },
];

/** The second one has changed in the meantime. */
function outcomeOf({ externalId, number, to }: ExternalChange, at: number) {
  return at === 1
    ? {
        ...{ externalId, number, outcome: 'refused' as const, status: null, version: 2 },
        reason: '看过预览以后，这张工单又有了变化。',
      }
    : { externalId, number, outcome: 'accepted' as const, reason: null, status: to, version: 3 };
}

async function* pieces(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

/** Knows two tokens; takes every change. */
export function createFakeMachines(): MachineDesk {
  return {
    async authorise(secret, scope) {
      const scopeOf: Readonly<Record<string, string>> = {
        [READ_TOKEN]: 'read',
        [WRITE_TOKEN]: 'write',
      };
      const found = scopeOf[secret];
      if (found === undefined) throw new DomainError('unauthorised', 'integration-token');
      if (found !== scope) throw new DomainError('forbidden', 'integration-scope');
      return '市民政工单系统';
    },
    readEvents: async ({ after = null }) => ({ events: [], next: after, hasMore: false }),
    async importChanges({ changes }): Promise<ImportOutcomes> {
      return {
        outcomes: changes.map(({ externalId, number, to }) => ({
          externalId,
          number,
          outcome: 'accepted',
          reason: null,
          status: to,
          version: 2,
        })),
      };
    },
  };
}

/** What the fake API answers for it; undefined: the address is another one's. */
export async function integrationAnswer(
  { method, url, body }: Pick<Call, 'method' | 'url' | 'body'>,
  integration: IntegrationDesk,
  username: string,
): Promise<{ status: number; body: unknown } | undefined> {
  if (!url.pathname.startsWith('/api/v1/staff/integration')) return undefined;
  const [, , , , what, id] = url.pathname.split('/');
  if (what === 'integration') {
    if (method !== 'POST') return { status: 200, body: await integration.overview() };
    return { status: 200, body: await sentTo(id, body, { integration, username }) };
  }
  if (method === 'GET') return { status: 200, body: await integration.listTokens() };
  return id === undefined
    ? { status: 201, body: await integration.createToken(NewTokenSchema.parse(body), username) }
    : { status: 200, body: await integration.revokeToken(id, username) };
}

function sentTo(
  what: string | undefined,
  body: unknown,
  { integration, username }: { integration: IntegrationDesk; username: string },
): Promise<unknown> {
  switch (what) {
    case 'backfills':
      return integration.backfill(BackfillRequestSchema.parse(body), username);
    case 'closings':
      return integration.close(CloseRequestSchema.parse(body), username);
    case 'import-previews':
      return integration.previewImport(ImportPreviewRequestSchema.parse(body), username);
    case 'imports':
      return integration.applyImport(ApplyImportSchema.parse(body), username);
    default:
      return integration.resend(ResendRequestSchema.parse(body), username);
  }
}
