import { describe, expect, it } from 'vitest';
import { textOf } from './claims.ts';

describe('the text of a reply', () => {
  it('is its claims, joined as they say', () => {
    const text = textOf([
      { text: '第一段。', opens: 'paragraph' },
      { text: '同一段。', opens: 'sentence' },
      { text: '另一行。', opens: 'line' },
      { text: '第二段。', opens: 'paragraph' },
    ]);

    expect(text).toBe('第一段。同一段。\n另一行。\n\n第二段。');
  });

  it('begins without a blank line, whatever its first claim was joined to before', () => {
    expect(textOf([{ text: '只剩这句。', opens: 'line' }])).toBe('只剩这句。');
  });

  it('is empty without claims', () => {
    expect(textOf([])).toBe('');
  });
});
