import type { StaffTicket } from '../../src/contracts/staff-tickets.ts';
import { TICKET_KIND_WORDS, TICKET_STATUS_WORDS } from '../shared/words.ts';
import { useNow } from '../staff/use-now.ts';
import { dangerFirst, type ListProps } from './conversation-list.tsx';
import { FirstDue } from './due.tsx';
import { Marks, rowClassOf } from './marks.tsx';

export function TicketList({ rows, openId, onOpen }: ListProps<StaffTicket>) {
  const nowMs = useNow();
  return (
    <ul className="rows">
      {dangerFirst(rows).map((ticket) => (
        <li key={ticket.id}>
          <button
            type="button"
            className={rowClassOf({ ...ticket, urgent: isEmergency(ticket) })}
            aria-current={ticket.id === openId}
            onClick={() => onOpen(ticket.id)}
          >
            <Marks {...ticket} urgent={isEmergency(ticket)} />
            <span className="row">
              <strong>{ticket.number}</strong> {TICKET_KIND_WORDS[ticket.kind]} ·{' '}
              {TICKET_STATUS_WORDS[ticket.status]}
            </span>
            <span className="row">{ticket.summary}</span>
            <span className="row">
              <FirstDue ticket={ticket} nowMs={nowMs} />
            </span>
            <span className="row quiet">
              {ticket.region?.path ?? '地区未知'}
              {ticket.assignee === null ? '' : ` · 经办 ${ticket.assignee}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function isEmergency({ kind }: StaffTicket): boolean {
  return kind === 'emergency_temporary_aid';
}
