import { type SourceLine, widthOf } from './source-lines.ts';

/** How far short of the full width a line may fall and still be broken by the printer. */
const RAGGED = 4.5;
/** The same for a line that ends a sentence: there the printer had no reason to stop early. */
const RAGGED_AFTER_SENTENCE = 1.5;
/** A paragraph never starts with these: the line before was broken, however short it is. */
const CONTINUES = /^[，。、；：？！”’）》〉的]/u;
/** …and never ends with these. */
const UNFINISHED = /[，、（《〈“]$/u;

/** Lines put back together as paragraphs. Without a width every line is a paragraph. */
export function joinParagraphs(
  lines: readonly SourceLine[],
  width: number | undefined,
): SourceLine[][] {
  const paragraphs: SourceLine[][] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current && continues(current, line, width)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

/** One line of text, wrapping and stray spaces closed up; misprints stay as they are. */
export function paragraphText(lines: readonly SourceLine[]): string {
  const [only] = lines;
  if (only && lines.length === 1 && !/[，。；：]/u.test(only.text)) return closeNames(only.text);
  return closeSpaces(lines.map((line) => line.text).join(' '));
}

/** `怀远县民政局 怀远县财政局` are two issuers: in a line of names the space between them stays. */
function closeNames(text: string): string {
  const names = text.split(/(?<=\p{Script=Han}{3})\s+(?=\p{Script=Han}{3})/u);
  return names.map(closeSpaces).join(' ');
}

/** Spaces stay only between Latin letters or digits: `2 倍` → `2倍`, `重残 “单人保”` → `重残“单人保”`. */
export function closeSpaces(text: string): string {
  return text.replace(/(?<![A-Za-z0-9,.;:!?)])\s+|\s+(?![A-Za-z0-9(])/gu, '').trim();
}

/**
 * The words that head a clause: what stands before the first full stop when that is short, as in
 * `（三）完善急难社会救助制度。`; empty where the clause begins with its rule at once.
 */
export function headingOf(paragraph: string): string {
  const [sentence = ''] = paragraph.split(/[。；]/u);
  const heading = sentence.replace(/[：:]$/u, '');
  return [...heading].length <= 45 ? heading : '';
}

function continues(
  paragraph: readonly SourceLine[],
  line: SourceLine,
  width: number | undefined,
): boolean {
  if (width === undefined) return false;
  const last = paragraph.at(-1);
  if (!last) return false;
  if (CONTINUES.test(line.text) || UNFINISHED.test(last.text)) return true;
  if (hasOpenBracket(paragraph.map((one) => one.text).join(''))) return true;
  const ragged = /[。；：]$/u.test(last.text) ? RAGGED_AFTER_SENTENCE : RAGGED;
  return widthOf(last.text) >= width - ragged;
}

/** Only title marks: a quotation mark that the printer forgot to close would swallow the document. */
function hasOpenBracket(text: string): boolean {
  return text.lastIndexOf('《') > text.lastIndexOf('》');
}
