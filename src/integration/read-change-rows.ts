import { type ExternalChange, ExternalChangeSchema } from '../contracts/integration.ts';
import { TicketStatusSchema } from '../contracts/tickets.ts';
import type { Replies } from '../knowledge/replies.ts';
import { DomainError } from '../shared/errors.ts';
import { parseCsv, UnclosedQuoteError } from './csv.ts';

/** A row of a file: the change that it says, or the columns in which it is wrong. */
export interface ChangeRow {
  /** As a spreadsheet counts the rows that hold something; in JSON from 1 on. */
  line: number;
  /** As far as it can be told; for people. */
  number: string | null;
  change: ExternalChange | undefined;
  wrong: readonly string[];
}

const COLUMNS = ExternalChangeSchema.keyof().options;
type Column = (typeof COLUMNS)[number];
const OPTIONAL: readonly Column[] = ['reason', 'into', 'noContact'];

/**
 * The rows of a file of changes, CSV or JSON as it begins.
 *
 * @throws {DomainError} where it is no such file: `csv-broken`, `csv-columns`, `changes-json`.
 */
export function readChangeRows(text: string, replies: Replies): ChangeRow[] {
  return /^[\uFEFF\s]*[[{]/u.test(text) ? readJson(text) : readCsv(text, replies);
}

/** The list alone, or as other systems send it. */
function readJson(text: string): ChangeRow[] {
  const found = parseJson(text.replace(/^\uFEFF/u, ''));
  const list = Array.isArray(found) ? found : (found as { changes?: unknown }).changes;
  if (!Array.isArray(list)) throw new DomainError('invalid', 'changes-json');
  return list.map((each: unknown, at) => readRow(each, at + 1));
}

function parseJson(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('invalid', 'changes-json');
  }
}

function readCsv(text: string, replies: Replies): ChangeRow[] {
  const [headings = [], ...rows] = cellsOf(text);
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
    return readRow(Object.fromEntries(cells), at + 2);
  });
}

function cellsOf(text: string): string[][] {
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
  if (column === 'at') return timeMeantBy(cell);
  if (column !== 'to') return cell;
  const status = TicketStatusSchema.options.find(
    (each) => replies.say(`tickets.status.${each}`) === cell,
  );
  return status ?? cell;
}

/** As a spreadsheet shows it, `2026/11/21 9:30`: the time of the office. */
function timeMeantBy(cell: string): string {
  const [, year, month = '', day = '', hour = '', minute, second = '00'] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2}) (\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(cell) ?? [];
  if (year === undefined) return cell;
  const two = (digits: string) => digits.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}+08:00`;
}

function readRow(said: unknown, line: number): ChangeRow {
  const { number } = (said ?? {}) as { number?: unknown };
  const read = ExternalChangeSchema.safeParse(said);
  if (read.success) return { line, number: read.data.number, change: read.data, wrong: [] };
  const wrong = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  );
  const named = typeof number === 'string' ? number.trim().slice(0, 40) : null;
  return { line, number: named, change: undefined, wrong: [...new Set(wrong)] };
}
