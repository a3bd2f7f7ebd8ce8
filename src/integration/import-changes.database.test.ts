import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import { seal, WANG } from '../../tests/support/ticket-desk.ts';
import type { ExternalChange } from '../contracts/integration.ts';
import { loadReplies } from '../knowledge/replies.ts';
import { createAuditTickets } from '../tickets/audit-tickets.ts';
import { importChanges } from './import-changes.ts';
import { readNoticePage } from './notice-pages.ts';

const replies = loadReplies();

describeOnEveryDatabase('changes from another system', (database) => {
  let given: ReturnType<typeof givenOutboxes>;

  beforeEach(() => {
    given = givenOutboxes(database());
  });

  const change = (number: string, said: Partial<ExternalChange> = {}): ExternalChange => ({
    externalId: 'X-1',
    number,
    to: 'dispatched',
    at: '2026-11-20T09:50:00+08:00',
    actor: '张办事员',
    ...said,
  });
  const send = (...changes: ExternalChange[]) => {
    const { desk: tickets, clock } = given;
    const needs = { db: database(), tickets, clock, replies };
    return importChanges(needs, { changes, system: '民政' });
  };
  const events = async () => (await readNoticePage(database(), { limit: 100 })).events;

  it('are done as far as the table of moves allows, each for itself', async () => {
    const { number, id } = await given.open();

    const { outcomes } = await send(
      change(number),
      change(number, { externalId: 'X-2', to: 'paid' }),
      change(number, { externalId: 'X-3', to: 'received' }),
    );

    expect(outcomes).toMatchObject([
      { externalId: 'X-1', number, outcome: 'accepted', status: 'dispatched', version: 2 },
      {
        ...{ externalId: 'X-2', outcome: 'refused', status: 'dispatched', version: 2 },
        reason: '这张工单现在是“已派给当地”，不能直接改成“已发放”。',
      },
      { externalId: 'X-3', outcome: 'accepted', reason: null, status: 'received', version: 3 },
    ]);
    expect(await given.desk.staff.read(id, WANG)).toMatchObject({
      status: 'received',
      assignee: '民政：张办事员',
      events: [{}, { actor: '民政：张办事员', party: 'operator' }, {}],
    });
  });

  it('are told with the id that they came with, so that the sender knows its own again', async () => {
    const { number } = await given.open();
    await send(change(number));

    expect(await events()).toMatchObject([{ externalId: null }, { externalId: 'X-1', version: 2 }]);
  });

  it('are done once, however often and however many at once they are sent', async () => {
    const { number } = await given.open();

    const sent = await Promise.all([send(change(number)), send(change(number))]);
    const again = await send(change(number));

    const outcomes = sent.map(({ outcomes: [only] }) => only?.outcome);
    expect(outcomes.toSorted()).toEqual(['accepted', 'already']);
    expect(again.outcomes).toMatchObject([{ outcome: 'already', reason: null, version: 2 }]);
    expect(await events()).toHaveLength(2);
  });

  it('are not done again after the ticket went on', async () => {
    const { number, id } = await given.open();
    await send(change(number));
    await given.desk.staff.move(id, { version: 2, to: 'returned', reason: '缺证明' }, WANG);

    expect((await send(change(number))).outcomes).toMatchObject([
      { outcome: 'already', status: 'returned', version: 3 },
    ]);
  });

  it('change nothing where the ticket stands there already, also not when sent again later', async () => {
    const { number, id } = await given.open();
    await given.dispatch(id);

    expect((await send(change(number))).outcomes).toMatchObject([{ outcome: 'already' }]);
    await given.desk.staff.move(id, { version: 2, to: 'returned', reason: '缺证明' }, WANG);
    expect((await send(change(number))).outcomes).toMatchObject([
      { outcome: 'already', status: 'returned' },
    ]);
    expect(await events()).toHaveLength(3);
  });

  it.each<[string, Partial<ExternalChange>, RegExp]>([
    ['an unknown number', { number: 'WL19990101-0001' }, /没有这个编号的工单/],
    ['a reason that is missing', { to: 'withdrawn' }, /改成“已撤回”要写明原因/],
    ['nobody to reach', { to: 'withdrawn', reason: '重复' }, /要写明 noContact/],
    ['a time to come', { at: '2026-11-20T10:06:00+08:00' }, /还没有到/],
    ['a merger into nothing', { to: 'merged', reason: '同一件', into: 'WL1' }, /要是另一张/],
  ])('are refused for %s, and may be sent again', async (_, said, reason) => {
    const { number } = await given.open({ contact: null });

    const { outcomes } = await send(change(number, said));

    expect(outcomes).toMatchObject([{ outcome: 'refused' }]);
    expect(outcomes[0]?.reason).toMatch(reason);
    expect((await send(change(number))).outcomes).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('end a ticket of somebody who cannot be reached with the reason for that', async () => {
    const { number } = await given.open({ contact: null });
    const said = { to: 'withdrawn', reason: '重复', noContact: 'unreachable' } as const;

    const sent = [await send(change(number, said)), await send(change(number, said))];

    expect(sent.flatMap(({ outcomes }) => outcomes)).toMatchObject([
      { outcome: 'accepted', status: 'withdrawn', version: 3 },
      { outcome: 'already', version: 3 },
    ]);
    expect(await events()).toMatchObject([
      { what: 'opened' },
      { what: 'unreachable', status: 'accepted', from: null, externalId: null },
      { what: 'moved', to: 'withdrawn', externalId: 'X-1' },
    ]);
  });

  it('are refused where an id comes back with other content', async () => {
    const { number } = await given.open();
    await send(change(number));

    const { outcomes } = await send(change(number, { to: 'received' }));

    expect(outcomes).toMatchObject([{ outcome: 'refused', status: 'dispatched' }]);
    expect(outcomes[0]?.reason).toMatch(/内容不同/);
  });

  it('leave seals that hold', async () => {
    const { number } = await given.open();
    await send(change(number));
    const audit = createAuditTickets({ db: database(), seal });

    expect(await audit()).toMatchObject({ tickets: 1, events: 2, findings: [] });
  });
});
