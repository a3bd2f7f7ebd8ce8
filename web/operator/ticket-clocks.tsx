import type { StaffTicket, TicketClock } from '../../src/contracts/staff-tickets.ts';
import { CLOCK_WORDS } from '../shared/ticket-words.ts';
import { shortMoment } from '../shared/time-words.ts';
import { useNow } from '../staff/use-now.ts';
import { FirstDue } from './due.tsx';

/** Every limit of a ticket with its row of days; only the earliest presses. */
export function TicketClocks({ ticket }: { ticket: StaffTicket }) {
  const nowMs = useNow();
  const { clocks, pause } = ticket;
  return (
    <section aria-label="时限">
      <h3>时限</h3>
      <p>
        <FirstDue ticket={ticket} nowMs={nowMs} />
      </p>
      {pause.since === null ? null : <p>自 {shortMoment(pause.since)} 起暂停计时。</p>}
      {pause.workingDays === 0 ? null : (
        <p>暂停过 {pause.workingDays} 个工作日，已经加进期限里。</p>
      )}
      {clocks.map((clock) => (
        <Clock key={clock.kind} clock={clock} />
      ))}
    </section>
  );
}

function Clock({ clock }: { clock: TicketClock }) {
  const { kind, inWords, source, citation, deadline } = clock;
  return (
    <details>
      <summary>
        {CLOCK_WORDS[kind]}：{inWords}
      </summary>
      <p className="quiet">{kind === 'needed' ? `市民的原话：「${source}」` : source}</p>
      {citation === null ? null : (
        <blockquote className="quote">
          {citation.document} {citation.clause}：{citation.quote}
        </blockquote>
      )}
      <ol>
        {deadline?.days.map(({ date, working, why }) => (
          <li key={date} className={working ? undefined : 'quiet'}>
            {date} {why}
          </li>
        ))}
      </ol>
    </details>
  );
}
