import { beforeAll, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../../../tests/support/database.ts';

describeSharingOnEveryDatabase('the reply to an emergency', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  it.each([
    ['怀远县', '怀民〔2021〕184号', /给急难救助/g],
    ['如皋市', '通办发〔2021〕7号', /应急的临时救助/g],
    ['草街街道', '草街办发〔2024〕54号', /不看户口/g],
  ])('says in %s once what the aid is, and goes on to the place', async (region, number, told) => {
    const { last } = await talkOf(assistant, region, '家里没米下锅了');

    expect(last).toMatchObject({ kind: 'ticket' });
    expect(last.citations[0]).toMatchObject({ document: { number } });
    expect(last.text.match(told)).toHaveLength(1);
    expect(last.text).toMatch(/请问人现在在什么地方/);
  });

  it('asks for no telephone number that was told with it, and answers nothing that its digits resemble', async () => {
    const { last } = await talkOf(assistant, '草街街道', '屋头断炊了 电话13812345678');

    expect(last.text).toMatch(/请问人现在在什么地方？村、路名或者门口有什么记号都行。(?!方便)/);
    expect(last.text).not.toMatch(/热线/);
  });

  it('asks for no place that was told with it, and reads it back', async () => {
    const { last } = await talkOf(
      assistant,
      '如皋市',
      '我在汽车站 两天没吃饭了 身上没钱 手机15912345678',
      '钱包被偷了',
    );

    expect(last.text).toMatch(/具体地点：我在汽车站/);
    expect(last.text).not.toMatch(/名下的车/);
  });

  it.each([
    ['驾驶证快到期了在哪换', '交通'],
    ['公积金能取不', '公积金'],
  ])('takes what another department does for no detail of it: %s', async (words, department) => {
    const { last } = await talkOf(assistant, '怀远县', '家里没米下锅了', words);

    expect(last).toMatchObject({ kind: 'cannot_answer' });
    expect(last.text).toContain(department);
  });
});
