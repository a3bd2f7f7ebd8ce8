import { describe, expect, it } from 'vitest';
import { TicketKindSchema, TicketStatusSchema } from '../src/contracts/tickets.ts';
import { loadTimeLimits } from '../src/knowledge/calendars.ts';
import { loadReplies } from '../src/knowledge/replies.ts';

const replies = loadReplies();

describe('the words about tickets', () => {
  it.each(TicketStatusSchema.options)('name the status %s', (status) => {
    expect(replies.say(`tickets.status.${status}`)).toMatch(/\p{Script=Han}/u);
  });

  it('say a next step for every kind in every status', () => {
    for (const kind of TicketKindSchema.options) {
      for (const status of TicketStatusSchema.options) {
        const keys = [`tickets.next_step.${kind}.${status}`, `tickets.next_step.any.${status}`];
        expect(keys.some(replies.has), `${kind} ${status}`).toBe(true);
      }
    }
  });
});

describe('the time limits', () => {
  it('give an emergency three working days and nothing else a limit', () => {
    expect(loadTimeLimits()).toMatchObject({ emergency_temporary_aid: { workingDays: 3 } });
    expect(Object.keys(loadTimeLimits())).toHaveLength(1);
  });
});
