import { describe, expect, it } from 'vitest';
import { readKind, readTitle, tidyNumber } from './document-names.ts';
import { loadPolicyDocuments } from './policy-documents.ts';

describe('readTitle', () => {
  it('finds the title of a notice among number, issuer and addressee', () => {
    const text = '某市民政局文件\n某民〔2030〕1号\n关于做好救助工作的通知\n各村：\n一、甲。';

    expect(readTitle(text)).toBe('关于做好救助工作的通知');
  });

  it('finds the title of rules that are still on trial', () => {
    expect(readTitle('某市困难群众救助办法（试行）\n第一条 甲。')).toBe(
      '某市困难群众救助办法（试行）',
    );
  });

  it('finds none where none is printed', () => {
    expect(readTitle('一、甲。\n二、乙。')).toBeUndefined();
  });

  it.each(loadPolicyDocuments().filter(({ metadata }) => metadata.title.startsWith('关于')))(
    'finds the title of $metadata.number or what announces it',
    ({ text, metadata }) => {
      expect(readTitle(text)).toContain(metadata.title);
    },
  );
});

describe('readKind', () => {
  it.each([
    ['关于救助的通知', '通知'],
    ['关于改革救助制度的实施意见', '实施意见'],
    ['某市救助办法（试行）', '办法'],
  ])('says what %s is', (title, kind) => {
    expect(readKind(title)).toBe(kind);
  });
});

describe('tidyNumber', () => {
  it.each(['某民[2030]1号', '某民（2030）1号', '某民【2030】 1号', '某民〔2030〕1号'])(
    'prints the year of %s as numbers do',
    (number) => {
      expect(tidyNumber(number)).toBe('某民〔2030〕1号');
    },
  );
});
