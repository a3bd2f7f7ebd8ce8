import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import {
  ADDRESS,
  emergency,
  givenDesk,
  HUAIYUAN,
  LI,
  RUGAO,
} from '../../tests/support/ticket-desk.ts';
import { createAccounts } from '../accounts/accounts.ts';
import { addOfficeVersion, type NewOfficeVersion } from '../knowledge/offices/office-repository.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { newId } from '../shared/ids.ts';
import type { NewTicket, TicketDesk } from './ticket-desk.ts';
import type { TicketRecord } from './ticket-row.ts';

const PAID = ['dispatched', 'received', 'in_progress', 'paid'] as const;

describeOnEveryDatabase('what a citizen sees of a ticket', (database) => {
  const clock = () => new Date('2026-11-20T10:00:00+08:00');
  let desk: TicketDesk;

  beforeEach(async () => {
    desk = givenDesk({ db: database(), clock });
    await createAccounts({ db: database(), clock }).ensureAdministrator('at the desk');
  });

  const open = (changes: Partial<NewTicket> = {}) => desk.openTicket(emergency(changes));
  const nextStepOf = async ({ number, code }: TicketRecord) =>
    (await desk.lookUp({ number, code, from: ADDRESS })).nextStep;
  const pay = async ({ id }: TicketRecord) => {
    for (const to of PAID) {
      const { version } = await desk.staff.read(id, LI);
      await desk.staff.move(id, { version, to }, LI);
    }
  };
  const say = ({ number, code }: TicketRecord, arrived: boolean) =>
    desk.noteArrivalByCode({ number, code, from: ADDRESS, arrived, reason: '市民说没有收到' });
  const enterOffice = (changes: Partial<NewOfficeVersion> = {}) =>
    database().transaction((tx) =>
      addOfficeVersion(tx, {
        ...{ id: newId(), version: 1, region: RUGAO.code, name: '某窗口', address: null },
        ...{
          hours: null,
          phone: '000-00000000',
          validFrom: calendarDate('2026-01-01'),
          validUntil: null,
        },
        ...{
          source: '测试',
          verifiedOn: calendarDate('2026-11-01'),
          checkDueOn: calendarDate('2027-05-01'),
        },
        ...{ knownFrom: clock(), username: 'admin' },
        ...changes,
      }),
    );

  it('names the window of the place with its telephone, where one is known', async () => {
    await enterOffice();

    expect(await nextStepOf(await open())).toMatch(
      /如皋市「某窗口」的电话 000-00000000，报上工单号。$/,
    );
  });

  it.each([
    { why: 'nobody has entered one', office: { region: HUAIYUAN.code }, ticket: {} },
    { why: 'it has no telephone', office: { phone: null, address: '某路' }, ticket: {} },
    { why: 'its check is overdue', office: { checkDueOn: calendarDate('2026-11-19') }, ticket: {} },
    { why: 'the place is unknown', office: {}, ticket: { place: null } },
    { why: 'the window does not work on it', office: {}, ticket: { kind: 'handoff' as const } },
  ])('names the hotline where $why', async ({ office, ticket }) => {
    await enterOffice(office);

    expect(await nextStepOf(await open(ticket))).toMatch(/请打 12345，报上工单号。$/);
  });

  it('asks after what was paid, and remembers what the citizen said', async () => {
    const ticket = await open();
    await pay(ticket);
    const asked = await nextStepOf(ticket);
    await say(ticket, true);

    expect(asked).toMatch(/「收到了」.*「没收到」/);
    expect(await nextStepOf(ticket)).toMatch(/^您说收到了/);
  });

  it('is open again for staff where nothing arrived, and says so', async () => {
    const ticket = await open();
    await pay(ticket);
    const before = await desk.staff.list({ sort: 'urgency', limit: 10 });

    const view = await say(ticket, false);

    expect(view).toMatchObject({ status: 'accepted' });
    expect(view.nextStep).toMatch(/^您说没有收到，这张工单重新打开了/);
    const { tickets } = await desk.staff.list({ sort: 'urgency', limit: 10 });
    expect(before.tickets[0]).toMatchObject({ status: 'paid' });
    expect(tickets).toMatchObject([{ id: ticket.id, status: 'accepted' }]);
  });

  it.each([true, false])('said once more, %s changes nothing', async (arrived) => {
    const ticket = await open();
    await pay(ticket);
    await say(ticket, arrived);
    const { version } = await desk.staff.read(ticket.id, LI);

    await say(ticket, arrived);

    expect(await desk.staff.read(ticket.id, LI)).toMatchObject({ version });
  });

  it('takes every later word, and is opened once', async () => {
    const ticket = await open();
    await pay(ticket);
    await say(ticket, false);

    const arrived = await say(ticket, true);
    const lost = await say(ticket, false);

    expect(arrived).toMatchObject({ status: 'accepted' });
    expect(arrived.nextStep).toMatch(/^您说后来收到了/);
    expect(lost).toMatchObject({ status: 'accepted' });
    expect(lost.nextStep).toMatch(/^您说没有收到/);
  });

  it('takes a word about arrival once it was paid, also when it is open again', async () => {
    const ticket = await open();
    const takesArrival = async () => (await desk.lookUp({ ...ticket, from: ADDRESS })).takesArrival;
    const before = await takesArrival();
    await pay(ticket);
    const paid = await takesArrival();
    const { takesArrival: again } = await say(ticket, false);

    expect({ before, paid, again }).toEqual({ before: false, paid: true, again: true });
  });

  it('is asked anew where it was paid again', async () => {
    const ticket = await open();
    await pay(ticket);
    await say(ticket, false);
    await pay(ticket);

    expect(await nextStepOf(ticket)).toMatch(/^请看看钱物收到没有/);
  });
});
