import { describe, expect, it } from 'vitest';
import { createGroupCutter } from './groups.ts';

const cut = createGroupCutter(
  new Map([
    ['起', '七'],
    ['骑', '七'],
    ['火', '火'],
    ['伙', '火'],
  ]),
  (letters) => (letters.includes('着火') ? ['@fire'] : []),
);

describe('the groups of a text', () => {
  it('know where it begins and ends', () => {
    const groups = cut('着火');

    expect(groups).toContain('^着');
    expect(groups).toContain('火$');
  });

  it('are the same sounds however they are mistyped', () => {
    const sounds = (text: string) => [...cut(text)].filter((group) => group.startsWith('~'));

    expect(sounds('骑伙')).toEqual(sounds('起火'));
    expect(sounds('起火')).toHaveLength(1);
  });

  it('take every numeral for one sound', () => {
    expect(cut('饿3天')).toContain('~#天');
    expect(cut('饿两天')).toContain('~#天');
  });

  it('pair letters that stand close together', () => {
    expect(cut('烧了我家')).toContain('烧_家');
    expect(cut('烧一二三四五家')).not.toContain('烧_家');
  });

  it('name the themes heard', () => {
    expect(cut('着火')).toContain('@fire');
  });

  it('never reach into an idiom', () => {
    expect([...cut('急··人')].filter((group) => group.includes('·'))).toEqual([]);
  });
});
