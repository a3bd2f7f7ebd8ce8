import { describe, expect, it } from 'vitest';
import type { Claim, Support } from '../contracts/claims.ts';
import { recreateAnswer, wordingName, wordingsIn } from './recreate-answer.ts';

const claim = (text: string, support: Support, rest: Partial<Claim> = {}): Claim => ({
  text,
  opens: 'paragraph',
  wordedBy: 'rules',
  support: [support],
  ...rest,
});
const phrase = claim('编号 1。', { by: 'phrase', key: 'a.number', values: { number: '1' } });
const card = claim('每半年核查一次。', { by: 'card', id: 'review' }, { opens: 'sentence' });
const tool = claim('由镇街核实。', { by: 'tool', tool: 'eligibility', says: '由镇街核实。' });
const wordings = new Map([
  ['phrase:a.number', '编号 {number}。'],
  ['card:review', '每半年核查一次。'],
]);

describe('an answer made again', () => {
  it('is the same letters, joined the same way', () => {
    expect(recreateAnswer([phrase, card, tool], wordings)).toBe(
      '编号 1。每半年核查一次。\n\n由镇街核实。',
    );
  });

  it('reads as the wordings of its day read, whatever stands in the claim', () => {
    const edited = { ...card, text: '每三年核查一次。' };

    expect(recreateAnswer([edited], wordings)).toBe('每半年核查一次。');
  });

  it('keeps the words of a model as they were recorded', () => {
    const worded = claim('半年查一回。', { by: 'card', id: 'none' }, { wordedBy: 'model' });

    expect(recreateAnswer([worded], new Map())).toBe('半年查一回。');
  });

  it('cannot be made without its wordings', () => {
    expect(() => recreateAnswer([card], new Map())).toThrow('card:review');
  });

  it('needs the wordings of its phrases and cards only', () => {
    expect(wordingsIn([phrase, card, tool]).map(wordingName)).toEqual([
      'phrase:a.number',
      'card:review',
    ]);
  });
});
