import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isVerbatim, withoutWhitespace } from '../shared/text.ts';
import { coversClause } from './clause-path.ts';
import { loadPolicyDocuments } from './policy-documents.ts';

interface MappedRule {
  id: string;
  quote: string;
  doc: string;
  section: string;
}

const documents = loadPolicyDocuments();
const rules = readFileSync('tests/data/rule-map.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): MappedRule => JSON.parse(line));
const numbers: Record<string, string> = {
  '000': '皋民救〔2024〕2号',
  '001': '通办发〔2021〕7号',
  '002': '怀民〔2021〕184号',
  '004': '草街办发〔2024〕54号',
};
const documentOf = (number: string | undefined) =>
  documents.find((document) => document.metadata.number === number);

describe('the policy documents', () => {
  it('are the four that the product was built on', () => {
    expect(documents.map((document) => document.metadata.number)).toEqual(Object.values(numbers));
    expect(rules).toHaveLength(143);
  });

  it.each(rules)('keep the quote of $id in exactly the clause that it names', (rule) => {
    const clauses = documentOf(numbers[rule.doc])?.clauses ?? [];

    const holding = clauses.filter((clause) => isVerbatim(rule.quote, clause.text));

    expect(holding.map((clause) => clause.path)).not.toEqual([]);
    expect(holding.filter((clause) => !coversClause(rule.section, clause.path))).toEqual([]);
  });

  it.each(documents)('lose and double nothing of $metadata.number', ({ text, clauses }) => {
    // Section headings stand in their items' headings; a header printed again is dropped.
    const headings = /^[一二三四五六七八九十]+、[^\n。]+$|^序号 /u;
    let at = 0;
    let left = '';
    for (const clause of clauses) {
      expect(clause.start).toBeGreaterThanOrEqual(at);
      left += text.slice(at, clause.start);
      const own = /^附件\d*\/\d+$/u.test(clause.path)
        ? clause.text.slice(clause.text.indexOf('\n'))
        : clause.text;
      const source = text.slice(clause.start, clause.end).replace(/—\s*\d+\s*—/u, '');
      const repeatedHeader = '序号 工作任务 责任单位 完成时限';
      const printed = clause.path.includes('/') ? source.replace(repeatedHeader, '') : source;
      expect(withoutWhitespace(own)).toBe(withoutWhitespace(printed));
      at = clause.end;
    }
    left += text.slice(at);

    const remaining = left.split('\n').map((line) => line.trim());

    expect(remaining.filter((line) => line !== '' && !headings.test(line))).toEqual([]);
  });

  it.each(documents)('have paths that are unique in $metadata.number', ({ clauses }) => {
    const paths = clauses.map((clause) => clause.path);

    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each(documents)('print the number and every issuer of $metadata.number', (document) => {
    const { number, issuer, title } = document.metadata;

    for (const name of [number, title, ...issuer.split('、')])
      expect(isVerbatim(name, document.text)).toBe(true);
  });

  it.each(documents)('name everything that $metadata.number leans on', (document) => {
    const whole = document.clauses.map((clause) => clause.text).join('\n');

    for (const name of document.metadata.leansOn) expect(isVerbatim(name, whole)).toBe(true);
  });

  it.each(documents)('end the periods of $metadata.number in clauses that exist', (document) => {
    for (const period of document.metadata.periods) {
      const clauses = document.clauses.filter((one) => coversClause(period.clause, one.path));
      const text = clauses.map((clause) => clause.text).join('\n');

      expect(clauses.length).toBeGreaterThan(0);
      expect(isVerbatim(period.quote ?? text, text)).toBe(true);
    }
  });
});
