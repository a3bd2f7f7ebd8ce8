import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('markup', () => {
  it('escapes what it is given, in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&`;

    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('takes markup and lists of markup as they are', () => {
    const items = ['<1>', '<2>'].map((item) => html`<li>${item}</li>`);

    expect(html`<ul>${items}</ul>`.toString()).toBe(
      '<ul><li>&lt;1&gt;</li><li>&lt;2&gt;</li></ul>',
    );
  });
});
