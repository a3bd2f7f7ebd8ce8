import { describe, expect, it } from 'vitest';
import { AuditFindingSchema, BrokenReceiptSchema } from '../src/contracts/audit.ts';
import { TicketKindSchema, TicketStatusSchema } from '../src/contracts/tickets.ts';
import { loadTimeLimits } from '../src/knowledge/calendars.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { loadReplies } from '../src/knowledge/replies.ts';
import { isVerbatim } from '../src/shared/text.ts';
import { TicketStateSchema } from '../src/tickets/ticket-state.ts';

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

describe('the page of a ticket', () => {
  it.each(TicketKindSchema.options)('names the kind %s', (kind) => {
    expect(replies.say(`tickets.page.kinds.${kind}`)).toMatch(/\p{Script=Han}/u);
  });
});

describe('the words of the audit', () => {
  it.each(BrokenReceiptSchema.shape.why.options)('tell of a receipt that is %s', (why) => {
    expect(replies.has(`audit.receipts.${why}`)).toBe(true);
  });

  it.each(AuditFindingSchema.shape.kind.options)('say what %s means', (kind) => {
    expect(replies.has(`audit.${kind === 'end' ? 'end_moved' : kind}`)).toBe(true);
  });

  it.each(['version', 'deadline', ...TicketStateSchema.keyof().options])('name %s', (name) => {
    expect(replies.has(`audit.names.${name}`)).toBe(true);
  });
});

describe('the time limits', () => {
  const { tickets, statutory } = loadTimeLimits();

  it('promise three working days for an emergency and nothing for anything else', () => {
    expect(tickets).toMatchObject({ emergency_temporary_aid: { workingDays: 3 } });
    expect(Object.keys(tickets)).toHaveLength(1);
  });

  it.each(statutory)('of $document stand in its clause, number included', (limit) => {
    const document = loadPolicyDocuments().find(
      ({ metadata }) => metadata.number === limit.document,
    );
    const clause = document?.clauses.find(({ path }) => path === limit.clause);

    expect(document?.metadata).toMatchObject({ region: limit.region, effectiveFrom: limit.from });
    expect(isVerbatim(limit.quote, clause?.text ?? '')).toBe(true);
    expect(limit.quote).toContain(`${limit.workingDays}个工作日`);
  });
});
