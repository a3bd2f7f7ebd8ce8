import { expect, it } from 'vitest';
import { OfficeStatementSchema } from '../src/contracts/offices.ts';
import { givenAssistant, givenConversation } from './support/assistant.ts';
import { describeOnEveryDatabase } from './support/database.ts';
import { writtenOffice } from './support/fake-offices.ts';

describeOnEveryDatabase('an office in the whole product', (database) => {
  it('is told to who asks where, when or whom to call, and never made up', async () => {
    const assistant = await givenAssistant(database());
    const ask = async (text: string, region = '如皋市') =>
      (await givenConversation(assistant, region)).say(text);
    const silent = await ask('民政窗口电话多少');
    expect(silent.unanswered).toEqual({ reason: 'not_in_documents' });
    expect(silent.text).toMatch(/电话号码.*没有写/);
    expect(silent.notices.join()).not.toContain('办事窗口');

    await assistant.offices.addOffice(OfficeStatementSchema.parse(writtenOffice), 'admin');

    const told = await ask('民政窗口电话多少');
    expect(told).toMatchObject({ kind: 'answer', unanswered: null });
    expect(told.text).toContain('登记的办事窗口附在下面');
    expect(told.notices[0]).toMatch(/^南通市的办事窗口：.*电话：000-0000000。来源：样例公告，/);
    const hours = await ask('周末上不上班');
    expect(hours.text).toMatch(/登记的办事窗口附在下面/);
    expect(hours.text).not.toContain('不能给您瞎说');
    const beside = await ask('申请低保到哪里办');
    expect(beside.text).toContain('窗口');
    expect(beside.notices[0]).toContain('样例路0号');
    expect((await ask('办低保要带什么')).notices.join()).not.toContain('样例');
    expect((await ask('民政窗口电话多少', '怀远县')).notices.join()).not.toContain('样例');
    expect(assistant.troubles).toEqual([]);
  });
});
