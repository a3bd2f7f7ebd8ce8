import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import { LI, seal } from '../../tests/support/ticket-desk.ts';
import type { ImportPreview } from '../contracts/integration.ts';
import { createAuditTickets } from '../tickets/audit-tickets.ts';
import type { IntegrationDesk } from '../use-cases.ts';

const AT = '2026-11-20T09:50:00+08:00';

describeOnEveryDatabase('a file of changes at the console', (database) => {
  let given: ReturnType<typeof givenOutboxes>;
  let desk: IntegrationDesk;

  beforeEach(() => {
    given = givenOutboxes(database());
    desk = given.desks().integration;
  });

  const csv = (...lines: string[]) => ['externalId,number,to,at,actor,reason', ...lines].join('\n');
  const preview = (text: string) => desk.previewImport({ text }, 'admin');
  const apply = ({ rows }: ImportPreview) =>
    desk.applyImport({ changes: rows.flatMap(seenIn) }, 'admin');
  const eventsOf = async (id: string) => (await given.desk.staff.read(id, LI)).events;
  const digest = async () =>
    (
      await database().query(
        `select (select json_agg(ticket order by ticket.id) from tickets as ticket)::text as tickets,
                (select count(*) from ticket_events) as events,
                (select count(*) from external_changes) as changes,
                (select chain.last_seq from ticket_chain as chain) as chained`,
      )
    ).rows;

  describe('is looked at first', () => {
    it('row by row, in the order of the file, and changes nothing', async () => {
      const { number } = await given.open();
      const before = await digest();

      const { rows } = await preview(
        csv(
          `X-1,${number},dispatched,${AT},张三,`,
          `X-2,${number},paid,${AT},张三,`,
          `X-3,WL19990101-0001,paid,${AT},张三,`,
          `X-4,${number},received,2026/11/20 9:55,张三,`,
          `X-5,,飞走,昨天,张三,`,
        ),
      );

      expect(rows).toMatchObject([
        { line: 2, number, outcome: 'accepted', from: 'accepted', to: 'dispatched', version: 1 },
        {
          ...{ line: 3, outcome: 'refused', from: 'dispatched', to: 'paid', version: 2 },
          reason: '这张工单现在是“已派给当地”，不能直接改成“已发放”。',
        },
        { line: 4, number: 'WL19990101-0001', outcome: 'refused', from: null, version: null },
        { line: 5, outcome: 'accepted', from: 'dispatched', to: 'received', version: 2 },
        { line: 6, number: null, outcome: 'refused', change: null },
      ]);
      expect(rows[2]?.reason).toBe('没有这个编号的工单。请核对工单号。');
      expect(rows[3]?.change?.at).toBe('2026-11-20T09:55:00+08:00');
      expect(rows[4]?.reason).toMatch(/工单号要填.*改成什么要填.*时间要写成/);
      expect(await digest()).toEqual(before);
    });

    it('tells whatever the database itself would refuse, and goes on behind it', async () => {
      const talk = '44444444-4444-4444-8444-444444444444';
      const first = await given.open({ conversationId: talk });
      await given.desk.staff.move(first.id, { version: 1, to: 'withdrawn', reason: '重复' }, LI);
      await given.open({ conversationId: talk });

      const { rows } = await preview(
        csv(
          `X-1,${first.number},accepted,${AT},张三,又来了`,
          `X-1,${first.number},archived,${AT},张三,`,
        ),
      );

      expect(rows).toMatchObject([
        { outcome: 'refused', reason: expect.stringContaining('已经有一张急难工单在办') },
        { outcome: 'refused', from: 'withdrawn', to: 'archived' },
      ]);
    });

    it('as JSON, alone or as other systems send it', async () => {
      const { number } = await given.open();
      const change = { externalId: 'X-1', number, to: 'dispatched', at: AT, actor: '张三' };

      for (const said of [[change], { changes: [change] }])
        expect(await preview(JSON.stringify(said))).toMatchObject({
          rows: [{ line: 1, outcome: 'accepted', change }],
        });
    });

    it('names the row whose id a row of another ticket has already', async () => {
      const [one, other] = [await given.open(), await given.open()];

      const { rows } = await preview(
        csv(
          `X-1,${one.number},dispatched,${AT},张三,`,
          `X-1,${other.number},dispatched,${AT},张三,`,
        ),
      );

      expect(rows).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'refused', reason: expect.stringContaining('和第 2 行的一样') },
      ]);
    });

    it.each([
      ['nothing', '', 'csv-columns'],
      ['no rows', csv(), 'changes-none'],
      ['a broken list', '[{', 'changes-json'],
      ['another document', '{"tickets":[]}', 'changes-json'],
      ['too many rows', csv(...Array(201).fill(`X,WL1,paid,${AT},张,`)), 'changes-too-many'],
    ])('and refused as a whole with %s', async (_, text, code) => {
      await expect(preview(text)).rejects.toMatchObject({ code });
    });
  });

  describe('is done as it was seen', () => {
    it('each row an ordinary event of whoever brought it in', async () => {
      const { number, id } = await given.open();
      const seen = await preview(
        csv(`X-1,${number},dispatched,${AT},张三,`, `X-2,${number},returned,${AT},张三,缺证明`),
      );

      const { outcomes } = await apply(seen);

      expect(outcomes).toMatchObject([
        { outcome: 'accepted', status: 'dispatched' },
        { outcome: 'accepted', status: 'returned', version: 3 },
      ]);
      expect(await eventsOf(id)).toMatchObject([
        {},
        { what: 'moved', actor: 'admin导入：张三', party: 'operator' },
        { what: 'moved', reason: '缺证明' },
      ]);
      expect((await createAuditTickets({ db: database(), seal })()).findings).toEqual([]);
      expect((await desk.overview()).actions).toMatchObject([
        { actor: 'admin', what: 'imported', count: 2 },
      ]);
    });

    it('but for a ticket that has changed since, which is left and listed', async () => {
      const [moved, still] = [await given.open(), await given.open()];
      const seen = await preview(
        csv(
          `X-1,${moved.number},dispatched,${AT},张三,`,
          `X-2,${moved.number},received,${AT},张三,`,
          `X-3,${still.number},dispatched,${AT},张三,`,
        ),
      );
      await given.desk.staff.move(moved.id, { version: 1, to: 'withdrawn', reason: '重复' }, LI);

      const { outcomes } = await apply(seen);

      expect(outcomes).toMatchObject([
        {
          ...{ outcome: 'refused', status: 'withdrawn', version: 2 },
          reason: expect.stringContaining('又有了变化，现在是“已撤回”'),
        },
        { outcome: 'refused', status: 'withdrawn' },
        { outcome: 'accepted', status: 'dispatched' },
      ]);
      expect(await eventsOf(moved.id)).toHaveLength(2);
    });

    it('once: the same again changes nothing', async () => {
      const { number, id } = await given.open();
      const seen = await preview(csv(`X-1,${number},dispatched,${AT},张三,`));
      await apply(seen);

      expect((await apply(seen)).outcomes).toMatchObject([{ outcome: 'already' }]);
      expect(await eventsOf(id)).toHaveLength(2);
    });

    it('by the one of two who is first', async () => {
      const { number, id } = await given.open();
      const mine = await preview(csv(`X-1,${number},dispatched,${AT},张三,`));
      const theirs = await preview(csv(`Y-1,${number},returned,${AT},李四,缺证明`));
      const other = await preview(csv(`Y-1,${number},dispatched,${AT},李四,`));

      const both = await Promise.all([apply(mine), apply(other)]);

      expect(
        both.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome)).toSorted(),
      ).toEqual(['accepted', 'refused']);
      expect(theirs.rows).toMatchObject([{ outcome: 'refused' }]);
      expect(await eventsOf(id)).toHaveLength(2);
    });
  });
});

function seenIn({ outcome, change, version }: ImportPreview['rows'][number]) {
  return outcome === 'accepted' && change !== null && version !== null
    ? [{ ...change, version }]
    : [];
}
