import { describe, expect, it } from 'vitest';
import { loadLikelySame } from '../knowledge/likely-same.ts';
import { whyLikelySame } from './likely-same.ts';

const rules = loadLikelySame();
const why = (one: string, other: string, contacts: (string | null)[] = [null, null]) =>
  whyLikelySame(
    { summary: one, contact: contacts[0] ?? null },
    { summary: other, contact: contacts[1] ?? null },
    rules,
  );

describe('two tickets of one county, near in time', () => {
  it.each([
    ['昨晚家里起火，东西都烧没了', '我儿子屋头失火了，人没得地方住'],
    ['涨水把房子淹了', '发大水，一家人没地方去'],
    ['老汉被车撞了，医药费交不起', '我爸出车祸，住院的钱没有'],
  ])('may be one event: %s / %s', (one, other) => {
    expect(why(one, other)).toBe('event');
  });

  it('may be one person twice, in much the same words', () => {
    expect(why('家里断粮三天了，娃儿饿得哭', '我家里断粮三天了娃儿饿得直哭')).toBe('words');
  });

  it('may be one person by the telephone number, whatever is told', () => {
    expect(why('没得米下锅了', '房东赶我走', ['13800138000', '13800138000'])).toBe('contact');
  });

  it.each([
    ['家里起火了，没地方住', '老伴住院，没钱交押金'],
    ['没得米下锅了', '没得米吃饭了'],
    ['孩子生病没钱看', '房租交不起要被赶出来'],
  ])('are two, however poor both are: %s / %s', (one, other) => {
    expect(why(one, other)).toBeNull();
  });

  it('are two where neither left a number', () => {
    expect(why('没得米下锅了', '房东赶我走', [null, null])).toBeNull();
  });
});
