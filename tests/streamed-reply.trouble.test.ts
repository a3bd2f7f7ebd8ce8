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

const PRAISE = {
  number: '通办发〔2021〕7号',
  clause: '七（一）',
  quote: '对社会救助表现突出的给予褒扬激励',
};
const FIRST = { text: '对社会救助表现突出的，给予褒扬激励。', support: PRAISE };
const SECOND = {
  text: '健全宣传和信息公开制度。',
  support: { ...PRAISE, quote: '健全宣传和信息公开制度' },
};
const THIRD = { text: '表现突出的，给予褒扬激励。', support: PRAISE };
const LIE = { text: '表现突出的，每月给予650元。', support: PRAISE };
/** No card answers it. */
const QUESTION = '帮穷人帮得好的干部，上头有没有奖';

const OVER = {
  text: '丁堰镇是5月份。',
  support: { number: '皋民救〔2024〕2号', clause: '附件1/6', quote: '6 丁堰镇 5月份' },
};
const QUESTION_OF_2024 = '丁堰的轮到第几月';
/** Slow enough that a claim is checked before the next one stands, and quick enough for the tests. */
const PACE: Pace = { characters: 8, everyMs: 20 };
const MODEL_TIMEOUT_MS = 1500;
/** The model's own time and what else a turn takes on a busy machine. */
const BUDGET_MS = MODEL_TIMEOUT_MS + 6500;

describeOnEveryDatabase('a reply that is seen while a model writes it', (database) => {
  async function givenTalk(answers: ScriptedAnswer[], { pace = PACE, region = '南通市' } = {}) {
    const server = await givenModelServer(...answers);
    server.speakAt(pace);
    const assistant = await givenAssistant(database(), {
      chatModel: { baseUrl: server.baseUrl, model: SCRIPTED_MODEL },
      modelLimits: { timeoutMs: MODEL_TIMEOUT_MS },
    });
    const { id } = await givenConversation(assistant, region);
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
    await (await givenConversation(assistant, '南通市')).say(QUESTION);

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
      const pace = { ...PACE, breaks: { after: 190, by } };
      const { say, shown } = await givenTalk([{ claims: [FIRST, SECOND, THIRD] }], { pace });
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

  it('is seen only whole where the time of its document is over, with the notice that says so', async () => {
    const claims = [OVER, { ...OVER, text: '5月份是丁堰镇。' }];
    const { say, deltas } = await givenTalk([{ claims }], { region: '如皋市' });

    const reply = await say(QUESTION_OF_2024);

    expect(reply).toMatchObject({ generatedBy: 'model', citations: [{ status: 'expired' }] });
    expect(reply.notices.length).toBeGreaterThan(1);
    expect(deltas.map(({ text }) => text)).toEqual([reply.text]);
  });

  it.each([
    `家里失火了，今晚没地方住，也没饭吃，${QUESTION}`,
    `我不想活了，${QUESTION}`,
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
