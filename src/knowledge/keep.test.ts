import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keep } from './keep.ts';

describe('keep', () => {
  let folder: string;
  let makings: number;
  const make = () => {
    makings += 1;
    return { numbers: Uint32Array.from([1, 2, 3]), names: new Map([['低保', 1]]) };
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'keep-'));
    makings = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes the same of the same once', () => {
    const first = keep(['a', 'b'], make, folder);
    const second = keep(['a', 'b'], make, folder);

    expect(second).toEqual(first);
    expect(makings).toBe(1);
  });

  it('makes other things of other inputs', () => {
    for (const inputs of [['ab', 'c'], ['a', 'bc'], ['abc'], ['c', 'ab']])
      keep(inputs, make, folder);

    expect(makings).toBe(4);
  });

  it('makes it again where the file is cut off', () => {
    keep(['a'], make, folder);
    const [name = ''] = readdirSync(folder);
    truncateSync(path.join(folder, name), 10);

    expect(keep(['a'], make, folder)).toEqual(make());
    expect(makings).toBe(3);
  });

  it('makes it each time where nothing can be kept', () => {
    const occupied = path.join(folder, 'occupied');
    writeFileSync(occupied, '');

    expect(keep(['a'], make, occupied)).toEqual(make());
    expect(keep(['a'], make, occupied)).toEqual(make());
  });

  it('keeps nothing of the sources, which may change', () => {
    keep(['a'], make);
    keep(['a'], make);

    expect(makings).toBe(2);
  });
});
