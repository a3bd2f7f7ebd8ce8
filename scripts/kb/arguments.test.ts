import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from './arguments.ts';

describe('readArguments', () => {
  it('reads an import with everything that is known of the document', () => {
    const words = ['import', 'a.txt', '--number', '某民〔2030〕1号', '--region', '如皋'];
    const more = [
      '--issuer',
      '某局',
      '--issued',
      '无',
      '--effective-from',
      '2030-01-01',
      '--draft',
    ];

    expect(readArguments([...words, ...more])).toEqual({
      command: 'import',
      files: ['a.txt'],
      draft: true,
      given: {
        number: '某民〔2030〕1号',
        region: '如皋',
        issuer: '某局',
        issuedOn: null,
        effectiveFrom: '2030-01-01',
      },
    });
  });

  it('reads a withdrawal', () => {
    const words = ['withdraw', '--number', '某民〔2030〕1号', '--from', '2030-01-01'];

    expect(readArguments(words)).toEqual({
      command: 'withdraw',
      number: '某民〔2030〕1号',
      from: '2030-01-01',
    });
  });

  it.each([
    { rule: 'an unknown command', words: ['publish'], named: 'publish' },
    { rule: 'an unknown option', words: ['import', 'a.txt', '--force'], named: '--force' },
    { rule: 'an import of nothing', words: ['import'], named: '文件' },
    {
      rule: 'one number for two files',
      words: ['import', 'a', 'b', '--number', 'x'],
      named: '文号',
    },
    { rule: 'a withdrawal from no day', words: ['withdraw', '--number', 'x'], named: '--from' },
    {
      rule: 'a day that does not exist',
      words: ['withdraw', '--number', 'x', '--from', '2030-02-30'],
      named: '2030-02-30',
    },
  ])('refuses $rule and names it', ({ words, named }) => {
    const reading = () => readArguments(words);

    expect(reading).toThrow(UsageError);
    expect(reading).toThrow(named);
  });
});
