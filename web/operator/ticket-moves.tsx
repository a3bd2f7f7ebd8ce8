import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import type { TicketStatus } from '../../src/contracts/tickets.ts';
import { MOVE_WORDS, NO_CONTACT_WORDS, REOPEN_WORDS } from '../shared/ticket-words.ts';
import { Field } from '../staff/field.tsx';
import { StaffForm } from '../staff/staff-form.tsx';
import type { SendChange } from './ticket-pane.tsx';

interface TicketMovesProps {
  ticket: StaffTicketDetail;
  send: SendChange;
}

/** What may be done now: its number chooses it, Enter in the form below does it. */
export function TicketMoves({ ticket, send }: TicketMovesProps) {
  const { moves } = ticket;
  const [chosen, setChosen] = useState<TicketStatus>();
  useEffect(() => {
    const choose = (event: KeyboardEvent) => {
      const move = isTyping(event) ? undefined : moves[Number(event.key) - 1];
      if (move === undefined) return;
      event.preventDefault();
      setChosen(move.to);
    };
    document.addEventListener('keydown', choose);
    return () => document.removeEventListener('keydown', choose);
  }, [moves]);

  if (moves.length === 0) return <p className="quiet">这张工单现在没有您能办的步骤。</p>;
  const open = moves.find(({ to }) => to === chosen);
  return (
    <section aria-label="办理">
      <h3>下一步</h3>
      <p className="marks">
        {moves.map(({ to }, at) => (
          <Button
            key={to}
            type={to === chosen ? 'primary' : 'default'}
            aria-pressed={to === chosen}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => setChosen(to)}
          >
            {at + 1} {wordsOf(to, ticket.status)}
          </Button>
        ))}
      </p>
      {open === undefined ? null : (
        <StaffForm
          key={open.to}
          action={`确认${wordsOf(open.to, ticket.status)}`}
          send={(read) => send({ kind: 'moves', said: saidIn(read, open.to) })}
        >
          {open.to === 'merged' ? <IntoField ticket={ticket} /> : null}
          {open.needsNoContact ? <NoContactField /> : null}
          <Field
            label={open.needsReason ? '原因' : '原因（可以不填）'}
            isWide
            name="reason"
            required={open.needsReason}
            maxLength={500}
            autoFocus={open.to !== 'merged'}
          />
        </StaffForm>
      )}
    </section>
  );
}

/** Where another ticket may be about the same event its number stands there already. */
function IntoField({ ticket: { likelySame } }: Pick<TicketMovesProps, 'ticket'>) {
  const likely = likelySame[0]?.number;
  return <Field label="并入的工单号" name="into" required autoFocus defaultValue={likely} />;
}

function saidIn(read: (name: string) => string, to: TicketStatus): object {
  const said = { reason: read('reason'), into: read('into'), noContact: read('noContact') };
  return { to, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')) };
}

/** No ticket ends without a way to reach the person, or the reason why there is none. */
function NoContactField() {
  const id = useId();
  return (
    <label htmlFor={id}>
      没有联系方式，是因为
      <select id={id} name="noContact">
        {Object.entries(NO_CONTACT_WORDS).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Digits that belong to a field are no choice. */
function isTyping({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  const inField =
    target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
  return inField || ctrlKey || altKey || metaKey;
}

function wordsOf(to: TicketStatus, from: TicketStatus): string {
  return to === 'accepted' && from !== 'discovered' ? REOPEN_WORDS : MOVE_WORDS[to];
}
