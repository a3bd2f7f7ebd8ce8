import type { ExportedTicket, TicketExportRequest } from '../contracts/integration.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { StaffTicket, TicketListRequest } from '../contracts/staff-tickets.ts';
import { TicketStatusSchema } from '../contracts/tickets.ts';
import { maskPersonalData } from '../guardrails/personal-data.ts';
import type { Replies } from '../knowledge/replies.ts';
import type { StaffTickets } from '../tickets/staff-tickets.ts';
import { BYTE_ORDER_MARK, toCsvLine } from './csv.ts';

export interface ExportNeeds {
  tickets: Pick<StaffTickets, 'list'>;
  replies: Replies;
  programmeName(id: ProgrammeId): string;
}

export interface ExportRequest extends Omit<TicketExportRequest, 'region'> {
  regionCode?: string | undefined;
}

const PAGE = 100;

/** The file piece by piece, the latest accepted ticket first: it never stands in memory as a whole. */
export async function* exportTickets(
  needs: ExportNeeds,
  { format, ...filter }: ExportRequest,
): AsyncGenerator<string> {
  const rows = listAll(needs, filter);
  yield* format === 'csv' ? toCsv(rows, needs) : toJson(rows);
}

/** Goes on behind the last row, so that a ticket which is opened meanwhile neither repeats nor hides one. */
async function* listAll(
  { tickets }: ExportNeeds,
  filter: Omit<ExportRequest, 'format'>,
): AsyncGenerator<ExportedTicket[]> {
  const status: TicketListRequest['status'] = filter.status ?? [...TicketStatusSchema.options];
  let cursor: string | undefined;
  do {
    const asked = { ...filter, status, sort: 'newest', limit: PAGE, cursor } as const;
    const page = await tickets.list(asked);
    yield page.tickets.map(toExported);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

function toExported(ticket: StaffTicket): ExportedTicket {
  const { number, kind, status, region, greenChannel, lifeSafety, programme } = ticket;
  const { discoveredAt, acceptedAt, dueAt, assignee, contact, version } = ticket;
  const { clocks, neededBy } = ticket;
  return {
    ...{ number, kind, status, region, greenChannel, lifeSafety, programme },
    ...{ discoveredAt, acceptedAt, dueAt, assignee, contact, version },
    firstDueAt: clocks.find(({ isFirst }) => isFirst)?.dueAt ?? null,
    neededBy: neededBy?.on ?? null,
    summary: maskPersonalData(ticket.summary),
  };
}

async function* toJson(pages: AsyncIterable<ExportedTicket[]>): AsyncGenerator<string> {
  let before = '';
  yield '{"tickets":[';
  for await (const tickets of pages)
    for (const ticket of tickets) {
      yield `${before}${JSON.stringify(ticket)}`;
      before = ',\n';
    }
  yield ']}\n';
}

type Words = Pick<ExportNeeds, 'replies' | 'programmeName'>;
type Cell = (ticket: ExportedTicket, words: Words) => string;

/** The columns in their order; a moment stands as it does everywhere else. */
const CELLS: { [Column in keyof ExportedTicket]: Cell } = {
  number: ({ number }) => number,
  kind: ({ kind }, { replies }) => replies.say(`integration.kinds.${kind}`),
  status: ({ status }, { replies }) => replies.say(`tickets.status.${status}`),
  region: ({ region }) => region?.path ?? '',
  greenChannel: ({ greenChannel }, words) => yesOrNo(greenChannel, words),
  lifeSafety: ({ lifeSafety }, words) => yesOrNo(lifeSafety, words),
  programme: ({ programme }, { programmeName }) => (programme ? programmeName(programme) : ''),
  discoveredAt: ({ discoveredAt }) => discoveredAt,
  acceptedAt: ({ acceptedAt }) => acceptedAt,
  dueAt: ({ dueAt }) => dueAt ?? '',
  firstDueAt: ({ firstDueAt }) => firstDueAt ?? '',
  neededBy: ({ neededBy }) => neededBy ?? '',
  assignee: ({ assignee }) => assignee ?? '',
  summary: ({ summary }) => summary,
  contact: ({ contact }) => contact ?? '',
  version: ({ version }) => String(version),
};

function yesOrNo(holds: boolean, { replies }: Words): string {
  return replies.say(holds ? 'integration.yes' : 'integration.no');
}

async function* toCsv(
  pages: AsyncIterable<ExportedTicket[]>,
  words: Words,
): AsyncGenerator<string> {
  const heading = (column: string) => words.replies.say(`integration.columns.${column}`);
  yield BYTE_ORDER_MARK + toCsvLine(Object.keys(CELLS).map(heading));
  const cells = Object.values(CELLS);
  for await (const tickets of pages)
    yield tickets.map((ticket) => toCsvLine(cells.map((cell) => cell(ticket, words)))).join('');
}
