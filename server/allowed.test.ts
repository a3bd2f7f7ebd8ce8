import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AssessmentRequestSchema } from '../src/contracts/assessments.ts';
import { FactKeySchema } from '../src/contracts/facts.ts';
import { DateSchema, TimestampSchema } from '../src/contracts/primitives.ts';
import { loadReplies } from '../src/knowledge/replies.ts';
import { readAllowed } from './allowed.ts';

const replies = loadReplies();

function inWords(
  schema: z.ZodType,
  path: readonly (string | number)[] = ['it'],
): string | undefined {
  const allowed = readAllowed(schema).at(path);
  return allowed && replies.say(`allowed.${allowed.code}`, { ...allowed.values, key: 'it' });
}

describe('what may stand under a key', () => {
  it.each([
    { rule: 'a choice', it: z.enum(['none', 'able']), words: 'it 只能填 none、able' },
    { rule: 'yes or no', it: z.boolean(), words: 'it 只能填 true 或 false' },
    { rule: 'a few whole numbers', it: z.int().min(1).max(4), words: 'it 只能填 1、2、3、4' },
    { rule: 'many whole numbers', it: z.int().min(0).max(150), words: 'it 要填 0 到 150 的整数' },
    { rule: 'whole numbers without end', it: z.int().min(1), words: 'it 要填 1 或以上的整数' },
    { rule: 'a sum', it: z.number().nonnegative().max(9), words: 'it 要填 0 或以上的数，最多 9' },
    {
      rule: 'a sum above zero',
      it: z.number().positive().max(9),
      words: 'it 要填大于 0 的数，最多 9',
    },
    { rule: 'any number', it: z.number(), words: 'it 要填数' },
    { rule: 'a day', it: DateSchema, words: 'it 要写成“年-月-日”，例如 2026-11-21' },
    { rule: 'a time', it: TimestampSchema, words: 'it 要写成 2026-11-21T09:30:00+08:00 的样子' },
    { rule: 'a text', it: z.string().trim().min(1).max(60), words: 'it 要填 1 到 60 个字' },
    { rule: 'a text of any length', it: z.string(), words: 'it 要填文字' },
    {
      rule: 'choices',
      it: z.array(z.enum(['a', 'b'])).min(1),
      words: 'it 要填列表，至少 1 项，每项只能填 a、b',
    },
    {
      rule: 'a list of things',
      it: z.array(z.strictObject({ a: z.boolean() })).max(50),
      words: 'it 要填列表，0 到 50 项',
    },
    {
      rule: 'a thing',
      it: z.strictObject({ a: z.boolean(), b: z.boolean() }),
      words: 'it 要填一组项目，里面可以填 a、b',
    },
    { rule: 'what may be left out', it: z.boolean().optional(), words: 'it 只能填 true 或 false' },
  ])('says $rule', ({ it: schema, words }) => {
    expect(inWords(z.strictObject({ it: schema }))).toBe(words);
  });

  it('goes into lists', () => {
    const homes = z.strictObject({ homes: z.array(z.strictObject({ it: z.boolean() })) });

    expect(inWords(homes, ['homes', 0, 'it'])).toBe('it 只能填 true 或 false');
    expect(readAllowed(homes).keysAt(['homes', 0])).toEqual(['it']);
  });

  it.each(['nothing', 'constructor'])('says nothing of %s, which no schema has', (name) => {
    expect(inWords(AssessmentRequestSchema, [name])).toBeUndefined();
    expect(readAllowed(AssessmentRequestSchema).keysAt([name])).toEqual([]);
  });

  it.each(FactKeySchema.options)('says it of the fact %s', (key) => {
    expect(inWords(AssessmentRequestSchema, ['facts', key])).toMatch(/^it (只能填|要[填写])/);
  });
});
