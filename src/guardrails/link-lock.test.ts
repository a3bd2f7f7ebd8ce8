import { describe, expect, it } from 'vitest';
import { createLinkLock } from './link-lock.ts';

const findUnknownLinks = createLinkLock(['https://www.gov.cn']);

describe('the link lock', () => {
  it.each([
    { rule: 'an address', text: '请看 https://example.org/a?b=1' },
    { rule: 'an address without a scheme', text: '登录www.example.cn办理' },
    { rule: 'a bare host', text: '到 dibao-banli.com 填表' },
    { rule: 'full-width letters', text: '到 ｅｘａｍｐｌｅ．ｃｏｍ 填表' },
    { rule: 'a spelt-out dot', text: '搜 dibao点com' },
    { rule: 'an e-mail address', text: '发到 a@example.org' },
    { rule: 'a script', text: 'javascript://alert' },
    { rule: 'another page of a known host', text: 'https://www.gov.cn.example.org' },
  ])('stops $rule', ({ text }) => {
    expect(findUnknownLinks(text)).not.toEqual([]);
  });

  it.each([
    { rule: 'a known link', text: '见 https://www.gov.cn' },
    { rule: 'a decimal', text: '1.5倍' },
    { rule: 'plain words', text: '这一点要问镇街' },
  ])('lets $rule through', ({ text }) => {
    expect(findUnknownLinks(text)).toEqual([]);
  });
});
