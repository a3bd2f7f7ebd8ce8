import { Button, Descriptions } from 'antd';
import { useCallback } from 'react';
import type { StaffConversation } from '../../src/contracts/staff.ts';
import type { StaffTicket } from '../../src/contracts/staff-tickets.ts';
import { momentInWords } from '../shared/time-words.ts';
import { TICKET_KIND_WORDS, TICKET_STATUS_WORDS } from '../shared/words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { staffApi } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { useNow } from '../staff/use-now.ts';
import { dangerFirst } from './conversation-list.tsx';
import { Due } from './due.tsx';
import { FactsTable } from './facts-table.tsx';
import { Marks } from './marks.tsx';
import { MessageView } from './message-view.tsx';

interface DetailProps {
  id: string;
  changes: number;
  onBack: () => void;
  onOpenTicket: (id: string) => void;
}

export function ConversationDetail({ id, changes, onBack, onOpenTicket }: DetailProps) {
  const load = useCallback(() => staffApi.readConversation(id), [id]);
  const loaded = useLoaded(load, changes);
  return (
    <>
      <Button className="back" onClick={onBack}>
        返回列表
      </Button>
      <LoadedView loaded={loaded}>
        {(found) => <Detail found={found} onOpenTicket={onOpenTicket} />}
      </LoadedView>
    </>
  );
}

interface FoundProps {
  found: StaffConversation;
  onOpenTicket: (id: string) => void;
}

function Detail({ found, onOpenTicket }: FoundProps) {
  const { summary, messages, facts, tickets } = found;
  return (
    <>
      <h2>{summary.region?.path ?? '地区未知'}</h2>
      <Marks {...summary} />
      <p className="quiet">开始于 {momentInWords(summary.startedAt)}</p>
      {dangerFirst(tickets).map((ticket) => (
        <TicketPanel key={ticket.id} ticket={ticket} onOpen={onOpenTicket} />
      ))}
      <h3>了解到的情况</h3>
      <FactsTable facts={facts} />
      <h3>对话</h3>
      {messages.map((message) => (
        <MessageView key={message.id} message={message} />
      ))}
    </>
  );
}

function TicketPanel({ ticket, onOpen }: { ticket: StaffTicket; onOpen: (id: string) => void }) {
  const nowMs = useNow();
  return (
    <section aria-label={`工单 ${ticket.number}`}>
      <h3>
        工单 {ticket.number} · {TICKET_KIND_WORDS[ticket.kind]}{' '}
        <Button onClick={() => onOpen(ticket.id)}>办理这张工单</Button>
      </h3>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'status', label: '状态', children: TICKET_STATUS_WORDS[ticket.status] },
          { key: 'due', label: '时限', children: <Due ticket={ticket} nowMs={nowMs} /> },
          { key: 'summary', label: '摘要', children: ticket.summary },
          { key: 'where', label: '具体地点', children: ticket.whereabouts ?? '还没有说' },
          { key: 'contact', label: '联系方式', children: ticket.contact ?? '还没有说' },
          { key: 'found', label: '发现时间', children: momentInWords(ticket.discoveredAt) },
        ]}
      />
    </section>
  );
}
