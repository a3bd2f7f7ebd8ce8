import { Button } from 'antd';
import { useCallback, useId, useState } from 'react';
import type { StaffTicket } from '../../src/contracts/staff-tickets.ts';
import { TICKET_KIND_WORDS, TICKET_STATUS_WORDS } from '../shared/words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { isLeading, useSession } from '../staff/session-context.ts';
import { exportUrl, staffApi, type TicketFilter } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { TicketList } from './ticket-list.tsx';
import { TicketMeasure } from './ticket-measure.tsx';

interface TicketsTabProps {
  changes: number;
  openId: string | undefined;
  onOpen: (id: string) => void;
}

/** The tickets page by page, filtered; what was shown is read again when something changes. */
export function TicketsTab({ changes, openId, onOpen }: TicketsTabProps) {
  const [filter, setFilter] = useState<TicketFilter>({});
  const [pages, setPages] = useState(1);
  const load = useCallback(() => readPages(filter, pages), [filter, pages]);
  const loaded = useLoaded(load, changes);
  const choose = (chosen: TicketFilter) => {
    setPages(1);
    setFilter(withoutEmpty({ ...filter, ...chosen }));
  };
  return (
    <>
      <TicketMeasure changes={changes} />
      <FilterFields filter={filter} onChoose={choose} />
      <ExportLinks filter={filter} />
      <LoadedView
        loaded={loaded}
        isEmpty={({ tickets }) => tickets.length === 0}
        emptyWords="没有这样的工单"
      >
        {({ tickets, next }) => (
          <>
            <TicketList rows={tickets} openId={openId} onOpen={onOpen} />
            {next === null ? null : (
              <Button onClick={() => setPages((count) => count + 1)}>再看后面的</Button>
            )}
          </>
        )}
      </LoadedView>
    </>
  );
}

async function readPages(filter: TicketFilter, pages: number) {
  const tickets: StaffTicket[] = [];
  let next: string | null = null;
  for (let page = 0; page < pages; page += 1) {
    const read = await staffApi.listTickets(next === null ? filter : { ...filter, cursor: next });
    tickets.push(...read.tickets);
    next = read.next;
    if (next === null) break;
  }
  return { tickets, next };
}

/** For those who answer for the tickets; without a status chosen, the file holds every one. */
function ExportLinks({ filter }: { filter: TicketFilter }) {
  const { session } = useSession();
  if (!isLeading(session)) return null;
  return (
    <p>
      导出筛选出的工单（个人信息已遮盖，会记下是谁导的）：
      <a href={exportUrl(filter, 'csv')} download>
        表格
      </a>{' '}
      <a href={exportUrl(filter, 'json')} download>
        JSON
      </a>
    </p>
  );
}

interface FilterProps {
  filter: TicketFilter;
  onChoose: (chosen: TicketFilter) => void;
}

function FilterFields({ filter, onChoose }: FilterProps) {
  return (
    <div className="search">
      <Choice
        label="状态"
        none="没办结的"
        words={TICKET_STATUS_WORDS}
        value={filter.status}
        onChoose={(status) => onChoose({ status })}
      />
      <Choice
        label="种类"
        none="全部"
        words={TICKET_KIND_WORDS}
        value={filter.kind}
        onChoose={(kind) => onChoose({ kind })}
      />
      <Choice
        label="时限"
        none="全部"
        words={{ true: '已超期', false: '没有超期' }}
        value={filter.overdue}
        onChoose={(overdue) => onChoose({ overdue })}
      />
      <Choice
        label="绿色通道"
        none="全部"
        words={{ true: '是', false: '不是' }}
        value={filter.green}
        onChoose={(green) => onChoose({ green })}
      />
      <Choice
        label="排序"
        none="先急后缓"
        words={{ newest: '新的在前' }}
        value={filter.sort}
        onChoose={(sort) => onChoose({ sort })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  /** What nothing chosen means. */
  none: string;
  words: Readonly<Record<string, string>>;
  value: string | undefined;
  onChoose: (value: string) => void;
}

function Choice({ label, none, words, value, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <label htmlFor={id}>
      {label}
      <select id={id} value={value ?? ''} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {Object.entries(words).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}

function withoutEmpty(filter: TicketFilter): TicketFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
}
