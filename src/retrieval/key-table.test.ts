import { describe, expect, it } from 'vitest';
import { createKeyTable } from './key-table.ts';

describe('createKeyTable', () => {
  it('gives a key the same number again', () => {
    const table = createKeyTable();
    table.numberOf(7);

    expect([table.numberOf(2 ** 40), table.numberOf(7)]).toEqual([1, 0]);
    expect([...table.keys()]).toEqual([7, 2 ** 40]);
  });

  it('keeps all numbers while it grows', () => {
    const table = createKeyTable();
    const keys = Array.from({ length: 100_000 }, (_, at) => (at + 1) * 65_537);
    for (const key of keys) table.numberOf(key);

    expect(table.size()).toBe(keys.length);
    expect([...table.keys()]).toEqual(keys);
    expect(keys.every((key, at) => table.numberOf(key) === at)).toBe(true);
  });
});
