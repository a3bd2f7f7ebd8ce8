import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { CONVERSATION, emergency, givenDesk } from '../../tests/support/ticket-desk.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import { createFileTicket, type TicketDetails } from './file-ticket.ts';

describeOnEveryDatabase('filing a ticket of a conversation', (database) => {
  let desk: TicketDesk;
  const file = (changes: Partial<TicketDetails> = {}) =>
    createFileTicket(database(), desk)(detailsWith(changes));

  beforeEach(() => {
    desk = givenDesk({ db: database(), clock: () => new Date('2026-11-20T10:00:00+08:00') });
  });

  it('opens a new one where the conversation speaks of none', async () => {
    const { ticket, known } = await file();

    expect(known).toBe(false);
    expect(await desk.findByConversation(database(), CONVERSATION)).toMatchObject([
      { number: ticket.number, summary: '家里断粮了' },
    ]);
  });

  it('adds to the one that another process opened, though the conversation speaks of none yet', async () => {
    const first = await file();

    const { ticket, known } = await file({ summary: '还有个娃儿在发烧', contact: '13800000000' });

    expect(known).toBe(true);
    expect(ticket).toMatchObject({
      number: first.ticket.number,
      summary: '家里断粮了\n还有个娃儿在发烧',
      contact: '13800000000',
    });
    expect(await desk.findByConversation(database(), CONVERSATION)).toHaveLength(1);
  });

  it('adds to the one that the conversation speaks of', async () => {
    const first = await file();

    const { ticket, known } = await file({ isFirst: false, summary: '还有个娃儿在发烧' });

    expect(known).toBe(true);
    expect(ticket.number).toBe(first.ticket.number);
    expect(ticket.summary).toContain('发烧');
  });
});

function detailsWith(changes: Partial<TicketDetails>): TicketDetails {
  const { place, discoveredAt } = emergency({});
  return {
    conversationId: CONVERSATION,
    kind: 'emergency_temporary_aid',
    isFirst: true,
    place,
    greenChannel: false,
    lifeSafety: false,
    summary: '家里断粮了',
    discoveredAt,
    programme: null,
    neededBy: null,
    isPressing: false,
    correction: null,
    ...changes,
  };
}
