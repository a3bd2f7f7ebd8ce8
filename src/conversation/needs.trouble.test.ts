import { beforeEach, describe, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../tests/support/assistant.ts';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';

/** More of the patterns of `docs/repair-patterns.md`: nothing that was needed is lost, nothing is filed twice. */
describeOnEveryDatabase('a talk of several needs', (database) => {
  let assistant: TestAssistant;

  beforeEach(async () => {
    assistant = await givenAssistant(database());
  });

  const talk = (region: string | undefined, ...texts: [string, ...string[]]) =>
    talkOf(assistant, region, ...texts);

  describe('several needs', () => {
    it('are answered each under its own words', async () => {
      const { last } = await talk('海安市', '想问两件事 办低保带哪些材料 五保户多久核查一次');

      expect(last.kind).toBe('answer');
      expect(last.text).toMatch(
        /「办低保带哪些材料」.*身份证.*「五保户多久核查一次」.*每年核查一次/s,
      );
    });

    it('that one clause names are named, and the others are offered until spoken of', async () => {
      const { replies } = await talk('海安市', '残疾人补贴和五保都想了解下', '说说五保要什么条件');
      const [first, second] = replies;

      expect(first?.text).toMatch(/残疾人两项补贴.*特困人员救助供养/s);
      expect(first?.suggestions).toHaveLength(1);
      expect(second?.text).toContain('生活来源');
      expect(second?.text).not.toContain('特困人员救助供养没说');
    });

    it('wait until the place is known, and none is lost', async () => {
      const { last } = await talk(
        undefined,
        '两个问题 低保多久核查一次 另外评议会还开不开',
        '如东县的',
      );

      expect(last.text).toMatch(/第一件.*每年核查一次.*第二件.*民主评议/s);
    });

    it('are taken up again by number and by their words', async () => {
      const { replies } = await talk(
        '如东县',
        '问三样 低保多久核查一次 评议会还开不开 危房改造怎么申请',
        '第二样没听懂',
        '危房那个再说说',
      );

      expect(replies[1]?.text).toContain('民主评议');
      expect(replies[2]?.text).toContain('危房');
    });

    it('beside an emergency are kept, and are no details of its ticket', async () => {
      const { replies, last } = await talk(
        '草街街道',
        '屋头断粮两天了娃儿饿得哭 还有残疾人补贴怎么办理 另外低保怎么申请',
        '刚才另外两个问题你还没讲',
      );

      expect(replies[0]).toMatchObject({ kind: 'ticket' });
      expect(replies[0]?.text).toContain('「残疾人补贴怎么办理」、「低保怎么申请」');
      expect(last.kind).toBe('answer');
      expect(last.text).toMatch(/跨省通办.*入户调查/s);
    });

    it('that were kept are offered once nothing more is asked of the ticket', async () => {
      const { last } = await talk(
        '草街街道',
        '昨晚屋子烧光了没地方睡 另外低保怎么申请',
        '在古圣村村口那棵黄桷树下',
        '不留电话',
        '对',
      );

      expect(last.text).toContain('「低保怎么申请」');
      expect(last.suggestions).toContain('低保怎么申请');
    });
  });

  describe('after a ticket', () => {
    it('good news is noted on it: no danger, no second ticket', async () => {
      const { replies, last } = await talk(
        '怀远县',
        '家里断粮三天了 孩子饿得直哭',
        '我弟弟送来了两袋米 有吃的了 你们不用来了',
      );

      expect(last).toMatchObject({ kind: 'ticket', safety: null });
      expect(last.ticket?.number).toBe(replies[0]?.ticket?.number);
      expect(last.text).toContain('不能撤');
    });

    it('want that is told beside good news stays an emergency', async () => {
      const { last } = await talk(
        '怀远县',
        '家里断粮三天了',
        '邻居送来的米吃完了 今天又没饭吃 孩子饿得哭',
      );

      expect(last.urgent).toBe(true);
    });

    it('asking for the person who was called is no way to reach them', async () => {
      const { replies, last } = await talk('如皋市', '转人工', '真人怎么还没来');

      expect(last).toMatchObject({ kind: 'handoff' });
      expect(last.text).toContain(replies[0]?.ticket?.number);
    });
  });

  it('resume: to go on agrees to nothing', async () => {
    const { last } = await talk(
      '海安市',
      '我舅舅上礼拜车祸走了 舅妈68想问五保',
      '插一句 五保多久核查一次',
      '行 接着刚才说',
    );

    expect(last.kind).not.toBe('ticket');
  });

  it.each([
    ['帮我约后天下午派人来看看', /不能替您答应/],
    ['我申请怎么被驳回了', /应当把理由告诉您/],
  ])('cannot handle: %s is for people', async (words, told) => {
    const { last } = await talk('海安市', words);

    expect(last).toMatchObject({ kind: 'cannot_answer', unanswered: { reason: 'needs_person' } });
    expect(last.text).toMatch(told);
  });

  it('conclude: the result is told with what is known, and nothing more is asked', async () => {
    const { last } = await talk('海安市', '我姑姑77了 能不能办五保', '莫问了 干脆说结果');

    expect(last.assessment?.programmes[0]).toMatchObject({ outcome: 'undetermined' });
    expect(last.text).not.toContain('？');
  });

  describe('unanswered', () => {
    it.each([
      ['草街街道', '上班了渐退期给几个月', '那从几号起算', '从哪天起算'],
      ['草街街道', '上班了渐退期给几个月', '渐退那阵子钱数会不会减', '钱数变不变'],
    ])('%s: what a follow-up wants and nothing here says is named', async (...told) => {
      const [region, first, second, missing] = told;
      const { last } = await talk(region, first, second);

      expect(last.unanswered?.reason).toBe('not_in_documents');
      expect(last.text).toContain(missing);
    });

    it('who does not know their grade asks for none', async () => {
      const { last } = await talk('草街街道', '单人保是怎么回事', '残疾证有一本 几等我记不得');

      expect(last.text).not.toContain('您问的残疾等级');
    });

    it('help of which no document here speaks is not answered with another', async () => {
      const { last } = await talk('草街街道', '低保怎么申请', '还有助学金呢');

      expect(last).toMatchObject({ unanswered: { reason: 'not_in_documents' } });
    });
  });
});
