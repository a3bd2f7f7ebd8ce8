import type { TicketEventView } from '../../src/contracts/staff-tickets.ts';
import { changedInWords, EVENT_WORDS, PARTY_WORDS, TOLD_WORDS } from '../shared/ticket-words.ts';
import { shortMoment } from '../shared/time-words.ts';
import { TICKET_STATUS_WORDS } from '../shared/words.ts';

/** What happened to a ticket, the oldest first. */
export function TicketEvents({ events }: { events: readonly TicketEventView[] }) {
  return (
    <section aria-label="经过">
      <h3>经过</h3>
      <ol>
        {events.map((event) => (
          <li key={event.version}>
            <EventLine event={event} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EventLine({ event }: { event: TicketEventView }) {
  const { at, actor, party, what, reason, status, changed, told } = event;
  const names = what === 'updated' ? changedInWords(changed) : '';
  return (
    <>
      <span className="row">
        {shortMoment(at)} · {EVENT_WORDS[what]}
        {status === null ? '' : `：${TICKET_STATUS_WORDS[status]}`}
        {names === '' ? '' : `：${names}`}
      </span>
      <span className="row quiet">
        {party === 'operator' || party === 'supervisor'
          ? `${PARTY_WORDS[party]} ${actor}`
          : PARTY_WORDS[party]}
        {reason === null ? '' : `，原因：${reason}`}
        {told === null
          ? ''
          : `，${shortMoment(told.at)} 已用${TOLD_WORDS[told.how] ?? told.how}告诉市民`}
      </span>
    </>
  );
}
