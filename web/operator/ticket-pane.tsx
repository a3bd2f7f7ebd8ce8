import { Alert, Button, Descriptions } from 'antd';
import { useCallback, useState } from 'react';
import type { DutyNotice } from '../../src/contracts/duty.ts';
import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import { shortMoment } from '../shared/time-words.ts';
import { TICKET_KIND_WORDS, TICKET_STATUS_WORDS } from '../shared/words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { StaffProblem, staffApi, type TicketChange } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { LikelySameTickets } from './likely-same-tickets.tsx';
import { Marks } from './marks.tsx';
import { Notices } from './notices.tsx';
import type { Opened } from './operator-page.tsx';
import { TicketClocks } from './ticket-clocks.tsx';
import { TicketContact } from './ticket-contact.tsx';
import { TicketEvents } from './ticket-events.tsx';
import { TicketMoves } from './ticket-moves.tsx';
import { TicketPause } from './ticket-pause.tsx';
import { TicketStatements } from './ticket-statements.tsx';

interface TicketPaneProps {
  id: string;
  changes: number;
  onBack: () => void;
  /** What nobody has acknowledged, of all tickets. */
  waiting: { notices: readonly DutyNotice[]; reload: () => void };
  onOpen: (opened: Opened) => void;
}

/** A ticket with its life so far, and what can be done with it now. */
export function TicketPane({ id, changes, onBack, waiting, onOpen }: TicketPaneProps) {
  const load = useCallback(() => staffApi.readTicket(id), [id]);
  const loaded = useLoaded(load, changes);
  return (
    <>
      <Button className="back" onClick={onBack}>
        返回列表
      </Button>
      <Notices
        notices={waiting.notices.filter(({ ticketId }) => ticketId === id)}
        reload={() => {
          waiting.reload();
          loaded.reload();
        }}
      />
      <LoadedView loaded={loaded}>
        {(ticket) => (
          <Ticket key={ticket.id} ticket={ticket} reload={loaded.reload} onOpen={onOpen} />
        )}
      </LoadedView>
    </>
  );
}

/** Sends what somebody decided on the ticket as it is shown. */
export type SendChange = (change: TicketChange) => Promise<void>;

interface TicketProps {
  ticket: StaffTicketDetail;
  reload: () => void;
  onOpen: (opened: Opened) => void;
}

function Ticket({ ticket, reload, onOpen }: TicketProps) {
  const { session } = useSession();
  const [isStale, setIsStale] = useState(false);
  const { conversationId } = ticket;
  const send: SendChange = async (change) => {
    setIsStale(false);
    try {
      await staffApi.changeTicket(ticket, change, session);
      reload();
    } catch (error) {
      if (!(error instanceof StaffProblem && error.code === 'stale-version')) throw error;
      // Somebody was faster: the ticket as it stands now comes before anything else.
      setIsStale(true);
      reload();
    }
  };
  return (
    <>
      <h2>
        工单 {ticket.number} · {TICKET_KIND_WORDS[ticket.kind]} ·{' '}
        {TICKET_STATUS_WORDS[ticket.status]}
      </h2>
      <Marks {...ticket} urgent={ticket.kind === 'emergency_temporary_aid'} />
      {isStale ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={`刚才有人先办了一步，您这一步没有记上。现在的状态是「${TICKET_STATUS_WORDS[ticket.status]}」，请看过再办。`}
        />
      ) : null}
      <LikelySameTickets likelySame={ticket.likelySame} onOpen={onOpen} />
      <TicketMoves key={ticket.version} ticket={ticket} send={send} />
      <TicketClocks ticket={ticket} />
      <Descriptions bordered size="small" column={1} items={detailItems(ticket)} />
      <WrongCodes wrongCodes={ticket.wrongCodes} />
      <TicketContact ticket={ticket} />
      <TicketStatements key={`statements ${ticket.version}`} ticket={ticket} send={send} />
      {conversationId === null ? null : (
        <p>
          <Button onClick={() => onOpen({ what: 'conversation', id: conversationId })}>
            看这次对话
          </Button>
        </p>
      )}
      <TicketPause key={`pause ${ticket.version}`} ticket={ticket} send={send} />
      <TicketEvents events={ticket.events} />
    </>
  );
}

/** A few are slips of whoever has the code; many are somebody who has not. */
function WrongCodes({ wrongCodes }: Pick<StaffTicketDetail, 'wrongCodes'>) {
  if (wrongCodes === null) return null;
  const { count, lastAt } = wrongCodes;
  const words = `有人用错的查询码查过这张工单：接连 ${count} 次，最近一次 ${shortMoment(lastAt)}。`;
  return count < MANY_WRONG_CODES ? (
    <p className="quiet">{words}</p>
  ) : (
    <Alert type="warning" showIcon title={`${words}可能有人在猜，请留意。`} />
  );
}

const MANY_WRONG_CODES = 10;

function detailItems(ticket: StaffTicketDetail) {
  return [
    { key: 'summary', label: '摘要', children: ticket.summary },
    { key: 'region', label: '地区', children: ticket.region?.path ?? '地区未知' },
    { key: 'assignee', label: '经办人', children: ticket.assignee ?? '还没有' },
    { key: 'found', label: '发现时间', children: shortMoment(ticket.discoveredAt) },
    { key: 'accepted', label: '受理时间', children: shortMoment(ticket.acceptedAt) },
  ];
}
