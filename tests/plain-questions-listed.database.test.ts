import { beforeAll, describe, expect, it } from 'vitest';
import { givenAssistant, givenConversation, type TestAssistant } from './support/assistant.ts';
import { describeSharingOnEveryDatabase } from './support/database.ts';

describeSharingOnEveryDatabase('plain questions within a longer message', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const answerTo = async (region: string, words: string) =>
    (await givenConversation(assistant, region)).say(words);

  describe('several of one aid in one breath', () => {
    it.each<[string, string, string[]]>([
      ['如皋市', '五保在哪里申请，要交哪些材料，几天能批下来', ['窗口', '授权书', '没有写']],
      ['怀远县', '我爹七十五了 低保咋申请 带啥 要不要开会', ['协理员', '没有列出来', '评议会']],
      ['草街街道', '临时救助啷个申请，给好多钱，要好久', ['救助通', '多少钱', '3个工作日']],
      ['南通市', '低保标准是多少，多久核查一次', ['不能给您报数', '每半年核查一次']],
    ])('are each answered in their order: %s, %s', async (region, words, told) => {
      const { text } = await answerTo(region, words);
      const parts = text.split(/第[一二三]件，/u).slice(1);

      expect(parts).toHaveLength(told.length);
      for (const [at, part] of parts.entries()) expect(part).toContain(told[at]);
    });
  });

  it.each([
    ['草街街道', '家里喂了两头猪 年底卖了三千块 这个算不算收入', '种养殖'],
    ['崇川区', '我离了婚一个人带娃 房子也是租的 想申请低保要交哪些东西', '授权书'],
  ])('the one that is asked in a story is answered: %s, %s', async (region, words, told) => {
    expect((await answerTo(region, words)).text.split('。')[0]).toContain(told);
  });

  it('what only tells of somebody is no question of its own', async () => {
    const { text } = await answerTo('怀远县', '离婚了 没工作 低保怎么申请');

    expect(text).not.toContain('第一件');
  });

  it.each([
    ['如皋市', '想给我外婆申请低保 她七十三了', '到镇（街道）的综合服务窗口'],
    ['怀远县', '帮俺娘办个五保吧', '社会救助协理员'],
    ['草街街道', '我要申请低保', '救助通'],
  ])('who wants an aid is told first how one applies: %s, %s', async (region, words, told) => {
    const reply = await answerTo(region, words);

    expect(reply.kind).toBe('assessment');
    expect(reply.text.split('。')[0]).toContain(told);
  });

  it.each([
    ['海安市', '我丧偶了，能办低保吗', '看的是两条'],
    ['怀远县', '爸妈领养老金还能吃低保吗', '不等于不能申请'],
    ['如皋市', '患了白血病能不能吃低保', '重特大疾病'],
    ['怀远县', '侄子在外头当保安，我们能吃低保吗', '低保看两条'],
  ])('a yes or no begins with what counts: %s, %s', async (region, words, told) => {
    expect((await answerTo(region, words)).text.split('。')[0]).toContain(told);
  });

  it.each([
    ['如皋市', '奶奶没人照料怎么办', '看望照料', '提到了'],
    ['草街街道', '做点小生意会不会影响低保', '不是有执照就取消', '摩托车'],
    ['怀远县', '申请表到哪里领', '没有写', '第一件'],
    ['海门区', '家里有个上幼儿园的 屋顶漏了能不能帮忙修', '危房', '助学金'],
  ])('it is told of just that: %s, %s', async (...row) => {
    const [region, words, told, beside] = row;
    const { text } = await answerTo(region, words);

    expect(text).toContain(told);
    expect(text).not.toContain(beside);
  });
});
