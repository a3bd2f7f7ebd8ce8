import { describe, expect, it } from 'vitest';
import { createThemeEar } from './themes.ts';

const hear = createThemeEar({
  themes: new Map([
    ['cold', ['冻', '零下']],
    ['child', ['娃']],
  ]),
  spellings: new Map([['凍', '冻']]),
});

describe('the themes of a text', () => {
  it('are heard in any of their words', () => {
    expect(hear('零下十度')).toEqual(['@cold']);
  });

  it('are paired when they stand close together', () => {
    expect(hear('娃冻着了')).toEqual(['@child', '@cold', '@child+cold']);
  });

  it('are not paired across a long way', () => {
    expect(hear(`娃${'很'.repeat(30)}冻`)).toEqual(['@child', '@cold']);
  });

  it('are none in other words', () => {
    expect(hear('补贴多少钱')).toEqual([]);
  });
});
