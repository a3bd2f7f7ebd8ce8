import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  givenModelServer,
  SCRIPTED_MODEL,
  type ScriptedAnswer,
} from '../../tests/support/scripted-model-server.ts';
import { createChatAgent, defineAgentTool } from './chat-agent.ts';

const Answer = z.object({ claims: z.array(z.string()) }).meta({ title: 'answer' });
const form = (...claims: string[]): ScriptedAnswer => ({ call: 'answer', input: { claims } });

/** A model that says what is scripted, and the agent before it; `seen` is what it looked at. */
async function givenPrepared<Form extends z.ZodObject>(answer: Form, answers: ScriptedAnswer[]) {
  const server = await givenModelServer(...answers);
  const seen: string[] = [];
  const agent = createChatAgent({
    access: { baseUrl: server.baseUrl, apiKey: 'key', model: SCRIPTED_MODEL },
    instructions: 'Be plain.',
    answer,
    clock: () => new Date('2026-11-20T09:00:00+08:00'),
    limits: { timeoutMs: 1500 },
  });
  await agent.prepare();
  const look = defineAgentTool({
    name: 'look',
    description: 'Looks.',
    input: z.object({ at: z.string() }),
    run: async ({ at }) => {
      seen.push(at);
      return `saw ${at}`;
    },
  });
  const asked = { message: 'What?', conversationId: 'a', tools: [look] };
  return { server, agent, seen, asked };
}

async function givenAgent(...answers: ScriptedAnswer[]) {
  const { agent, asked, ...given } = await givenPrepared(Answer, answers);
  const ask = () => agent.ask(asked);
  return { ...given, agent, ask, refused: () => ask().catch((error: unknown) => error) };
}

describe('the chat agent', { timeout: 30_000 }, () => {
  it('returns what was answered in the form', async () => {
    const { ask } = await givenAgent(form('one', 'two'));

    expect(await ask()).toEqual({ claims: ['one', 'two'] });
  });

  it('looks things up, also for a server that gives every message the same id', async () => {
    const { ask, seen, server } = await givenAgent(
      { call: 'look', input: { at: 'here' } },
      { call: 'look', input: { at: 'there' } },
      form('found'),
    );

    expect(await ask()).toEqual({ claims: ['found'] });
    expect(seen).toEqual(['here', 'there']);
    expect(server.toolResults().at(-1)).toBe('saw there');
  });

  it('begins every request with the same instructions and tools', async () => {
    const { ask, server } = await givenAgent(form('one'));
    await ask();
    await ask();

    const [first, second] = server.requests;
    expect(second).toBe(first);
    expect(JSON.parse(first ?? '')).toMatchObject({
      tool_choice: 'auto',
      messages: [{ role: 'system', content: 'Be plain.' }, { role: 'user' }],
    });
  });

  it('looks nothing up beyond the allowance', async () => {
    const calls = Array.from({ length: 9 }, (_, index) => ({
      name: 'look',
      arguments: JSON.stringify({ at: String(index) }),
    }));
    const { ask, seen } = await givenAgent({ calls }, form('one'));
    await ask();

    expect(seen).toHaveLength(4);
  });

  it('gives up on a model that never stops looking', async () => {
    const { refused, server } = await givenAgent({ call: 'look', input: { at: 'here' } });

    expect(await refused()).toBeInstanceOf(Error);
    expect(server.requests.length).toBeLessThanOrEqual(6);
  });

  it.each<{ rule: string; answer: ScriptedAnswer }>([
    { rule: 'plain text', answer: { text: 'The answer is one.' } },
    { rule: 'a wrong form', answer: { call: 'answer', input: { claims: 'one' } } },
    { rule: 'broken JSON', answer: { calls: [{ name: 'answer', arguments: '{"claims": [' }] } },
    { rule: 'an error of the server', answer: { status: 500 } },
    { rule: 'too many requests', answer: { status: 429 } },
    { rule: 'nothing in time', answer: { hang: true } },
  ])('refuses $rule, without asking again', async ({ answer }) => {
    const { refused, server } = await givenAgent(answer);

    expect(await refused()).toBeInstanceOf(Error);
    expect(server.requests).toHaveLength(1);
  });

  it('goes on after a tool that does not exist', async () => {
    const { ask } = await givenAgent({ call: 'file_ticket', input: {} }, form('one'));

    expect(await ask()).toEqual({ claims: ['one'] });
  });

  it('leaves a server alone that failed three times', async () => {
    const { refused, server, agent } = await givenAgent({ status: 500 });
    for (let time = 1; time <= 5; time += 1) await refused();

    expect(server.requests).toHaveLength(3);
    expect(agent.isResting()).toBe(true);
  });
});

const Listed = z
  .object({ claims: z.array(z.object({ says: z.string() })) })
  .meta({ title: 'answer' });
const list = (...claims: string[]): ScriptedAnswer => ({
  call: 'answer',
  input: { claims: claims.map((says) => ({ says })) },
});

async function givenListener(...answers: ScriptedAnswer[]) {
  const { server, agent, asked } = await givenPrepared(Listed, answers);
  const heard: unknown[] = [];
  const ask = () => agent.ask({ ...asked, onItem: (item) => heard.push(item) });
  return { server, agent, heard, ask };
}

describe('the chat agent that is listened to', { timeout: 30_000 }, () => {
  it('gives each item once, in order, before the answer', async () => {
    const { ask, heard } = await givenListener(list('one "}"', 'two', 'three'));

    const answer = await ask();

    expect(heard).toEqual([{ says: 'one "}"' }, { says: 'two' }, { says: 'three' }]);
    expect(answer).toEqual({ claims: heard });
  });

  it('gives an item while the rest is still being written', async () => {
    const { ask, heard, server } = await givenListener(list('one', 'two', 'three'));
    server.speakAt({ characters: 12, everyMs: 0, breaks: { after: 48, by: 'stalling' } });

    await expect(ask()).rejects.toThrow();

    expect(heard).toEqual([{ says: 'one' }, { says: 'two' }]);
  });

  it('gives nothing of what is looked up on the way', async () => {
    const { ask, heard } = await givenListener(
      { call: 'look', input: { at: [{ says: 'no' }] } },
      list('one'),
    );
    await ask();

    expect(heard).toEqual([{ says: 'one' }]);
  });

  it.each(['cutting', 'ending', 'stalling'] as const)(
    'refuses an answer that breaks off by %s',
    async (by) => {
      const { ask, server } = await givenListener(list('one', 'two', 'three'));
      server.speakAt({ characters: 4, everyMs: 0, breaks: { after: 40, by } });

      await expect(ask()).rejects.toThrow();
    },
  );

  it('does not listen to an answer without an end', async () => {
    const { ask, heard, server } = await givenListener(list(...Array<string>(2000).fill('x')));
    server.speakAt({ characters: 20, everyMs: 0 });

    await expect(ask()).rejects.toThrow('does not end');

    expect(heard.length).toBeLessThan(1000);
  });

  it('leaves a server alone that stalled three times', async () => {
    const { ask, agent, server } = await givenListener(list('one', 'two'));
    server.speakAt({ characters: 4, everyMs: 0, breaks: { after: 20, by: 'stalling' } });

    for (let time = 1; time <= 5; time += 1) await ask().catch(() => undefined);

    expect(server.requests).toHaveLength(3);
    expect(agent.isResting()).toBe(true);
  });
});
