import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  CONTACT_MAX_CHARACTERS,
  COUNTER_EXAMPLE_MAX_CHARACTERS,
} from '../../src/contracts/rule-book.ts';
import { givenServer } from '../../tests/support/test-server.ts';
import { createLogger } from '../logger.ts';

const COUNTER_EXAMPLES = '/api/v1/rules/counter-examples';
const SAMPLE = {
  rule: 'nantong/phase_out_period',
  situation: '我找到工作第五个月，低保停了',
  expected: '应该保留到第六个月',
};

function formOf(fields: Readonly<Record<string, string>>) {
  return {
    method: 'POST' as const,
    url: COUNTER_EXAMPLES,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    payload: new URLSearchParams(fields).toString(),
  };
}

describe('the rule book', () => {
  it.each(['/rules', '/rules/received'])('is read at %s without sign-in', async (url) => {
    const { app } = await givenServer();

    const response = await app.inject(url);

    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('is read by programs', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/rules');

    expect(response.json()).toMatchObject({ rulesVersion: '1', asOf: '2026-11-21' });
  });

  it('stands in the OpenAPI document', async () => {
    const { app } = await givenServer();

    const { paths } = (await app.inject('/api/v1/openapi.json')).json();

    expect(paths['/api/v1/rules'].get.summary).toMatch(/^Every rule/);
    expect(Object.keys(paths[COUNTER_EXAMPLES].post.requestBody.content)).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
    ]);
  });
});

describe('a counter-example', () => {
  it('is filed as JSON', async () => {
    const { app, assistant } = await givenServer();

    const payload = { ...SAMPLE, contact: '13800000000' };
    const response = await app.inject({ method: 'POST', url: COUNTER_EXAMPLES, payload });

    expect(response.statusCode).toBe(201);
    expect(assistant.filed).toEqual([payload]);
  });

  it('is filed as a plain form, which leads to a page that thanks', async () => {
    const { app, assistant } = await givenServer();

    const response = await app.inject(formOf({ ...SAMPLE, situation: '第一行\r\n第二行' }));

    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/rules/received');
    expect(assistant.filed).toEqual([{ ...SAMPLE, situation: '第一行\n第二行' }]);
  });

  it.each([
    { rule: 'no situation', fields: { ...SAMPLE, situation: '  ' } },
    { rule: 'nothing expected', fields: { rule: SAMPLE.rule, situation: '有' } },
    {
      rule: 'too long a situation',
      fields: { ...SAMPLE, situation: '长'.repeat(COUNTER_EXAMPLE_MAX_CHARACTERS + 1) },
    },
    {
      rule: 'too long a contact',
      fields: { ...SAMPLE, contact: '1'.repeat(CONTACT_MAX_CHARACTERS + 1) },
    },
  ])('with $rule is refused with a sentence that says what is needed', async ({ fields }) => {
    const { app, assistant } = await givenServer();

    const program = await app.inject({ method: 'POST', url: COUNTER_EXAMPLES, payload: fields });
    const page = await app.inject(formOf(fields as Record<string, string>));

    const sentence =
      /请写上当时是什么情况、应该得出什么，两样各不超过 1000 个字；联系方式不超过 100 个字/;
    expect(program.json()).toMatchObject({
      type: '/problems/counter-example-invalid',
      status: 400,
    });
    expect(program.json().detail).toMatch(sentence);
    expect(page.statusCode).toBe(400);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toMatch(sentence);
    expect(assistant.filed).toEqual([]);
  });

  it('of the greatest length is taken', async () => {
    const { app } = await givenServer();
    const longest = '长'.repeat(COUNTER_EXAMPLE_MAX_CHARACTERS);

    const response = await app.inject(formOf({ ...SAMPLE, situation: longest, expected: longest }));

    expect(response.statusCode).toBe(303);
  });

  it('against a rule that nobody knows is refused', async () => {
    const { app } = await givenServer();

    const page = await app.inject(formOf({ ...SAMPLE, rule: 'nantong/nothing' }));

    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('没有找到这条规则');
  });

  it('with a key of its own is refused', async () => {
    const { app } = await givenServer();

    const payload = { ...SAMPLE, admin: true };
    const response = await app.inject({ method: 'POST', url: COUNTER_EXAMPLES, payload });

    expect(response.json()).toMatchObject({ type: '/problems/unknown-key', keys: ['admin'] });
  });

  it('counts against the limit of requests, and a form learns it on a page', async () => {
    const { app } = await givenServer({ rateLimit: 1 });
    await app.inject(formOf(SAMPLE));

    const page = await app.inject(formOf(SAMPLE));

    expect(page.statusCode).toBe(429);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('发得太快了');
  });

  it('leaves nothing that was written in the log', async () => {
    let logged = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logged += String(chunk);
        done();
      },
    });
    const { app } = await givenServer({ log: createLogger('trace', sink) });

    await app.inject(formOf({ ...SAMPLE, contact: '13800000000' }));
    await app.inject(formOf({ ...SAMPLE, rule: 'nantong/nothing' }));

    expect(logged).toContain(COUNTER_EXAMPLES);
    expect(logged).not.toMatch(/第五个月|13800000000/);
  });

  it('as a form is taken nowhere else', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ ...formOf(SAMPLE), url: '/api/v1/assessments' });

    expect(response.statusCode).toBe(415);
  });
});
