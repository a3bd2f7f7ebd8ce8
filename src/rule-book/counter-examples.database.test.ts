import { expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { ruleBookNeeds } from '../../tests/support/rule-book.ts';
import type { Database } from '../database/executor.ts';
import { createCipher } from '../shared/cipher.ts';
import { newId } from '../shared/ids.ts';
import { createPublicRules } from './public-rules.ts';

const SAMPLE = {
  rule: 'nantong/phase_out_period',
  situation: '我叫王小明，找到工作第五个月，低保停了',
  expected: '应该保留到第六个月',
  contact: '13800000000',
};

function createHouse(db: Database) {
  let nowMs = Date.parse('2026-11-21T10:00:00+08:00');
  const clock = () => new Date(nowMs);
  const cipher = createCipher(Buffer.alloc(32, 7));
  return {
    ...createPublicRules({ ...ruleBookNeeds, db, cipher, clock }),
    wait(ms: number) {
      nowMs += ms;
    },
  };
}

describeOnEveryDatabase('counter-examples', (database) => {
  it('come to the desk as they were written', async () => {
    const { rules, desk } = createHouse(database());

    const { id } = await rules.fileCounterExample(SAMPLE);

    expect(await desk.list()).toEqual([
      {
        ...SAMPLE,
        id,
        ruleName: '南通市 · 低保渐退期',
        rulesVersion: ruleBookNeeds.eligibility.rulesVersion,
        filedAt: '2026-11-21T10:00:00+08:00',
        state: 'new',
        reason: null,
        decidedBy: null,
        decidedAt: null,
      },
    ]);
  });

  it('are stored so that nobody reads them without the key', async () => {
    const { rules, desk } = createHouse(database());
    const { id } = await rules.fileCounterExample(SAMPLE);
    await desk.decide(id, { state: 'rejected', reason: '王小明已经拿到' }, 'policy');

    const { rows } = await database().query('select * from counter_examples');

    expect(JSON.stringify(rows)).not.toMatch(/王小明|第六个月|13800000000/);
  });

  it('need no contact', async () => {
    const { rules, desk } = createHouse(database());

    await rules.fileCounterExample({ ...SAMPLE, contact: '' });

    expect((await desk.list())[0]?.contact).toBeNull();
  });

  it.each(['nantong/nothing', 'nowhere/charity', 'nantong/charity/more', 'nantong', ''])(
    'are not taken against the rule “%s”',
    async (rule) => {
      const { rules, desk } = createHouse(database());

      await expect(rules.fileCounterExample({ ...SAMPLE, rule })).rejects.toThrow('unknown-rule');
      expect(await desk.list()).toEqual([]);
    },
  );

  it('are decided once, with a reason and a name', async () => {
    const { rules, desk, wait } = createHouse(database());
    const { id } = await rules.fileCounterExample(SAMPLE);
    wait(60_000);
    await desk.decide(id, { state: 'accepted', reason: '算错了' }, 'policy');

    expect(await desk.list()).toMatchObject([
      {
        state: 'accepted',
        reason: '算错了',
        decidedBy: 'policy',
        decidedAt: '2026-11-21T10:01:00+08:00',
      },
    ]);
    const again = desk.decide(id, { state: 'rejected', reason: '没有错' }, 'admin');
    await expect(again).rejects.toThrow('stale-version');
  });

  it('that nobody filed cannot be decided', async () => {
    const { desk } = createHouse(database());

    const deciding = desk.decide(newId(), { state: 'accepted', reason: '有' }, 'policy');

    await expect(deciding).rejects.toThrow('counter-example-not-found');
  });

  it('are listed with those that wait first, then the newest', async () => {
    const { rules, desk, wait } = createHouse(database());
    const ids: string[] = [];
    for (const situation of ['一', '二', '三']) {
      ids.push((await rules.fileCounterExample({ ...SAMPLE, situation })).id);
      wait(1000);
    }
    await desk.decide(ids[2] ?? '', { state: 'rejected', reason: '没有错' }, 'policy');

    expect((await desk.list()).map(({ situation }) => situation)).toEqual(['二', '一', '三']);
  });
});
