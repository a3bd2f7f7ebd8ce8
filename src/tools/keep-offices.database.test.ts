import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { writtenOffice } from '../../tests/support/fake-offices.ts';
import { addAccount } from '../accounts/account-repository.ts';
import { OfficeStatementSchema, type WrittenOffice } from '../contracts/offices.ts';
import { describePlaceBy } from '../knowledge/describe-place.ts';
import { loadOfficeBook } from '../knowledge/offices/office-book.ts';
import { loadGazetteer } from '../knowledge/places.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { newId } from '../shared/ids.ts';
import { createTellOffices } from './find-office.ts';
import { createOfficeDesk } from './keep-offices.ts';
import { createResolvePlace } from './resolve-place.ts';

const gazetteer = loadGazetteer();
const describePlace = describePlaceBy(gazetteer);
const MORNING = new Date('2026-11-21T10:00:00+08:00');
const TODAY = '2026-11-21';
const [NANTONG, RUGAO, HAIAN, CAOJIE] = ['320600', '320682', '320685', '500117005'];
const WHERE = ['where_to_apply'];

describeOnEveryDatabase('offices', (database) => {
  let now = MORNING;
  const desk = () =>
    createOfficeDesk({
      db: database(),
      clock: () => now,
      resolvePlace: createResolvePlace(gazetteer, [NANTONG]),
      describePlace,
    });
  const add = (more: Partial<WrittenOffice> = {}) =>
    desk().addOffice(
      OfficeStatementSchema.parse({ ...writtenOffice, region: NANTONG, ...more }),
      'li',
    );
  const list = () => desk().listOffices({});
  const tell = (region: string, asks: readonly string[] = WHERE, on = TODAY) =>
    createTellOffices({ db: database(), book: loadOfficeBook(), describePlace })(
      asks,
      gazetteer.ladder(region),
      calendarDate(on),
    );
  const toldIn = async (region: string, on?: string) => (await tell(region, WHERE, on)).notices;

  beforeEach(async () => {
    now = MORNING;
    const account = { id: newId(), username: 'li', displayName: '李' } as const;
    await addAccount(database(), { ...account, role: 'policy', passwordHash: 'none' }, now);
  });

  it('are none until somebody enters one, and nothing is made up', async () => {
    expect(await list()).toEqual([]);
    expect(await tell(NANTONG)).toEqual({ notices: [], asks: [], needs: [] });
  });

  it('are told with everything known of them, their source and when it was checked', async () => {
    await add();

    expect(await toldIn(NANTONG)).toEqual([
      '南通市的办事窗口：样例民政窗口。地址：样例路0号。办公时间：样例时段，每天零点到零点。' +
        '电话：000-0000000。来源：样例公告，2026年11月20日核对过。',
    ]);
  });

  it('are told to nobody who asks for something else', async () => {
    await add();

    expect((await tell(NANTONG, ['amount', 'materials'])).notices).toEqual([]);
  });

  it('say what was asked for and nobody has told', async () => {
    await add({ phone: null, hours: null });

    const told = await tell(NANTONG, ['where_to_apply', 'phone']);

    expect(told).toMatchObject({ asks: ['where_to_apply'], needs: ['地址'] });
    expect(told.notices.join()).toContain('电话没有登记');
    expect(told.notices.join()).not.toContain('办公时间');
  });

  it('of the nearest division come before those above it, never those beside or below', async () => {
    await add({ name: '样例市级窗口' });
    await add({ region: RUGAO, name: '样例县级窗口' });

    expect(await toldIn(RUGAO)).toEqual([expect.stringContaining('样例县级窗口')]);
    expect(await toldIn(HAIAN)).toEqual([expect.stringContaining('样例市级窗口')]);
    expect(await toldIn(NANTONG)).toEqual([expect.stringContaining('样例市级窗口')]);
    expect(await toldIn(CAOJIE)).toEqual([]);
  });

  it('may be several of one place, in the order of their names', async () => {
    await add({ name: '样例乙窗口' });
    await add({ name: '样例甲窗口' });

    expect(await toldIn(NANTONG)).toHaveLength(2);
  });

  it('say from the day after it was due that nobody has checked', async () => {
    await add();

    expect(await toldIn(NANTONG, '2027-06-30')).toHaveLength(1);
    expect((await toldIn(NANTONG, '2027-07-01'))[1]).toContain(
      '过了该核对的日子（2027年6月30日），可能有变',
    );
  });

  it('are told no more from the day after their last', async () => {
    const { id, version } = await add();

    await desk().endOffice(id, { version, validUntil: calendarDate('2026-12-31') }, 'li');

    expect(await toldIn(NANTONG, '2026-12-31')).toHaveLength(1);
    expect(await toldIn(NANTONG, '2027-01-01')).toEqual([]);
  });

  it('keep what was known before a correction', async () => {
    const { id, version } = await add();
    now = new Date('2026-11-22T10:00:00+08:00');
    const statement = OfficeStatementSchema.parse({ ...writtenOffice, phone: '111-1111111' });

    await desk().correctOffice(id, { ...statement, version }, 'li');

    expect(await list()).toMatchObject([{ id, version: 2, phone: '111-1111111', enteredBy: '李' }]);
    const before = await desk().listOffices({ knownAt: MORNING.toISOString() });
    expect(before).toMatchObject([{ version: 1, phone: '000-0000000' }]);
  });

  it('refuse a change of what somebody else has changed', async () => {
    const { id, version } = await add();
    const ending = { version, validUntil: calendarDate('2026-12-31') };
    await desk().endOffice(id, ending, 'li');

    await expect(desk().endOffice(id, ending, 'li')).rejects.toMatchObject({
      family: 'conflict',
      code: 'stale-version',
    });
  });

  it('let one of two that are entered at once through', async () => {
    const both = await Promise.allSettled([add(), add({ phone: '111-1111111' })]);

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(add()).rejects.toMatchObject({
      family: 'conflict',
      code: 'office-overlap',
      values: { name: '样例民政窗口', place: '江苏省南通市' },
    });
  });

  it.each([
    { what: 'nothing but a name', wrong: { address: null, hours: null, phone: null } },
    { what: 'a telephone in words', wrong: { phone: '打给老王' }, code: 'office-phone' },
    { what: 'a telephone too short', wrong: { phone: '12' }, code: 'office-phone' },
    { what: 'a place that is none', wrong: { region: '无名市' }, code: 'unknown-place' },
    { what: 'a source without words', wrong: { source: '\0' }, code: 'invalid-request' },
    {
      what: 'an end before the beginning',
      wrong: { validUntil: '2026-10-31' },
      code: 'parameter-over-before-begin',
    },
    {
      what: 'a check that is still to come',
      wrong: { verifiedOn: '2026-11-22' },
      code: 'parameter-verified-later',
    },
  ])('refuse $what', async ({ wrong, code = 'office-says-nothing' }) => {
    await expect(add(wrong)).rejects.toMatchObject({ family: 'invalid', code });
    expect(await list()).toEqual([]);
  });

  it('cannot be rewritten, not even by hand', async () => {
    await add();

    for (const sql of ['update office_versions set version = 9', 'delete from office_versions'])
      await expect(database().query(sql)).rejects.toThrow('only ever added to');
  });

  describe('whose check is overdue', () => {
    it('come first, until somebody has checked', async () => {
      await add();
      const { id, version } = await add({ region: CAOJIE, checkDueOn: '2026-12-31' });
      now = new Date('2027-01-01T00:00:00+08:00');
      expect((await list())[0]).toMatchObject({ id, isOverdue: true });

      const verified = await desk().verifyOffice(
        id,
        { version, verifiedOn: calendarDate('2027-01-01'), checkDueOn: calendarDate('2027-07-31') },
        'li',
      );

      expect(verified).toMatchObject({ version: 2, isOverdue: false, name: '样例民政窗口' });
    });
  });
});
