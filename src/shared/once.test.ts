import { describe, expect, it } from 'vitest';
import { once, onceEach, onceFor, onceInARow, onceLately } from './once.ts';

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

describe('onceInARow', () => {
  it('works again only when another text came between', () => {
    const worked: string[] = [];
    const read = onceInARow((text) => worked.push(text));

    for (const text of ['低保', '低保', '特困', '低保']) read(text);

    expect(worked).toEqual(['低保', '特困', '低保']);
  });
});

describe('onceEach', () => {
  it('works once for each key, also where nothing comes of it', () => {
    const worked: string[] = [];
    const read = onceEach((key) => {
      worked.push(key);
      return undefined;
    });

    for (const key of ['甲', '乙', '甲', '乙']) read(key);

    expect(worked).toEqual(['甲', '乙']);
  });
});

describe('onceLately', () => {
  it('works again for a text only once too many others came between', () => {
    const worked: string[] = [];
    const read = onceLately(2, (text) => worked.push(text));

    for (const text of ['一', '二', '一', '三', '三', '一']) read(text);

    expect(worked).toEqual(['一', '二', '三', '一']);
  });
});
