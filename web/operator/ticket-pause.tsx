import { useId } from 'react';
import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import { TOLD_WORDS } from '../shared/ticket-words.ts';
import { Field } from '../staff/field.tsx';
import { StaffForm } from '../staff/staff-form.tsx';
import type { SendChange } from './ticket-pane.tsx';

interface TicketPauseProps {
  ticket: StaffTicketDetail;
  send: SendChange;
}

/** The limits stand still only with something to show for it, and once the citizen knows. */
export function TicketPause({ ticket, send }: TicketPauseProps) {
  const isPaused = ticket.pause.since !== null;
  if (!isPaused && (ticket.lifeSafety || ticket.clocks.length === 0)) return null;
  return (
    <details>
      <summary>{isPaused ? '恢复计时' : '暂停计时'}</summary>
      {isPaused ? (
        <StaffForm action="恢复计时" send={() => send({ kind: 'resumptions', said: {} })}>
          {null}
        </StaffForm>
      ) : (
        <StaffForm action="暂停计时" send={(read) => send({ kind: 'pauses', said: pauseIn(read) })}>
          <Field label="凭什么暂停（依据）" isWide name="evidence" required maxLength={500} />
          <Field label="什么时候告诉市民的" name="at" type="datetime-local" required />
          <HowField />
        </StaffForm>
      )}
    </details>
  );
}

/** What was typed is the time of the office, wherever the device is. */
function pauseIn(read: (name: string) => string): object {
  const at = `${read('at').slice(0, 16)}:00+08:00`;
  return { evidence: read('evidence'), told: { at, how: read('how') } };
}

function HowField() {
  const id = useId();
  return (
    <label htmlFor={id}>
      怎么告诉的
      <select id={id} name="how">
        {Object.entries(TOLD_WORDS).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
