import { describe, expect, it } from 'vitest';
import {
  judge,
  type SettingName,
  type StatedFacts,
  verdictOf,
} from '../../../tests/support/eligibility.ts';
import type { ProgrammeId } from '../../contracts/programmes.ts';

const plenty: StatedFacts = {
  incomeRatio: 0.5,
  propertyWithinLimit: true,
  age: 75,
  disabilityKind: 'physical',
  disabilityGrade: 1,
  seriousIllness: true,
  seriousIllnessCertified: true,
  appliesInPerson: true,
  workAbility: 'none',
  hasLivelihoodSource: false,
  supporters: 'none',
  largeNecessaryExpense: true,
  hardshipEvent: 'disaster',
  basicLifeAtRisk: true,
  receivingAllowance: true,
};

const SPECIAL = [
  'medical_aid',
  'education_aid',
  'housing_aid',
  'employment_aid',
  'service_aid',
  'charity',
  'disability_subsidies',
  'vagrant_aid',
] as const;

const SILENT: readonly { setting: SettingName; programmes: readonly ProgrammeId[] }[] = [
  { setting: 'nantong', programmes: [...SPECIAL, 'allowance_data_check'] },
  { setting: 'rugao', programmes: [...SPECIAL, 'allowance_data_check'] },
  {
    setting: 'huaiyuan',
    programmes: [
      ...SPECIAL,
      'low_income_family',
      'extreme_hardship_margin',
      'expenditure_temporary_aid',
      'allowance_data_check',
    ],
  },
  {
    setting: 'caojie',
    programmes: [
      ...SPECIAL,
      'subsistence_allowance',
      'single_person_allowance',
      'low_income_family',
      'expenditure_hardship',
      'extreme_hardship_support',
      'extreme_hardship_margin',
      'expenditure_temporary_aid',
      'disaster_relief',
    ],
  },
];

describe('what a region’s document does not say', () => {
  it.each(
    SILENT.flatMap(({ setting, programmes }) =>
      programmes.map((programme) => ({ setting, programme })),
    ),
  )('stays open: $programme in $setting', ({ setting, programme }) => {
    const result = judge(setting, programme)(plenty);

    expect(verdictOf(result)).toBe('undetermined policy_silent');
    expect(result.missing).toEqual([]);
    expect(result.flip).not.toBeNull();
  });

  it('asks for nothing that could not settle it', () => {
    expect(verdictOf(judge('huaiyuan', 'low_income_family')({}))).toBe(
      'undetermined policy_silent',
    );
  });
});

describe('脱贫人口', () => {
  const poor = { formerlyPoor: true, stableIndustryIncome: false, incomeRatio: 1.1 } as const;

  it.each([
    {
      rule: '南通 wants the ability to work lost',
      setting: 'nantong',
      workAbility: 'partial',
      is: 'unmet facts',
    },
    {
      rule: '怀远 takes a partial loss',
      setting: 'huaiyuan',
      workAbility: 'partial',
      is: 'undetermined policy_silent',
    },
    {
      rule: '南通 leaves which programme open',
      setting: 'nantong',
      workAbility: 'none',
      is: 'undetermined policy_silent',
    },
    {
      rule: 'nobody is included who can work',
      setting: 'huaiyuan',
      workAbility: 'full',
      is: 'unmet facts',
    },
  ] as const)('$rule', ({ setting, workAbility, is }) => {
    expect(verdictOf(judge(setting, 'subsistence_allowance')({ ...poor, workAbility }))).toBe(is);
  });

  it.each([
    { ability: 'none', rule: 'is open after a complete loss', is: 'undetermined policy_silent' },
    { ability: 'partial', rule: 'shuts out after a partial loss', is: 'unmet facts' },
    { ability: undefined, rule: 'waits for the ability', is: 'undetermined missing_facts' },
  ] as const)('怀远: a stable income $rule', ({ ability, is }) => {
    const facts = { ...poor, stableIndustryIncome: true, workAbility: ability };

    expect(verdictOf(judge('huaiyuan', 'subsistence_allowance')(facts))).toBe(is);
  });
});

describe('重残 in 南通', () => {
  const cared: StatedFacts = {
    workAbility: 'none',
    supporters: 'none',
    hasSomeIncomeOrProperty: false,
    seriousIllness: false,
    disabilityKind: 'physical',
    selfRescueExhausted: true,
  };

  it.each([
    { disabilityGrade: 2, is: 'undetermined policy_silent' },
    { disabilityGrade: 3, is: 'unmet facts' },
  ])('at grade $disabilityGrade leaves care by the government $is', ({ disabilityGrade, is }) => {
    const facts = { ...cared, disabilityGrade };

    expect(verdictOf(judge('nantong', 'extreme_hardship_margin')(facts))).toBe(is);
  });
});

describe('受灾群众 in 草街', () => {
  it('get 急难型临时救助 after the relief has not been enough, without another event', () => {
    const facts = { disasterReliefReceived: true, basicLifeAtRisk: true } as const;

    expect(verdictOf(judge('caojie', 'emergency_temporary_aid')(facts))).toBe('met facts');
  });
});

describe('未成年人 among 特困', () => {
  const lacks = { workAbility: 'none', hasLivelihoodSource: false, supporters: 'none' } as const;

  it.each([
    { rule: '南通 goes up to 18', setting: 'nantong', age: 17, is: 'met facts' },
    { rule: '南通 stops at 18', setting: 'nantong', age: 18, is: 'unmet facts' },
    {
      rule: '怀远 names no age, a child of 15 is one',
      setting: 'huaiyuan',
      age: 15,
      is: 'met facts',
    },
    {
      rule: '怀远 names no age, 17 is open',
      setting: 'huaiyuan',
      age: 17,
      is: 'undetermined policy_silent',
    },
    { rule: 'old age begins at 60', setting: 'huaiyuan', age: 60, is: 'met facts' },
    { rule: 'and not at 59', setting: 'huaiyuan', age: 59, is: 'unmet facts' },
  ] as const)('$rule', ({ setting, age, is }) => {
    const facts = { ...lacks, age, disabilityKind: 'none' } as const;

    expect(verdictOf(judge(setting, 'extreme_hardship_support')(facts))).toBe(is);
  });
});

describe('amounts of 特困 in 南通', () => {
  const facts = {
    age: 75,
    workAbility: 'none',
    hasLivelihoodSource: false,
    supporters: 'none',
  } as const;
  const judged = (more: StatedFacts) =>
    judge(
      'nantong',
      'extreme_hardship_support',
    )({ ...facts, ...more }).amounts.map(({ value, unit }) => `${value} ${unit}`);

  it('come in multiples while the standard is unknown', () => {
    expect(judged({ supportMode: 'dispersed', selfCare: 'independent' })).toEqual([
      '1.3 倍低保标准',
      '0.1 倍低保标准',
    ]);
  });

  it('name no care for somebody in an institution', () => {
    expect(judged({ supportMode: 'institution', selfCare: 'full_care' })).toEqual([
      '1.3 倍低保标准',
    ]);
  });

  it('are computed to the fen', () => {
    expect(judged({ localStandard: 825.55 })).toEqual(['1073.22 元/月']);
  });
});
