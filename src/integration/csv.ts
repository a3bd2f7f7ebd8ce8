/** Excel takes a file for UTF-8 only where it begins like this. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that begins so is a formula to a spreadsheet, also in full width. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;

/** One line, as RFC 4180 writes it; no cell of it can be taken for a formula. */
export function toCsvLine(cells: readonly string[]): string {
  return `${cells.map(toCell).join(',')}\r\n`;
}

function toCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A cell and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * The rows of a file, as RFC 4180 writes them; empty ones are none.
 *
 * @throws {UnclosedQuoteError} where a quote is never closed.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  while (at < text.length) {
    CELL.lastIndex = at;
    const found = CELL.exec(text);
    if (found === null) throw new UnclosedQuoteError(rows.length);
    const [whole, quoted, plain = '', end] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    if (end !== ',') rows.push([]);
    at += whole.length;
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

export class UnclosedQuoteError extends Error {
  /** From 1 on. */
  readonly row: number;

  constructor(row: number) {
    super(`A quote in row ${row} is never closed.`);
    this.row = row;
  }
}
