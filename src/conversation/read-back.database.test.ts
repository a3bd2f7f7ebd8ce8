import { beforeAll, describe, expect, it } from 'vitest';
import { givenAssistant, type TestAssistant, talkOf } from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';
import { givenStaffTicket, OPERATOR } from '../../tests/support/staff-ticket.ts';

const FIRE = '家里着火东西烧光了，没吃的，家里三口人，药周四吃完';
const WHERE = '搬经镇群岸村小学旁边的棚子';

describeSharingOnEveryDatabase('what a ticket says', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  async function talk(...texts: [string, ...string[]]) {
    const talked = await talkOf(assistant, '如皋市', ...texts);
    const number = talked.replies.find(({ ticket }) => ticket !== null)?.ticket?.number;
    return { ...talked, read: () => givenStaffTicket(assistant, number) };
  }

  describe('is read back to the citizen', () => {
    it('after it is filed, fact by fact, with quick replies', async () => {
      const { replies, last, read } = await talk(FIRE, WHERE, '13812345678');

      expect(replies[0]).toMatchObject({ kind: 'ticket', ticket: { status: 'accepted' } });
      expect(replies[0]?.text).not.toContain('这样对吗');
      expect(last).toMatchObject({ kind: 'ticket', suggestions: ['对', '要改'] });
      for (const line of ['一起过日子的有3口人', WHERE, '138****5678', '11月26日（星期四）'])
        expect(last.text).toContain(line);
      expect((await read()).statements.citizen).toMatchObject({ isConfirmed: false });
      expect(assistant.troubles).toEqual([]);
    });

    it('and kept as confirmed when it is right', async () => {
      const { last, read } = await talk(FIRE, WHERE, '13812345678', '对');

      expect(last).toMatchObject({ kind: 'ticket', suggestions: [] });
      expect(last.text).toContain('就按这个办');
      const { statements, events } = await read();
      expect(statements.citizen).toMatchObject({ isConfirmed: true, actor: 'citizen' });
      expect(events.at(-1)).toMatchObject({ what: 'confirmed', party: 'citizen' });
    });

    it('and put right in the words of the citizen, by an event', async () => {
      const { last, read } = await talk(FIRE, WHERE, '13812345678', '不是三个是四个');

      expect(last.text).toContain('一起过日子的有4口人');
      expect(last.suggestions).toEqual(['对', '要改']);
      const { statements, events } = await read();
      expect(statements.citizen?.lines).toContainEqual({
        key: 'familySize',
        text: '一起过日子的有4口人',
      });
      expect(events.at(-1)).toMatchObject({
        what: 'stated',
        party: 'citizen',
        reason: '不是三个是四个',
      });
    });

    it('asks what is wrong, and keeps words that state no fact as they are', async () => {
      const { replies, last, read } = await talk(
        FIRE,
        WHERE,
        '13812345678',
        '要改',
        '这个棚子是邻居借给我们的',
      );

      expect(replies[3]?.text).toContain('哪里不对');
      expect(last.text).toContain('邻居借给我们');
      expect((await read()).statements.citizen?.lines.at(-1)?.text).toContain('邻居借给我们');
    });

    it('keeps up with a correction after it was confirmed', async () => {
      const { last, read } = await talk(FIRE, WHERE, '13812345678', '对', '说错了，家里是四口人');

      expect(last.text).toContain('这样对吗');
      expect((await read()).statements.citizen).toMatchObject({ isConfirmed: false });
    });

    it('keeps up with a correction that a result is computed again from', async () => {
      const { last, read } = await talk(
        FIRE,
        WHERE,
        '13812345678',
        '对',
        '那我家能不能办低保',
        '说错了，家里是四口人',
      );

      expect(last.assessment).not.toBeNull();
      expect(last.text).toContain('也跟着改过来了');
      const lines = (await read()).statements.citizen?.lines.map(({ text }) => text);
      expect(lines).toContain('一起过日子的有4口人');
    });

    it('lets a question in between be answered', async () => {
      const { last } = await talk(FIRE, WHERE, '13812345678', '办低保要带什么');

      expect(last.kind).toBe('answer');
    });

    it('also when a neighbour told it', async () => {
      const { replies, last } = await talk(
        '反映一个情况，村里有个老人一个人住，没人管，屋里又脏又乱',
        '13812345678',
      );

      expect(replies[0]).toMatchObject({ kind: 'ticket', ticket: { kind: 'clue' } });
      expect(replies[0]?.text).toContain('留个电话');
      expect(last.text).toContain('有个老人一个人住');
      expect(last.suggestions).toEqual(['对', '要改']);
    });
  });

  it('differs between the citizen and the operator where they know different things', async () => {
    const { read } = await talk(FIRE, WHERE, '13812345678', '对');
    const { id, version, statements } = await read();
    const lines = (statements.citizen?.lines ?? []).map((line) =>
      line.key === 'familySize' ? { ...line, text: '户籍上是5口人' } : line,
    );

    const noted = await assistant.staff.tickets.note(id, { version, lines }, OPERATOR);

    expect(noted.statements.differences).toEqual([
      { key: 'familySize', citizen: '一起过日子的有3口人', operator: '户籍上是5口人' },
    ]);
  });

  it('of a matter of another department goes to it as a slip with what was said', async () => {
    const { replies, last, read } = await talk('公积金怎么提取', '转过去', '13812345678');

    expect(replies[0]).toMatchObject({ kind: 'cannot_answer', suggestions: ['转过去'] });
    expect(replies[1]).toMatchObject({ kind: 'ticket', ticket: { kind: 'transfer' } });
    expect((await read()).summary).toContain('转「公积金」：公积金怎么提取');
    expect(last.text).toContain('这样对吗');
  });

  describe('of how to reach the citizen', () => {
    it('is what they gave, encrypted, masked and revealed to one operator by an event', async () => {
      const { read } = await talk('找人工', '13812345678');
      const ticket = await read();

      const revealed = await assistant.staff.tickets.reveal(ticket.id, {}, OPERATOR);

      expect(ticket.contact).toBe('138****5678');
      expect(revealed.contact).toBe('13812345678');
      const { rows } = await database().query<{ line: string }>(
        'select ticket::text as line from tickets as ticket',
      );
      expect(rows.map(({ line }) => line).join()).not.toContain('13812345678');
    });

    it.each(['不留', '不方便', '没有电话', '不想说'])('is respected: %s', async (refusal) => {
      const { last, say, read } = await talk('找人工', refusal);

      expect(last.text).toContain('不会再问您');
      expect((await read()).events.at(-1)).toMatchObject({
        what: 'contact_declined',
        party: 'citizen',
      });
      const again = await say('找人工');
      expect(again.text).not.toContain('电话吗');
    });

    it('may be another way than a telephone', async () => {
      const { read } = await talk('找人工', '到村口小卖部带个话就行');

      expect((await read()).contact).toBe('＊＊＊');
    });

    it('is asked for by its number when they are willing', async () => {
      const { last } = await talk('找人工', '可以');

      expect(last.text).toContain('请把电话号码发给我');
    });

    it('is one question a turn', async () => {
      const { replies } = await talk('家里没米下锅了', '13812345678', WHERE, '房子漏了');

      for (const { text } of replies) expect(text.match(/？/g)?.length ?? 0).toBeLessThan(3);
    });
  });
});
