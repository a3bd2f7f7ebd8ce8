import type { ConversationSummary } from '../../src/contracts/staff.ts';
import { shortMoment } from '../shared/time-words.ts';
import { Marks, rowClassOf } from './marks.tsx';

export interface ListProps<Row> {
  rows: readonly Row[];
  openId: string | undefined;
  onOpen: (conversationId: string) => void;
}

/** In the server's order, which puts those in danger first; that much is made sure of here. */
export function ConversationList({ rows, openId, onOpen }: ListProps<ConversationSummary>) {
  return (
    <ul className="rows">
      {dangerFirst(rows).map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className={rowClassOf(row)}
            aria-current={row.id === openId}
            onClick={() => onOpen(row.id)}
          >
            <Marks {...row} />
            <span className="row">{row.lastWords || '（还没有说话）'}</span>
            <span className="row quiet">
              {row.region?.path ?? '地区未知'} · {CHANNELS[row.channel] ?? row.channel} ·{' '}
              {row.messageCount} 条 · {shortMoment(row.lastMessageAt)}
            </span>
            {row.ticketNumbers.length === 0 ? null : (
              <span className="row quiet">工单 {row.ticketNumbers.join('、')}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

const CHANNELS: Readonly<Record<string, string>> = { web: '网页', phone: '电话', api: '接口' };

export function dangerFirst<Row extends { lifeSafety: boolean }>(rows: readonly Row[]): Row[] {
  return [...rows.filter((row) => row.lifeSafety), ...rows.filter((row) => !row.lifeSafety)];
}
