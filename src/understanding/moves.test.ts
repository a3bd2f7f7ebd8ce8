import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../knowledge/lexicon.ts';
import { createMoveReader } from './moves.ts';
import { passageReaderFor } from './passage.ts';
import { MOVES } from './understanding.ts';

const lexicon = loadLexicon();
const readPassage = passageReaderFor(lexicon);
const readMove = createMoveReader(lexicon);
const moveOf = (words: string) => readMove(readPassage(words));

describe('what a message does in the talk', () => {
  it.each([
    ['刚才有人敲门 你再说一遍我听听', 'repeat'],
    ['字小得很 看不清', 'slower'],
    ['这个先不讲 问后头的', 'skip'],
    ['我也弄不清楚', 'dontKnow'],
    ['不办了不办了', 'cancel'],
    ['全部重新来过', 'restart'],
    ['喊个真人来跟我讲', 'requestHuman'],
    ['喂完猪了 接着问吧', 'resume'],
    ['太感谢你们了', 'thanks'],
    ['好嘞 我先挂了', 'farewell'],
    ['跟我讲话的是不是机器', 'identity'],
    ['别把我名字写上去', 'noContact'],
    ['跟你说了等于没说', 'abuse'],
    ['你们到底给我报上去没有', 'askStatus'],
  ])('of «%s» is %s', (words, move) => {
    expect(moveOf(words)).toBe(move);
  });

  it.each([
    '低保一年审几回',
    '我爸瘫在床上三年了',
    '家里四口人 一个月两千块',
    '药费能报多少',
    '我不想活了',
    '房子着火了',
  ])('is nothing in «%s»', (words) => {
    expect(moveOf(words)).toBeNull();
  });

  it('is nothing where there is nothing to read, or too much', () => {
    expect(moveOf('……')).toBeNull();
    expect(moveOf('你再说一遍'.repeat(20))).toBeNull();
  });

  it('needs a likeness for every move', () => {
    expect(Object.keys(lexicon.moves.from).toSorted()).toEqual([...MOVES].toSorted());
    expect([...lexicon.moves.learned.labels].toSorted()).toEqual([...MOVES].toSorted());
  });
});
