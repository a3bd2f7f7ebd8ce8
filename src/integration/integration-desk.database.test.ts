import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { givenOutboxes } from '../../tests/support/outbox.ts';
import type { IntegrationDesk, MachineDesk } from '../use-cases.ts';

describeOnEveryDatabase('the desk of the integration', (database) => {
  let given: ReturnType<typeof givenOutboxes>;
  let desk: IntegrationDesk;
  let machines: MachineDesk;

  beforeEach(() => {
    given = givenOutboxes(database());
    ({ integration: desk, machines } = given.desks());
  });

  describe('a token', () => {
    it('opens what it is for, until it is taken back', async () => {
      const token = await desk.createToken({ name: '民政', scopes: ['read'] }, 'admin');

      expect(await machines.authorise(token.secret, 'read')).toBe('民政');
      await expect(machines.authorise(token.secret, 'write')).rejects.toMatchObject({
        code: 'integration-scope',
      });
      await desk.revokeToken(token.id, 'wang');

      await expect(machines.authorise(token.secret, 'read')).rejects.toMatchObject({
        code: 'integration-token',
      });
      expect(await desk.listTokens()).toMatchObject([
        { name: '民政', createdBy: 'admin', revokedBy: 'wang', lastUsedAt: expect.any(String) },
      ]);
    });

    it('is stored nowhere, and shown once', async () => {
      const { secret } = await desk.createToken({ name: '民政', scopes: ['write'] }, 'admin');
      const { rows } = await database().query('select * from integration_tokens as token');

      expect(JSON.stringify([rows, await desk.listTokens()])).not.toContain(secret);
    });

    it('of another, made-up or empty, opens nothing', async () => {
      await desk.createToken({ name: '民政', scopes: ['read', 'write'] }, 'admin');

      for (const secret of ['', 'warmline_', 'warmline_x'])
        await expect(machines.authorise(secret, 'read')).rejects.toMatchObject({
          code: 'integration-token',
        });
      await expect(
        desk.revokeToken('00000000-0000-4000-8000-000000000000', 'admin'),
      ).rejects.toMatchObject({ code: 'token-not-found' });
    });
  });

  it('shows what is on its way and who did what', async () => {
    const receiver = await given.receiver();
    receiver.failAlways({ kind: 'busy', retryAfter: '600' });
    const { number } = await given.open();
    await given.outbox(receiver.url).wake();
    await desk.createToken({ name: '民政', scopes: ['read'] }, 'admin');

    expect(await desk.overview()).toMatchObject({
      ...{ isConfigured: true, pending: 1, delivered: 0, dead: 0, deadLetters: [] },
      ...{ restUntil: '2026-11-20T10:10:00+08:00', waitingSince: '2026-11-20T10:00:00+08:00' },
      troubled: [{ number, lastError: 'status:429', attempts: 1 }],
      actions: [{ actor: 'admin', what: 'token_created', about: '民政' }],
    });
    given.pass(600_000);
    expect(await desk.overview()).toMatchObject({ restUntil: null });
  });

  it('writes down who sent events again, where there were any', async () => {
    const receiver = await given.receiver();
    receiver.failAlways({ kind: 'cut' });
    await given.open();
    const outbox = given.outbox(receiver.url);
    await outbox.wake();
    given.pass(3_600_000);
    await outbox.wake();

    expect(await desk.resend({}, 'wang')).toEqual({ count: 1 });
    expect(await desk.resend({}, 'wang')).toEqual({ count: 0 });

    const { actions } = await desk.overview();
    expect(actions).toMatchObject([{ actor: 'wang', what: 'resent', count: 1 }]);
  });

  it('closes for good what did not arrive, with the reason, and counts it apart', async () => {
    const receiver = await given.receiver();
    receiver.failAlways({ kind: 'cut' });
    const { number } = await given.open();
    await given.open();
    const outbox = given.outbox(receiver.url);
    await outbox.wake();
    given.pass(3_600_000);
    await outbox.wake();
    const { deadLetters } = await desk.overview();
    const wanted = {
      ids: deadLetters.slice(0, 1).map(({ id }) => id),
      reason: '对方已经手工登记，13800001234',
    };

    expect(await desk.close(wanted, 'admin')).toEqual({ count: 1 });
    expect(await desk.close(wanted, 'admin')).toEqual({ count: 0 });
    given.pass(1_000);
    expect(await desk.resend({}, 'admin')).toEqual({ count: 1 });

    expect(await desk.overview()).toMatchObject({
      ...{ pending: 1, delivered: 0, dead: 0, closed: 1, deadLetters: [] },
      actions: [
        { what: 'resent', count: 1 },
        {
          actor: 'admin',
          what: 'closed',
          about: `${number}，对方已经手工登记，〔手机号〕`,
          count: 1,
        },
      ],
    });
  });

  describe('a file of tickets', () => {
    async function fileOf(request: Parameters<IntegrationDesk['exportTickets']>[0]) {
      let file = '';
      for await (const piece of await desk.exportTickets(request, 'wang')) file += piece;
      return file;
    }

    beforeEach(async () => {
      await given.open({
        summary: '=HYPERLINK("x")我叫张小三',
        contact: '13800001234',
        programme: 'subsistence_allowance',
      });
      given.pass(1_000);
      const { id } = await given.open({ kind: 'clue', greenChannel: true, place: null });
      await given.desk.staff.move(
        id,
        { version: 1, to: 'withdrawn', reason: '重复' },
        { name: 'wang', party: 'supervisor' },
      );
    });

    it('opens in a spreadsheet as text, without personal data', async () => {
      const file = await fileOf({ format: 'csv' });

      expect(file.startsWith('\uFEFF工单号,种类,状态,')).toBe(true);
      const [, newest, oldest] = file.split('\r\n');
      expect(newest).toMatch(/^WL20261120-0002,困难线索,已撤回,,是,否,,/);
      expect(oldest).toContain(
        'WL20261120-0001,急难型临时救助,已登记,江苏省南通市如皋市,否,否,低保',
      );
      expect(oldest).toContain(`"'=HYPERLINK(""x"")我叫〔姓名〕",138****1234,1`);
      expect(file).not.toMatch(/张小三|13800001234/);
    });

    it('is a JSON list of the same', async () => {
      const { tickets } = JSON.parse(await fileOf({ format: 'json' }));

      expect(tickets).toMatchObject([
        { number: 'WL20261120-0002', status: 'withdrawn', region: null },
        {
          number: 'WL20261120-0001',
          contact: '138****1234',
          summary: expect.not.stringMatching('张'),
        },
      ]);
    });

    it('holds what the filters leave, of every status where none is named', async () => {
      const numbersOf = async (filter: object) =>
        JSON.parse(await fileOf({ format: 'json', ...filter })).tickets.map(
          ({ number }: { number: string }) => number.slice(-1),
        );

      expect(await numbersOf({ status: ['accepted'] })).toEqual(['1']);
      expect(await numbersOf({ green: true })).toEqual(['2']);
      expect(await numbersOf({ region: '如皋' })).toEqual(['1']);
      expect(await numbersOf({ kind: 'transfer' })).toEqual([]);
    });

    it('goes on over many pages', async () => {
      for (let at = 0; at < 105; at += 1) await given.open({ kind: 'clue' });

      const lines = (await fileOf({ format: 'csv' })).trim().split('\r\n');

      expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(108);
    });

    it('is written down with whoever took it', async () => {
      await fileOf({ format: 'csv' });

      const { actions } = await desk.overview();
      expect(actions).toMatchObject([{ actor: 'wang', what: 'exported', about: 'CSV' }]);
    });
  });
});
