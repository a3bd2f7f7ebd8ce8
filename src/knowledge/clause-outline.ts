import { type Marker, type MarkerKind, markerOf } from './clause-markers.ts';
import type { SourceLine } from './source-lines.ts';

export type BlockKind = MarkerKind | 'head' | 'tail';

/** The lines under one number, before they become a clause. */
export interface Block {
  kind: BlockKind;
  path: string;
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
  chapter: Block | undefined;
  section: { block: Block; numeral: string } | undefined;
  last: Record<'section' | 'item' | 'article', number>;
}

/** Deals the lines out to the numbers they stand under, in the order of the source. */
export function outline(lines: readonly SourceLine[]): Block[] {
  const head: Block = { kind: 'head', path: HEAD, above: [], lines: [] };
  const cursor: Cursor = {
    blocks: [head],
    part: '',
    parts: 1,
    chapter: undefined,
    section: undefined,
    last: { section: 0, item: 0, article: 0 },
  };
  for (const line of lines) {
    const marker = markerOf(line.text);
    const opened = marker && open(cursor, marker);
    if (opened) cursor.blocks.push(opened);
    cursor.blocks.at(-1)?.lines.push(line);
  }
  return cursor.blocks.filter((block) => block.lines.length > 0);
}

/** Undefined where the number does not count on: then it is only quoted in a sentence. */
function open(cursor: Cursor, marker: Marker): Block | undefined {
  switch (marker.kind) {
    case 'attachment':
      return openAttachment(cursor, marker);
    case 'attachment-list':
      return cursor.part === '' ? block(cursor, marker.kind, ATTACHMENT_LIST) : undefined;
    case 'chapter':
      return openChapter(cursor, marker);
    case 'article':
      return openArticle(cursor, marker);
    case 'section':
      return openSection(cursor, marker);
    case 'item':
      return openItem(cursor, marker);
    default:
      return marker.kind satisfies never;
  }
}

function openAttachment(cursor: Cursor, marker: Marker): Block {
  const path = `附件${marker.numeral}`;
  enterPart(cursor, `${path}/`);
  return { kind: 'attachment', path, above: [], lines: [] };
}

function openChapter(cursor: Cursor, marker: Marker): Block {
  cursor.chapter = block({ ...cursor, chapter: undefined }, 'chapter', `第${marker.numeral}章`);
  return cursor.chapter;
}

function openArticle(cursor: Cursor, marker: Marker): Block | undefined {
  if (!countsOn(cursor, 'article', marker.value)) return undefined;
  return block(cursor, 'article', `${cursor.part}第${marker.numeral}条`);
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
  if (value !== cursor.last[kind] + 1) return false;
  cursor.last[kind] = value;
  return true;
}

function enterPart(cursor: Cursor, part: string): void {
  cursor.part = part;
  cursor.chapter = undefined;
  cursor.section = undefined;
  cursor.last = { section: 0, item: 0, article: 0 };
}

function block(cursor: Pick<Cursor, 'chapter'>, kind: BlockKind, path: string): Block {
  return { kind, path, above: cursor.chapter ? [cursor.chapter] : [], lines: [] };
}
