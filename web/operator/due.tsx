import type { StaffTicket } from '../../src/contracts/staff.ts';
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
