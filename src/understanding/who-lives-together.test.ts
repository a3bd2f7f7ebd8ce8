import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['怀远']);

function sizeOf(words: string): unknown {
  return understand(words).facts.find((it) => it.key === 'familySize')?.value;
}

describe('who has left is not counted', () => {
  it.each<[string, number]>([
    ['我57她55 两口子 儿子早分出去了', 2],
    ['三个崽 老大老二都成家分开过了 就小的跟我和他爸住', 3],
    ['我和婆婆带一个娃 男人在坐牢', 3],
    ['儿子一家分开单过了 我们老两口自己开伙', 2],
    ['我老公坐牢 我带两个娃跟婆婆过', 4],
    ['我跟儿子过 儿媳妇改嫁了', 2],
    ['我爸坐牢 我妈改嫁了 我跟爷爷奶奶过', 3],
    ['我和我妹 爹妈都死了', 2],
    ['老两口 老头走了 就剩我一个人', 1],
  ])('%s', (words, size) => {
    expect(sizeOf(words)).toBe(size);
  });

  it.each(['我儿死了', '我儿子判了 儿媳带孙子回娘家了', '我老公跑了 我妈帮我带孩子'])(
    '%s: nobody said how many are left',
    (words) => {
      expect(sizeOf(words)).toBeUndefined();
    },
  );
});

describe('those who live together now go before those on paper and those of old', () => {
  it.each<[string, number]>([
    ['户口本上5个人 女儿嫁走了户口没迁 平时就我们四个吃饭', 4],
    ['户口本上四口 我爸去世还没销户', 4],
    ['原先一家四口 男人死了 剩我跟俩娃', 3],
    ['本来家里五口 老爹上个月走了 现在剩四口', 4],
    ['以前六口人 现在分家了 就我们老两口', 2],
  ])('%s', (words, size) => {
    expect(sizeOf(words)).toBe(size);
  });
});

describe('a word for what somebody is like does not hide who it is', () => {
  it.each<[string, number]>([
    ['我跟哑巴弟弟过 爹妈早没了', 2],
    ['我们夫妻带一个残疾儿子过', 3],
    ['两口子 我挣两千 她挣一千五', 2],
  ])('%s', (words, size) => {
    expect(sizeOf(words)).toBe(size);
  });

  it('hears what falls to each as no household of one', () => {
    expect(sizeOf('一个人头上一个月摊不到五百')).toBeUndefined();
  });
});
