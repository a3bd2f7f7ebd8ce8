import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { DutyNotice } from '../../src/contracts/duty.ts';
import { LEVEL_WORDS, NOTICE_WORDS, reachInWords } from '../shared/duty-words.ts';
import { shortMoment } from '../shared/time-words.ts';
import { useSession } from '../staff/session-context.ts';
import { StaffProblem, staffApi } from '../staff/staff-api.ts';

interface NoticesProps {
  notices: readonly DutyNotice[];
  /** After something was acknowledged. */
  reload: () => void;
  /** Absent beside the ticket itself. */
  onOpen?: ((ticketId: string) => void) | undefined;
}

/** What nobody has acknowledged; one button says that somebody knows of the ticket. */
export function Notices({ notices, reload, onOpen }: NoticesProps) {
  if (notices.length === 0) return null;
  return (
    <section aria-label="等人确认">
      <h2>等人确认 {notices.length}</h2>
      <ul className="rows">
        {notices.map((notice) => (
          <li
            key={notice.id}
            className={`notice ${notice.kind === 'danger' ? 'danger' : 'urgent'}`}
          >
            <Notice notice={notice} reload={reload} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notice({
  notice,
  reload,
  onOpen,
}: Omit<NoticesProps, 'notices'> & { notice: DutyNotice }) {
  const { kind, level, ticketId, ticketNumber, limitAt, raisedAt, mayAcknowledge } = notice;
  return (
    <>
      <strong className="row">
        {onOpen === undefined ? '' : `工单 ${ticketNumber} `}
        {NOTICE_WORDS[kind]}
      </strong>
      <span className="row quiet">
        {shortMoment(raisedAt)} 起，找{LEVEL_WORDS[level]}
        {limitAt === null ? '' : `，期限 ${shortMoment(limitAt)}`}；{reachInWords(notice)}
      </span>
      <span className="marks">
        {onOpen === undefined ? null : (
          <Button onClick={() => onOpen(ticketId)} aria-label={`看工单 ${ticketNumber}`}>
            看工单
          </Button>
        )}
        {mayAcknowledge ? <Acknowledge notice={notice} reload={reload} /> : null}
      </span>
    </>
  );
}

function Acknowledge({ notice, reload }: Pick<NoticesProps, 'reload'> & { notice: DutyNotice }) {
  const { session, expire } = useSession();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const acknowledge = async () => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await staffApi.acknowledge(notice.ticketId, session);
      reload();
    } catch (error) {
      if (error instanceof StaffProblem && error.status === 401) expire();
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <Button
        type="primary"
        loading={isBusy}
        aria-label={`已知悉 ${notice.ticketNumber}`}
        onClick={() => void acknowledge()}
      >
        已知悉
      </Button>
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
    </>
  );
}
