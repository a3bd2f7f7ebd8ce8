import { numeralValue } from './chinese-numeral.ts';

export type MarkerKind =
  | 'chapter'
  | 'article'
  | 'section'
  | 'item'
  | 'attachment'
  | 'attachment-list';

/** A number as printed at the start of a line: `二` of `二、`, `三` of `（三）`, `三十七` of `第三十七条`. */
export interface Marker {
  kind: MarkerKind;
  numeral: string;
  value: number;
  /** The line without its number. */
  rest: string;
}

const NUMERAL = '[零〇一二三四五六七八九十百]+';
const PATTERNS: readonly (readonly [MarkerKind, RegExp])[] = [
  ['chapter', new RegExp(`^第\\s*(${NUMERAL})\\s*[章编节](?=\\s|\\p{Script=Han})(.*)$`, 'u')],
  ['article', new RegExp(`^第\\s*(${NUMERAL})\\s*条(?!例|第|款|规定)(.*)$`, 'u')],
  ['section', new RegExp(`^(${NUMERAL})、(.*)$`, 'u')],
  ['item', new RegExp(`^[（(]\\s*(${NUMERAL})\\s*[）)](.*)$`, 'u')],
  ['attachment-list', /^附\s*件\s*()[：:](.*)$/u],
  ['attachment', new RegExp(`^附\\s*件\\s*(\\d*|${NUMERAL})()$`, 'u')],
];

/** The number a line starts with, if it starts with one; whether it counts here is the reader's to say. */
export function markerOf(line: string): Marker | undefined {
  for (const [kind, pattern] of PATTERNS) {
    const found = pattern.exec(line);
    if (!found) continue;
    const numeral = found[1] ?? '';
    const value = numeral === '' ? 0 : numeralValue(numeral);
    if (value === undefined) continue;
    return { kind, numeral, value, rest: (found[2] ?? '').trim() };
  }
  return undefined;
}
