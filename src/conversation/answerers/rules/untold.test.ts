import { describe, expect, it } from 'vitest';
import { loadCards } from '../../../knowledge/cards.ts';
import { isAdmittedBy } from './untold.ts';

const [card] = loadCards();
const says = (text: string, question: string) =>
  card !== undefined && isAdmittedBy({ ...card, text }, question);

describe('isAdmittedBy', () => {
  const text = '救助的事手机上能办。用哪个软件，文件没有写，可以打 12345 问。';

  it('hears that the card does not say what the question names', () => {
    expect(says(text, '手机上要下什么软件')).toBe(true);
  });

  it('does not take what the card says for what it leaves unsaid', () => {
    expect(says(text, '手机上能办吗')).toBe(false);
    expect(says('软件叫救助通。用哪个软件登录，文件没有写。', '用什么软件')).toBe(false);
  });
});
