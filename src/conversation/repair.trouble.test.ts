import { beforeEach, describe, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../tests/support/assistant.ts';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';

/** The patterns of `docs/repair-patterns.md`, each by its name. */
describeOnEveryDatabase('a talk that went wrong', (database) => {
  let assistant: TestAssistant;

  beforeEach(async () => {
    assistant = await givenAssistant(database());
  });

  async function talk(region: string | undefined, ...texts: [string, ...string[]]) {
    const talked = await talkOf(assistant, region, ...texts);
    const facts = await talked.facts();
    return { ...talked, known: Object.fromEntries(facts.map(({ key, value }) => [key, value])) };
  }

  it('correction: the new value replaces the old', async () => {
    const { known } = await talk('海安市', '家里三口人 想办低保', '说错了 不是三口 是四口');

    expect(known).toMatchObject({ familySize: 4 });
  });

  it('correction: an answer about a motorcycle becomes one about what it is', async () => {
    const { last } = await talk(
      '草街街道',
      '我吃着低保 名下有个摩托车 会不会给我取消',
      '说错了 不是摩托 是电瓶车',
    );

    expect(last.assessment?.programmes[0]).toMatchObject({
      programme: 'allowance_data_check',
      outcome: 'undetermined',
    });
  });

  it('contradiction: the person says which, and nothing is decided before', async () => {
    const { replies, known } = await talk(
      '海门区',
      '家里三口人 想看看能不能办低保',
      '我们一家五口都靠我一个人挣钱',
      '五口',
    );

    expect(replies[1]).toMatchObject({ kind: 'question', suggestions: { length: 2 } });
    expect(replies[1]?.text).toMatch(/3口人.*5口人/s);
    expect(known).toMatchObject({ familySize: 5 });
  });

  it('interruption and resume: the open question stands at the end of the answer', async () => {
    const { replies, last } = await talk(
      '海安市',
      '想看看我家能不能办低保 标准是700块',
      '插一句 低保多久查一次',
      '家里三口人',
    );

    expect(replies[1]).toMatchObject({ kind: 'answer' });
    expect(replies[1]?.text).toContain('刚才那件事接着说');
    expect(last.kind).toBe('question');
  });

  it('clarification: a place that may be several is asked for', async () => {
    const { last } = await talk(undefined, '鼓楼区的 办低保要带什么');

    expect(last).toMatchObject({ kind: 'question', unanswered: { reason: 'region_unknown' } });
  });

  it('cancel: the matter is put aside and nothing is asked on', async () => {
    const { last } = await talk('如皋市', '看看我家能不能办低保', '算了 不弄了');

    expect(last).toMatchObject({ kind: 'smalltalk', assessment: null });
    expect(last.text).not.toContain('？');
  });

  it('skip: what was passed over is not asked again', async () => {
    const { replies } = await talk('如皋市', '看看我家能不能办低保', '这个不想说', '不晓得');
    const questions = replies.map(({ text }) => text.split('\n\n').at(-1));

    expect(new Set(questions).size).toBe(questions.length);
  });

  it('repetition: the same words, the same citations, no second ticket', async () => {
    const { replies, last } = await talk('草街街道', '屋头今天没得米下锅了', '啥子 你再说一道');

    expect([last.text, last.citations]).toEqual([replies[0]?.text, replies[0]?.citations]);
  });

  it('slower: fewer words, the same matter', async () => {
    const { replies, last } = await talk('海安市', '低保多久查一次', '字太多 说简单点');

    expect(last.text.length).toBeLessThan(replies[0]?.text.length ?? 0);
    expect(last.citations).toEqual(replies[0]?.citations);
  });

  it('slower: asked for twice, it begins once', async () => {
    const { last } = await talk('海安市', '低保多久查一次', '字太多 说简单点', '再大白话点');

    expect(last.text.match(/好，我说短一点。/g)).toHaveLength(1);
    expect(last.text).toContain('核查');
  });

  it('clarification: who keeps the place back is not pressed, and the question waits', async () => {
    const { replies, last } = await talk(undefined, '低保多久查一次', '哪里的不方便讲', '海安');

    expect(replies[1]).toMatchObject({
      kind: 'question',
      unanswered: { reason: 'region_unknown' },
    });
    expect(replies[1]?.text).toMatch(/^不想说住在哪里，没关系/);
    expect(last.text).toContain('核查');
  });

  it('handoff: a person is called, and questions are answered meanwhile', async () => {
    const { replies } = await talk('海安市', '跟你讲不清 找人工', '那先问你 办低保要带什么');

    expect(replies.map(({ kind }) => kind)).toEqual(['handoff', 'answer']);
  });

  it('cannot handle: the other department is named', async () => {
    const { last } = await talk('草街街道', '车子违章的罚款在哪里交');

    expect(last).toMatchObject({ kind: 'cannot_answer', unanswered: { reason: 'out_of_scope' } });
  });

  it('silence: nothing is asked of them, and the open question stays', async () => {
    const { replies, last, known } = await talk(
      '海安市',
      '嗯',
      '……',
      '看看我家能不能办低保 标准700块',
      '嗯',
      '家里三口人',
    );

    expect(replies.slice(0, 2).map(({ kind }) => kind)).toEqual(['smalltalk', 'smalltalk']);
    expect(last.kind).toBe('question');
    expect(known).toMatchObject({ localStandard: 700, familySize: 3 });
  });

  it('restart: the facts are forgotten', async () => {
    const { last, known } = await talk(
      '海安市',
      '家里三口人 想办低保',
      '从头来',
      '我大伯没儿没女 想办五保',
    );

    expect(known).not.toHaveProperty('familySize');
    expect(last.programmes).toContain('extreme_hardship_support');
  });

  it('restart: a filed ticket stays', async () => {
    const { replies, last } = await talk(
      '如皋市',
      '家里断粮两天了 孩子饿得哭',
      '从头来',
      '那个单子到哪一步了',
    );

    expect(last.text).toContain(replies[0]?.ticket?.number);
  });

  it('ellipsis: 「那要带什么」 belongs to what was talked of', async () => {
    const { last } = await talk('海安市', '想给我妈弄低保', '那要带什么');

    expect(last.citations[0]?.clause).toBe('六（一）');
  });

  it('pronoun: 她 is whoever was talked of', async () => {
    const { known } = await talk(
      '怀远县',
      '我替我妈问的 她73一个人',
      '我自己43 在厂里干活',
      '她眼睛一级残疾',
    );

    expect(known).toMatchObject({ age: 73, disabilityGrade: 1 });
  });

  it('region change: the question is asked again for the other place', async () => {
    const { last } = await talk('怀远县', '办低保几天能批', '那海安那边呢');

    expect(last.region?.name).toBe('海安市');
    expect(last.citations.map(({ document }) => document.number)).not.toContain(
      '怀民〔2021〕184号',
    );
  });

  describe('clue', () => {
    it('needs where and what was seen, and asks for nobody’s income', async () => {
      const { replies, last } = await talk(
        undefined,
        '我要反映个人 你们管不管',
        '楼上住着一户 男的瘫了 女的眼睛看不见 娃在读书 日子过得紧巴巴',
        '草街的',
      );

      expect(replies.slice(0, 2).map(({ kind }) => kind)).toEqual(['question', 'question']);
      expect(last).toMatchObject({ kind: 'ticket', ticket: { kind: 'clue' } });
      expect(replies.map(({ text }) => text).join()).not.toMatch(/多少钱|收入多少|几口人/);
    });

    it('asks no neighbour for a family’s money', async () => {
      const { last } = await talk('海安市', '我是她邻居 帮张婆婆问问 她79', '她能不能吃低保');

      expect(last.text).not.toContain('？');
    });
  });
});
