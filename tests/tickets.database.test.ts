import { expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../server/app.ts';
import type { CalendarView } from '../src/contracts/calendars.ts';
import type { ConversationStarted, Reply } from '../src/contracts/conversations.ts';
import type { StaffSession } from '../src/contracts/staff.ts';
import type { StaffTicketDetail, TicketPage } from '../src/contracts/staff-tickets.ts';
import { givenAssistant } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';
import { writtenArrangement } from './support/fake-calendar.ts';
import { bearer } from './support/test-server.ts';

describeOnEveryDatabase('a ticket in the whole product', (database) => {
  it('comes from a talk, is worked on, counted anew when the year is arranged, and audited', async () => {
    const assistant = await givenAssistant(database());
    const config = { allowedOrigins: [], rateLimit: 0, trustProxy: false };
    const app = await buildApp({ assistant, config, webRoot: '/nonexistent' });
    onTestFinished(() => app.close());
    const post = (url: string, payload: object, headers: object = {}) =>
      app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { ...headers } });
    assistant.setClock(new Date('2026-12-30T10:00:00+08:00'));

    const talk = (await post('/conversations', { region: '如皋市' })).json<ConversationStarted>();
    const told = await post(
      `/conversations/${talk.id}/messages`,
      { text: '家里着火东西烧光了，今晚没地方住' },
      bearer(talk.token),
    );
    const { ticket } = told.json<Reply>();
    expect(ticket).toMatchObject({ deadline: { certainty: 'provisional' } });

    const login = await post('/login', {
      username: 'admin',
      password: 'a password of this test',
    });
    const staff = {
      cookie: String(login.headers['set-cookie']).split(';')[0] ?? '',
      'x-csrf-token': login.json<StaffSession>().csrfToken,
    };
    const get = async <Body>(url: string) =>
      (await app.inject({ url: `/api/v1/staff${url}`, headers: staff })).json<Body>();
    const { tickets } = await get<TicketPage>('/tickets?region=南通');
    const id = tickets[0]?.id ?? '';
    const moves = `/staff/tickets/${id}/moves`;
    const moved = await post(moves, { version: 1, to: 'dispatched' }, staff);
    const stale = await post(moves, { version: 1, to: 'dispatched' }, staff);
    expect(moved.json<StaffTicketDetail>()).toMatchObject({ status: 'dispatched', version: 2 });
    expect(stale.json()).toMatchObject({ status: 409, current: { version: 2 } });

    expect((await app.inject('/readyz')).json().degraded.join()).toContain('2027');
    const entered = await post('/staff/calendar/arrangements', writtenArrangement, staff);
    const again = await post('/staff/calendar/arrangements', writtenArrangement, staff);
    expect(entered.json<CalendarView>()).toMatchObject({ horizon: '2027-12-31', warning: null });
    expect(again.json()).toMatchObject({ type: '/problems/stale-version' });
    expect((await app.inject('/readyz')).json().degraded.join()).not.toContain('2027');

    const after = await get<StaffTicketDetail>(`/tickets/${id}`);
    expect(after.deadline).toMatchObject({ certainty: 'official' });
    expect(after.events.map(({ what }) => what)).toEqual(['opened', 'moved', 'recomputed']);

    const { number = '', code = '' } = ticket ?? {};
    const taken = await post(`/tickets/${number}/moves`, {
      code,
      to: 'withdrawn',
      reason: '亲戚接走了',
    });
    expect(taken.json()).toMatchObject({ number, status: 'withdrawn' });
    expect(await assistant.audit()).toMatchObject({ tickets: 1, events: 4, findings: [] });
  });
});
