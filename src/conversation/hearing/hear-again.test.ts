import { describe, expect, it } from 'vitest';
import { policyTurn } from '../../../tests/support/agent-turn.ts';
import type { AgentRequest } from '../../model/chat-agent.ts';
import { emptyMemory } from '../memory.ts';
import type { Turn } from '../turn.ts';
import { createModelEar } from './hear-again.ts';
import { type HeardMessage, HeardMessageSchema } from './heard-message.ts';

const WORDS = '隔壁那个事咋整哟 锅都冷了几天';
const NOTHING: HeardMessage = { wants: [], programmes: [], danger: null, trouble: null };
const NUMBERS = {
  suicide: ['110'],
  fire: ['119'],
  medical: ['120'],
  violence: ['110'],
  child: ['110'],
  other: ['110'],
} as const;

describe('a second reading by a model', () => {
  const asked: AgentRequest[] = [];

  function hear(heard: Partial<HeardMessage> | Error, rest: Partial<Turn> = {}) {
    asked.length = 0;
    const troubles: string[] = [];
    const hearAgain = createModelEar({
      agent: {
        async ask(request) {
          asked.push(request);
          if (heard instanceof Error) throw heard;
          return HeardMessageSchema.parse({ ...NOTHING, ...heard });
        },
      },
      calls: Object.fromEntries(
        Object.entries(NUMBERS).map(([category, call]) => [category, [...call]]),
      ) as Parameters<typeof createModelEar>[0]['calls'],
      reading: { model: 'qwen', prompt: 'understand-message@1' },
      programmeName: (id) => id,
      onTrouble: (reason) => troubles.push(reason),
    });
    const turn = { ...policyTurn(WORDS), masked: WORDS, ...rest };
    return hearAgain(turn).then((read) => ({ ...turn, ...read, troubles, turn }));
  }

  it('adds what is asked and what it is about where the words leave it open', async () => {
    const { understanding, heardBy } = await hear({
      wants: ['procedure'],
      programmes: ['emergency_temporary_aid'],
    });

    expect(understanding).toMatchObject({
      asks: ['procedure'],
      programmes: ['emergency_temporary_aid'],
      isQuestion: true,
    });
    expect(heardBy).toEqual({ model: 'qwen', prompt: 'understand-message@1' });
  });

  it('makes a danger that it alone hears one question, not an alarm', async () => {
    const { triage } = await hear({ danger: { category: 'fire', words: '锅都冷了' } });

    expect(triage.danger).toMatchObject({ certainty: 'ask', call: ['119'], words: '锅都冷了' });
    expect(triage.urgent).toBe(false);
  });

  it('makes trouble that it alone hears one question, not a ticket', async () => {
    const { triage } = await hear({ trouble: { words: '锅都冷了几天' } });

    expect(triage.troubleNow).toMatchObject([{ words: '锅都冷了几天', weight: 'weak' }]);
    expect(triage.urgent).toBe(false);
  });

  it.each<{ rule: string; heard: Partial<HeardMessage> }>([
    {
      rule: 'words that nobody said',
      heard: { danger: { category: 'fire', words: '着火了' }, trouble: { words: '没饭吃' } },
    },
    {
      rule: 'no words at all',
      heard: { danger: { category: 'fire', words: ' ' }, trouble: { words: '锅' } },
    },
  ])('believes $rule nothing', async ({ heard }) => {
    const { triage } = await hear(heard);

    expect(triage).toMatchObject({ danger: null, troubleNow: [] });
  });

  it('leaves a denial of danger alone', async () => {
    const turn = policyTurn(WORDS);
    const heard = { danger: { category: 'suicide', words: '锅都冷了' } as const };

    const { triage } = await hear(heard, { triage: { ...turn.triage, denied: true } });

    expect(triage.danger).toBeNull();
  });

  it.each<{ rule: string; rest(turn: Turn): Partial<Turn> }>([
    {
      rule: 'a danger that the words tell',
      rest: ({ triage }) => ({
        triage: {
          ...triage,
          danger: {
            category: 'fire',
            certainty: 'clear',
            call: ['119'],
            words: '',
            subject: 'unknown',
          },
        },
      }),
    },
    {
      rule: 'a question that the words tell',
      rest: ({ understanding }) => ({ understanding: { ...understanding, asks: ['amount'] } }),
    },
    {
      rule: 'an answer to our own question',
      rest: ({ conversation }) => ({
        conversation: { ...conversation, memory: { ...emptyMemory, asked: 'familySize' } },
      }),
    },
  ])('is not asked about $rule', async ({ rest }) => {
    const before = rest(policyTurn(WORDS));

    const { triage, understanding, turn } = await hear({ wants: ['phone'] }, before);

    expect(asked).toHaveLength(0);
    expect({ triage, understanding }).toEqual({
      triage: turn.triage,
      understanding: turn.understanding,
    });
  });

  it('is shown nothing that identifies a person', async () => {
    await hear({}, { text: '我是王小明', masked: '我是〔姓名〕' });

    expect(asked[0]?.message).toContain('〔姓名〕');
    expect(asked[0]?.message).not.toContain('王小明');
  });

  it('changes nothing when it fails, and says why to the log', async () => {
    const { triage, understanding, turn, troubles } = await hear(new RangeError('x'));

    expect(troubles).toEqual(['RangeError']);
    expect({ triage, understanding }).toEqual({
      triage: turn.triage,
      understanding: turn.understanding,
    });
  });
});
