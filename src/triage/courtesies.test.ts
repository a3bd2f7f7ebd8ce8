import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../knowledge/phrases.ts';
import { createCourtesyCutter } from './courtesies.ts';
import { foldWord } from './folded-text.ts';

const phrases = loadTriagePhrases();
const cut = createCourtesyCutter(phrases);
const fold = (text: string) => foldWord(text, phrases.spellings);

describe('courtesies', () => {
  it('are cut off both ends, however many there are', () => {
    expect(cut(fold('您好麻烦问下家里着火了谢谢在线等'))).toBe('家里着火了');
  });

  it('stay where they are in the middle', () => {
    expect(cut('我打扰了他他打我')).toBe('我打扰了他他打我');
  });

  it('leave nothing of a message that is nothing else', () => {
    expect(cut(fold('你好谢谢'))).toBe('');
  });
});
