import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, toCsvLine, UnclosedQuoteError } from './csv.ts';

describe('a line of CSV', () => {
  it('quotes what would end a cell', () => {
    expect(toCsvLine(['a', 'b,c', '说"好"', '两\n行', ''])).toBe(
      'a,"b,c","说""好""","两\n行",\r\n',
    );
  });

  it.each(['=1+1', '+86', '-2', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])(
    'makes no formula of %j',
    (cell) => {
      const [[read] = []] = parseCsv(toCsvLine([cell, 'x']));
      expect(read).toBe(`'${cell}`);
    },
  );

  it('leaves a dash inside alone', () => {
    expect(toCsvLine(['WL20261121-0001'])).toBe('WL20261121-0001\r\n');
  });
});

describe('a file of CSV', () => {
  it.each([
    [
      '\uFEFFa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\n\n,\nb', [['a'], ['b']]],
    ['"x, y","z\n""w"""', [['x, y', 'z\n"w"']]],
    [' a , b \r1,', [['a', 'b'], ['1']]],
    ['', []],
  ])('%j is read', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  it.each(['a\n"b', '"a"b', 'a"b'])('%j is refused', (text) => {
    expect(() => parseCsv(text)).toThrow(UnclosedQuoteError);
  });

  it('is what was written, whatever the cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `x${text.trim()}x`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        expect(parseCsv(rows.map(toCsvLine).join(''))).toEqual(rows);
      }),
    );
  });
});
