import { z } from 'zod';
import type { LikelySame } from '../contracts/staff-tickets.ts';
import type { SqlExecutor } from '../database/executor.ts';
import type { LikelySameRules } from '../knowledge/likely-same.ts';
import { whyLikelySame } from './likely-same.ts';
import { IS_OPEN } from './ticket-moves.ts';
import type { TextCipher, TicketRecord } from './ticket-row.ts';

export interface LikelySameNeeds {
  cipher: TextCipher;
  likelySame: LikelySameRules;
}

/** As many before and after each ticket are looked at: in a flood the nearest ones are enough to see it. */
const NEAREST = 10;
/** What one event makes people file; a question for staff is about itself. */
const OF_EVENTS: readonly TicketRecord['kind'][] = ['emergency_temporary_aid', 'clue'];

const NearRowSchema = z.object({
  of: z.string(),
  id: z.string(),
  number: z.string(),
  summary: z.string(),
  contact: z.string().nullable(),
});

/** For each ticket that is open the others that may be about the same event, by id; found anew at each look. */
export async function findLikelySame(
  db: SqlExecutor,
  records: readonly TicketRecord[],
  { cipher, likelySame }: LikelySameNeeds,
): Promise<Map<string, LikelySame[]>> {
  const asked = new Map(
    records.filter(({ kind }) => OF_EVENTS.includes(kind)).map((record) => [record.id, record]),
  );
  const found = new Map<string, LikelySame[]>();
  if (asked.size === 0) return found;
  const { rows } = await db.query(NEAR, [[...asked.keys()], likelySame.withinHours, NEAREST]);
  const decrypted = remembering(cipher.decrypt);
  for (const row of rows) {
    const { of, id, number, summary, contact } = NearRowSchema.parse(row);
    const record = asked.get(of);
    const other = {
      summary: decrypted(summary),
      contact: contact === null ? null : decrypted(contact),
    };
    const because = record && whyLikelySame(record, other, likelySame);
    if (because) found.set(of, [...(found.get(of) ?? []), { id, number, because }]);
  }
  return found;
}

/** Tickets near each other are near the same ones. */
function remembering(decrypt: TextCipher['decrypt']): TextCipher['decrypt'] {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const clear = decrypt(text);
    known.set(text, clear);
    return clear;
  };
}

/** The conditions of the index `tickets_of_events_near`, letter by letter. */
const OTHERS = `
  select ticket.id,
         ticket.number,
         ticket.summary,
         ticket.contact
    from tickets as ticket
   where left(ticket.region_code, 6) = left(asked.region_code, 6)
     and ticket.kind in ('emergency_temporary_aid', 'clue')
     and ${IS_OPEN}
     and ticket.id <> asked.id
     and (ticket.conversation_id = asked.conversation_id) is not true`;

const NEAR = `
  select asked.id as of,
         near.id,
         near.number,
         near.summary,
         near.contact
    from tickets as asked
   cross join lateral (
     (${OTHERS}
        and ticket.accepted_at <= asked.accepted_at
        and ticket.accepted_at >= asked.accepted_at - $2::float8 * interval '1 hour'
      order by ticket.accepted_at desc
      limit $3::integer)
     union all
     (${OTHERS}
        and ticket.accepted_at > asked.accepted_at
        and ticket.accepted_at <= asked.accepted_at + $2::float8 * interval '1 hour'
      order by ticket.accepted_at
      limit $3::integer)
   ) as near
   where asked.id = any ($1::uuid[])`;
