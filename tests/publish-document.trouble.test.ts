import { expect, it } from 'vitest';
import type { ImportDocument } from '../src/contracts/publishing.ts';
import { calendarDate } from '../src/shared/calendar-date.ts';
import { givenAssistant, givenConversation } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';

const REGION = '江苏省徐州市鼓楼区';

const notice = (gift: string, change: Partial<ImportDocument> = {}): ImportDocument => ({
  number: '鼓民〔2026〕9号',
  region: REGION,
  issuer: '鼓楼区民政局',
  issuedOn: calendarDate('2026-10-01'),
  effectiveFrom: calendarDate('2026-10-01'),
  expiresOn: null,
  draft: false,
  text: `鼓楼区民政局文件\n鼓民〔2026〕9号\n关于发放应急物资的通知\n各街道：\n一、对象\n遭遇火灾的家庭，给予${gift}。\n二、程序\n本人向街道提出申请。`,
  ...change,
});

describeOnEveryDatabase('a document that staff bring in', (database) => {
  async function givenDesk() {
    const assistant = await givenAssistant(database());
    const find = async (q: string, region = REGION) =>
      (await assistant.tools.search({ q, region, limit: 5 })).hits
        .filter(({ text }) => text.includes(q))
        .map(({ document, clause }) => `${document.number} ${clause}`);
    return { assistant, find, desk: assistant.documents };
  }

  it('is found once it is acknowledged, and what it corrects no more', async () => {
    const { desk, find } = await givenDesk();

    const imported = await desk.importDocument(notice('紫薇花棉被'));
    const first = await find('紫薇花棉被');
    await desk.importDocument(notice('凤凰木棉被'));

    expect(imported.clauses.map(({ path }) => path)).toEqual(['抬头', '一', '二']);
    expect(first).toEqual(['鼓民〔2026〕9号 一']);
    expect(await find('紫薇花棉被')).toEqual([]);
    expect(await find('凤凰木棉被')).toEqual(['鼓民〔2026〕9号 一']);
  });

  it('is found no more once its withdrawal is acknowledged', async () => {
    const { desk, find } = await givenDesk();
    await desk.importDocument(notice('紫薇花棉被'));

    await desk.withdrawDocument({ number: '鼓民[2026]9号', from: calendarDate('2026-11-21') });

    expect(await find('紫薇花棉被')).toEqual([]);
  });

  it('is found by nobody as a draft, or before its first day', async () => {
    const { desk, find } = await givenDesk();

    const { outcome } = await desk.importDocument(notice('紫薇花棉被', { draft: true }));
    const asDraft = await find('紫薇花棉被');
    await desk.importDocument(notice('紫薇花棉被', { effectiveFrom: calendarDate('2026-12-01') }));

    expect(outcome).toBe('draft');
    expect(asDraft).toEqual([]);
    expect(await find('紫薇花棉被')).toEqual([]);
  });

  it('settles from then on which place of a name is meant', async () => {
    const { desk, find } = await givenDesk();

    await expect(find('紫薇花棉被', '鼓楼区')).rejects.toMatchObject({ code: 'ambiguous-place' });
    await desk.importDocument(notice('紫薇花棉被'));

    expect(await find('紫薇花棉被', '鼓楼区')).toEqual(['鼓民〔2026〕9号 一']);
  });

  it('answers a citizen who names the place in a conversation', async () => {
    const { assistant, desk } = await givenDesk();
    await desk.importDocument(notice('紫薇花棉被'));
    const citizen = await givenConversation(assistant);

    const reply = await citizen.say('鼓楼区遭遇火灾的家庭有紫薇花棉被吗');

    expect(reply.region?.path).toBe(REGION);
  });

  it('survives a restart, also where it corrects a file of the product', async () => {
    const { assistant } = await givenDesk();
    const [file] = await assistant.staff.listDocuments();
    const number = file?.number ?? '';
    const effectiveFrom = calendarDate(file?.effectiveFrom ?? '');
    await assistant.documents.importDocument(notice('紫薇花棉被'));
    await assistant.documents.importDocument(notice('凤凰木棉被', { number, effectiveFrom }));

    const { find } = await givenDesk();

    expect(await find('紫薇花棉被')).toEqual(['鼓民〔2026〕9号 一']);
    expect(await find('凤凰木棉被')).toEqual([`${number} 一`]);
  });

  it.each([
    { rule: 'an unknown place', change: { region: '乌有县' }, code: 'unknown-place' },
    { rule: 'an ambiguous place', change: { region: '鼓楼区' }, code: 'ambiguous-place' },
    { rule: 'a text without words', change: { text: ' \n' }, code: 'document-no-text' },
    {
      rule: 'a text without a title',
      change: { text: '一、甲。' },
      code: 'document-title-unknown',
    },
    {
      rule: 'an end before the beginning',
      change: { expiresOn: calendarDate('2026-09-30') },
      code: 'document-over-before-begin',
    },
  ])('is refused for $rule', async ({ change, code }) => {
    const { desk } = await givenDesk();

    await expect(desk.importDocument(notice('棉被', change))).rejects.toMatchObject({ code });
  });

  it('shows what a person should look at', async () => {
    const { desk } = await givenDesk();

    const { notes } = await desk.importDocument(
      notice('棉被', { number: '别民〔2026〕1号', issuer: '别的局', text: '关于某事的通知\n甲。' }),
    );

    expect(notes.join()).toContain('别民〔2026〕1号');
    expect(notes.join()).toContain('别的局');
    expect(notes.join()).toContain('没有找到编号');
  });
});
