import { describe, expect, it } from 'vitest';
import { BreakerOpenError, createBreaker } from './breaker.ts';

function givenBreaker() {
  let now = new Date('2026-11-20T09:00:00+08:00').getTime();
  const calls: string[] = [];
  const breaker = createBreaker({ clock: () => new Date(now), failures: 3, pauseMs: 30_000 });
  return {
    breaker,
    calls,
    wait: (ms: number) => {
      now += ms;
    },
    fail: () =>
      breaker
        .run(async () => {
          calls.push('fail');
          throw new Error('down');
        })
        .catch((error: unknown) => error),
    succeed: () =>
      breaker
        .run(async () => {
          calls.push('succeed');
          return 'fine';
        })
        .catch((error: unknown) => error),
  };
}

describe('the breaker', () => {
  it('hands on what the call returns', async () => {
    expect(await givenBreaker().succeed()).toBe('fine');
  });

  it('opens after three failures in a row and calls no more', async () => {
    const { fail, calls } = givenBreaker();
    for (let time = 1; time <= 3; time += 1) await fail();

    expect(await fail()).toBeInstanceOf(BreakerOpenError);
    expect(calls).toHaveLength(3);
  });

  it('stays closed when a success comes between the failures', async () => {
    const { fail, succeed, breaker } = givenBreaker();
    await fail();
    await fail();
    await succeed();
    await fail();
    await fail();

    expect(breaker.isOpen()).toBe(false);
  });

  it('lets one call try after the pause and closes when it succeeds', async () => {
    const { fail, succeed, wait } = givenBreaker();
    for (let time = 1; time <= 3; time += 1) await fail();
    wait(30_000);

    expect(await succeed()).toBe('fine');
    expect(await succeed()).toBe('fine');
  });

  it('opens again at once when that call fails', async () => {
    const { fail, wait, calls } = givenBreaker();
    for (let time = 1; time <= 3; time += 1) await fail();
    wait(30_000);
    await fail();

    expect(await fail()).toBeInstanceOf(BreakerOpenError);
    expect(calls).toHaveLength(4);
  });

  it('lets only one call try, however many come', async () => {
    const { fail, wait, calls } = givenBreaker();
    for (let time = 1; time <= 3; time += 1) await fail();
    wait(30_000);
    await Promise.all([fail(), fail(), fail()]);

    expect(calls).toHaveLength(4);
  });
});
