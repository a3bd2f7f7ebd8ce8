import { describe, expect, it } from 'vitest';
import { isSafeHref, parseMarkdown } from './markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('the Markdown subset of a reply', () => {
  it('parts paragraphs at a blank line and keeps line breaks', () => {
    const blocks = parseMarkdown('一\n二\n\n三');

    expect(blocks).toEqual([
      { kind: 'paragraph', lines: [[text('一')], [text('二')]] },
      { kind: 'paragraph', lines: [[text('三')]] },
    ]);
  });

  it('reads a list directly under a sentence', () => {
    const blocks = parseMarkdown('要带：\n- 身份证\n- **授权书**');

    expect(blocks[1]).toEqual({
      kind: 'list',
      ordered: false,
      start: 1,
      items: [[text('身份证')], [{ kind: 'bold', text: '授权书' }]],
    });
  });

  it('keeps the number a list starts with', () => {
    const [list] = parseMarkdown('3. 三\n4. 四');

    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
  });

  it('points at a citation by its number', () => {
    const [paragraph] = parseMarkdown('可以申请[1]。');

    expect(paragraph).toEqual({
      kind: 'paragraph',
      lines: [[text('可以申请'), { kind: 'citation', n: 1 }, text('。')]],
    });
  });

  it('links a telephone number', () => {
    const [paragraph] = parseMarkdown('打 [12345](tel:12345)');

    expect(paragraph).toMatchObject({
      lines: [[text('打 '), { kind: 'link', text: '12345', href: 'tel:12345' }]],
    });
  });

  it.each([
    'javascript:alert(1)',
    'http://example.org',
    'data:text/html,x',
    '//example.org',
    'https://a"onclick=',
    'tel:javascript',
  ])('does not link %s', (href) => {
    const [paragraph] = parseMarkdown(`[看](${href})`);

    expect(isSafeHref(href)).toBe(false);
    expect(JSON.stringify(paragraph)).not.toContain('"link"');
  });

  it('leaves HTML as the characters it is', () => {
    const [paragraph] = parseMarkdown('<img src=x onerror=alert(1)>');

    expect(paragraph).toEqual({
      kind: 'paragraph',
      lines: [[text('<img src=x onerror=alert(1)>')]],
    });
  });
});
