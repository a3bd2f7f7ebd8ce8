import { describe, expect, it } from 'vitest';
import { once, onceFor } from './once.ts';

describe('what is made once', () => {
  it('is the same whenever it is asked for, and not made before', () => {
    let times = 0;
    const get = once(() => {
      times += 1;
      return { times };
    });
    expect(times).toBe(0);

    expect(get()).toBe(get());
    expect(times).toBe(1);
  });

  it('is one for each thing that it is made of', () => {
    const get = onceFor((given: { name: string }) => ({ of: given.name }));
    const [one, other] = [{ name: 'one' }, { name: 'one' }];

    expect(get(one)).toBe(get(one));
    expect(get(one)).not.toBe(get(other));
  });
});
