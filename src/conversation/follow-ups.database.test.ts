import { beforeAll, describe, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('a follow-up', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const talk = (region: string | undefined, ...texts: [string, ...string[]]) =>
    talkOf(assistant, region, ...texts);

  describe('asks of another one what was asked last', () => {
    it('of another programme', async () => {
      const { last } = await talk('如皋市', '低保多久核查一次', '特困的呢');

      expect(last.programmes).toEqual(['extreme_hardship_support']);
      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '四（三）' }));
    });

    it('of another place, also where nothing binds', async () => {
      const { last } = await talk('草街街道', '低保开不开评议会', '要是大石街道那边的呢');

      expect(last.citations).toEqual([]);
      expect(last.unanswered?.reason).toBe('region_not_covered');
    });

    it('of the city itself, asked in a county that belongs to it', async () => {
      const { last } = await talk('怀远县', '低保多少钱一个月', '蚌埠市区呢');

      expect(last.unanswered?.reason).toBe('region_not_covered');
    });

    it('of the place where a relative lives', async () => {
      const { last } = await talk('怀远县', '低保评不评议', '我舅舅在草街 那边呢');

      expect(last.region?.name).toBe('草街街道');
      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '三（一）' }));
    });

    it('of where oneself is again, which no document here binds', async () => {
      const { last } = await talk(
        undefined,
        '我合川钱塘镇的 低保户买个面包车会遭取消不',
        '那我姐在草街街道 她也是低保户 她买面包车呢',
        '好 那我自己呢 我还是在钱塘镇',
      );

      expect(last.citations).toEqual([]);
      expect(last.unanswered?.reason).toBe('region_not_covered');
    });
  });

  describe('asks of another case what was asked last', () => {
    it('and does not have it assessed', async () => {
      const { last } = await talk(
        '海门区',
        '五保的多久核查一回',
        '吃低保 家里有劳力 活路又不固定的呢',
      );

      expect(last.kind).toBe('answer');
      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '四（三）' }));
      expect(last.text).toContain('半年');
    });

    it('that is described and not named', async () => {
      const { last } = await talk(
        '如皋市',
        '五保老人半护理的照料按低保的百分之几',
        '还能自己烧饭吃的那种',
      );

      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '四（一）' }));
    });

    it('without a programme, of whoever is in it', async () => {
      const { last } = await talk('怀远县', '过了60办救助有没有绿色通道', '那残疾的呢', '三级的呢');

      expect(last.kind).not.toBe('clarification');
    });
  });

  it('hangs on the question before it where nothing else is talked of', async () => {
    const { last } = await talk('如皋市', '基层行活动几月份到石庄', '去的时候都讲点啥');

    expect(last.citations.map(({ document }) => document.number)).toContain('皋民救〔2024〕2号');
  });

  it('of two programmes at once does not take the place of a need named before', async () => {
    const { last } = await talk('海安市', '低保能不能办 老房子也漏雨 这两样咋弄', '房子呢');

    expect(last.citations).toContainEqual(expect.objectContaining({ clause: '五（二）' }));
  });

  it('is whole with the question before it', async () => {
    const { last } = await talk('怀远县', '老人办低保能不能走快点的通道', '那她能走不');

    expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（五）' }));
  });

  it('is no question where it is a pause', async () => {
    const { last } = await talk('怀远县', '我想办低保', '等哈 外头有人喊我');

    expect(last.kind).toBe('smalltalk');
    expect(last.citations).toEqual([]);
  });

  describe('turns to another person', () => {
    const first = '我哥视力一级 能不能单独吃低保';

    it('of whom nothing is known yet', async () => {
      const { last, facts } = await talk('南通市', first, '我妹呢 她听力四级');

      expect(last.kind).toBe('assessment');
      const known = await facts();
      expect(known.map(({ key, value }) => [key, value])).toEqual(
        expect.arrayContaining([
          ['disabilityKind', 'hearing'],
          ['disabilityGrade', 4],
        ]),
      );
      expect(known).toHaveLength(2);
    });

    it('and back by what is supposed of them', async () => {
      const { facts } = await talk(
        '南通市',
        first,
        '我妹呢 她听力四级',
        '我哥要是自己愿意住养老院呢',
      );

      expect(await facts()).toContainEqual(
        expect.objectContaining({ key: 'disabilityKind', value: 'visual' }),
      );
    });

    it('elsewhere, and back to where it was asked of', async () => {
      const { replies, last } = await talk(
        '草街街道',
        '我这低保 摩托车报废了要不要紧',
        '我妹在大石街道 她也是这样吗',
        '先不说她 我这边把车注销了就行了吧',
      );

      expect(replies[1]?.region?.name).toBe('大石街道');
      expect(last.region?.name).toBe('草街街道');
    });

    it('who has a household of their own', async () => {
      const { facts } = await talk(
        '草街街道',
        '我家吃低保 乡下有房 城里又买了一套 会不会取消',
        '我堂弟那户不一样 他名下有个执照',
      );

      expect((await facts()).map(({ key }) => key)).toEqual(['businessRegistered']);
    });

    it('and back, with what was told', async () => {
      const { facts } = await talk('南通市', first, '我妹呢 她听力四级', '那回头说我哥');

      expect(await facts()).toContainEqual(
        expect.objectContaining({ key: 'disabilityKind', value: 'visual', status: 'said' }),
      );
    });
  });

  describe('is about what its own words point to', () => {
    it('and not about all that the aid is', async () => {
      const { last } = await talk('怀远县', '五保户在家住有人照看吗', '剃头呢');

      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（九）' }));
      expect(last.text).toContain('理发');
    });

    it('when only the question before it makes them whole', async () => {
      const { last } = await talk('怀远县', '低保材料交了一个月没动静', '文件上规定的多少天');

      expect(last.text).toContain('20个工作日');
    });

    it('and what no document says of a service is told so', async () => {
      const { last } = await talk('怀远县', '五保户在家住有人照看吗', '隔多久来一趟');

      expect(last.unanswered?.reason).toBe('not_in_documents');
    });
  });

  it('that only names a place asks the question no document answered there', async () => {
    const { last } = await talk(undefined, '低保申请几天能批', '湖北的', '怀远县');

    expect(last.text).toContain('20个工作日');
  });

  it('that only names towns asks for their rows of the table', async () => {
    const { last } = await talk('如皋市', '社会救助基层行 白蒲镇排在几月', '江安镇和搬经镇呢');

    expect(last.text).toMatch(/江安镇.*5月份/s);
    expect(last.text).toMatch(/搬经镇.*7月份/s);
    expect(last.text).not.toContain('白蒲镇');
  });

  it('that asks of the other place how long it takes', async () => {
    const { last } = await talk('怀远县', '低保几天能批下来', '要是在如皋评不评议呢', '那里要多久');

    expect(last.region?.name).toBe('如皋市');
    expect(last.unanswered?.reason).toBe('not_in_documents');
  });

  it('of another aid asks how long that one takes', async () => {
    const { last } = await talk('怀远县', '低保交上去几天有结果', '特困的呢');

    expect(last.text).toContain('20个工作日');
    expect(last.unanswered).toBeNull();
  });

  it('that asks of another place is no wish to hear the last reply again', async () => {
    const { last } = await talk('海门区', '怀远低保几天办好', '再说回海门 海门要多久');

    expect(last.region?.name).toBe('海门区');
    expect(last.unanswered?.reason).toBe('not_in_documents');
  });

  it('puts the number told last right', async () => {
    const { facts } = await talk('如东县', '人均是低保线的1.3倍 算低收入家庭吗', '看错了 是1.6');

    expect(await facts()).toMatchObject([{ key: 'incomeRatio', value: 1.6 }]);
  });

  it.each([
    ['是1.4不是1.7', 1.4],
    ['应该是一点二才对 不是一点七', 1.2],
  ])('puts it right in either order: «%s»', async (words, value) => {
    const { facts } = await talk('如东县', '人均是低保线的1.7倍 算低收入家庭吗', words);

    expect(await facts()).toMatchObject([{ key: 'incomeRatio', value }]);
  });

  it('about the case has it assessed', async () => {
    const { last } = await talk('如东县', '低收入家庭是啥标准', '我家人均是低保线的1.3倍');

    expect(last.kind).toBe('assessment');
    expect(last.programmes).toContain('low_income_family');
  });

  describe('is answered by the card of what is talked of', () => {
    it.each(['每月的钱还一样吗', '钱少不少'])('«%s»', async (words) => {
      const { last } = await talk('海门区', '渐退期啥意思', words);

      expect(last.text).toContain('钱数不变');
    });

    it('and not by one that its own words do not point to', async () => {
      const { last } = await talk('启东市', '五保能不能收我姑', '是不是要把房子捐出去');

      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '三（三）' }));
    });

    it('where it only names another aid', async () => {
      const { last } = await talk('怀远县', '我妈想吃低保', '照料那块怎么办');

      expect(last.citations.map(({ clause }) => clause)).not.toContain('二（八）');
    });

    it('whom to ask is where one applies', async () => {
      const { last } = await talk('怀远县', '我叔想办五保', '这些我都不清楚 该找谁问');

      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（十）' }));
    });
  });

  describe('asks where that is written', () => {
    it('and is shown the clauses that the answer rested on', async () => {
      const { replies, last } = await talk('怀远县', '低保开不开会评议', '这是哪一条写的');

      expect(last.kind).toBe('answer');
      expect(last.citations.map(({ clause }) => clause)).toEqual(
        replies[0]?.citations.map(({ clause }) => clause),
      );
      expect(last.text).toContain('怀民〔2021〕184号');
    });

    it('of another aid is a question of its own', async () => {
      const { last } = await talk('怀远县', '低保开不开会评议', '残疾补贴写在哪一条');

      expect(last.citations.map(({ clause }) => clause)).not.toContain('二（六）');
    });
  });

  it('asks where the talk stood', async () => {
    const { replies, last } = await talk('海安市', '我想办低保', '等下', '好了 讲到哪里了');

    expect(last.text).toBe(replies[0]?.text);
  });

  it('names an aid alone and is asked for the place, then told of the aid', async () => {
    const { replies, last } = await talk(undefined, '就那个残疾人护理补贴', '草街');

    expect(replies[0]?.unanswered?.reason).toBe('region_unknown');
    expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（九）' }));
  });

  it('names the aid that a vague question waited for', async () => {
    const { last } = await talk(undefined, '我那个事怎么办', '草街的 残疾人那个补贴');

    expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（九）' }));
  });

  it('names the aid after the case was told in pieces', async () => {
    const { last } = await talk(undefined, '我爸今年整62', '怀远的 申请低保');

    expect(last.kind).toBe('assessment');
    expect(last.programmes).toEqual(['subsistence_allowance']);
  });

  it('is read together with what was not understood', async () => {
    const { last } = await talk(undefined, '想问那个护理的', '就重残人的那个补贴');

    expect(last.programmes).toEqual(['disability_subsidies']);
    expect(last.unanswered?.reason).toBe('region_unknown');
  });
});
