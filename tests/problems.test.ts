import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { MESSAGE_MAX_CHARACTERS } from '../src/contracts/conversations.ts';

const ROOT = join(import.meta.dirname, '..');
const problems = new Map(
  Object.entries(
    parseYaml(readFileSync(join(ROOT, 'knowledge-base/replies/problems.yaml'), 'utf8')) as object,
  ),
);

const CODES = [
  /new DomainError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g,
  /super\('[a-z-]+', '([a-z-]+)'/g,
  /\brefusal\(\d{3}, '([a-z-]+)'\)/g,
  /\bkeyed\('([a-z-]+)'/g,
  /\brefusalOf\('([a-z-]+)'/g,
];
/** How `codeOf` and `CODE_OF_STATUS` of the server name a code. */
const SERVER_CODES = [...CODES, /\breturn '([a-z]+-[a-z-]+)';/g, /^ {2}\d{3}: '([a-z-]+)',$/gm];

function codesIn(folder: string, patterns: readonly RegExp[]): string[] {
  const sources = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
  const codes = sources.flatMap((source) =>
    patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code = '']) => code)),
  );
  return [...new Set(codes)];
}

describe('the sentences of problems', () => {
  it.each(codesIn('server', SERVER_CODES))('has a sentence for %s', (code) => {
    expect(problems.get(code)).toBeTypeOf('string');
  });

  it('finds the codes that the server refuses with', () => {
    expect(codesIn('server', SERVER_CODES)).toEqual(
      expect.arrayContaining([
        'wrong-token',
        'broken-json',
        'unknown-key',
        'missing-key',
        'forbidden',
      ]),
    );
  });

  it.each(codesIn('src', CODES))('has a sentence for %s of the service', (code) => {
    expect(problems.get(code)).toBeTypeOf('string');
  });

  it.each([...problems])('%s is a plain Chinese sentence with an end', (_code, sentence) => {
    expect(sentence).toMatch(/^[\p{Script=Han}“].*。$/u);
  });

  it.each([...problems])('%s speaks neither of errors nor of exceptions', (_code, sentence) => {
    expect(sentence).not.toMatch(/错误码|异常|参数|非法|invalid|error/i);
  });

  it.each([...problems])('%s fills only values that a refusal carries', (_code, sentence) => {
    const known = [
      'place',
      'candidates',
      'keys',
      'wrong',
      'why',
      'seconds',
      'port',
      'host',
      'pid',
      'folder',
      'reason',
      'username',
      'number',
      'document',
      'clause',
      'from',
      'effectiveFrom',
      'expiresOn',
      'key',
      'name',
      'value',
      'most',
      'until',
      'verifiedOn',
      'due',
      'days',
      'line',
      'minutes',
    ];

    const used = [...String(sentence).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

    expect(known).toEqual(expect.arrayContaining(used));
  });

  it('names the length that the contract allows', () => {
    expect(problems.get('text-too-long')).toContain(String(MESSAGE_MAX_CHARACTERS));
  });

  it.each(['internal', 'unavailable'])('%s tells somebody in danger whom to call', (code) => {
    expect(problems.get(code)).toMatch(/110.*119.*120/);
  });
});
