import { EventEmitter } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { givenListening, givenServer } from '../tests/support/test-server.ts';
import { closeOnSignal, listen, refusalToStart, welcome } from './lifecycle.ts';

describe('listening', () => {
  it('tells the address that was really taken', async () => {
    const { app } = await givenServer();

    const address = await listen(app, { host: '127.0.0.1', port: 0 });

    expect((await fetch(`${address}/livez`)).status).toBe(200);
  });

  it('refuses a port that is taken, and names it', async () => {
    const [{ app: first }, { app: second }] = [await givenServer(), await givenServer()];
    const port = Number((await givenListening(first)).split(':')[1]);

    await expect(listen(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'port-in-use',
      values: { port: String(port) },
    });
  });

  it('refuses an address that this machine does not have', async () => {
    const { app } = await givenServer();

    await expect(listen(app, { host: '203.0.113.9', port: 0 })).rejects.toMatchObject({
      code: 'host-unavailable',
    });
  });
});

describe('a start that fails', () => {
  const config = { dataDir: '/data', databaseUrl: undefined, defaultRegion: '鼓楼区' };
  const failure = (code: string) => Object.assign(new Error(code), { code });

  it.each([
    { code: 'EACCES', setting: config, refusal: 'folder-unusable' },
    { code: 'ENOTDIR', setting: config, refusal: 'folder-unusable' },
    { code: 'ambiguous-place', setting: config, refusal: 'unknown-default-region' },
    {
      code: 'ECONNREFUSED',
      setting: { ...config, databaseUrl: 'postgres://db/x' },
      refusal: 'database-unreachable',
    },
  ])('names the setting behind $code', ({ code, setting, refusal }) => {
    expect(refusalToStart(failure(code), setting)).toMatchObject({ code: refusal });
  });

  it('finds the reason behind the error', () => {
    const outer = new Error('not opened', { cause: failure('ENOTFOUND') });

    expect(refusalToStart(outer, { ...config, databaseUrl: 'postgres://db/x' })).toMatchObject({
      values: { reason: 'ENOTFOUND' },
    });
  });

  it('stays as it is when no setting is to blame', () => {
    const bug = failure('ERR_ASSERTION');

    expect(refusalToStart(bug, config)).toBe(bug);
  });
});

describe('the welcome', () => {
  it('names the three addresses', () => {
    const text = welcome('http://127.0.0.1:3000', undefined);

    expect(text.match(/http:\S+/g)).toEqual([
      'http://127.0.0.1:3000/',
      'http://127.0.0.1:3000/operator',
      'http://127.0.0.1:3000/desk',
    ]);
  });

  it('shows a generated password', () => {
    expect(welcome('http://localhost:3000', 'maple-river')).toContain('maple-river');
  });

  it('shows no password where none was generated', () => {
    expect(welcome('http://localhost:3000', undefined)).not.toContain('密码');
  });
});

describe('closing on a signal', () => {
  function given(close: () => Promise<void>) {
    const signals = new EventEmitter();
    const exits: number[] = [];
    closeOnSignal({
      signals: signals as unknown as Pick<NodeJS.Process, 'once'>,
      close,
      exit: (code) => exits.push(code),
      patienceMs: 1000,
    });
    return { signals, exits };
  }

  it.each(['SIGTERM', 'SIGINT'])('leaves with 0 after %s once all is closed', async (signal) => {
    const { signals, exits } = given(async () => {});

    signals.emit(signal);

    await vi.waitFor(() => expect(exits).toEqual([0]));
  });

  it('closes once, however often it is told', async () => {
    let closings = 0;
    const { signals, exits } = given(async () => {
      closings += 1;
    });

    signals.emit('SIGTERM');
    signals.emit('SIGINT');

    await vi.waitFor(() => expect(exits).toEqual([0]));
    expect(closings).toBe(1);
  });

  it('leaves with 1 when closing hangs', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { signals, exits } = given(() => new Promise(() => {}));

    signals.emit('SIGTERM');
    vi.advanceTimersByTime(1000);

    expect(exits).toEqual([1]);
  });
});
