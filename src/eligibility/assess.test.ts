import { describe, expect, it } from 'vitest';
import {
  assess,
  assessIn,
  CAOJIE_DOCUMENT,
  eligibilityKnowledge,
  HUAIYUAN_DOCUMENT,
  NANTONG_DOCUMENT,
  SETTINGS,
} from '../../tests/support/eligibility.ts';
import { type Assessment, AssessmentSchema } from '../contracts/assessments.ts';
import { PROGRAMME_IDS } from '../contracts/programmes.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { fenOf } from '../shared/money.ts';

const comfortable = { incomeRatio: 1.5, propertyWithinLimit: true };

describe('an assessment', () => {
  it('lists every programme in order when none is named', () => {
    const { programmes } = assessIn('nantong', comfortable);

    expect(programmes.map(({ programme }) => programme)).toEqual([...PROGRAMME_IDS]);
  });

  it('keeps the order of the contract for the programmes named', () => {
    const { programmes } = assessIn('nantong', comfortable, {
      programmes: ['low_income_family', 'subsistence_allowance'],
    });

    expect(programmes.map(({ programme }) => programme)).toEqual([
      'subsistence_allowance',
      'low_income_family',
    ]);
  });

  it.each(['nantong', 'rugao', 'huaiyuan', 'caojie', 'uncovered'] as const)(
    'has the form of the contract in %s',
    (setting) => {
      expect(AssessmentSchema.safeParse(assessIn(setting, comfortable)).success).toBe(true);
    },
  );

  it('says who decides and by which rules', () => {
    const { disclaimer, rulesVersion } = assessIn('nantong', comfortable);

    expect(disclaimer).toContain('都可以到镇街民政窗口提出申请');
    expect(rulesVersion).toBe(eligibilityKnowledge.rulesVersion);
  });
});

describe('coverage', () => {
  it('is missing where no document binds, and nothing is assessed', () => {
    expect(assessIn('uncovered', comfortable)).toMatchObject({ covered: false, programmes: [] });
  });

  it('is missing before the document takes effect', () => {
    const asOf = calendarDate('2021-04-28');

    expect(assessIn('nantong', comfortable, { asOf })).toMatchObject({ covered: false });
  });

  it('begins on the day the document takes effect', () => {
    const asOf = calendarDate('2021-04-29');

    expect(assessIn('nantong', comfortable, { asOf }).covered).toBe(true);
  });

  it('does not come from a document of another place that somebody passed in', () => {
    const { documents } = SETTINGS.nantong;

    expect(assessIn('caojie', comfortable, { documents }).covered).toBe(false);
  });

  it('comes to 如皋 from 南通', () => {
    const result = assessIn('rugao', comfortable, { programmes: ['low_income_family'] });

    expect(result.programmes[0]).toMatchObject({ outcome: 'met', because: 'facts' });
    expect(documentsCited(result)).toEqual([NANTONG_DOCUMENT]);
  });
});

describe('a document whose time is over', () => {
  it('decides nothing and is still cited', () => {
    const documents = SETTINGS.nantong.documents.map((document) => ({
      ...document,
      status: 'expired' as const,
      expiresOn: '2025-12-31',
    }));
    const [result] = assessIn('nantong', comfortable, {
      documents,
      programmes: ['low_income_family'],
    }).programmes;

    expect(result).toMatchObject({ outcome: 'undetermined', because: 'expired', missing: [] });
    expect(result?.conditions[0]?.citation?.status).toBe('expired');
  });
});

