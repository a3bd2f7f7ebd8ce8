import { type SourceLine, widthOf } from './source-lines.ts';

export interface ClauseTable {
  /** What stands above the first row: caption and header. */
  caption: SourceLine[];
  header: string;
  rows: { number: number; lines: SourceLine[] }[];
}

const HEADER = /^序\s*号(?:\s|$)/u;
/** A cell as narrow as this was not broken by the printer: the next line is the next cell. */
const NARROW = 8;

/** A table is a line that starts with 序号, and rows that count from 1. */
export function readTable(lines: readonly SourceLine[]): ClauseTable | undefined {
  const at = lines.findIndex((line) => HEADER.test(line.text));
  const header = lines[at];
  if (!header) return undefined;
  const table: ClauseTable = {
    caption: lines.slice(0, at + 1),
    header: spaced(header.text),
    rows: [],
  };
  for (const line of lines.slice(at + 1)) {
    // Printed again at the top of the next page.
    if (spaced(line.text) === table.header) continue;
    const next = table.rows.length + 1;
    if (rowNumber(line) === next) table.rows.push({ number: next, lines: [line] });
    else (table.rows.at(-1)?.lines ?? table.caption).push(line);
  }
  return table.rows.length > 0 ? table : undefined;
}

/** The cells of one row, a space between cells as far as the print shows where one ends. */
export function rowText(lines: readonly SourceLine[]): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    text += spaced(line.text);
    const next = lines[index + 1];
    if (next && endsCell(line, next)) text += ' ';
  }
  return text.replace(/年 (?=\d)/gu, '年');
}

function endsCell(line: SourceLine, next: SourceLine): boolean {
  return widthOf(line.text) <= NARROW || /^\d{4}\s*年/u.test(next.text);
}

function rowNumber(line: SourceLine): number | undefined {
  const found = /^(\d{1,4})(?:\s|$)/u.exec(line.text);
  return found ? Number(found[1]) : undefined;
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
