import { expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../server/app.ts';
import type { ConversationStarted, Reply } from '../src/contracts/conversations.ts';
import type { CreatedToken, ImportOutcomes, NoticePage } from '../src/contracts/integration.ts';
import type { StaffSession } from '../src/contracts/staff.ts';
import { givenAssistant } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';
import { bearer } from './support/test-server.ts';
import { startWebhookReceiver } from './support/webhook-receiver.ts';

const SECRET = 'what the city and we know';

describeOnEveryDatabase('tickets between the product and the city’s system', (database) => {
  it('are told, fetched, changed from there and taken out in a file', async () => {
    const receiver = await startWebhookReceiver({ secret: SECRET });
    onTestFinished(() => receiver.close());
    const ticketWebhook = { url: receiver.url, secret: SECRET };
    // Closed to end what it sends; the database serves the other tests.
    const db = { ...database(), close: async () => undefined };
    const assistant = await givenAssistant(db, { ticketWebhook });
    onTestFinished(() => assistant.close());
    assistant.setClock(new Date());
    const config = { allowedOrigins: [], rateLimit: 0, trustProxy: false };
    const app = await buildApp({ assistant, config, webRoot: '/nonexistent' });
    onTestFinished(() => app.close());
    const post = async <Body>(url: string, payload: object, headers: object = {}) =>
      (
        await app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { ...headers } })
      ).json<Body>();

    const talk = await post<ConversationStarted>('/conversations', { region: '如皋市' });
    const told = await post<Reply>(
      `/conversations/${talk.id}/messages`,
      { text: '我叫李小四，家里着火东西烧光了，今晚没地方住，电话13800001234' },
      bearer(talk.token),
    );
    const { number = '' } = told.ticket ?? {};
    await receiver.hasApplied(1);
    expect(receiver.applied[0]).toMatchObject({ number, what: 'opened', region: '320682' });
    expect(receiver.arrivals.map(({ body }) => body).join()).not.toMatch(/李小四|1380000|着火/);

    const login = await app.inject({
      method: 'POST',
      url: '/api/v1/login',
      payload: { username: 'admin', password: 'a password of this test' },
    });
    const staff = {
      cookie: String(login.headers['set-cookie']).split(';')[0] ?? '',
      'x-csrf-token': login.json<StaffSession>().csrfToken,
    };
    const scopes = ['read', 'write'];
    const { secret } = await post<CreatedToken>(
      '/staff/integration-tokens',
      { name: '民政', scopes },
      staff,
    );
    const change = {
      externalId: 'X-1',
      number,
      to: 'dispatched',
      at: new Date().toISOString(),
      actor: '张办事员',
    };
    const { outcomes } = await post<ImportOutcomes>(
      '/integration/ticket-changes',
      { changes: [change] },
      bearer(secret),
    );
    expect(outcomes).toMatchObject([{ outcome: 'accepted', status: 'dispatched' }]);
    const echo = () => receiver.applied.find(({ externalId }) => externalId === 'X-1');
    await expect.poll(echo, { timeout: 10_000 }).toMatchObject({ number, to: 'dispatched' });

    const get = (url: string, headers: object) =>
      app.inject({ url: `/api/v1${url}`, headers: { ...headers } });
    const page = (await get('/integration/ticket-events', bearer(secret))).json<NoticePage>();
    expect(page.events).toEqual(receiver.applied);
    const count = page.events.length;
    expect((await get('/staff/integration', staff)).json()).toMatchObject({
      ...{ isConfigured: true, delivered: count, pending: 0, dead: 0 },
    });
    expect((await app.inject('/readyz')).json().degraded.join()).not.toContain('events of tickets');

    const file = await get('/staff/tickets/export?format=csv', staff);
    expect(file.body).toContain(`${number},急难型临时救助,已派给当地,江苏省南通市如皋市`);
    expect(file.body).not.toMatch(/李小四|13800001234/);
    expect(await assistant.audit()).toMatchObject({ events: count, findings: [] });
    expect(assistant.troubles).toEqual([]);
  });
});
