/** A printed line that carries text: trimmed, without page marks, with its place in the source. */
export interface SourceLine {
  text: string;
  start: number;
  end: number;
}

export interface SourceText {
  lines: SourceLine[];
  /** Page marks and running heads, which belong to the page and to no sentence. In order. */
  furniture: SourceLine[];
}

/** `— 7 —`, `第7页 共9页`, `7 / 9`. A bare number is none: it may be the cell of a table. */
const PAGE_LINE =
  /^(?:[—–―·•-]{1,3}\s{0,4}\d{1,4}\s{0,4}[—–―·•-]{1,3}|第\s{0,2}\d{1,4}\s{0,2}页[\s/，,]{0,3}(?:共\s{0,2}\d{1,4}\s{0,2}页)?|\d{1,4}\s{0,2}\/\s{0,2}\d{1,4})$/u;
const PAGE_MARK_INSIDE = /(?<=^|\s)[—–]{1,2}\s{0,4}\d{1,4}\s{0,4}[—–]{1,2}(?=\s|$)/gu;
const PRINTED_LINE = /[^\n\r\f\v\u0085\u2028\u2029]+/gu;
const TABLE_HEADER = /^序\s*号/u;
/** （一）动态管理 may stand below every section, and by chance at the head of three pages. */
const NUMBERED = /^(?:[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．])/u;
/** A line that stands so often beside a page mark is printed on every page. */
const RUNNING_HEAD_PAGES = 3;
const RUNNING_HEAD_WIDTH = 40;

/** The lines in order, and apart from them what belongs to the page. Blank lines are left out. */
export function readSource(source: string): SourceText {
  const printed = printedLines(source);
  const heads = runningHeads(printed);
  const lines: SourceLine[] = [];
  const furniture: SourceLine[] = [];
  for (const [index, line] of printed.entries()) {
    if (line.isPageMark || heads.has(index)) furniture.push(placeOf(line));
    else {
      const { kept, marks } = withoutMarks(line);
      furniture.push(...marks);
      if (kept.text !== '') lines.push(kept);
    }
  }
  return { lines, furniture };
}

interface PrintedLine extends SourceLine {
  isPageMark: boolean;
  /** A form feed stands before it. */
  startsPage: boolean;
}

function printedLines(source: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let before = 0;
  for (const found of source.matchAll(PRINTED_LINE)) {
    const [raw] = found;
    const text = raw.trim();
    if (text === '') continue;
    const start = found.index + raw.length - raw.trimStart().length;
    const startsPage = source.slice(before, start).includes('\f');
    const end = start + text.length;
    lines.push({ text, start, end, startsPage, isPageMark: PAGE_LINE.test(text) });
    before = end;
  }
  return lines;
}

/** Indexes of the lines beside a page mark whose words stand there on page after page. */
function runningHeads(lines: readonly PrintedLine[]): Set<number> {
  const pages = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (!isBesideMark(lines, index) || !mayRun(line)) continue;
    pages.set(line.text, [...(pages.get(line.text) ?? []), index]);
  }
  return new Set(
    [...pages.values()].filter((indexes) => indexes.length >= RUNNING_HEAD_PAGES).flat(),
  );
}

function isBesideMark(lines: readonly PrintedLine[], index: number): boolean {
  const next = lines[index + 1];
  const last = lines[index - 1];
  const isAtPageEnd = next?.isPageMark === true || next?.startsPage === true;
  return isAtPageEnd || last?.isPageMark === true || lines[index]?.startsPage === true;
}

function mayRun({ text, isPageMark }: PrintedLine): boolean {
  const isSentence = /[。；：，、！？]/u.test(text);
  if (isPageMark || isSentence || TABLE_HEADER.test(text) || NUMBERED.test(text)) return false;
  return widthOf(text) <= RUNNING_HEAD_WIDTH;
}

function withoutMarks(line: SourceLine): { kept: SourceLine; marks: SourceLine[] } {
  const mayHold = line.text.includes('—') || line.text.includes('–');
  const found = mayHold ? [...line.text.matchAll(PAGE_MARK_INSIDE)] : [];
  const marks = found.map(({ 0: text, index }) => {
    const start = line.start + index;
    return { text, start, end: start + text.length };
  });
  const text = marks.length === 0 ? line.text : line.text.replace(PAGE_MARK_INSIDE, '').trim();
  return { kept: { ...placeOf(line), text }, marks };
}

function placeOf({ text, start, end }: SourceLine): SourceLine {
  return { text, start, end };
}

/** In full-width characters: an ASCII character counts half, and so does the wide space, which prints as a narrow one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += character.charCodeAt(0) < 256 || character === '\u3000' ? 0.5 : 1;
  return width;
}

/** Shorter lines are headings, rows and the ends of paragraphs: they tell nothing of the width. */
const TELLING_WIDTH = 15;
const WIDEST_PAGE = 60;

/**
 * The width at which the printer broke the lines, or undefined where every line is a whole
 * paragraph. Hard-wrapped text shows itself by one width at which sentences are broken off, and that
 * hardly any line exceeds.
 */
export function wrapWidth(lines: readonly SourceLine[]): number | undefined {
  const long = lines
    .map(({ text }) => ({ text, width: Math.floor(widthOf(text)) }))
    .filter(({ width }) => width >= TELLING_WIDTH);
  const broken = long.filter(({ text }) => !/[。；：！？”）]$/u.test(text));
  const width = mostCommon(broken.map((line) => line.width));
  if (width === undefined || long.length < 5 || width > WIDEST_PAGE) return undefined;
  const isNear = (line: { width: number }) => Math.abs(line.width - width) <= 2;
  const beyond = long.filter((line) => line.width > width + 4);
  const isWrapped =
    long.filter(isNear).length >= long.length * 0.25 &&
    beyond.length <= long.length * 0.1 &&
    isBrokenOff(broken.filter(isNear), long.length);
  return isWrapped ? width : undefined;
}

/** No paragraph ends with a comma; without a full stop some do, as headings. */
function isBrokenOff(broken: readonly { text: string }[], lineCount: number): boolean {
  const hasComma = broken.some(({ text }) => /[，、]$/u.test(text));
  return hasComma || broken.length >= Math.max(2, lineCount * 0.2);
}

/** Of equally common numbers the largest. */
function mostCommon(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}
