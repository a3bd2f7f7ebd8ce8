import { numeralValue } from './chinese-numeral.ts';

export type MarkerKind =
  | 'chapter'
  | 'article'
  | 'section'
  | 'item'
  | 'number'
  | 'attachment'
  | 'attachment-list';

/** A number as printed at the start of a line: `二` of `二、`, `三` of `（三）`, `三十七` of `第三十七条`. */
export interface Marker {
  kind: MarkerKind;
  numeral: string;
  /** An article between two others (第十条之一) counts a hundredth. */
  value: number;
  /** The line without its number. */
  rest: string;
  /** Of a chapter: 编 1, 分编 2, 章 3, 节 4; else 0. */
  rank: number;
  /** White space sets the number off from what follows. */
  isSetOff: boolean;
}

const NUMERAL = '[零〇一二三四五六七八九十百千]+';
const RANKS = ['编', '分编', '章', '节'];
const MAX_HEADING = 60;

const CHAPTER = new RegExp(`^第\\s*(${NUMERAL}|\\d{1,3})\\s*(分编|[编章节])(.*)$`, 'u');
const ARTICLE = new RegExp(
  `^第\\s*(${NUMERAL}|\\d{1,4})\\s*条(?:之(${NUMERAL}))?([\\s:：]?)(.*)$`,
  'u',
);
const SECTION = new RegExp(`^(${NUMERAL})\\s*[、．.](.*)$`, 'u');
const ITEM = new RegExp(`^(?:[（(]\\s*(${NUMERAL})\\s*[）)]|([㈠-㈩]))(.*)$`, 'u');
const NUMBER = /^([0-9０-９]{1,3})\s*(?:[.．、](?![0-9０-９])|[)）])(.*)$/u;
const ATTACHMENT_LIST = /^附\s*件\s*[：:](.*)$/u;
const ATTACHMENT = new RegExp(`^附\\s*件\\s*(\\d{1,3}|${NUMERAL})?(?:[\\s：:]+(.*))?$`, 'u');

/** After these 第十二条 is spoken about: 第十二条规定的, 第三条第二款, 第五条、第六条. */
const SPOKEN_OF =
  /^(?:例|第|规定|所称|所列|所述|的|、|，|。|；|和|及|与|或|至|到|以|等|中|之|款|项)/u;
/** The same where the number is set off, so that a rule may well begin with 规定 or 所称. */
const SPOKEN_OF_AFTER_SPACE =
  /^(?:第\s*[零〇一二三四五六七八九十百千\d]+\s*[款项条]|规定的|、|，|。|；|和第|或第|及第|至第)/u;
/** 一、二级残疾; 三、四类. */
const JOINED_NUMERALS = new RegExp(
  `^(${NUMERAL})\\s*(?:[、级类档等款项条期批次种名个]|至|或|和)`,
  'u',
);
const ITEM_SPOKEN_OF =
  /^(?:[、，。；]|项(?:规定|所|、|至|的|，|或|和|中|情形)|至[（(]|和[（(]|或[（(])/u;
/** 总则……12, as a table of contents has it; looked for at the end of a line only. */
const CONTENTS_ENTRY = /[.．…·]{3}\s{0,4}\d{1,4}$/u;
const CONTENTS_END = 12;
/** What a number starts with. */
const STARTS = /^[第附（(㈠-㈩0-9０-９零〇一二三四五六七八九十百千]/u;

/** The number a line starts with, if it starts with one; whether it counts here is the reader's to say. */
export function markerOf(line: string): Marker | undefined {
  if (!STARTS.test(line) || CONTENTS_ENTRY.test(line.slice(-CONTENTS_END))) return undefined;
  return (
    chapterOf(line) ??
    articleOf(line) ??
    sectionOf(line) ??
    itemOf(line) ??
    numberOf(line) ??
    attachmentOf(line)
  );
}

function chapterOf(line: string): Marker | undefined {
  const [, numeral = '', rank = '', rest = ''] = CHAPTER.exec(line) ?? [];
  if (numeral === '' || rest.length > MAX_HEADING) return undefined;
  if (/^(?:第|的|规定|所|、|，)|[。；，：]$/u.test(rest)) return undefined;
  return marker('chapter', { numeral, rest, rank: RANKS.indexOf(rank) + 1 });
}

function articleOf(line: string): Marker | undefined {
  const [, numeral = '', after, space = '', rest = ''] = ARTICLE.exec(line) ?? [];
  if (numeral === '') return undefined;
  const isSetOff = space !== '';
  if ((isSetOff ? SPOKEN_OF_AFTER_SPACE : SPOKEN_OF).test(rest)) return undefined;
  if (after === undefined) return marker('article', { numeral, rest, isSetOff });
  const main = marker('article', { numeral, rest, isSetOff });
  const value = (main?.value ?? 0) + (numeralValue(after) ?? 0) / 100;
  return main && { ...main, numeral: `${numeral}条之${after}`, value };
}

function sectionOf(line: string): Marker | undefined {
  const [, numeral = '', rest = ''] = SECTION.exec(line) ?? [];
  const [, second] = JOINED_NUMERALS.exec(rest.trimStart()) ?? [];
  const follows =
    second !== undefined && (numeralValue(second) ?? 0) > (numeralValue(numeral) ?? 0);
  return follows ? undefined : marker('section', { numeral, rest });
}

function itemOf(line: string): Marker | undefined {
  const [, bracketed, single, rest = ''] = ITEM.exec(line) ?? [];
  const numeral = bracketed ?? single?.normalize('NFKC').slice(1, -1) ?? '';
  return ITEM_SPOKEN_OF.test(rest) ? undefined : marker('item', { numeral, rest });
}

function numberOf(line: string): Marker | undefined {
  const [, digits = '', rest = ''] = NUMBER.exec(line) ?? [];
  return marker('number', { numeral: digits.normalize('NFKC'), rest });
}

function attachmentOf(line: string): Marker | undefined {
  const list = ATTACHMENT_LIST.exec(line);
  if (list) return { ...BARE, kind: 'attachment-list', rest: (list[1] ?? '').trim() };
  const found = ATTACHMENT.exec(line);
  const [, numeral = '', rest = ''] = found ?? [];
  if (!found || /[。；，]/u.test(rest) || rest.length > MAX_HEADING) return undefined;
  if (numeral === '') return rest === '' ? { ...BARE, kind: 'attachment' } : undefined;
  return marker('attachment', { numeral, rest });
}

type Found = Pick<Marker, 'numeral' | 'rest'> & Partial<Pick<Marker, 'rank' | 'isSetOff'>>;

const BARE = { numeral: '', value: 0, rest: '', rank: 0, isSetOff: false };

function marker(
  kind: MarkerKind,
  { numeral, rest, rank = 0, isSetOff = false }: Found,
): Marker | undefined {
  const value = numeral === '' ? undefined : numeralValue(numeral);
  if (value === undefined) return undefined;
  return { kind, numeral, value, rest: rest.trim(), rank, isSetOff };
}
