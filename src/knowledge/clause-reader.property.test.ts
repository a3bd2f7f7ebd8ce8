import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialText } from '../../tests/support/official-texts.ts';
import { withoutWhitespace } from '../shared/text.ts';
import { printDocument, readClauses } from './clause-reader.ts';
import { readSource } from './source-lines.ts';

const cutOf = (source: string) =>
  readClauses(source).map(({ path, heading, text }) => ({ path, heading, text }));

/** What only a fuzzer writes: the marks of every shape in any order, among any text. */
const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...[
        '第一章 ',
        '第一条 ',
        '第二条',
        '第十条之一 ',
        '一、',
        '二、',
        '（一）',
        '（二）',
        '1.',
        '2.',
      ],
      ...[
        '附件',
        '附件1',
        '附件：',
        '附件1：表',
        '序号 名称',
        '1 甲',
        '目录',
        '《',
        '》',
        '— 7 —',
        '\n',
        '\f',
      ],
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('\n', '。\n', '：\n', '，\n', '  ', '\t'),
  ),
  { maxLength: 60 },
);
const anyText = fragments.map((parts) => parts.join(''));

describe('readClauses over official texts of every shape', () => {
  it('finds exactly the numbers that the text was written with', () => {
    fc.assert(
      fc.property(officialText, ({ source, paths }) => {
        expect(readClauses(source).map(({ path }) => path)).toEqual(paths);
      }),
      { numRuns: 300 },
    );
  });

  it('loses and doubles no character of the body', () => {
    fc.assert(
      fc.property(officialText, ({ source, body }) => {
        expect(withoutWhitespace(printDocument(source))).toBe(withoutWhitespace(body.join('')));
      }),
      { numRuns: 300 },
    );
  });

  it('reads its own print again as the same clauses', () => {
    fc.assert(
      fc.property(officialText, ({ source }) => {
        const printed = printDocument(source);

        expect(cutOf(printed)).toEqual(cutOf(source));
        expect(printDocument(printed)).toBe(printed);
      }),
      { numRuns: 300 },
    );
  });

  it('points to where each clause stands, in order and without overlap', () => {
    fc.assert(
      fc.property(officialText, ({ source }) => {
        let at = 0;
        for (const clause of readClauses(source)) {
          expect(clause.start).toBeGreaterThanOrEqual(at);
          expect(clause.end).toBeGreaterThan(clause.start);
          at = clause.end;
        }
        expect(at).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});

describe('readClauses over any text', () => {
  it('gives every clause a path of its own', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const paths = readClauses(source).map(({ path }) => path);

        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every printed line, but page furniture and repeated table headers', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { lines } = readSource(source);
        const printed = withoutWhitespace(printDocument(source));
        const seen = lines.map(({ text }) => withoutWhitespace(text)).join('');
        const withoutHeaders = (text: string) => text.replaceAll('序号名称', '');

        expect(withoutHeaders(printed)).toBe(withoutHeaders(seen));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    { shape: 'one endless line', unit: '一' },
    { shape: 'white space inside lines', unit: `A${' '.repeat(30_000)}。\n` },
    { shape: 'a title mark that never closes', unit: '《本市困难群众应当，\n' },
    { shape: 'the same number again and again', unit: '一、甲\n二、乙\n' },
    { shape: 'attachments without end', unit: '附件\n甲\n' },
    { shape: 'listed attachments', unit: '附件1：甲\n附件2：乙\n' },
    { shape: 'chapters without end', unit: '第一章 甲\n第二章 乙\n' },
    { shape: 'many items under long sections', unit: longSection() },
    { shape: 'tables without end', unit: `附件\n序号 甲\n${'1 甲\n'.repeat(9000)}` },
    { shape: 'dots', unit: '.' },
    { shape: 'dashes', unit: '—' },
    { shape: 'page marks', unit: '— 7 —\n甲\n' },
    { shape: 'brackets', unit: '（一' },
  ])('takes for 100 KB of $shape about four times as long as for 25', ({ unit }) => {
    const sourceOf = (bytes: number) => unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)));
    const [quarter, whole] = [sourceOf(25_000), sourceOf(100_000)];

    // The best of some pairs, in the process's own time: a machine's slow moment must not fail the test. Where
    // every part were held against every other it would be sixteen times.
    const pairs = [1, 2, 3, 4, 5].map(() => ({ whole: cpuOf(whole), quarter: cpuOf(quarter) }));
    const growth = pairs.map((ms) => (ms.whole - JITTER_MS) / Math.max(ms.quarter, LEAST_MS));

    expect(Math.min(...growth)).toBeLessThan(9);
    expect(Math.min(...pairs.map((ms) => ms.whole))).toBeLessThan(MOST_MS);
  });
});

const JITTER_MS = 30;
const LEAST_MS = 5;
/** Twice what the slowest shape takes on a machine of two cores in its usual hour. */
const MOST_MS = 400;

/** Milliseconds. */
function cpuOf(source: string): number {
  const start = process.cpuUsage();
  readClauses(source);
  return process.cpuUsage(start).user / 1000;
}

function longSection(): string {
  const items = Array.from({ length: 99 }, (_, index) => `（${numeral(index + 1)}）甲乙丙丁。`);
  return `一、${'甲乙丙丁，'.repeat(2000)}\n${items.join('\n')}`;
}

function numeral(value: number): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${ones === 0 ? '' : digits[ones]}`;
}
