import { expect, it } from 'vitest';
import { labelled } from '../../../../tests/support/agent-turn.ts';
import { givenAssistant, givenConversation } from '../../../../tests/support/assistant.ts';
import { describeOnEveryDatabase } from '../../../../tests/support/database.ts';
import {
  givenModelServer,
  SCRIPTED_MODEL,
  type ScriptedAnswer,
} from '../../../../tests/support/scripted-model-server.ts';
import { loadReplies } from '../../../knowledge/replies.ts';

const ROW = { number: '皋民救〔2024〕2号', clause: '附件1/6', quote: '6 丁堰镇 5月份' };
const HONEST = { text: '丁堰镇是5月份。', support: ROW };
/** No card answers it. */
const QUESTION = '丁堰的轮到第几月';
const replies = loadReplies();

describeOnEveryDatabase('a conversation with a model', (database) => {
  async function givenTalk(...answers: ScriptedAnswer[]) {
    const server = await givenModelServer(...answers);
    const chatModel = { baseUrl: server.baseUrl, model: SCRIPTED_MODEL };
    const assistant = await givenAssistant(database(), { chatModel });
    return { server, assistant, ...(await givenConversation(assistant, '如皋市')) };
  }

  it('gets the verified words of the model, and is told that AI worded them', async () => {
    const { say } = await givenTalk({ claims: [HONEST] });

    const reply = await say(QUESTION);

    expect(reply).toMatchObject({
      kind: 'answer',
      text: labelled(HONEST.text),
      generatedBy: 'model',
    });
    expect(reply.citations.map(({ quote }) => quote)).toEqual([ROW.quote]);
    expect(reply.notices.join()).toContain('人工智能');
  });

  it('gets the same answer from a lying model as without one', async () => {
    const lie = { ...HONEST, text: '每月给650元，您符合条件。' };
    const { say } = await givenTalk({ claims: [lie] });
    const without = await givenConversation(await givenAssistant(database()), '如皋市');

    const reply = await say(QUESTION);

    expect(reply.generatedBy).toBe('rules');
    expect(reply.text).toBe((await without.say(QUESTION)).text);
  });

  it('looks up clauses of its own place only', async () => {
    const { say, server } = await givenTalk(
      { call: 'search_policy', input: { query: '草街街道 三个工作日 急难' } },
      { claims: [HONEST] },
    );
    await say(QUESTION);

    expect(server.toolResults().join()).toContain('通办发〔2021〕7号');
    expect(server.toolResults().join()).not.toContain('草街办发');
  });

  it('shows a model the conditions of a programme and nothing of the person', async () => {
    const { say, server } = await givenTalk(
      { call: 'check_eligibility', input: { programmes: ['subsistence_allowance'] } },
      { claims: [HONEST] },
    );
    await say(`我今年七十二岁，${QUESTION}`);

    const results = server.toolResults().join();
    expect(results).toContain('"quote"');
    expect(results).not.toMatch(/met|outcome|72|七十二/);
  });

  it('asks no model where a card answers', async () => {
    const { say, server } = await givenTalk({ claims: [HONEST] });

    expect(await say('低保村里还评议不')).toMatchObject({ kind: 'answer', generatedBy: 'rules' });
    expect(server.requests).toHaveLength(0);
  });

  it('files the ticket of an emergency without asking the model', async () => {
    const { say, server } = await givenTalk({ claims: [HONEST] });

    const reply = await say('家里失火了，今晚没地方住，也没饭吃');

    expect(reply.ticket).not.toBeNull();
    expect(server.requests).toHaveLength(0);
  });

  it('is asked whether they are safe where only the model hears a danger', async () => {
    const danger = { category: 'suicide', words: '都安排妥了' };
    const heard = { wants: [], programmes: [], danger, trouble: null };
    const { say, server } = await givenTalk({ call: 'heard', input: heard });

    const reply = await say('嗨呀 反正都安排妥了');

    expect(server.requests).toHaveLength(1);
    expect(reply.text).toContain(replies.say('conversation.safety.gentle_check.suicide'));
    expect(reply).toMatchObject({ safety: null, ticket: null, generatedBy: 'rules' });
  });

  it('gets the reply of the words where the model hears badly', async () => {
    const { say } = await givenTalk({ text: '他说的是低保' });
    const without = await givenConversation(await givenAssistant(database()), '如皋市');

    const reply = await say('嗨呀 反正都安排妥了');

    expect(reply.text).toBe((await without.say('嗨呀 反正都安排妥了')).text);
  });

  it('has a model that does not answer among what works less well', async () => {
    const chatModel = { baseUrl: 'http://127.0.0.1:9/v1', model: SCRIPTED_MODEL };
    const assistant = await givenAssistant(database(), { chatModel });

    expect(await assistant.readiness()).toMatchObject({
      ready: true,
      degraded: expect.arrayContaining(['the model server does not answer']),
    });
  });
});
