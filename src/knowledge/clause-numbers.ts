import { markerOf } from './clause-markers.ts';
import type { Block } from './clause-outline.ts';
import { isHeading, joinParagraphs, paragraphText } from './clause-text.ts';
import type { SourceLine } from './source-lines.ts';

/**
 * Cuts `1.` `2.` below a section or an item into clauses of their own where each is a rule by itself.
 * An enumeration that only completes the sentence above it (`有下列情形之一的：1.…；2.…。`) stays whole:
 * its parts say nothing alone. So do the parts of an article, which the law cites as one.
 */
export function splitNumbers(blocks: readonly Block[], width: number | undefined): Block[] {
  const isPlain = blocks.every(({ kind }) => kind === 'head' || kind.startsWith('attachment'));
  return blocks.flatMap((block) => {
    const may = block.kind === 'section' || block.kind === 'item' || block.kind === 'attachment';
    return may || (isPlain && block.kind === 'head') ? splitBlock(block, width) : [block];
  });
}

function splitBlock(block: Block, width: number | undefined): Block[] {
  if (block.lines.length < 2) return [block];
  const paragraphs = joinParagraphs(block.lines, width);
  const starts = numberStarts(paragraphs);
  const [first] = starts;
  if (first === undefined || starts.length < 2) return [block];
  const lead = paragraphs.slice(0, first);
  const runs = starts.map((start, index) => paragraphs.slice(start, starts[index + 1]));
  if (leadsIn(lead) || !runs.every(isWhole)) return [block];
  const parent: Block = { ...block, lines: lead.flat() };
  const children = runs.map((run, index): Block => {
    const above = block.kind === 'head' ? [] : [...block.above, parent];
    const path = `${prefixOf(block)}${index + 1}`;
    return { kind: 'number', path, part: block.part, above, lines: run.flat() };
  });
  return lead.length === 0 ? children : [parent, ...children];
}

/** As printed: 二（三）1, 二1, 1; below an attachment like the rows of its table, 附件1/1. */
function prefixOf({ kind, path, part }: Block): string {
  if (kind === 'head') return part;
  return kind === 'attachment' ? `${path}/` : path;
}

function numberStarts(paragraphs: readonly SourceLine[][]): number[] {
  const starts: number[] = [];
  for (const [index, [line]] of paragraphs.entries()) {
    const marker = line && markerOf(line.text);
    if (marker?.kind === 'number' && marker.value === starts.length + 1) starts.push(index);
  }
  return starts;
}

function leadsIn(lead: readonly SourceLine[][]): boolean {
  const text = paragraphText(lead.at(-1) ?? []);
  const rest = markerOf(text)?.rest ?? text;
  return !isHeading(rest) && !/[。！？”）]$/u.test(text);
}

/** Sentences, and none that goes on in the next number. */
function isWhole(run: readonly SourceLine[][]): boolean {
  const texts = run.map(paragraphText);
  const goesOn = texts.some((text) => /[；，、：;,:]$/u.test(text));
  return !goesOn && texts.some((text) => /[。！？”）]$/u.test(text));
}
