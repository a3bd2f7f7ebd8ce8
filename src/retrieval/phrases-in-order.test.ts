import { describe, expect, it } from 'vitest';
import { putPhrasesFirst } from './phrases-in-order.ts';

const hits = (...texts: string[]) => texts.map((text, at) => ({ text, score: 20 - at }));
const order = (question: string, ...texts: string[]) =>
  putPhrasesFirst(question, hits(...texts)).map(({ text }) => text);

describe('putPhrasesFirst', () => {
  it('puts a clause with a whole phrase of the question first', () => {
    expect(order('民主评议还做不做', '评议由民主决定。', '不再进行民主评议。')).toEqual([
      '不再进行民主评议。',
      '评议由民主决定。',
    ]);
  });

  it('reads over line breaks and spaces of a document', () => {
    expect(order('三个工作日', '工作日三个。', '不超过三 个\n工 作日。')[0]).toBe(
      '不超过三 个\n工 作日。',
    );
  });

  it('leaves the order where no phrase stands anywhere', () => {
    expect(order('要带啥', '一证一书。', '其他。')).toEqual(['一证一书。', '其他。']);
  });

  it('changes the order of the first ten only', () => {
    const texts = Array.from({ length: 11 }, (_, at) => `第${at}条`);

    expect(order('最低生活保障', ...texts, '最低生活保障').at(-1)).toBe('最低生活保障');
  });
});
