import { expect, it } from 'vitest';
import type { Delta } from '../src/contracts/frames.ts';
import { labelled } from './support/agent-turn.ts';
import { givenAssistant, givenConversation } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';
import type { Pace } from './support/model-stream.ts';
import {
  givenModelServer,
  SCRIPTED_MODEL,
  type ScriptedAnswer,
} from './support/scripted-model-server.ts';

const TABLE = { number: '皋民救〔2024〕2号', clause: '附件1/6' };
const ROW = { ...TABLE, quote: '6 丁堰镇 5月份' };
const FIRST = { text: '丁堰镇是5月份。', support: ROW };
const SECOND = { text: '丁堰镇5月份轮到。', support: ROW };
const THIRD = { text: '5月份是丁堰镇。', support: ROW };
const LIE = { text: '丁堰镇每月给650元。', support: ROW };
/** No card answers it. */
const QUESTION = '丁堰的轮到第几月';
/** Slow enough that a claim is checked before the next one stands, and quick enough for the tests. */
const PACE: Pace = { characters: 8, everyMs: 20 };
const MODEL_TIMEOUT_MS = 1500;
/** The model's own time and what else a turn takes on a busy machine. */
const BUDGET_MS = MODEL_TIMEOUT_MS + 6500;

describeOnEveryDatabase('a reply that is seen while a model writes it', (database) => {
  async function givenTalk(answers: ScriptedAnswer[], pace: Pace = PACE) {
    const server = await givenModelServer(...answers);
    server.speakAt(pace);
    const assistant = await givenAssistant(database(), {
      chatModel: { baseUrl: server.baseUrl, model: SCRIPTED_MODEL },
      modelLimits: { timeoutMs: MODEL_TIMEOUT_MS },
    });
    const { id } = await givenConversation(assistant, '如皋市');
    const deltas: Delta[] = [];
    const say = (text: string) =>
      assistant.conversations.say({
        conversationId: id,
        text,
        onDelta: (delta) => deltas.push(delta),
      });
    const shown = () => deltas.map(({ text }) => text).join('');
    return { server, assistant, id, say, deltas, shown };
  }

  it('comes in parts that add up to it, under its own number', async () => {
    const { say, deltas, shown } = await givenTalk([{ claims: [FIRST, SECOND, THIRD] }]);

    const reply = await say(QUESTION);

    expect(deltas.length).toBeGreaterThanOrEqual(2);
    expect(shown()).toBe(reply.text);
    expect(reply.text).toBe(labelled([FIRST, SECOND, THIRD].map(({ text }) => text).join('\n\n')));
    expect(new Set(deltas.map(({ seq }) => seq))).toEqual(new Set([reply.seq]));
  });

  it('is asked for as a stream only where somebody sees it', async () => {
    const { say, assistant, server } = await givenTalk([{ claims: [FIRST] }]);
    await say(QUESTION);
    await (await givenConversation(assistant, '如皋市')).say(QUESTION);

    const streamed = server.requests.map((body) => JSON.parse(body).stream === true);
    expect(streamed).toEqual([true, false]);
  });

  it('never shows the lie between two truths', async () => {
    const { say, deltas, shown } = await givenTalk([{ claims: [FIRST, LIE, THIRD] }]);

    const reply = await say(QUESTION);

    expect(shown()).toBe(labelled(`${FIRST.text}\n\n${THIRD.text}`));
    expect(reply.text).toBe(shown());
    expect(deltas.length).toBeGreaterThanOrEqual(2);
  });

  it.each(['cutting', 'ending', 'stalling'] as const)(
    'is the rules’ own where the model breaks off by %s, and in time',
    async (by) => {
      const breaks = { after: 190, by };
      const { say, shown } = await givenTalk([{ claims: [FIRST, SECOND, THIRD] }], {
        ...PACE,
        breaks,
      });
      const began = performance.now();

      const reply = await say(QUESTION);

      expect(reply.generatedBy).toBe('rules');
      expect(shown()).toBe(FIRST.text);
      expect(performance.now() - began).toBeLessThan(BUDGET_MS);
    },
  );

  it('shows nothing of an answer that proves nothing of what was asked', async () => {
    const { say, deltas } = await givenTalk([{ claims: [LIE, { ...LIE, text: '您符合条件。' }] }]);

    const reply = await say(QUESTION);

    expect(reply.generatedBy).toBe('rules');
    expect(deltas).toEqual([]);
  });

  it.each([
    '家里失火了，今晚没地方住，也没饭吃，丁堰的轮到第几月',
    '我不想活了，丁堰的轮到第几月',
    '低保村里还评议不',
  ])('does not grow where the rules speak: %s', async (text) => {
    const { say, deltas } = await givenTalk([{ claims: [FIRST, SECOND] }]);

    const reply = await say(text);

    expect(reply.generatedBy).toBe('rules');
    expect(deltas).toEqual([]);
  });

  it('is stored once and whole', async () => {
    const { say, assistant, id } = await givenTalk([{ claims: [FIRST, SECOND] }]);
    const reply = await say(QUESTION);

    const after = await assistant.conversations.messagesAfter(id, reply.seq - 1);

    expect(after.map(({ text }) => text)).toEqual([reply.text]);
  });
});
