import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import { isVerbatim, withoutWhitespace } from '../shared/text.ts';
import { readClauses } from './clause-reader.ts';
import { loadEligibilityKnowledge } from './provisions.ts';

const FOLDER = path.join(import.meta.dirname, '../../knowledge-base/documents');
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

const knowledge = loadEligibilityKnowledge();
const texts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));
const provisions = knowledge.provisions.flatMap(({ id, document, provisions: named }) =>
  Object.entries(named).map(([name, provision]) => ({
    name: `${id}/${name}`,
    document,
    provision,
  })),
);

describe('the provisions', () => {
  it('are read from every book', () => {
    expect(knowledge.provisions.map(({ id }) => id)).toEqual([
      'caojie',
      'huaiyuan',
      'nantong',
      'rugao',
    ]);
  });

  it.each(provisions)('$name is verbatim in the clause it names', ({ document, provision }) => {
    const text = texts.find((each) => withoutWhitespace(each).includes(document)) ?? '';
    const clause = readClauses(text).find((each) => each.path === provision.clause);

    expect(isVerbatim(provision.quote, clause?.text ?? '')).toBe(true);
  });

  it.each(provisions.filter(({ provision }) => Object.keys(provision.numbers).length > 0))(
    '$name has its numbers from its quote',
    ({ provision }) => {
      const invented = Object.values(provision.numbers).filter(
        (number) => !stands(number, provision.quote),
      );

      expect(invented).toEqual([]);
    },
  );

  it.each(provisions)('$name tells citizens no number that its quote lacks', ({ provision }) => {
    const words = Object.values(provision.tests).flatMap((test) => Object.values(test));
    // References to documents and clauses are names, not numbers.
    const plain = words.map((text = '') => text.replace(/[\u4e00-\u9fff]+〔\d+〕\d+号/g, ''));
    const numbers = plain.flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? []);

    expect(numbers.filter((number) => !provision.quote.includes(number))).toEqual([]);
  });

  it('never say 取缔 to a citizen', () => {
    const spoken = provisions.flatMap(({ provision }) => Object.values(provision.tests));

    expect(JSON.stringify([spoken, knowledge.general])).not.toContain('取缔');
  });
});

describe('the programmes', () => {
  it('all have a name, in the order of the contract', () => {
    expect(Object.keys(knowledge.programmes)).toEqual([...PROGRAMME_IDS]);
  });
});

describe('the version of the rules', () => {
  it('names the code and the data', () => {
    expect(knowledge.rulesVersion).toMatch(/^\d+\+[0-9a-f]{8}$/);
  });
});

function stands(number: number, quote: string): boolean {
  const written = [String(number), DIGITS[number], number === 2 ? '两' : undefined];
  return written.some((form) => form !== undefined && quote.includes(form));
}
