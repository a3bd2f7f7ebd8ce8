import type { Database } from '../src/database/executor.ts';
import type { TicketDesk } from '../src/tickets/ticket-desk.ts';
import { logSlope, percentile, rounded, timed } from './statistics.ts';
import { cipher, openDesk } from './ticket-desk.ts';

const LIMIT = 20;
const WARM_UP = 5;
/** How many pages somebody reads one after the other, by the cursor. */
const PAGES = 3;

type Asked = Omit<Parameters<TicketDesk['staff']['list']>[0], 'sort' | 'limit' | 'cursor'>;

/** Everything that the list of staff can be narrowed by. */
const FILTERS: Readonly<Record<string, Asked>> = {
  open: {},
  status: { status: ['accepted', 'returned'] },
  archived: { status: ['archived'] },
  city: { regionCode: '320600' },
  street: { regionCode: '500117005' },
  kind: { kind: 'clue' },
  green: { green: true },
  overdue: { overdue: true },
  'in time': { overdue: false },
  assignee: { assignee: 'li3' },
  'seldom assigned': { assignee: 'seldom' },
};
const SORTS = ['urgency', 'newest'] as const;

export interface ListFigures {
  engine: string;
  filter: string;
  sort: (typeof SORTS)[number];
  /** Milliseconds by how many tickets there are. */
  p95: Record<string, number>;
  'slope of log p95 over log N': number;
}

/** A page of the staff's list, by every filter and in both orders, as there are more and more tickets. */
export async function benchTicketList(
  db: Database,
  { sizes, readings }: { sizes: readonly number[]; readings: number },
): Promise<ListFigures[]> {
  const desk = await openDesk(db);
  const measured = new Map<string, { tickets: number; p95: number }[]>();
  for (const tickets of sizes) {
    await db.query('truncate tickets, ticket_chain cascade');
    await fill(db, tickets);
    for (const filter of Object.keys(FILTERS))
      for (const sort of SORTS) {
        const p95 = await measure(desk, { ...FILTERS[filter], sort, limit: LIMIT }, readings);
        const name = `${filter} ${sort}`;
        measured.set(name, [...(measured.get(name) ?? []), { tickets, p95 }]);
      }
    console.error(`${db.capabilities.engine} ${tickets} tickets: measured`);
  }
  return Object.keys(FILTERS).flatMap((filter) =>
    SORTS.map((sort) => {
      const points = measured.get(`${filter} ${sort}`) ?? [];
      return {
        engine: db.capabilities.version,
        filter,
        sort,
        p95: Object.fromEntries(points.map((point) => [point.tickets, rounded(point.p95)])),
        'slope of log p95 over log N': rounded(
          logSlope(points.map(({ tickets, p95 }) => ({ x: tickets, y: p95 }))),
        ),
      };
    }),
  );
}

async function measure(
  desk: TicketDesk,
  request: Parameters<TicketDesk['staff']['list']>[0],
  readings: number,
): Promise<number> {
  const times: number[] = [];
  for (let reading = 0; reading < readings + WARM_UP; reading += 1) {
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const { ms, result } = await timed(() => desk.staff.list({ ...request, cursor }));
      if (reading >= WARM_UP) times.push(ms);
      if (result.next === null) break;
      cursor = result.next;
    }
  }
  return percentile(times, 0.95);
}

/**
 * A history that grows into the past: seven in ten are closed, of the others one in ten is overdue. One
 * colleague has 25 of them, however many there are.
 */
async function fill(db: Database, tickets: number): Promise<void> {
  const encrypted = cipher.encrypt('家里着火，没地方住，还有个71岁的老人');
  await db.query(FILL, [tickets, encrypted]);
  // As the service does when they have grown, and a server by itself.
  await db.query('analyze tickets');
}

const FILL = `
  with numbered as (
    select at as n,
           date_trunc('milliseconds', now()) - at * interval '10 minutes' as accepted_at,
           at % 10 < 7 as closed,
           (at / 10) % 10 = 0 as late
      from generate_series(1, $1::integer) as at
  )
  insert into tickets (
    id, number, conversation_id, kind, status, region_code, green_channel, life_safety, discovered_at,
    accepted_at, due_at, deadline, code_hash, code, summary, updated_at, first_due_at, assignee,
    last_event_hash
  )
  select gen_random_uuid(),
         'WL' || lpad(n::text, 12, '0'),
         gen_random_uuid(),
         (array['clue', 'handoff', 'transfer', 'handoff', 'clue'])[1 + (n / 3) % 5],
         case when closed then (array['archived', 'archived', 'withdrawn', 'merged'])[1 + (n / 7) % 4]
              else (array['accepted', 'dispatched', 'received', 'in_progress', 'returned'])[1 + (n / 11) % 5]
         end,
         (array['320682', '320600', '500117005', '340321', null])[1 + (n / 13) % 5],
         (n / 17) % 5 = 0,
         (n / 19) % 20 = 0,
         accepted_at,
         accepted_at,
         due.at,
         jsonb_build_object('start', '2026-11-26T18:00:00+08:00', 'workingDays', 3,
                            'dueAt', '2026-12-01T17:30:00+08:00', 'certainty', 'official',
                            'days', '[]'::jsonb),
         repeat('f', 64),
         $2::text,
         $2::text,
         accepted_at,
         due.at,
         case when n % ($1::integer / 25) = 9 then 'seldom' else 'li' || (n / 23) % 10 end,
         repeat('f', 64)
    from numbered
   cross join lateral (
     select case when closed or late then accepted_at + interval '3 days'
                 else date_trunc('milliseconds', now()) + n * interval '1 minute'
            end as at
   ) as due`;
