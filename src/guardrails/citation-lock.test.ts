import { describe, expect, it } from 'vitest';
import { checkCitations } from './citation-lock.ts';

const region = { code: '320600', name: '南通市', path: '江苏省南通市' };
const citation = (number: string, clause: string, quote: string) => ({
  document: { number, title: '关于改革完善社会救助制度的实施意见', issuer: '南通市', region },
  clause,
  quote,
  status: 'in_force' as const,
});
const clauses = (number: string, clause: string) =>
  number === '甲〔2021〕1号' && clause === '二（一）' ? '给予最低生活保障，为 2 倍的。' : undefined;

describe('checkCitations', () => {
  it('keeps a quote that stands in its clause, white space aside', () => {
    const { kept } = checkCitations(
      [citation('甲〔2021〕1号', '二（一）', '为2倍的')],
      new Set(['甲〔2021〕1号']),
      clauses,
    );

    expect(kept).toHaveLength(1);
  });

  it('refuses a quote with one character changed', () => {
    const { refused } = checkCitations(
      [citation('甲〔2021〕1号', '二（一）', '为3倍的')],
      new Set(['甲〔2021〕1号']),
      clauses,
    );

    expect(refused).toHaveLength(1);
  });

  it('refuses a clause that is not there', () => {
    const { refused } = checkCitations(
      [citation('甲〔2021〕1号', '二（九）', '为2倍的')],
      new Set(['甲〔2021〕1号']),
      clauses,
    );

    expect(refused).toHaveLength(1);
  });

  it('refuses a document that does not bind the place', () => {
    const { refused } = checkCitations(
      [citation('甲〔2021〕1号', '二（一）', '为2倍的')],
      new Set(['乙〔2021〕2号']),
      clauses,
    );

    expect(refused).toHaveLength(1);
  });
});
