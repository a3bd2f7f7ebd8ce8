import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  givenAssistant,
  givenConversation,
  SATURDAY,
  type TestAssistant,
} from '../../tests/support/assistant.ts';
import { describeSharingOnEveryDatabase } from '../../tests/support/database.ts';

describeSharingOnEveryDatabase('conversations', (database) => {
  let assistant: TestAssistant;

  beforeAll(async () => {
    assistant = await givenAssistant(database());
  });

  /** As if the process had died before the answer. */
  async function forgetReply(id: string) {
    await database().query('delete from messages where conversation_id = $1 and seq = 3', [id]);
    await database().query('update conversations set last_seq = 2 where id = $1', [id]);
  }

  describe('a message', () => {
    it('sent again with its key gets the stored reply', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');

      const first = await say('办低保要带什么', 'key');
      const again = await say('办低保要带什么', 'key');

      expect(again).toEqual(first);
      expect(await messages()).toHaveLength(3);
    });

    it('sent twice at once with one key is answered once', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');

      const [one, other] = await Promise.all([
        say('办低保要带什么', 'key'),
        say('办低保要带什么', 'key'),
      ]);

      expect(other).toEqual(one);
      expect(await messages()).toHaveLength(3);
    });

    it('of another text with a used key is refused', async () => {
      const { say } = await givenConversation(assistant, '南通市');
      await say('办低保要带什么', 'key');

      await expect(say('村里还评议不', 'key')).rejects.toMatchObject({
        family: 'conflict',
        code: 'idempotency-conflict',
      });
    });

    it('may use a key again after a day', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');
      await say('办低保要带什么', 'key');
      onTestFinished(() => assistant.setClock(SATURDAY));
      assistant.setClock(new Date(SATURDAY.getTime() + 25 * 3_600_000));

      await say('村里还评议不', 'key');

      expect(await messages()).toHaveLength(5);
    });

    it('that was stored but never answered is answered when it comes again', async () => {
      const conversation = await givenConversation(assistant, '南通市');
      await conversation.say('办低保要带什么', 'key');
      await forgetReply(conversation.id);

      const reply = await conversation.say('办低保要带什么', 'key');

      expect(reply).toMatchObject({ seq: 3, kind: 'answer' });
      expect(await conversation.messages()).toHaveLength(3);
    });

    it('is stored as typed and nowhere in clear', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');

      await say('我叫王小明，１３８１２３４５６７８，办低保要带什么');

      const { rows } = await database().query<{ line: string }>(
        'select message::text as line from messages as message',
      );
      expect((await messages())[1]?.text).toContain('１３８１２３４５６７８');
      expect(rows.map(({ line }) => line).join()).not.toMatch(/王小明|办低保|1381234|１３８/);
    });

    it('leaves a receipt with a masked question and the clauses the answer rests on', async () => {
      const { say } = await givenConversation(assistant, '南通市');

      const reply = await say('电话13812345678 办低保要带什么');

      const { rows } = await database().query<{ question: string; clauses: string[] }>(
        'select question_masked as question, clause_ids as clauses from receipts where code = $1::text',
        [reply.receipt],
      );
      expect(rows[0]?.question).toBe('电话〔手机号〕 办低保要带什么');
      expect(rows[0]?.clauses.length).toBeGreaterThan(0);
    });
  });

  describe('messages of one conversation', () => {
    it('are answered one after another in the order they came', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');

      await Promise.all([say('办低保要带什么'), say('得跑几趟'), say('村里还评议不')]);

      expect((await messages()).map(({ seq, from }) => `${seq} ${from}`)).toEqual([
        '1 assistant',
        '2 citizen',
        '3 assistant',
        '4 citizen',
        '5 assistant',
        '6 citizen',
        '7 assistant',
      ]);
    });
  });

  describe('the place', () => {
    it('is asked for, and the waiting question is answered when it is told', async () => {
      const { say } = await givenConversation(assistant);

      const asked = await say('办低保要带什么');
      const answered = await say('如皋');

      expect(asked).toMatchObject({ kind: 'question', unanswered: { reason: 'region_unknown' } });
      expect(answered).toMatchObject({ kind: 'answer', region: { name: '如皋市' } });
      expect(answered.text).toContain('身份证');
    });

    it('that no document binds gets no other place’s rules', async () => {
      const { say } = await givenConversation(assistant, '北京市朝阳区');

      const reply = await say('办低保要带什么');

      expect(reply).toMatchObject({
        kind: 'cannot_answer',
        citations: [],
        unanswered: { reason: 'region_not_covered' },
      });
    });

    it('unknown at the start of a conversation is refused', async () => {
      await expect(givenConversation(assistant, '没有这个地方')).rejects.toMatchObject({
        code: 'unknown-place',
      });
    });
  });

  describe('facts', () => {
    it('keep the words they came from', async () => {
      const { say, facts } = await givenConversation(assistant, '南通市');

      await say('我智力二级残疾 能单独办低保吗');

      expect(await facts()).toContainEqual(
        expect.objectContaining({
          key: 'disabilityGrade',
          value: 2,
          seq: 2,
          status: 'said',
          words: expect.stringContaining('二级'),
        }),
      );
    });

    it('that are corrected leave', async () => {
      const { say, facts } = await givenConversation(assistant, '南通市');
      await say('我弟智力二级残疾 能单独办低保吗');

      const reply = await say('说错了 是三级不是二级');

      expect(
        (await facts()).filter(({ key }) => key === 'disabilityGrade').map(({ value }) => value),
      ).toEqual([3]);
      expect(reply.greenChannel).toBe(false);
    });

    it('that contradict each other both stand, and decide nothing', async () => {
      const { say, facts } = await givenConversation(assistant, '南通市');
      await say('家里三口人 能办低保吗');

      await say('家里五口人');

      expect(
        (await facts())
          .filter(({ key }) => key === 'familySize')
          .map(({ value, status }) => [value, status]),
      ).toEqual([
        [3, 'contradicted'],
        [5, 'contradicted'],
      ]);
    });

    it('ends with what to do next for somebody who knows nothing', async () => {
      const { say } = await givenConversation(assistant, '南通市');
      let reply = await say('我能不能吃低保');
      for (let turn = 0; turn < 12 && reply.text.includes('？'); turn += 1)
        reply = await say('不晓得');

      expect(reply.text).toContain('直接到镇街民政窗口申请');
      expect(reply.text).toContain('还有别的路');
      expect(reply.assessment?.programmes[0]?.outcome).toBe('undetermined');
    });

    it('that a person cannot tell are not asked for again', async () => {
      const { say } = await givenConversation(assistant, '南通市');
      const first = await say('我能办低保吗');

      const second = await say('不晓得');

      expect(second.text.split('\n').at(-1)).not.toBe(first.text.split('\n').at(-1));
    });
  });

  describe('an emergency', () => {
    it('without a known place is filed at once and asks for the place', async () => {
      const { say } = await givenConversation(assistant);

      const reply = await say('家里一粒米没有 明天不晓得吃啥');

      expect(reply).toMatchObject({
        kind: 'ticket',
        urgent: true,
        citations: [],
        unanswered: { reason: 'region_unknown' },
      });
      expect(reply.ticket?.dueAt).toBe('2026-11-25T17:30:00+08:00');
    });

    it('keeps one ticket however often it is told, and learns the place later', async () => {
      const { say } = await givenConversation(assistant);
      const first = await say('没米下锅了');

      const place = await say('草街的');
      const again = await say('真的没饭吃了 你们快点');

      expect(new Set([first, place, again].map(({ ticket }) => ticket?.number)).size).toBe(1);
      expect(again.ticket?.region?.name).toBe('草街街道');
    });

    it('that shows itself late in a calm talk is filed', async () => {
      const { say } = await givenConversation(assistant, '南通市');
      await say('办低保要带什么');

      const reply = await say('好 那要多久 家里已经两天没东西吃了');

      expect(reply).toMatchObject({ kind: 'ticket', urgent: true });
    });

    it('of a sudden cause alone is one question, and a yes files it', async () => {
      const { say } = await givenConversation(assistant, '南通市');

      const question = await say('我老公昨天出车祸了');
      const filed = await say('有 没钱吃饭');

      expect(question).toMatchObject({ kind: 'question', ticket: null, urgent: false });
      expect(filed).toMatchObject({ kind: 'ticket', urgent: true });
    });
  });

  describe('a defect behind the conversation', () => {
    it('gets the citizen an apology, keeps the words and is logged', async () => {
      const { say, messages } = await givenConversation(assistant, '南通市');
      await database().query('alter table tickets rename to tickets_away');
      try {
        const reply = await say('我上次反映的单子办到哪一步了');

        expect(reply).toMatchObject({
          kind: 'cannot_answer',
          unanswered: { reason: 'needs_person' },
        });
        expect(await messages()).toHaveLength(3);
        expect(assistant.troubles).toHaveLength(1);
      } finally {
        await database().query('alter table tickets_away rename to tickets');
      }
    });

    it('never hides the number to call', async () => {
      const { say } = await givenConversation(assistant, '南通市');
      await database().query('alter table tickets rename to tickets_away');
      try {
        const reply = await say('我不想活了 药已经备好了');

        expect(reply).toMatchObject({ kind: 'safety', safety: { category: 'suicide' } });
        expect(reply.text).toMatch(/110|120|12356/);
      } finally {
        await database().query('alter table tickets_away rename to tickets');
      }
    });
  });

  describe('erasing', () => {
    it('takes the words, the facts and the questions of the receipts, and leaves the ticket', async () => {
      const { id, say } = await givenConversation(assistant, '草街街道');
      const { ticket, receipt } = await say('没得米下锅了');

      await assistant.conversations.erase(id);

      const { rows } = await database().query(
        'select question_masked, facts, conversation_id from receipts where code = $1::text',
        [receipt],
      );
      expect(rows).toEqual([{ question_masked: null, facts: null, conversation_id: null }]);
      await expect(assistant.conversations.read(id)).rejects.toMatchObject({
        code: 'conversation-not-found',
      });
      const { number = '', code = '' } = ticket ?? {};
      const found = await assistant.tickets.lookUp({ number, code, from: 'address' });
      expect(found).toMatchObject({ number });
    });
  });
});
