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

    it('of the place where a relative lives', async () => {
      const { last } = await talk('怀远县', '低保评不评议', '我舅舅在草街 那边呢');

      expect(last.region?.name).toBe('草街街道');
      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '三（一）' }));
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

  it('that asks of another place is no wish to hear the last reply again', async () => {
    const { last } = await talk('海门区', '怀远低保几天办好', '再说回海门 海门要多久');

    expect(last.region?.name).toBe('海门区');
    expect(last.unanswered?.reason).toBe('not_in_documents');
  });

  it('puts the number told last right', async () => {
    const { facts } = await talk('如东县', '人均是低保线的1.3倍 算低收入家庭吗', '看错了 是1.6');

    expect(await facts()).toMatchObject([{ key: 'incomeRatio', value: 1.6 }]);
  });

  it('about the case has it assessed', async () => {
    const { last } = await talk('如东县', '低收入家庭是啥标准', '我家人均是低保线的1.3倍');

    expect(last.kind).toBe('assessment');
    expect(last.programmes).toContain('low_income_family');
  });

  it('is read together with what was not understood', async () => {
    const { last } = await talk(undefined, '想问那个护理的', '就重残人的那个补贴');

    expect(last.programmes).toEqual(['disability_subsidies']);
    expect(last.unanswered?.reason).toBe('region_unknown');
  });
});
