import { describe, expect, it } from 'vitest';
import { createSegmenter } from './segmenter.ts';

const segmenter = createSegmenter({ dictionary: ['渐退期'], stopWords: ['的'] });

describe('createSegmenter', () => {
  it('keeps a term of the dictionary in one piece', () => {
    expect(segmenter.segment('给予6个月渐退期')).toContain('渐退期');
  });

  it('also gives the shorter words inside a long one', () => {
    expect(segmenter.segment('中华人民共和国')).toEqual(
      expect.arrayContaining(['人民', '共和国', '中华人民共和国']),
    );
  });

  it('leaves out stop words and punctuation', () => {
    expect(segmenter.segment('，的。 ')).toEqual([]);
  });

  it('reads full-width letters and digits like plain ones', () => {
    expect(segmenter.segment('ＡＢＣ １２３４５')).toEqual(segmenter.segment('abc 12345'));
  });

  it('has another fingerprint with another dictionary', () => {
    const other = createSegmenter({ dictionary: ['低保'], stopWords: ['的'] });

    expect(other.fingerprint).not.toBe(segmenter.fingerprint);
  });
});
