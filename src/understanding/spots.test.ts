import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';

const understand = givenListener(['怀远', '如皋']);

describe('a spot to which somebody can be sent', () => {
  it.each([
    ['怀远的 家里没米下锅了 我在涡河大桥底下', '我在涡河大桥底下'],
    ['如皋，我人在汽车站，两天没吃饭', '我人在汽车站'],
    ['断粮了 住群岸村3组', '住群岸村3组'],
    ['我睡在人民路那个网吧', '我睡在人民路那个网吧'],
    ['老太太住阳光小区5号楼 一天没吃', '老太太住阳光小区5号楼'],
  ])('is heard unasked: %s', (words, spot) => {
    expect(understand(words).spot).toBe(spot);
  });

  it.each(['家里没米下锅了', '我在桥底下', '住在村里', '我在医院住院', '怀远的 屋头断炊了'])(
    'is asked for where nobody could be found by it: %s',
    (words) => {
      expect(understand(words).spot).toBeNull();
    },
  );
});