describe('citations', () => {
  it('are numbered from one as they appear, a provision keeping its number', () => {
    const { programmes } = assessIn('nantong', comfortable, {
      programmes: ['subsistence_allowance', 'single_person_allowance', 'low_income_family'],
    });
    const numbers = programmes.flatMap(({ conditions }) =>
      conditions.map(({ citation }) => citation?.n),
    );

    expect(numbers).toEqual([1, 1, 2, 2, 2, 3, 3, 3, 2, 2, 2]);
  });

  it.each([
    ['nantong', [NANTONG_DOCUMENT]],
    ['huaiyuan', [HUAIYUAN_DOCUMENT]],
    ['caojie', [CAOJIE_DOCUMENT]],
  ] as const)('of %s name its own document only', (setting, expected) => {
    expect(documentsCited(assessIn(setting, comfortable))).toEqual(expected);
  });
});

describe('an emergency elsewhere', () => {
  const facts = { hardshipEvent: 'fire', basicLifeAtRisk: true } as const;
  const programmes = ['emergency_temporary_aid'] as const;

  it('is left to the documents of the place where it happened', () => {
    const [result] = assessIn('caojie', facts, {
      programmes,
      hardshipLadder: ['320682', '320600', '320000'],
    }).programmes;

    expect(result).toMatchObject({ outcome: 'undetermined', because: 'policy_silent' });
    expect(result?.flip).toContain('急难发生的地方');
  });

  it('is judged here when it happened in a village of the region', () => {
    const [result] = assessIn('caojie', facts, {
      programmes,
      hardshipLadder: ['500117005001', '500117005', '500117', '500000'],
    }).programmes;

    expect(result?.outcome).toBe('met');
  });
});

describe('what the outcome rests on', () => {
  it.each([
    { rule: 'a ratio is self-reported', facts: comfortable, is: true },
    {
      rule: 'an own standard is self-reported',
      facts: { perCapitaIncome: 700, localStandard: 600 },
      is: true,
    },
    {
      rule: 'an income without a standard was not used',
      facts: { perCapitaIncome: 700 },
      is: false,
    },
  ])('$rule', ({ facts, is }) => {
    const { programmes } = assessIn('nantong', facts, { programmes: ['subsistence_allowance'] });

    expect(programmes[0]?.selfReported).toBe(is);
  });

  it('uses a published standard before the caller’s own', () => {
    const facts = { perCapitaIncome: 700, localStandard: 600, propertyWithinLimit: true };
    const [result] = assessIn('nantong', facts, {
      programmes: ['subsistence_allowance'],
      publishedStandard: { fen: fenOf(800), beside: '（公布的）' },
    }).programmes;

    expect(result).toMatchObject({ outcome: 'met', selfReported: false });
    expect(result?.conditions[0]?.text).toMatch(/低保标准（公布的）$/);
  });

  it('tells beside an amount that it was computed with a published standard', () => {
    const facts = {
      age: 70,
      workAbility: 'none',
      hasLivelihoodSource: false,
      supporters: 'none',
    } as const;
    const [result] = assessIn('nantong', facts, {
      programmes: ['extreme_hardship_support'],
      publishedStandard: { fen: fenOf(900), beside: '（公布的）' },
    }).programmes;

    expect(result?.amounts[0]).toMatchObject({ value: 1170, unit: '元/月' });
    expect(result?.amounts[0]?.label).toMatch(/（公布的）$/);
  });

  it('says in yuan what would change the outcome', () => {
    const facts = { monthlyIncome: 1926, familySize: 3, localStandard: 600 };
    const [result] = assessIn('nantong', facts, {
      programmes: ['subsistence_allowance'],
    }).programmes;

    expect(result?.flip).toContain('比低保标准高42元');
  });
});

describe('refusals', () => {
  it('come before any rule is tried, also where nothing binds', () => {
    const facts = { disabilityKind: 'none', disabilityGrade: 1 } as const;

    expect(() =>
      assess({ ...SETTINGS.uncovered, asOf: calendarDate('2026-11-21'), facts }),
    ).toThrow('facts-contradict');
  });
});

function documentsCited({ programmes }: Assessment): string[] {
  const cited = programmes.flatMap(({ conditions }) =>
    conditions.flatMap(({ citation }) => (citation === null ? [] : [citation.document.number])),
  );
  return [...new Set(cited)];
}
