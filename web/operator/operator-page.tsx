import { Badge, Tabs } from 'antd';
import { useState } from 'react';
import { LoadedView } from '../staff/loaded-view.tsx';
import { staffApi } from '../staff/staff-api.ts';
import { type Changes, useChanges } from '../staff/use-changes.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { ConversationDetail } from './conversation-detail.tsx';
import { ConversationList } from './conversation-list.tsx';
import { TicketList } from './ticket-list.tsx';

export function OperatorPage() {
  const changes = useChanges();
  const [openId, setOpenId] = useState<string>();
  return (
    <main className={`two-panes ${openId === undefined ? '' : 'open'}`}>
      <section className="pane list" aria-label="列表">
        <Lists changes={changes} openId={openId} onOpen={setOpenId} />
      </section>
      <section className="pane detail" aria-label="详情">
        {openId === undefined ? (
          <p className="quiet">从列表里选一个对话或工单，在这里看详情。</p>
        ) : (
          <ConversationDetail
            id={openId}
            changes={changes.count}
            onBack={() => setOpenId(undefined)}
          />
        )}
      </section>
    </main>
  );
}

interface ListsProps {
  changes: Changes;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function Lists({ changes, openId, onOpen }: ListsProps) {
  const conversations = useLoaded(staffApi.listConversations, changes.count);
  const tickets = useLoaded(staffApi.listTickets, changes.count);
  const tabs = [
    {
      key: 'conversations',
      label: <TabLabel words="对话" rows={conversations.data} />,
      children: (
        <LoadedView loaded={conversations} isEmpty={isNone} emptyWords="现在没有对话">
          {(rows) => <ConversationList rows={rows} openId={openId} onOpen={onOpen} />}
        </LoadedView>
      ),
    },
    {
      key: 'tickets',
      label: <TabLabel words="工单" rows={tickets.data} />,
      children: (
        <LoadedView loaded={tickets} isEmpty={isNone} emptyWords="现在没有要办的工单">
          {(rows) => <TicketList rows={rows} openId={openId} onOpen={onOpen} />}
        </LoadedView>
      ),
    },
  ];
  return (
    <>
      <Tabs items={tabs} />
      <p className="quiet" role="status">
        <Badge status={changes.isLive ? 'success' : 'warning'} />{' '}
        {changes.isLive ? '实时更新' : '实时更新中断，每 10 秒刷新一次'}
      </p>
    </>
  );
}

function isNone(rows: readonly unknown[]): boolean {
  return rows.length === 0;
}

function TabLabel(props: { words: string; rows: readonly { lifeSafety: boolean }[] | undefined }) {
  const { words, rows = [] } = props;
  const inDanger = rows.filter((row) => row.lifeSafety).length;
  return (
    <span>
      {words} {rows.length}
      {inDanger === 0 ? '' : `（危险 ${inDanger}）`}
    </span>
  );
}
