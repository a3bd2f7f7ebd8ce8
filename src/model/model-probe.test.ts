import { describe, expect, it } from 'vitest';
import { givenModelServer, SCRIPTED_MODEL } from '../../tests/support/scripted-model-server.ts';
import { createModelProbe } from './model-probe.ts';

const clock = () => new Date('2026-11-20T09:00:00+08:00');

describe('the probe of the model', () => {
  it('finds nothing wrong with a server that lists the model', async () => {
    const { baseUrl } = await givenModelServer();

    expect(await createModelProbe({ baseUrl, model: SCRIPTED_MODEL }, clock)()).toBeNull();
  });

  it('says when the server does not list the model', async () => {
    const { baseUrl } = await givenModelServer();

    expect(await createModelProbe({ baseUrl, model: 'other' }, clock)()).toContain('other');
  });

  it('says when nobody answers', async () => {
    const probe = createModelProbe({ baseUrl: 'http://127.0.0.1:9/v1', model: 'any' }, clock);

    expect(await probe()).toBe('the model server does not answer');
  });
});
