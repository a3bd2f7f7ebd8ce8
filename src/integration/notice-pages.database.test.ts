import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import { WANG } from '../../tests/support/ticket-desk.ts';
import { readNoticePage } from './notice-pages.ts';

describeOnEveryDatabase('the pages of events', (database) => {
  let given: ReturnType<typeof givenOutboxes>;
  const read = (after?: string, limit = 100) => readNoticePage(database(), { after, limit });

  beforeEach(() => {
    given = givenOutboxes(database());
  });

  it('are empty and without a place while nothing has happened', async () => {
    expect(await read()).toEqual({ events: [], next: null, hasMore: false });
  });

  it('go on where the one before ended, and wait there', async () => {
    const { id } = await given.open();
    await given.dispatch(id);
    await given.open();

    const first = await read(undefined, 2);
    const second = await read(first.next ?? '', 2);
    const third = await read(second.next ?? '', 2);

    expect(first).toMatchObject({ events: [{ version: 1 }, { version: 2 }], hasMore: true });
    expect(second).toMatchObject({ events: [{ what: 'opened' }], hasMore: false });
    expect(third).toEqual({ events: [], next: second.next, hasMore: false });
  });

  it('hold every event once, however many are written while they are read', async () => {
    let written = false;
    const writing = Promise.all(
      Array.from({ length: 12 }, async () => {
        const { id } = await given.open();
        await given.dispatch(id);
      }),
    ).finally(() => {
      written = true;
    });
    const seen: string[] = [];
    let after: string | undefined;
    for (let isLast = false; !isLast; ) {
      isLast = written;
      const page = await read(after, 3);
      seen.push(...page.events.map(({ id }) => id));
      after = page.next ?? undefined;
      if (page.hasMore) isLast = false;
    }
    await writing;

    const whole = (await read()).events.map(({ id }) => id);
    expect(whole).toHaveLength(24);
    expect(seen).toEqual(whole);
  });

  it('tell the number of the ticket that goes on', async () => {
    const [gone, kept] = [await given.open(), await given.open()];
    const said = { version: 1, to: 'merged', into: kept.number, reason: '同一件事' } as const;
    await given.desk.staff.move(gone.id, said, WANG);

    expect((await read()).events.at(-1)).toMatchObject({
      ...{ number: gone.number, from: 'accepted', to: 'merged', mergedInto: kept.number },
    });
  });

  describe('refuse', () => {
    it.each(['x', '', Buffer.from('1.short').toString('base64url'), '0'.repeat(90)])(
      'the cursor %j, which was never given out',
      async (cursor) => {
        await expect(read(cursor)).rejects.toMatchObject({
          code: 'invalid-request',
          values: { keys: 'after' },
        });
      },
    );

    it('the cursor of another history', async () => {
      await given.open();
      const cursor = Buffer.from(`1.${'0'.repeat(16)}`).toString('base64url');

      await expect(read(cursor)).rejects.toMatchObject({ code: 'cursor-unknown' });
    });
  });
});
