import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bearer, givenConversation, givenServer } from '../tests/support/test-server.ts';
import { createLogger } from './logger.ts';

const json = { 'content-type': 'application/json' };

describe('problems', () => {
  it('leave in the RFC 9457 form', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/nothing-here');

    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(response.json()).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: '没有找到您要的内容，请检查地址。',
    });
  });

  it.each([
    { what: 'broken JSON', payload: '{"region":', status: 400, type: 'broken-json' },
    { what: 'a poisoned prototype', payload: '{"__proto__":1}', status: 400, type: 'broken-json' },
    { what: 'a list', payload: '[]', status: 400, type: 'invalid-body' },
    { what: 'a wrong type', payload: '{"region":5}', status: 400, type: 'invalid-request' },
    { what: 'an unknown key', payload: '{"regoin":"x"}', status: 400, type: 'unknown-key' },
    {
      what: 'a flood',
      payload: `{"region":"${'x'.repeat(300_000)}"}`,
      status: 413,
      type: 'payload-too-large',
    },
  ])('answer $what with $status', async ({ payload, status, type }) => {
    const { app } = await givenServer();

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      headers: json,
      payload,
    });

    expect(response.json()).toMatchObject({ type: `/problems/${type}`, status });
    expect(response.statusCode).toBe(status);
  });

  it('answer bytes that are no UTF-8 with 400', async () => {
    const { app } = await givenServer();
    const payload = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      headers: json,
      payload,
    });

    expect(response.json()).toMatchObject({ type: '/problems/broken-json' });
  });

  it('answer a form with 415', async () => {
    const { app } = await givenServer();

    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/conversations',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'region=x',
    });

    expect(response.json()).toMatchObject({
      type: '/problems/unsupported-media-type',
      status: 415,
    });
  });

  it('name an unknown key of a query', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/search?q=低保&region=如皋&colour=red');

    expect(response.json()).toMatchObject({ status: 400, keys: ['colour'] });
    expect(response.json().detail).toContain('colour');
  });

  it('name an unknown key of a query where none is taken', async () => {
    const { app } = await givenServer();
    const { id, token } = await givenConversation(app);

    const response = await app.inject({
      url: `/api/v1/conversations/${id}?verbose=1`,
      headers: bearer(token),
    });

    expect(response.json()).toMatchObject({ type: '/problems/unknown-key', keys: ['verbose'] });
  });

  it('refuse a NUL in a query', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/search?q=a%00b&region=x');

    expect(response.json()).toMatchObject({ type: '/problems/invalid-request', keys: ['q'] });
  });

  it('answer an address that cannot be decoded with 404', async () => {
    const { app } = await givenServer();

    const response = await app.inject('/api/v1/tickets/%ff');

    expect(response.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
  });

  it('keep the reason of an outage in the log, under the id of the request', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const { app, assistant } = await givenServer({ log: createLogger('error', sink) });
    assistant.breakTools('the disk is gone');

    const response = await app.inject({
      url: '/api/v1/search?q=低保&region=如皋',
      headers: { 'x-request-id': 'call-7' },
    });

    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('disk');
    expect(lines.join('')).toMatch(/call-7.*the disk is gone/s);
  });
});

describe('every answer', () => {
  it('carries the id of its request', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ url: '/livez', headers: { 'x-request-id': 'call-7' } });

    expect(response.headers['x-request-id']).toBe('call-7');
  });

  it('does not take over an id that would spoil the log', async () => {
    const { app } = await givenServer();

    const response = await app.inject({ url: '/livez', headers: { 'x-request-id': 'a b"c' } });

    expect(response.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('allows scripts of this server only', async () => {
    const { app } = await givenServer();

    const { headers } = await app.inject('/livez');

    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('is not kept by caches when it comes from the API', async () => {
    const { app } = await givenServer();

    const { headers } = await app.inject('/api/v1/openapi.json');

    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('the log', () => {
  it('holds neither the code of a ticket nor the words of a search', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const { app } = await givenServer({ log: createLogger('trace', sink) });

    await app.inject('/api/v1/tickets/JZ1?code=SECRET77');
    await app.inject('/api/v1/search?q=SECRET77&region=x');

    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain('SECRET77');
  });
});

describe('openapi.json', () => {
  it('describes the contract from the schemas', async () => {
    const { app } = await givenServer();

    const document = (await app.inject('/api/v1/openapi.json')).json();

    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/conversations',
        '/api/v1/conversations/{id}',
        '/api/v1/conversations/{id}/messages',
        '/api/v1/conversations/{id}/socket',
        '/api/v1/messages/{id}/feedback',
        '/api/v1/tickets/{number}',
        '/api/v1/assessments',
        '/api/v1/search',
        '/api/v1/deadlines',
        '/api/v1/login',
        '/api/v1/staff/conversations',
        '/api/v1/staff/events',
        '/livez',
        '/readyz',
      ]),
    );
    expect(document.components.schemas.Reply.required).toContain('greenChannel');
  });

  it('says that an unknown key is refused', async () => {
    const { app } = await givenServer();

    const { paths } = (await app.inject('/api/v1/openapi.json')).json();
    const body = paths['/api/v1/deadlines'].post.requestBody.content['application/json'].schema;

    expect(body.additionalProperties).toBe(false);
  });
});

describe('probes', () => {
  it('say that the process lives', async () => {
    const { app } = await givenServer();

    expect((await app.inject('/livez')).statusCode).toBe(200);
  });

  it('say what is degraded', async () => {
    const { app, assistant } = await givenServer();
    assistant.beReady({ ready: true, degraded: ['no text-search index'] });

    const response = await app.inject('/readyz');

    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ ready: true, degraded: ['no text-search index'] });
  });

  it('say 503 while nothing can be served', async () => {
    const { app, assistant } = await givenServer();
    assistant.beReady({ ready: false, degraded: ['no database'] });

    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });
});
