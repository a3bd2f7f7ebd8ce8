import { type Marker, type MarkerKind, markerOf } from './clause-markers.ts';
import { isCutOff } from './clause-text.ts';
import type { SourceLine } from './source-lines.ts';

export type BlockKind = MarkerKind | 'head' | 'tail';

/** The lines under one number, before they become a clause. */
export interface Block {
  kind: BlockKind;
  path: string;
  /** Prefix of the paths in its part of the document: empty, `附件1/`, `第2部分/`. */
  part: string;
  /** Blocks this one stands under, outermost first; their headings are part of its own. */
  above: Block[];
  lines: SourceLine[];
}

export const HEAD = '抬头';
export const TAIL = '结尾';
export const ATTACHMENT_LIST = '附件目录';

interface Cursor {
  blocks: Block[];
  part: string;
  parts: number;
  /** The chapters in force, by rank. */
  chapters: { rank: number; block: Block }[];
  section: { block: Block; numeral: string } | undefined;
  last: Record<'section' | 'item' | 'article', number>;
}

interface Reading {
  lines: readonly SourceLine[];
  markers: readonly (Marker | undefined)[];
  /** Where the number of an article stands last. */
  lastArticleAt: Map<number, number>;
  /** Where an attachment of that number stands last. */
  lastAttachmentAt: Map<string, number>;
}

/** Deals the lines out to the numbers they stand under, in the order of the source. */
export function outline(lines: readonly SourceLine[], width: number | undefined): Block[] {
  const reading = readMarkers(lines);
  const head: Block = { kind: 'head', path: HEAD, part: '', above: [], lines: [] };
  const cursor: Cursor = {
    blocks: [head],
    part: '',
    parts: 1,
    chapters: [],
    section: undefined,
    last: { section: 0, item: 0, article: 0 },
  };
  let lastOpened = false;
  for (const [index, line] of lines.entries()) {
    const marker = reading.markers[index];
    const before = lines[index - 1];
    const isQuoted: boolean =
      before !== undefined && isCutOff(before, lastOpened ? undefined : width);
    const mayOpen: boolean = marker?.kind.startsWith('attachment') === true || !isQuoted;
    const opened: Block | undefined =
      marker && mayOpen ? open(cursor, marker, { reading, index }) : undefined;
    if (opened) cursor.blocks.push(opened);
    cursor.blocks.at(-1)?.lines.push(line);
    lastOpened = opened !== undefined;
  }
  return cursor.blocks.filter((block) => block.lines.length > 0);
}

function readMarkers(lines: readonly SourceLine[]): Reading {
  const contents = contentsOf(lines);
  const markers = lines.map(({ text }, index) =>
    index >= contents.from && index < contents.to ? undefined : markerOf(text),
  );
  const lastArticleAt = new Map<number, number>();
  const lastAttachmentAt = new Map<string, number>();
  for (const [index, marker] of markers.entries()) {
    if (marker?.kind === 'article') lastArticleAt.set(marker.value, index);
    if (marker?.kind === 'attachment') lastAttachmentAt.set(marker.numeral, index);
  }
  return { lines, markers, lastArticleAt, lastAttachmentAt };
}

/** The table of contents: from the line 目录 until its first entry is printed again. */
function contentsOf(lines: readonly SourceLine[]): { from: number; to: number } {
  const from = lines.findIndex(({ text }) => /^目\s*[录次]$/u.test(text)) + 1;
  const entry = from === 0 ? '' : entryOf(lines[from]?.text ?? '');
  const to = lines.findIndex(({ text }, index) => index > from && entryOf(text) === entry);
  return entry === '' || to === -1 ? { from: 0, to: 0 } : { from, to };
}

function entryOf(text: string): string {
  const [title = ''] = text.replace(/\s+/gu, '').split(/[.．…·]{3}/u, 1);
  return title;
}

interface Opening {
  reading: Reading;
  index: number;
}

/** Undefined where the number does not count on: then it is only quoted in a sentence. */
function open(cursor: Cursor, marker: Marker, opening: Opening): Block | undefined {
  switch (marker.kind) {
    case 'attachment':
      return openAttachment(cursor, marker, opening);
    case 'attachment-list':
      return cursor.part === '' ? block(cursor, marker.kind, ATTACHMENT_LIST) : undefined;
    case 'chapter':
      return openChapter(cursor, marker);
    case 'article':
      return openArticle(cursor, marker, opening);
    case 'section':
      return openSection(cursor, marker);
    case 'item':
      return openItem(cursor, marker);
    case 'number':
      return undefined;
    default:
      return marker.kind satisfies never;
  }
}

