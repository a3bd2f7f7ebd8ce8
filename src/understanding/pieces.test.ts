import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

const WORDS = { noun: ['活', '农活'] };

describe('the pieces of a phrase', () => {
  it.each([
    ['each choice', '(干|做)不了', ['做不了', '干不了']],
    ['what may be missing', '干不(了)?', ['干不', '干不了']],
    ['one character of several', '[干做]不', ['做不', '干不']],
    ['a list by its name', '干{noun}', ['干农活', '干活']],
    ['on both sides of a gap', '低保…取消', ['低保', '取消']],
    ['in windows of three when it is long', '最低生活', ['最低生活']],
    ['a longer one', '最低生活费', ['低生活', '最低生', '生活费']],
    ['without the ends of a clause', '^低保户$', ['低保户']],
    ['without classes of numerals', '[0-9]级残', ['级残']],
  ])('are: %s', (_, phrase, pieces) => {
    expect([...piecesOf([phrase], WORDS)].toSorted()).toEqual(pieces.toSorted());
  });

  it('stay few where a phrase has very many ways', () => {
    const choice = `(${Array.from('甲乙丙丁戊己庚辛壬癸子丑').join('|')})`;

    expect(piecesOf([choice.repeat(6)], {}).size).toBeLessThan(2000);
  });
});
