import { beforeAll, describe, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('a need named before', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  const talk = (region: string, ...texts: [string, ...string[]]) =>
    talkOf(assistant, region, ...texts);
  const THREE = '我妈想办低保 顺带问下残疾补贴 还有我哥在外头流浪好多年没得音信了 一起说';

  describe('is found again', () => {
    it('by whom it was named of', async () => {
      const { last } = await talk('草街街道', THREE, '先讲我哥那个');

      expect(last.kind).toBe('answer');
      expect(last.citations).toContainEqual(expect.objectContaining({ clause: '二（八）' }));
    });

    it('by its number, whatever it is called now', async () => {
      const { last } = await talk('草街街道', THREE, '第一个 补贴好多钱');

      expect(last.text).toContain('低保标准');
      expect(last.text).not.toContain('残疾人两项补贴');
    });

    it('by 先 and what is asked', async () => {
      const asked = '问两件事 江安镇那个基层行活动是几月份 还有低保要带哪些东西';
      const { last } = await talk('如皋市', asked, '先回我几月份');

      expect(last.text).toContain('5月份');
      expect(last.text).not.toContain('身份证');
    });
  });

  it('is not said to be left once it was asked again', async () => {
    const asked = '三桩事体 孙子念高中学费可有减免 屋子老了下雨漏咋办 儿媳妇想寻个活计做做 咋登记';
    const { last } = await talk('如皋市', asked, '那学费能减几成', '屋子那桩呢');

    expect(last.text).not.toContain('学费可有减免');
  });
});
