import { markerOf } from './clause-markers.ts';
import { splitNumbers } from './clause-numbers.ts';
import { type Block, outline, TAIL } from './clause-outline.ts';
import { readTable, rowText } from './clause-table.ts';
import { withTail } from './clause-tail.ts';
import { headingOf, isHeading, joinParagraphs, paragraphText } from './clause-text.ts';
import { readSource, type SourceLine, wrapWidth } from './source-lines.ts';

/** The smallest numbered unit of a document that says something by itself. */
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

/**
 * Cuts a document by its own numbering. A number that has nothing but its heading before the numbers
 * below it becomes their heading; nothing else of the text is lost but page marks, running heads,
 * table headers repeated on a new page, and white space.
 */
export function readClauses(source: string): Clause[] {
  const used = new Map<string, number>();
  return readPieces(source)
    .flatMap(({ clause }) => clause ?? [])
    .map((clause, index) => ({
      ...clause,
      path: uniquePath(clause.path, used),
      ordinal: index + 1,
    }));
}

/**
 * The whole text as it was read: a paragraph or a row of a table on each line, headings on their
 * own. Reading it again gives the same clauses.
 */
export function printDocument(source: string): string {
  return readPieces(source)
    .map(({ printed }) => printed)
    .join('\n');
}

type Draft = Omit<Clause, 'ordinal'>;

/** What stands in the document once: a heading that is no clause, or a clause's own words. */
interface Piece {
  printed: string;
  clause?: Draft;
}

interface ReadBlock extends Block {
  paragraphs: string[];
  ownHeading: string;
}

function readPieces(source: string): Piece[] {
  const { lines } = readSource(source);
  const width = wrapWidth(lines);
  const blocks = withTail(splitNumbers(withoutEmptyChapters(outline(lines, width)), width), width);
  const read = new Map<Block, ReadBlock>();
  for (const block of blocks) read.set(block, readBlock(block, width));
  const ordered = [...read.values()];
  return ordered.flatMap((block, index) =>
    isHeadingOfNext(block, ordered[index + 1], read)
      ? [{ printed: block.paragraphs.join('\n') }]
      : piecesOf(block, headingPath(block, read)),
  );
}

function readBlock(block: Block, width: number | undefined): ReadBlock {
  const paragraphs = joinParagraphs(block.lines, width).map(paragraphText);
  return { ...block, paragraphs, ownHeading: ownHeading(block, paragraphs) };
}

function ownHeading({ kind }: Block, [first = '', second = '']: readonly string[]): string {
  const rest = markerOf(first)?.rest ?? first;
  switch (kind) {
    case 'head':
    case 'tail':
    case 'attachment-list':
      return '';
    case 'attachment':
      return rest === '' || rest === first ? headingOf(second) : headingOf(rest);
    case 'chapter':
      return rest === '' ? second : rest;
    default:
      return isHeading(rest) ? rest.replace(/[。：:]$/u, '') : headingOf(rest);
  }
}

function headingPath(block: ReadBlock, read: ReadonlyMap<Block, ReadBlock>): string {
  const headings = block.above.map((above) => read.get(above)?.ownHeading ?? '');
  return [...headings, block.ownHeading].filter((heading) => heading !== '').join(' › ');
}

/** Chapters head whatever follows; numbers only the blocks that stand below them. */
function isHeadingOfNext(
  { kind, paragraphs, lines }: ReadBlock,
  next: ReadBlock | undefined,
  read: ReadonlyMap<Block, ReadBlock>,
): boolean {
  if (!next?.above.some((block) => read.get(block)?.lines === lines)) return false;
  const [first = '', second] = paragraphs;
  const rest = markerOf(first)?.rest ?? '';
  if (kind === 'chapter' && rest === '' && paragraphs.length === 2) return isHeading(second ?? '');
  if (paragraphs.length !== 1 || kind === 'attachment') return false;
  return rest !== '' && isHeading(rest);
}

/** A chapter under which nothing stands is an entry of a table of contents, or part of a sentence. */
function withoutEmptyChapters(blocks: readonly Block[]): Block[] {
  const heads = new Set(
    blocks.flatMap(({ kind, above, lines }) =>
      kind === 'chapter' && lines.length <= 2 ? [] : above,
    ),
  );
  const kept: Block[] = [];
  for (const block of blocks) {
    const before = kept.at(-1);
    const isEmpty = block.kind === 'chapter' && block.lines.length <= 2 && !heads.has(block);
    if (isEmpty && before) before.lines.push(...block.lines);
    else kept.push(block);
  }
  return kept;
}

function piecesOf(block: ReadBlock, heading: string): Piece[] {
  const table = block.kind === 'attachment' ? readTable(block.lines) : undefined;
  if (!table) {
    const text = block.paragraphs.join('\n');
    return [{ printed: text, clause: { path: block.path, heading, text, ...spanOf(block.lines) } }];
  }
  const caption = [...table.caption.map((line) => paragraphText([line])), table.header].join('\n');
  const whole = { path: block.path, heading, text: caption };
  const rows = table.rows.map(({ number, lines }): Piece => {
    const own = rowText(lines);
    const path = `${block.path}/${number}`;
    const text = `${table.header}\n${own}`;
    return { printed: own, clause: { path, heading, text, ...spanOf(lines) } };
  });
  const span = spanOf([...table.caption, ...table.headerLines]);
  return [{ printed: caption, clause: { ...whole, ...span } }, ...rows];
}

/** Two attachments without a number have one path as printed: the second is told apart. */
function uniquePath(path: string, used: Map<string, number>): string {
  let unique = path;
  let copy = used.get(path) ?? 0;
  while (used.has(unique)) {
    copy += 1;
    unique = path.endsWith(TAIL) ? `${path}/${copy}` : `第${copy}部分/${path}`;
  }
  used.set(path, Math.max(copy, 1));
  used.set(unique, 1);
  return unique;
}

function spanOf(lines: readonly SourceLine[]): { start: number; end: number } {
  return { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
}
