import { isClosing } from './clause-closing.ts';
import { markerOf } from './clause-markers.ts';
import { type SourceLine, widthOf } from './source-lines.ts';

/** How far short of the full width a line may fall and still be broken by the printer. */
const RAGGED = 4.5;
/** The same for a line that ends a sentence: there the printer had no reason to stop early. */
const RAGGED_AFTER_SENTENCE = 1.5;
/** A paragraph never starts with these: the line before was broken, however short it is. */
const CONTINUES = /^[，。、；：？！”’）》〉的]/u;
/** …and never ends with these. */
const UNFINISHED = /[，、（《〈“]$/u;
/** A number that follows these is spoken of: 依照本办法 / 第十二条. */
const SPEAKS_OF =
  /(?:按照|依照|根据|依据|参照|违反|符合|适用|本(?:办法|规定|条例|细则|通知|意见|方案)|和|及|与|或|或者|至)$/u;
/** 第十条 and 第二章 keep the space that sets them off. */
const SET_OFF_NUMBER = /^第[^\s第]{1,9}[编章节条](?:之[^\s]{1,3})?(?=\s)/u;
export const SENTENCE_END = /[。；：！？”）…]$/u;
const MAX_HEADING = 60;

/** Lines put back together as paragraphs. Without a width every line is a paragraph. */
export function joinParagraphs(
  lines: readonly SourceLine[],
  width: number | undefined,
): SourceLine[][] {
  if (width === undefined) return lines.map((line) => [line]);
  const paragraphs: SourceLine[][] = [];
  let openTitles = 0;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && (openTitles > 0 || continues(last.at(-1), line, width))) last.push(line);
    else {
      paragraphs.push([line]);
      openTitles = 0;
    }
    openTitles = openTitlesAfter(line.text, openTitles);
  }
  return paragraphs;
}

/**
 * Only title marks: a quotation mark that the printer forgot to close would swallow the document.
 * 1 where the text ends inside a title, else 0.
 */
function openTitlesAfter(text: string, before: number): number {
  const [opens, closes] = [text.lastIndexOf('《'), text.lastIndexOf('》')];
  if (opens === closes) return before;
  return opens > closes ? 1 : 0;
}

/** One line of text, wrapping and stray spaces closed up; misprints stay as they are. */
export function paragraphText(lines: readonly SourceLine[]): string {
  const [only] = lines;
  const whole = only && lines.length === 1 ? only.text : lines.map(({ text }) => text).join(' ');
  const [number = ''] = SET_OFF_NUMBER.exec(whole) ?? [];
  const rest = whole.slice(number.length);
  const isNames = lines.length === 1 && !/[，。；：]/u.test(whole);
  const text = isNames ? closeNames(rest) : closeSpaces(rest);
  return number === '' ? text : `${number} ${text}`;
}

/** `怀远县民政局 怀远县财政局` are two issuers: in a line of names the space between them stays. */
function closeNames(text: string): string {
  const names = text.replace(/\s+/gu, ' ').split(/(?<=\p{Script=Han}{3}) (?=\p{Script=Han}{3})/u);
  return names.map(closeSpaces).join(' ');
}

/** Spaces stay only between Latin letters or digits: `2 倍` → `2倍`, `重残 “单人保”` → `重残“单人保”`. */
export function closeSpaces(text: string): string {
  const single = text.replace(/\s+/gu, ' ');
  return single.replace(/(?<![A-Za-z0-9,.;:!?)]) | (?![A-Za-z0-9(])/gu, '').trim();
}

/**
 * The words that head a clause: what stands before the first full stop when that is short, as in
 * `（三）完善急难社会救助制度。`; empty where the clause begins with its rule at once.
 */
export function headingOf(paragraph: string): string {
  const [sentence = ''] = paragraph.split(/[。；]/u, 1);
  const heading = sentence.replace(/[：:]$/u, '');
  return heading.length <= 90 && [...heading].length <= 45 ? heading : '';
}

/** Whether a paragraph, without its number, only names what follows and rules nothing itself. */
export function isHeading(paragraph: string): boolean {
  if (paragraph.length > MAX_HEADING || /[；！？]|[。：](?=.)/u.test(paragraph)) return false;
  const leadsIn = /[：:]$/u.test(paragraph) && /[，]|下列|以下|如下/u.test(paragraph);
  return !leadsIn;
}

/** Whether a paragraph goes on after this line, so that a number on the next one is only quoted. */
export function isCutOff(line: SourceLine, width: number | undefined): boolean {
  if (UNFINISHED.test(line.text) || SPEAKS_OF.test(line.text)) return true;
  if (width === undefined || SENTENCE_END.test(line.text)) return false;
  return widthOf(line.text) >= width - RAGGED;
}

function continues(last: SourceLine | undefined, line: SourceLine, width: number): boolean {
  if (!last) return false;
  if (CONTINUES.test(line.text) || UNFINISHED.test(last.text)) return true;
  const isSentence = /[。；：]$/u.test(last.text);
  if (isSentence && (markerOf(line.text) || isClosing(line.text))) return false;
  const ragged = isSentence ? RAGGED_AFTER_SENTENCE : RAGGED;
  return widthOf(last.text) >= width - ragged;
}
