import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { emergency, givenDesk, HUAIYUAN, LI, WANG } from '../../tests/support/ticket-desk.ts';
import type { NewTicket, TicketDesk } from './ticket-desk.ts';

const EVENT = { conversationId: null, contact: null };
const MOTHER = emergency({ ...EVENT, summary: '昨晚家里起火，东西都烧没了' });
const SON = emergency({ ...EVENT, summary: '我妈屋头失火了，人没得地方住' });

describeOnEveryDatabase('tickets about one event', (database) => {
  let now: Date;
  let desk: TicketDesk;
  const open = (ticket: NewTicket) => desk.openTicket(ticket);
  const likelyOf = async (id: string) => (await desk.staff.read(id, LI)).likelySame;

  beforeEach(() => {
    now = new Date('2026-11-20T10:00:00+08:00');
    desk = givenDesk({ db: database(), clock: () => now });
  });

  it('are both filed, and staff are told on both', async () => {
    const mother = await open(MOTHER);
    now = new Date('2026-11-20T13:00:00+08:00');
    const son = await open(SON);

    expect(await likelyOf(mother.id)).toEqual([
      { id: son.id, number: son.number, because: 'event' },
    ]);
    expect(await likelyOf(son.id)).toEqual([
      { id: mother.id, number: mother.number, because: 'event' },
    ]);
    const { tickets } = await desk.staff.list({ sort: 'urgency', limit: 10 });
    expect(tickets.map(({ likelySame }) => likelySame.length)).toEqual([1, 1]);
    expect(tickets.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  });

  it.each([
    { what: 'of other counties', other: { ...SON, place: HUAIYUAN } },
    { what: 'of places that nobody said', other: { ...SON, place: null } },
    { what: 'about something else', other: { ...SON, summary: '老伴住院，没钱交押金' } },
    { what: 'of which one is a question for staff', other: { ...SON, kind: 'handoff' as const } },
  ])('are not those $what', async ({ other }) => {
    const mother = await open(MOTHER);
    await open(other);

    expect(await likelyOf(mother.id)).toEqual([]);
  });

  it('are not those of another day', async () => {
    const mother = await open(MOTHER);
    now = new Date('2026-11-22T10:00:00+08:00');
    await open(SON);

    expect(await likelyOf(mother.id)).toEqual([]);
  });

  it('are the nearest ones in a flood of them', async () => {
    const mother = await open(MOTHER);
    for (let copy = 0; copy < 30; copy += 1) await open(SON);

    expect(await likelyOf(mother.id)).toHaveLength(10);
  });

  it('are put together by a person, with a reason, and are then no doubt any more', async () => {
    const mother = await open(MOTHER);
    const son = await open(SON);
    const merge = { version: 1, to: 'merged' as const, into: mother.number };
    await expect(desk.staff.move(son.id, merge, WANG)).rejects.toMatchObject({
      code: 'reason-required',
    });

    const merged = await desk.staff.move(son.id, { ...merge, reason: '母子，同一场火' }, WANG);

    expect(merged.events.at(-1)).toMatchObject({ actor: 'wang', reason: '母子，同一场火' });
    expect(merged.mergedInto).toBe(mother.id);
    expect(await likelyOf(mother.id)).toEqual([]);
  });
});
