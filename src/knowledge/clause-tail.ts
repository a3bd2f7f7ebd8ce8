import { DATE, IMPRINT, SIGNATURE } from './clause-closing.ts';
import { markerOf } from './clause-markers.ts';
import { type Block, TAIL } from './clause-outline.ts';
import { joinParagraphs, paragraphText, SENTENCE_END } from './clause-text.ts';
import type { SourceLine } from './source-lines.ts';

const FRAME_LINES = 12;

/** Splits off what follows the last number of the main text: a closing paragraph, a signature. */
export function withTail(blocks: readonly Block[], width: number | undefined): Block[] {
  return withMainTail(withImprint(blocks, width), width);
}

/** The imprint, and a signature before the attachments begin, belong to no number. */
function withImprint(blocks: readonly Block[], width: number | undefined): Block[] {
  return blocks.flatMap((block, index) => {
    const isLast = index === blocks.length - 1;
    const endsMain = block.kind === 'article' || block.kind === 'attachment-list';
    const endsPart = isLast || blocks[index + 1]?.part !== block.part;
    if (!isLast && !(endsMain && endsPart)) return [block];
    const closing = endsMain ? [IMPRINT, DATE, SIGNATURE] : [IMPRINT];
    return cutAt(block, closingStart(block, { width, closing }));
  });
}

function closingStart(
  { lines, kind }: Block,
  { width, closing }: { width: number | undefined; closing: readonly RegExp[] },
): number {
  if (kind === 'head') return lines.length;
  const isClosing = (text: string) => closing.some((pattern) => pattern.test(text));
  let start = lines.length;
  const last = joinParagraphs(lines.slice(-FRAME_LINES), width).toReversed();
  for (const paragraph of last) {
    if (!isClosing(paragraphText(paragraph))) break;
    start -= paragraph.length;
  }
  return Math.max(start, 1);
}

function cutAt(block: Block, at: number): Block[] {
  if (at >= block.lines.length) return [block];
  const cut: Block = { ...block, lines: block.lines.slice(0, at) };
  // Children name their parent by identity: only the last block of a part is ever cut.
  const { part } = block;
  const rest: Block = {
    kind: 'tail',
    path: `${part}${TAIL}`,
    part,
    above: [],
    lines: block.lines.slice(at),
  };
  return [cut, rest];
}

function withMainTail(blocks: readonly Block[], width: number | undefined): Block[] {
  const main = blocks.filter((block) => isNumbered(block) && !block.path.includes('/'));
  const last = main.at(-1);
  if (!last) return [...blocks];
  const next = blocks[blocks.indexOf(last) + 1];
  if (next?.kind === 'tail') return [...blocks];
  const paragraphs = joinParagraphs(last.lines, width);
  const siblingsAreSingle = main.every((block) => block === last || isSingle(block, width));
  const own = siblingsAreSingle ? ownLength(paragraphs) : beforeSignature(paragraphs);
  const rest = paragraphs.slice(own).flat();
  if (rest.length === 0) return [...blocks];
  const cut: Block = { ...last, lines: paragraphs.slice(0, own).flat() };
  const tail: Block = { kind: 'tail', path: tailPath(next), part: '', above: [], lines: rest };
  return blocks.flatMap((block) => (block === last ? [cut, tail] : [block]));
}

/** Before a second numbered text, what follows the first is the head of the second. */
function tailPath(next: Block | undefined): string {
  return /^(第\d+部分)\//u.exec(next?.path ?? '')?.[1] ?? TAIL;
}

function isNumbered({ kind }: Block): boolean {
  return kind === 'item' || kind === 'section' || kind === 'number';
}

function isSingle(block: Block, width: number | undefined): boolean {
  const paragraphs = joinParagraphs(block.lines, width);
  return paragraphs.length <= ownLength(paragraphs);
}

/**
 * One paragraph, or two where the number line carries only a heading (`（一）指导思想`), and what they
 * enumerate.
 */
function ownLength(paragraphs: readonly SourceLine[][]): number {
  const texts = paragraphs.map(paragraphText);
  let own = /[。；]$/u.test(texts[0] ?? '') ? 1 : 2;
  while (own < texts.length && goesOn(texts[own - 1], texts[own])) own += 1;
  return own;
}

function goesOn(before = '', text = ''): boolean {
  return /[：；，、]$/u.test(before) || markerOf(text) !== undefined || isBrokenOff(before, text);
}

/** In a text too short to tell how wide its lines are, a sentence may end on the line below. */
function isBrokenOff(before: string, text: string): boolean {
  return /，/u.test(before) && !SENTENCE_END.test(before) && /[，。；]/u.test(text);
}

/** How many paragraphs stand before the lines at the end that are no sentences. */
function beforeSignature(paragraphs: readonly SourceLine[][]): number {
  const ends = (lines: SourceLine[]) => /[。；：）]$/u.test(paragraphText(lines));
  return paragraphs.findLastIndex(ends) + 1 || paragraphs.length;
}
