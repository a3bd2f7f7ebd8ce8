import { describe, expect, it } from 'vitest';
import { ruleBookNeeds } from '../../../tests/support/rule-book.ts';
import type { RuleBook } from '../../contracts/rule-book.ts';
import { createReadRuleBook } from '../read-rule-book.ts';
import { noticePage } from './notice-page.ts';
import { ruleBookPage } from './rule-book-page.ts';

const { replies, eligibility } = ruleBookNeeds;
const book = await createReadRuleBook(ruleBookNeeds)();
const page = ruleBookPage(book, replies);

const VOID = ['meta', 'link', 'br', 'input'];

/** The keys whose values choose words. */
const CODES = ['state', 'status', 'programme', 'book', 'family', 'outcome', 'because'];

/** What opens and is not closed in its order. */
function unbalanced(markup: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, closing, tag = ''] of markup.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (VOID.includes(tag)) continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) wrong.push(tag);
  }
  return [...wrong, ...open];
}

function attributes(markup: string, name: string): string[] {
  return [...markup.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value);
}

describe('the page of the rule book', () => {
  it('closes what it opens', () => {
    expect(unbalanced(page)).toEqual([]);
  });

  it('uses every id once, and points only at ids that are there', () => {
    const ids = attributes(page, 'id');
    const pointed = [
      ...attributes(page, 'for'),
      ...attributes(page, 'aria-labelledby'),
      ...attributes(page, 'aria-describedby'),
      ...attributes(page, 'href')
        .filter((href) => href.startsWith('#'))
        .map((href) => href.slice(1)),
    ];

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('skips no level of heading', () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));

    expect(levels[0]).toBe(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('needs no script and no inline style', () => {
    expect(page).not.toMatch(/<script|<style| style=| on[a-z]+=/);
  });

  it.each(Object.values(eligibility.programmes))('names %s', (name) => {
    expect(page).toContain(`<h3>${name}</h3>`);
  });

  it('gives every rule that it shows a form of its own', () => {
    const rules = attributes(page, 'class').filter((name) => name === 'wrong');
    const sent = [...page.matchAll(/name="rule" value="([^"]+)"/g)].map(([, rule]) => rule);

    expect(sent).toHaveLength(rules.length);
    expect(new Set(sent).size).toBe(sent.length);
    expect(sent).toEqual(expect.arrayContaining(['nantong/charity', 'rugao/charity']));
  });

  it('shows every clause of every document', () => {
    const clauses = book.coverage.flatMap(({ clauses: listed }) => listed);

    expect([...page.matchAll(/<th scope="row">/g)]).toHaveLength(clauses.length);
  });

  it('never uses the words that hurt', () => {
    expect(page).not.toMatch(/取缔|缠保|闹保/);
  });

  it('shows hostile text as text, wherever it stands', () => {
    const hostile = '"><img src=x onerror=alert(1)>';
    const poisoned = JSON.parse(
      JSON.stringify(book, (key, value) =>
        typeof value === 'string' && !CODES.includes(key) ? hostile : value,
      ),
    ) as RuleBook;

    expect(ruleBookPage(poisoned, replies)).not.toContain('<img');
    expect(noticePage({ title: hostile, text: hostile }, replies)).not.toContain('<img');
  });
});
