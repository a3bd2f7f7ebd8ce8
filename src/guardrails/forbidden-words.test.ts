import { describe, expect, it } from 'vitest';
import { createForbiddenWordLock } from './forbidden-words.ts';

const findForbidden = createForbiddenWordLock({
  verdict: { words: ['符合', '取消'], except: ['取消户籍'] },
  promise: { words: ['一定'], except: ['一定期限'] },
  hurting: { words: ['缠保'], except: [] },
  markup: ['<', '://'],
});

describe('the lock of forbidden words', () => {
  it.each([
    { rule: 'finds a verdict', text: '您家符合条件', found: ['符合'] },
    { rule: 'finds it inside its denial', text: '您家不符合条件', found: ['符合'] },
    { rule: 'finds it between spaces', text: '您家符 合条件', found: ['符合'] },
    { rule: 'finds it around a hidden character', text: '您家符\u200b合条件', found: ['符合'] },
    { rule: 'finds it around punctuation', text: '您家符·合条件', found: ['符合'] },
    { rule: 'finds a promise', text: '一定给您办', found: ['一定'] },
    { rule: 'leaves a harmless longer word', text: '给一定期限，取消户籍限制', found: [] },
    { rule: 'finds it beside a harmless one', text: '取消户籍限制，取消低保', found: ['取消'] },
    { rule: 'finds words that hurt', text: '不要缠保', found: ['缠保'] },
    { rule: 'finds a link', text: '见 HTTPS://example.org', found: ['://'] },
    { rule: 'finds full-width markup', text: '＜img', found: ['<'] },
    { rule: 'leaves plain words', text: '带上身份证就行', found: [] },
  ])('$rule', ({ text, found }) => {
    expect(findForbidden(text)).toEqual(found);
  });
});
