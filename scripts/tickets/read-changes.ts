import { readFile } from 'node:fs/promises';
import { type ExternalChange, ExternalChangeSchema } from '../../src/contracts/integration.ts';
import { TicketStatusSchema } from '../../src/contracts/tickets.ts';
import { parseCsv, UnclosedQuoteError } from '../../src/integration/csv.ts';
import type { Replies } from '../../src/knowledge/replies.ts';
import { DomainError } from '../../src/shared/errors.ts';
import { RefusedError } from '../owner/reach-owner.ts';

const COLUMNS = ExternalChangeSchema.keyof().options;
type Column = (typeof COLUMNS)[number];
const OPTIONAL: readonly Column[] = ['reason', 'into', 'noContact'];

/**
 * The changes in a file of CSV. All of it is read before anything is done: a mistake in one line stops it.
 *
 * @throws {DomainError} naming the line, as a spreadsheet counts the rows that hold something.
 */
export async function readChanges(file: string, replies: Replies): Promise<ExternalChange[]> {
  const [headings = [], ...rows] = parse(await readText(file, replies));
  const columns = headings.map((heading) => columnOf(heading, replies));
  const missing = COLUMNS.filter(
    (column) => !OPTIONAL.includes(column) && !columns.includes(column),
  );
  if (missing.length > 0)
    throw new DomainError('invalid', 'csv-columns', { keys: missing.join('、') });
  return rows.map((row, at) => {
    const cells = row.flatMap((cell, place) => {
      const column = columns[place];
      return column === undefined || cell === '' ? [] : [[column, meantBy(column, cell, replies)]];
    });
    const read = ExternalChangeSchema.safeParse(Object.fromEntries(cells));
    if (read.success) return read.data;
    const keys = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join('、');
    throw new DomainError('invalid', 'csv-row', { line: String(at + 2), keys });
  });
}

/** UTF-8, else what Excel saves in China: GBK, which GB 18030 contains. */
async function readText(file: string, replies: Replies): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  for (const encoding of bytes === undefined ? [] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  throw new RefusedError(replies.say('integration.import.unreadable', { file }));
}

function parse(text: string): string[][] {
  try {
    return parseCsv(text);
  } catch (error) {
    if (!(error instanceof UnclosedQuoteError)) throw error;
    throw new DomainError('invalid', 'csv-broken', { line: String(error.row) });
  }
}

/** Columns of other names are left alone. */
function columnOf(heading: string, replies: Replies): Column | undefined {
  return COLUMNS.find((column) =>
    [column, replies.say(`integration.import.headings.${column}`)].includes(heading),
  );
}

function meantBy(column: Column, cell: string, replies: Replies): string {
  if (column !== 'to') return cell;
  const status = TicketStatusSchema.options.find(
    (each) => replies.say(`tickets.status.${each}`) === cell,
  );
  return status ?? cell;
}
