import { describe, expect, it } from 'vitest';
import { givenListener } from '../../tests/support/listener.ts';
import type { UnderstandingContext } from './understanding.ts';

const understand = givenListener(['草街', '如皋', '怀远', '五河']);

describe('what is left out because it was said before', () => {
  it.each([
    '那特困的呢',
    '临时救助呢',
    '低保的',
    '要是在怀远那边的呢',
    '我舅在怀远 那边呢',
    '我同学在如皋 也是这样吗',
    '我哥呢',
    '换成我外婆呢',
  ])('%s asks of another one what was asked last', (words) => {
    expect(understand(words).leavesOut).toBe(true);
  });

  it.each([
    '低保要带什么',
    '我哥呢 他去哪里办',
    '还有呢',
    '家里三口人',
    '我哥在厂里上班',
    '有没有临时救助',
  ])('%s leaves nothing out', (words) => {
    expect(understand(words).leavesOut).toBe(false);
  });

  it.each<[string, string | null]>([
    ['我姑呢 她腿不好', '姑姨'],
    ['换成我老伴呢', '配偶'],
    ['那回头说我叔 他要自己去', '叔伯'],
    ['那我自己呢', null],
    ['不管他了 我这边要怎么弄', null],
    ['好 说回我自己', null],
    ['先讲我的', null],
    ['我堂哥那户不一样 他名下有执照', '兄弟'],
    ['那说回我妈 她要多久', '母亲'],
  ])('%s turns to somebody', (words, relation) => {
    expect(understand(words).turnsTo).toEqual({ relation });
  });

  it.each(['我姑腿不好', '不管怎么说 我家三口人', '我这边要带什么', '说回我妈的病'])(
    '%s turns to nobody',
    (words) => {
      expect(understand(words).turnsTo).toBeNull();
    },
  );

  it.each(['打个岔 残疾补贴外地能办吗', '插一句 看病能报吗', '顺便问一下 学费能减吗'])(
    '%s is asked in between',
    (words) => {
      expect(understand(words).isAside).toBe(true);
    },
  );

  it.each(['残疾补贴外地能办吗', '我想问一下低保'])('%s is not asked in between', (words) => {
    expect(understand(words).isAside).toBe(false);
  });

  it.each(['这话写在哪个文件里', '第几条规定的', '依据是什么文件', '出自哪一条'])(
    '%s asks for the source',
    (words) => {
      expect(understand(words).asksSource).toBe(true);
    },
  );

  it.each(['条件是哪几条', '文件要交到哪', '写什么材料'])('%s asks for no source', (words) => {
    expect(understand(words).asksSource).toBe(false);
  });

  it('keeps of a question what can be asked of another one', () => {
    const { withoutNames } = understand('草街的低保多久核查一次');

    expect(withoutNames).toContain('多久核查一次');
    expect(withoutNames).not.toMatch(/低保|草街/);
  });
});

describe('the place that is asked about', () => {
  it.each<[string, string[]]>([
    ['我亲戚在如皋 也是这个规矩吗', ['如皋 here']],
    ['我亲戚在如皋', ['如皋 elsewhere']],
  ])('%s', (words, roles) => {
    const { regions } = understand(words);
    expect(regions.map(({ place, role }) => `${place?.name} ${role}`)).toEqual(roles);
  });
});

describe('a pronoun of the other sex', () => {
  const ofMother: Partial<UnderstandingContext> = { subject: 'other', relation: '母亲' };

  it('means the other one who was named', () => {
    expect(understand('他75', { ...ofMother, heardOf: ['母亲', '父亲'] }).facts).toEqual([]);
  });

  it('means the one the case is about where nobody else was named', () => {
    expect(understand('他75', { ...ofMother, heardOf: ['母亲'] }).facts).toMatchObject([
      { key: 'age', value: 75, about: 'subject' },
    ]);
  });
});

describe('answers and corrections in the middle of a talk', () => {
  it.each<[string, UnderstandingContext['asking'], string]>([
    ['还能不能动弹俺说不准', 'workAbility', 'workAbility'],
    ['你讲的财产合规是啥意思', 'propertyWithinLimit', 'propertyWithinLimit'],
  ])('%s answers nothing', (words, asking, key) => {
    const { facts } = understand(words, { asking });
    expect(facts.filter((it) => it.key === key)).toEqual([]);
  });

  it.each(['他到底几级我也不晓得', '有没有别的来钱的路子俺说不清'])('%s is not known', (words) => {
    expect(understand(words).commands).toContain('dontKnow');
  });

  it.each(['其实我们还没办下来', '漏算了一个人', '刚才看错了', '说反了'])(
    '%s corrects',
    (words) => {
      expect(understand(words).commands).toContain('correct');
    },
  );

  it.each(['算了不看了', '算了算了不评了 听得心烦'])('%s ends it', (words) => {
    expect(understand(words).commands).toContain('cancel');
  });

  it('knows the kind on the certificate', () => {
    const { facts } = understand('不是听力 证上写的言语');
    expect(facts).toContainEqual(
      expect.objectContaining({ key: 'disabilityKind', value: 'speech' }),
    );
    expect(facts).toContainEqual(
      expect.objectContaining({ key: 'disabilityKind', value: 'hearing', retracts: true }),
    );
  });

  it('takes a vehicle without its kind for the one that is known', () => {
    const { facts } = understand('我那车前年就注销了', { vehicles: [{ kind: 'tricycle' }] });
    expect(facts).toMatchObject([
      { key: 'vehicles', value: [{ kind: 'tricycle', deregistered: true }] },
    ]);
  });
});

describe('how long, after talk of a 渐退期', () => {
  const afterPeriod: Partial<UnderstandingContext> = {
    lastProgrammes: ['subsistence_allowance', 'phase_out_period'],
  };

  it.each(['那有好久', '能拿几个月', '一共多长时间嘛'])('%s is how long that lasts', (words) => {
    expect(understand(words, afterPeriod).programmes).toEqual(['phase_out_period']);
  });

  it.each(['办低保要多久', '等了好久了'])('%s is not', (words) => {
    expect(understand(words, afterPeriod).programmes).not.toContain('phase_out_period');
  });
});

describe('what is only supposed', () => {
  it.each(['她要是肯去敬老院 能不能去', '如果把房子捐了 收不收'])('%s', (words) => {
    expect(understand(words).isSupposed).toBe(true);
  });

  it('is not what is told', () => {
    expect(understand('她肯去敬老院的').isSupposed).toBe(false);
  });
});

describe('对了 at the head of something else', () => {
  it('answers nothing', () => {
    const { facts } = understand('对了 敬老院收不收钱', { asking: 'propertyWithinLimit' });

    expect(facts).toEqual([]);
  });

  it('is a yes by itself', () => {
    const { facts } = understand('对了', { asking: 'propertyWithinLimit' });

    expect(facts).toMatchObject([{ key: 'propertyWithinLimit', value: true }]);
  });
});
