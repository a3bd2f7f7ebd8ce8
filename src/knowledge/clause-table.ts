import { type SourceLine, widthOf } from './source-lines.ts';

export interface ClauseTable {
  /** What stands above the header. */
  caption: SourceLine[];
  headerLines: SourceLine[];
  header: string;
  rows: { number: string; lines: SourceLine[] }[];
}

const HEADER = /^序\s{0,4}号(?:[\s|｜]|$)/u;
/** A cell as narrow as this was not broken by the printer: the next line is the next cell. */
const NARROW = 8;
const CELLS = /\t|[|｜]/u;

/**
 * A table is a line that starts with 序号, and rows that count from 1; or lines that are all set in
 * the same number of cells, whose rows are counted here.
 */
export function readTable(lines: readonly SourceLine[]): ClauseTable | undefined {
  const at = lines.findIndex((line) => HEADER.test(line.text));
  if (at === -1) return readCells(lines);
  const first = lines.findIndex((line, index) => index > at && rowNumber(line) === 1);
  if (first === -1) return undefined;
  const headerLines = lines.slice(at, first);
  const rows = readRows(lines.slice(first), headerLines);
  return { caption: lines.slice(0, at), headerLines, header: rowText(headerLines), rows };
}

function readRows(lines: readonly SourceLine[], headerLines: readonly SourceLine[]) {
  const rows: ClauseTable['rows'] = [];
  let repeated = 0;
  for (const line of lines) {
    // Printed again at the top of the next page.
    const isRepeated = spaced(line.text) === spaced(headerLines[repeated]?.text ?? '');
    repeated = isRepeated ? repeated + 1 : 0;
    if (isRepeated) continue;
    const next = rows.length + 1;
    if (rowNumber(line) === next) rows.push({ number: String(next), lines: [line] });
    else rows.at(-1)?.lines.push(line);
  }
  return rows;
}

function readCells(lines: readonly SourceLine[]): ClauseTable | undefined {
  const at = lines.findIndex((line) => CELLS.test(line.text));
  const headerLine = lines[at];
  const rows = lines.slice(at + 1);
  if (!headerLine || rows.length < 2) return undefined;
  const columns = cellCount(headerLine);
  if (!rows.every((line) => cellCount(line) === columns)) return undefined;
  return {
    caption: lines.slice(0, at),
    headerLines: [headerLine],
    header: rowText([headerLine]),
    rows: rows.map((line, index) => ({ number: String(index + 1), lines: [line] })),
  };
}

function cellCount({ text }: SourceLine): number {
  return text.split(CELLS).length;
}

/** The cells of one row, a space between cells as far as the print shows where one ends. */
export function rowText(lines: readonly SourceLine[]): string {
  const [only] = lines;
  if (only && lines.length === 1 && CELLS.test(only.text) && !HEADER.test(only.text))
    return only.text.split('\t').map(spaced).join('\t');
  let text = '';
  for (const [index, line] of lines.entries()) {
    text += spaced(line.text);
    const next = lines[index + 1];
    if (next && endsCell(line, next)) text += ' ';
  }
  return text.replace(/年 (?=\d)/gu, '年');
}

function endsCell(line: SourceLine, next: SourceLine): boolean {
  return widthOf(line.text) <= NARROW || /^\d{4}\s?年/u.test(next.text);
}

function rowNumber(line: SourceLine): number | undefined {
  const found = /^(\d{1,4})(?:[\s|｜]|$)/u.exec(line.text);
  return found ? Number(found[1]) : undefined;
}

function spaced(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
