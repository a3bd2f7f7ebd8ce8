import { Alert, Badge, Tabs } from 'antd';
import { useState } from 'react';
import { LoadedView } from '../staff/loaded-view.tsx';
import { isLeading, useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { type Changes, useChanges } from '../staff/use-changes.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { usePresence } from '../staff/use-presence.ts';
import { ConversationDetail } from './conversation-detail.tsx';
import { ConversationList } from './conversation-list.tsx';
import { DutyTab } from './duty-tab.tsx';
import { IntegrationTab } from './integration-tab.tsx';
import { Notices } from './notices.tsx';
import { TicketPane } from './ticket-pane.tsx';
import { TicketsTab } from './tickets-tab.tsx';

export interface Opened {
  what: 'conversation' | 'ticket';
  id: string;
}

export function OperatorPage() {
  usePresence();
  const changes = useChanges();
  const notices = useLoaded(staffApi.listNotices, changes.count);
  const [opened, setOpened] = useState<Opened>();
  const onBack = () => setOpened(undefined);
  const onOpenTicket = (id: string) => setOpened({ what: 'ticket', id });
  const shared = { changes: changes.count, onBack };
  const waiting = { notices: notices.data ?? [], reload: notices.reload };
  return (
    <main className={`two-panes ${opened === undefined ? '' : 'open'}`}>
      <section className="pane list" aria-label="列表">
        <CalendarWarning />
        {notices.problem === undefined ? null : (
          <Alert type="error" showIcon role="alert" title={notices.problem} />
        )}
        <Notices {...waiting} onOpen={onOpenTicket} />
        <Lists changes={changes} opened={opened} onOpen={setOpened} />
      </section>
      <section className="pane detail" aria-label="详情">
        {opened === undefined ? (
          <p className="quiet">从列表里选一个对话或工单，在这里看详情。</p>
        ) : null}
        {opened?.what === 'conversation' ? (
          <ConversationDetail id={opened.id} onOpenTicket={onOpenTicket} {...shared} />
        ) : null}
        {opened?.what === 'ticket' ? (
          <TicketPane id={opened.id} onOpen={setOpened} waiting={waiting} {...shared} />
        ) : null}
      </section>
    </main>
  );
}

/** From October on, while the next year is not arranged. */
function CalendarWarning() {
  const { data } = useLoaded(staffApi.readCalendar, 0);
  if (data === undefined || data.warning === null) return null;
  return <Alert type="warning" showIcon title={data.warning} />;
}

interface ListsProps {
  changes: Changes;
  opened: Opened | undefined;
  onOpen: (opened: Opened) => void;
}

function Lists({ changes, opened, onOpen }: ListsProps) {
  const conversations = useLoaded(staffApi.listConversations, changes.count);
  const openId = opened?.id;
  const { session } = useSession();
  const onOpenTicket = (id: string) => onOpen({ what: 'ticket', id });
  const tabs = [
    {
      key: 'conversations',
      label: <TabLabel words="对话" rows={conversations.data} />,
      children: (
        <LoadedView loaded={conversations} isEmpty={isNone} emptyWords="现在没有对话">
          {(rows) => (
            <ConversationList
              rows={rows}
              openId={openId}
              onOpen={(id) => onOpen({ what: 'conversation', id })}
            />
          )}
        </LoadedView>
      ),
    },
    {
      key: 'tickets',
      label: '工单',
      children: <TicketsTab changes={changes.count} openId={openId} onOpen={onOpenTicket} />,
    },
    ...(isLeading(session)
      ? [
          {
            key: 'integration',
            label: '对接',
            children: <IntegrationTab changes={changes.count} onOpenTicket={onOpenTicket} />,
          },
        ]
      : []),
    { key: 'duty', label: '值班', children: <DutyTab /> },
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
