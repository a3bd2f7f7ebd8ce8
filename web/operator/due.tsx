import type { StaffTicket } from '../../src/contracts/staff-tickets.ts';
import { momentInWords, remainingInWords } from '../shared/time-words.ts';

interface DueProps {
  ticket: Pick<StaffTicket, 'dueAt' | 'deadline'>;
  nowMs: number;
}

/** What is left of the time limit, and the moment at which it ends. */
export function Due({ ticket: { dueAt, deadline }, nowMs }: DueProps) {
  if (dueAt === null) return <span className="quiet">没有办理时限</span>;
  const { words, pressure } = remainingInWords({ dueAt, deadline }, nowMs);
  return (
    <span className={`due ${pressure}`}>
      {words}
      <span className="quiet">
        {' '}
        （最晚 {momentInWords(dueAt)}
        {deadline?.certainty === 'provisional' ? '，节假日安排未公布，暂定' : ''}）
      </span>
    </span>
  );
}

/** The earliest limit of a ticket: the only one that presses. */
export function FirstDue({ ticket, nowMs }: { ticket: StaffTicket; nowMs: number }) {
  const first = ticket.clocks.find(({ isFirst }) => isFirst);
  if (ticket.pause.since !== null) return <span className="quiet">暂停计时中</span>;
  if (first === undefined) return <span className="quiet">没有办理时限</span>;
  if (!RUNNING.has(ticket.status)) return <span className="quiet">{first.inWords}</span>;
  return <Due ticket={first} nowMs={nowMs} />;
}

/** Statuses in which the limits run. */
const RUNNING: ReadonlySet<StaffTicket['status']> = new Set([
  ...(['discovered', 'accepted', 'dispatched', 'received', 'in_progress'] as const),
  ...(['returned', 'transferred'] as const),
]);
