import { startAssistant } from '../src/assistant.ts';
import type { Database } from '../src/database/executor.ts';
import { systemClock } from '../src/shared/clock.ts';
import { newId } from '../src/shared/ids.ts';
import type { NewTicket } from '../src/tickets/ticket-desk.ts';
import { percentile, rounded, timed } from './statistics.ts';
import { dataKey, openDesk } from './ticket-desk.ts';

const PLACE = { code: '500117005', name: '草街街道', path: '重庆市合川区草街街道' };
const WORDS = '没得米下锅了，屋头还有个71岁的老人';
const WARM_UP = 50;
const log = { info: () => undefined, warn: console.error, error: console.error };

/** One statement that keeps as much as a ticket does, with its indexes, and is on the disk when it returns. */
const BARE = `
  insert into bench_filed (
    id, number, conversation_id, kind, status, region_code, green_channel, life_safety, discovered_at,
    accepted_at, due_at, deadline, code_hash, code, summary, updated_at, first_due_at
  )
  values (
    $1::uuid, $1::text, $1::uuid, 'emergency_temporary_aid', 'accepted', '500117005', true, false,
    now(), now(), now(), $2::jsonb, $3::text, $4::text, $4::text, now(), now()
  )`;

export type FilingFigures = Awaited<ReturnType<typeof benchFiling>>;

/**
 * A ticket filed, beside one bare statement, one after the other in the same run. Then whole turns that file one:
 * these have a desk of their own, and two that file in turn are what two processes are to each other.
 */
export async function benchFiling(db: Database, filings: number) {
  const desk = await openDesk(db);
  await db.query('drop table if exists bench_filed');
  await db.query('create table bench_filed (like tickets including all)');
  const bareValues = () => [newId(), DEADLINE, 'f'.repeat(64), 'v1.'.padEnd(110, 'x')];
  const alone = await measure(filings, () => ({
    bare: () => db.query(BARE, bareValues()),
    filing: () => desk.openTicket(newTicket()),
  }));
  await db.query('drop table bench_filed');

  const assistant = await startAssistant(db, { clock: systemClock, log, dataKey });
  const inTurn = await measure(filings, async () => {
    const { id } = await assistant.conversations.start({ channel: 'api', region: PLACE.code });
    return {
      beside: () => desk.openTicket(newTicket()),
      turn: () => assistant.conversations.say({ conversationId: id, text: WORDS }),
    };
  });
  return figuresOf(db.capabilities.version, { ...alone, ...inTurn });
}

/** Milliseconds of each; each of them comes first as often as the others: none always follows the longest one. */
async function measure<Name extends string>(
  rounds: number,
  prepare: () => MaybePromise<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number[]>> {
  const times = new Map<Name, number[]>();
  for (let at = 0; at < rounds + WARM_UP; at += 1) {
    const measured = await prepare();
    for (const name of turned(Object.keys(measured) as Name[], at)) {
      const { ms } = await timed<unknown>(measured[name]);
      if (at < WARM_UP) continue;
      const measuredBefore = times.get(name) ?? [];
      measuredBefore.push(ms);
      times.set(name, measuredBefore);
    }
  }
  return Object.fromEntries(times) as Record<Name, number[]>;
}

type MaybePromise<Value> = Value | Promise<Value>;

/** As long as a real one. */
const DEADLINE = JSON.stringify({
  start: '2026-11-26T18:00:00+08:00',
  workingDays: 3,
  dueAt: '2026-12-01T17:30:00+08:00',
  certainty: 'official',
  days: ['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01'].map((date) => ({
    date,
    working: true,
    why: '工作日',
  })),
});

function newTicket(): NewTicket {
  return {
    conversationId: newId(),
    kind: 'emergency_temporary_aid',
    place: PLACE,
    greenChannel: true,
    lifeSafety: false,
    summary: WORDS,
    discoveredAt: systemClock(),
  };
}

function turned<Item>(items: readonly Item[], by: number): Item[] {
  const from = by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}

function figuresOf(
  engine: string,
  times: Record<'bare' | 'filing' | 'beside' | 'turn', readonly number[]>,
) {
  const at = (name: keyof typeof times, share: number) => percentile(times[name], share);
  return {
    engine,
    filings: times.filing.length,
    'bare p50': rounded(at('bare', 0.5)),
    'bare p99': rounded(at('bare', 0.99)),
    'filing p50': rounded(at('filing', 0.5)),
    'filing p99': rounded(at('filing', 0.99)),
    'filing p50 / bare p50': rounded(at('filing', 0.5) / at('bare', 0.5)),
    'filing p99 / bare p99': rounded(at('filing', 0.99) / at('bare', 0.99)),
    'beside another that files p50': rounded(at('beside', 0.5)),
    'beside another that files p99': rounded(at('beside', 0.99)),
    'whole turn p50': rounded(at('turn', 0.5)),
    'whole turn p99': rounded(at('turn', 0.99)),
  };
}
