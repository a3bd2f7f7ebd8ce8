import { describe, expect, it } from 'vitest';
import { loadTraditional } from './traditional.ts';

const pairs = loadTraditional();

describe('loadTraditional', () => {
  it.each(['歲岁', '錢钱', '裏里', '幹干'])('knows %s', (pair) => {
    expect(pairs).toContain(pair);
  });

  it('has each character once', () => {
    const characters = pairs.map((pair) => pair.charAt(0));

    expect(characters.filter((it, at) => characters.indexOf(it) !== at)).toEqual([]);
  });
});
