import { beforeAll, describe, expect, it } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  type TestAssistant,
  talkOf,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('the interview about eligibility', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const talk = (...texts: [string, ...string[]]) => talkOf(assistant, '南通市', ...texts);

  const outcomeIn = ({ last }: Awaited<ReturnType<typeof talk>>) =>
    last.assessment?.programmes[0]?.outcome;

  it('asks one question at a time, says why, and lets it be passed over', async () => {
    const { last } = await talk('我想办低保');

    expect(last.text.match(/？/g)).toHaveLength(1);
    expect(last.text).toContain('（');
    expect(last.suggestions).toContain('不晓得');
  });

  it('asks which is right where facts cannot all be so', async () => {
    const { last } = await talk('三口人 一个月三千 够不够低保', '人均是一千五');

    expect(last).toMatchObject({ kind: 'question' });
    expect(last.text).toContain('对不上');
    expect(last.text).toContain('1500');
    const { last: corrected } = await talk(
      '三口人 一个月三千 够不够低保',
      '人均是一千五',
      '是两口人 不是三口',
    );
    expect(corrected.text).not.toContain('对不上');
  });

  it('says what it heard before it asks on', async () => {
    const { last } = await talk('我想办低保 标准700块', '家里三口人');

    expect(last).toMatchObject({
      kind: 'question',
      suggestions: ['不到2100元', '超过2100元', '不晓得'],
    });
    expect(last.text).toContain('一起过日子的有3口人');
  });

  it('answers what is asked beside an answer, keeps what was told and takes its thread up again', async () => {
    const { last, facts } = await talk('我叔是五保户 能不能评上', '他是半护理 照护按几成算');

    expect(last.kind).toBe('answer');
    expect(last.text).toContain('20%');
    expect(last.text).toContain('刚才那件事接着说');
    expect(await facts()).toContainEqual(
      expect.objectContaining({ key: 'selfCare', value: 'semi' }),
    );
  });

  it('does not take up what is asked in between', async () => {
    const { replies, last } = await talk(
      '我想办低保 家里三口人',
      '插一句 我舅的残疾补贴能不能在外地办',
      '好的 我家人均是低保标准的0.8倍',
    );

    expect(replies[1]?.kind).toBe('answer');
    expect(last.assessment?.programmes.map(({ programme }) => programme)).toEqual([
      'subsistence_allowance',
    ]);
  });

  it('goes on with whom the talk turns back to', async () => {
    const { last } = await talk('我跟我弟都想办低保', '先说我的');

    expect(last.kind).toBe('assessment');
    expect(last.programmes).toEqual(['subsistence_allowance']);
  });

  it('is content with a band on one side of the line', async () => {
    const told = await talk('我想办低保 标准700块', '家里三口人', '不到2100元', '财产没超规定');

    expect([told.last.kind, outcomeIn(told)]).toEqual(['assessment', 'met']);
  });

  it('narrows a band that the line runs through', async () => {
    const told = await talk('我想办低保 标准700块 家里三口人', '两千多');

    expect(told.last.text).toContain('是比2100元多，还是少');
    expect(outcomeIn(told)).toBe('undetermined');
  });

  it('reads back what a result rests on, before the result', async () => {
    const { last } = await talk('我想办低保 标准700块 家里三口人 财产没超规定', '一共1800元');
    const [readBack = ''] = last.text.split('\n\n');

    expect(readBack).toContain('我记的是');
    for (const fact of ['700元', '3口人', '1800元', '财产没有超过规定'])
      expect(readBack).toContain(fact);
  });

  it('computes anew after a correction, and says what became of the result', async () => {
    const told = await talk(
      '我想办低保 标准700块 家里三口人 财产没超规定',
      '一共1800元',
      '说错了，收入是三千',
    );

    expect(outcomeIn(told)).toBe('unmet');
    expect(told.last.text).toContain('全家一个月一共3000元（原来记的是：全家一个月一共1800元）');
    expect(told.last.text).toContain('从「对得上」变成「有一条对不上」');
  });

  it('says so where a correction changes nothing', async () => {
    const { last } = await talk(
      '我想办低保 标准700块 家里三口人 财产没超规定',
      '一共1800元',
      '不对，是四口人',
    );

    expect(last.text).toContain('结果没有变');
  });

  it('weighs what bears on the aid that is talked of, also where nobody asks for it', async () => {
    const told = await talk('低保要什么条件', '家里人均是低保线的八成 财产没超规定');

    expect([told.last.kind, outcomeIn(told)]).toEqual(['assessment', 'met']);
  });

  it('takes a number in the words of a question as the answer to its own', async () => {
    const told = await talk('我想办低保', '要是2.3倍呢');

    expect(outcomeIn(told)).toBe('unmet');
  });

  it('puts a result that is settled beside the answer to a question', async () => {
    const told = await talk('我们三口人 人均是低保线的1.2倍 低收入家庭有什么帮助 财产没超规定');

    expect(told.last.kind).toBe('answer');
    expect(told.last.text).toContain('专项救助');
    expect(told.last.assessment?.programmes).toMatchObject([
      { programme: 'low_income_family', outcome: 'met' },
    ]);
  });

  it('puts no open result beside it', async () => {
    const { last } = await talk('人均是低保线的1.2倍 低收入家庭有什么帮助');

    expect(last).toMatchObject({ kind: 'answer', assessment: null });
  });

  it('keeps a band to itself: a fact of the conversation has a value', async () => {
    const { say, facts } = await givenConversation(assistant, '南通市');
    await say('我想办低保 标准700块 家里三口人');
    await say('两千多');

    expect((await facts()).map(({ key }) => key).toSorted()).toEqual([
      'familySize',
      'localStandard',
    ]);
  });

  describe('for whoever knows nothing', () => {
    it('ends with what to do and what else to try', async () => {
      const { replies, last } = await talk('我想办低保', '不晓得', '不晓得');

      expect(replies.map(({ kind }) => kind)).toEqual(['assessment', 'question', 'assessment']);
      expect(last.text).toContain('直接到镇街民政窗口申请');
      expect(last.text).toContain('都还有别的路');
    });
  });
});
