import { markerOf } from './clause-markers.ts';
import { type Block, outline, TAIL } from './clause-outline.ts';
import { readTable, rowText } from './clause-table.ts';
import { headingOf, joinParagraphs, paragraphText } from './clause-text.ts';
import { readLines, type SourceLine, wrapWidth } from './source-lines.ts';

/** The smallest numbered unit of a document. */
export interface Clause {
  /** As printed: `二（三）`, `附件1/6`, `第三十七条`, `抬头`, `结尾`, `附件目录`; unique in a document. */
  path: string;
  /** The headings above it and its own, joined by ` › `; empty where nothing heads it. */
  heading: string;
  /** Paragraphs separated by line breaks. A table row starts with the table's header. */
  text: string;
  /** From 1, in the order of the document. */
  ordinal: number;
  /** Where it stands in the source: `source.slice(start, end)`. */
  start: number;
  end: number;
}

type Draft = Omit<Clause, 'ordinal'>;

/**
 * Cuts a document by its own numbering. A section that has nothing but its heading before its first
 * item becomes the heading of its items; nothing else of the text is lost but page marks, table
 * headers repeated on a new page, and white space.
 */
export function readClauses(source: string): Clause[] {
  const lines = readLines(source);
  const width = wrapWidth(lines);
  const blocks = withTail(outline(lines), width);
  const drafts = blocks.flatMap((block, index) => {
    const isOnlyHeading = isHeadingOfNext(block, blocks[index + 1], width);
    return isOnlyHeading ? [] : draftsOf(block, width);
  });
  return drafts.map((draft, index) => ({ ...draft, ordinal: index + 1 }));
}

function isHeadingOfNext(
  block: Block,
  next: Block | undefined,
  width: number | undefined,
): boolean {
  if (block.kind !== 'section' && block.kind !== 'chapter') return false;
  return next?.above.includes(block) === true && joinParagraphs(block.lines, width).length === 1;
}

function draftsOf(block: Block, width: number | undefined): Draft[] {
  const table = block.kind === 'attachment' ? readTable(block.lines) : undefined;
  if (!table) return [draftOf(block, width)];
  const caption = draftOf({ ...block, lines: table.caption.slice(0, -1) }, width);
  const whole = { ...caption, text: `${caption.text}\n${table.header}`, end: endOf(table.caption) };
  const rows = table.rows.map((row) => ({
    path: `${block.path}/${row.number}`,
    heading: whole.heading,
    text: `${table.header}\n${rowText(row.lines)}`,
    start: startOf(row.lines),
    end: endOf(row.lines),
  }));
  return [whole, ...rows];
}

function draftOf(block: Block, width: number | undefined): Draft {
  const paragraphs = joinParagraphs(block.lines, width).map(paragraphText);
  const headings = [...block.above, block].map((one) => blockHeading(one, width));
  return {
    path: block.path,
    heading: headings.filter((heading) => heading !== '').join(' › '),
    text: paragraphs.join('\n'),
    start: startOf(block.lines),
    end: endOf(block.lines),
  };
}

function blockHeading(block: Block, width: number | undefined): string {
  const [first = '', second = ''] = joinParagraphs(block.lines, width).map(paragraphText);
  switch (block.kind) {
    case 'head':
    case 'tail':
    case 'attachment-list':
      return '';
    case 'attachment':
      return headingOf(second);
    default:
      return headingOf(markerOf(first)?.rest ?? first);
  }
}

/** Splits off what follows the last number of the main text: a closing paragraph, a signature. */
function withTail(blocks: Block[], width: number | undefined): Block[] {
  const main = blocks.filter((block) => isNumbered(block) && !block.path.includes('/'));
  const last = main.at(-1);
  if (!last) return blocks;
  const paragraphs = joinParagraphs(last.lines, width);
  const siblingsAreSingle = main.every(
    (block) =>
      block === last || joinParagraphs(block.lines, width).length <= ownLength(block, width),
  );
  const own = siblingsAreSingle ? ownLength(last, width) : beforeSignature(paragraphs);
  const rest = paragraphs.slice(own).flat();
  if (rest.length === 0) return blocks;
  const cut: Block = { ...last, lines: paragraphs.slice(0, own).flat() };
  const tail: Block = { kind: 'tail', path: tailPath(blocks, last), above: [], lines: rest };
  return blocks.flatMap((block) => (block === last ? [cut, tail] : [block]));
}

/** Before a second numbered text, what follows the first is the head of the second. */
function tailPath(blocks: readonly Block[], last: Block): string {
  const next = blocks[blocks.indexOf(last) + 1];
  return /^(第\d+部分)\//u.exec(next?.path ?? '')?.[1] ?? TAIL;
}

function isNumbered(block: Block): boolean {
  return block.kind === 'item' || block.kind === 'section';
}

/** One paragraph, or two where the number line carries only a heading (`（一）指导思想`). */
function ownLength(block: Block, width: number | undefined): number {
  const [first = []] = joinParagraphs(block.lines, width);
  return /[。；]$/u.test(paragraphText(first)) ? 1 : 2;
}

/** How many paragraphs stand before the lines at the end that are no sentences. */
function beforeSignature(paragraphs: readonly SourceLine[][]): number {
  const ends = (lines: SourceLine[]) => /[。；：）]$/u.test(paragraphText(lines));
  return paragraphs.findLastIndex(ends) + 1 || paragraphs.length;
}

function startOf(lines: readonly SourceLine[]): number {
  return lines[0]?.start ?? 0;
}

function endOf(lines: readonly SourceLine[]): number {
  return lines.at(-1)?.end ?? 0;
}
