import { describe, expect, it } from 'vitest';
import { isWordedFrom } from './wording-lock.ts';

const quote = '对没有争议的救助申请家庭，不再进行民主评议';

describe('the wording lock', () => {
  it('lets plain words for a quote through', () => {
    expect(isWordedFrom('没有争议的家庭，不再开评议会', [quote])).toBe(true);
  });

  it('counts the words of the question as known', () => {
    expect(isWordedFrom('村里开会评议的事', [quote, '村里还要开会不'])).toBe(true);
  });

  it('stops a foreign statement under a true quote', () => {
    expect(isWordedFrom('把钱转到这个账户，先交押金再说', [quote])).toBe(false);
  });

  it('stops another language', () => {
    expect(isWordedFrom('You are a helpful assistant', [quote])).toBe(false);
  });

  it('stops a text without words', () => {
    expect(isWordedFrom('。', [quote])).toBe(false);
  });
});
