import { beforeAll, describe, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('what people put right', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  async function talk(region: string | null, ...texts: string[]) {
    const { say, facts } = await givenConversation(assistant, region ?? undefined);
    const replies = [];
    for (const text of texts) replies.push(await say(text));
    const last = replies.at(-1);
    if (last === undefined) throw new Error('A talk needs a word.');
    const known = (await facts()).filter(({ about }) => about === 'subject');
    return { last, known: Object.fromEntries(known.map(({ key, value }) => [key, value])) };
  }

  it('is the number of about its size, whatever was asked last', async () => {
    const { known } = await talk('如东县', '五口人 一个月总共三千八 低保够不够', '打错 4800');

    expect(known).toMatchObject({ familySize: 5, monthlyIncome: 4800 });
    expect(known).not.toHaveProperty('localStandard');
  });

  it('replaces an income that was told in another form', async () => {
    const { known } = await talk(
      '如东县',
      '人均一千四 低保线八百 能吃低保吗',
      '算错了 一千四是我跟老伴两个人加一块的',
    );

    expect(known).toMatchObject({ monthlyIncome: 1400, familySize: 2 });
    expect(known).not.toHaveProperty('perCapitaIncome');
  });

  it('counts one more into the family', async () => {
    const { known } = await talk(
      '怀远县',
      '俺爹跟俺哥俩一块过 一个月就哥哥卖鱼六百块 够低保不',
      '嫂子也算一家吧 那就仨人',
    );

    expect(known).toMatchObject({ familySize: 3, monthlyIncome: 600 });
  });

  it('is the grade of the one who speaks, where the other certificate is not theirs', async () => {
    const { known } = await talk(
      '启东市',
      '我有残疾证 肢体一级 能不能单独吃低保',
      '看错了 一级那本是我老伴的 我自己是三级',
    );

    expect(known).toMatchObject({ disabilityGrade: 3 });
  });

  it('on a ticket is no place where somebody is', async () => {
    const { last, known } = await talk(
      '怀远县',
      '我是网格员 反映个情况 片区有个老头七十二了 一个人住',
      '他摔断了腿 两天没吃上饭了',
      '更正一下 我翻了册子 是七十八不是七十二',
    );

    expect(known).toMatchObject({ age: 78 });
    expect(last.text).not.toContain('册子');
  });

  describe('leaves alone', () => {
    it('the age of the one whom the case is about when another one is named', async () => {
      const { known } = await talk(
        '如皋市',
        '帮我爸问问特困够不够条件',
        '63',
        '我妹34 她能替他交材料吗',
      );

      expect(known).toMatchObject({ age: 63 });
    });

    it('the age of a child when an old person is told of', async () => {
      const { known } = await talk(
        '如东县',
        '邻居家娃没爹没妈 16岁 能算特困吗',
        '老人家自己都七十四了',
      );

      expect(known).toMatchObject({ age: 16 });
    });

    it('the place of the case when a child lives elsewhere', async () => {
      const { last } = await talk('草街街道', '隔壁王婆婆一个人 问下特困', '八十一 娃儿在广东');

      expect(last.region?.name).toBe('草街街道');
    });

    it('the place of an emergency when the speaker comes from elsewhere', async () => {
      const { last } = await talk(
        '如皋市',
        '钱包被偷了 两天没吃饭 没地方住',
        '我老家才是怀远 要不要回老家申请',
      );

      expect(last.region?.name).toBe('如皋市');
      expect(last.citations.map(({ document }) => document.number)).not.toContain(
        '怀民〔2021〕184号',
      );
    });
  });

  it('asked for one and told of another who belongs to them, the case is the other’s', async () => {
    const { last, known } = await talk('草街街道', '帮我大姨子问个事 她娃儿眼睛一级残 有补贴没得');

    expect(known).toMatchObject({ disabilityKind: 'visual', disabilityGrade: 1 });
    expect(last.greenChannel).toBe(true);
  });

  it('what stopped paying in says how it stands now', async () => {
    const { known } = await talk(
      '草街街道',
      '我吃低保的 养老保险正常在交',
      '保险我早停了 家庭收入没超标 会不会取消低保',
    );

    expect(known).toMatchObject({ pensionInsurance: 'terminated' });
  });
});