/** A titled line is an attachment only where it stands last of its number: before, it is listed. */
function openAttachment(
  cursor: Cursor,
  marker: Marker,
  { reading, index }: Opening,
): Block | undefined {
  const isTitled = marker.rest !== '';
  const isListed = reading.lastAttachmentAt.get(marker.numeral) !== index;
  const next = reading.markers[index + 1];
  const endsList = next?.kind === 'attachment' || index + 1 >= reading.lines.length;
  if (isTitled && (isListed || endsList)) {
    const opensList = cursor.part === '' && cursor.blocks.at(-1)?.kind !== 'attachment-list';
    return opensList ? block(cursor, 'attachment-list', ATTACHMENT_LIST) : undefined;
  }
  const path = `附件${marker.numeral}`;
  enterPart(cursor, `${path}/`);
  return { kind: 'attachment', path, part: cursor.part, above: [], lines: [] };
}

function openChapter(cursor: Cursor, { rank, numeral }: Marker): Block {
  const name = ['编', '分编', '章', '节'][rank - 1] ?? '';
  cursor.chapters = cursor.chapters.filter((chapter) => chapter.rank < rank);
  const path = `${cursor.part}${cursor.chapters.at(-1)?.block.path ?? ''}第${numeral}${name}`;
  const opened = block(cursor, 'chapter', path);
  cursor.chapters.push({ rank, block: opened });
  return opened;
}

/** The first-mentioned number counts; a later number only where those between are printed nowhere. */
function openArticle(
  cursor: Cursor,
  marker: Marker,
  { reading, index }: Opening,
): Block | undefined {
  const isNext = countsOn(cursor, 'article', marker.value);
  if (!isNext && !skipsLost(cursor.last.article, marker, { reading, index })) return undefined;
  cursor.last.article = marker.value;
  const { numeral } = marker;
  const printed = numeral.includes('条') ? `第${numeral}` : `第${numeral}条`;
  return block(cursor, 'article', `${cursor.part}${printed}`);
}

const MOST_LOST = 20;

function skipsLost(last: number, marker: Marker, { reading, index }: Opening): boolean {
  const lost = Math.floor(marker.value) - Math.floor(last) - 1;
  if (!marker.isSetOff || last === 0 || lost < 1 || lost > MOST_LOST) return false;
  const missing = Array.from({ length: lost }, (_, step) => Math.floor(last) + 1 + step);
  return missing.every((value) => (reading.lastArticleAt.get(value) ?? -1) < index);
}

function openSection(cursor: Cursor, marker: Marker): Block | undefined {
  // Inside an article 一、 only enumerates.
  if (cursor.last.article > 0 || !countsOn(cursor, 'section', marker.value)) return undefined;
  const opened = block(cursor, 'section', `${cursor.part}${marker.numeral}`);
  cursor.section = { block: opened, numeral: marker.numeral };
  cursor.last.item = 0;
  return opened;
}

function openItem(cursor: Cursor, marker: Marker): Block | undefined {
  if (cursor.last.article > 0 || marker.value !== cursor.last.item + 1) return undefined;
  cursor.last.item = marker.value;
  const numeral = cursor.section?.numeral ?? '';
  const opened = block(cursor, 'item', `${cursor.part}${numeral}（${marker.numeral}）`);
  if (cursor.section) opened.above.push(cursor.section.block);
  return opened;
}

/** The next number, or 1 again: then a second numbered text begins and gets a prefix of its own. */
function countsOn(cursor: Cursor, kind: 'section' | 'article', value: number): boolean {
  if (value === 1 && cursor.last[kind] > 1) {
    cursor.parts += 1;
    enterPart(cursor, `第${cursor.parts}部分/`);
  }
  const last = cursor.last[kind];
  const isBetween = Math.floor(value) === Math.floor(last) && value > last;
  if (value !== Math.floor(last) + 1 && !(isBetween && last > 0)) return false;
  cursor.last[kind] = value;
  return true;
}

/** Chapters stay: the first article of a second text stands below its first chapter. */
function enterPart(cursor: Cursor, part: string): void {
  const isAttachment = part.startsWith('附件');
  const lastKind = cursor.blocks.at(-1)?.kind;
  cursor.part = part;
  cursor.chapters = !isAttachment && lastKind === 'chapter' ? cursor.chapters : [];
  cursor.section = undefined;
  cursor.last = { section: 0, item: 0, article: 0 };
}

function block(cursor: Cursor, kind: BlockKind, path: string): Block {
  const above = cursor.chapters.map((chapter) => chapter.block);
  return { kind, path, part: cursor.part, above, lines: [] };
}
