import { describe, expect, it } from 'vitest';
import {
  judge,
  type SettingName,
  type StatedFacts,
  verdictOf,
} from '../../../tests/support/eligibility.ts';
import type { FactKey } from '../../contracts/facts.ts';
import type { ProgrammeId } from '../../contracts/programmes.ts';

/** A case that is met, and for each deciding fact a value that makes it unmet. */
interface Baseline {
  setting: SettingName;
  programme: ProgrammeId;
  facts: StatedFacts;
  is: string;
  spoilers: StatedFacts;
}

const extremeHardship = {
  facts: { age: 75, workAbility: 'none', hasLivelihoodSource: false, supporters: 'unable' },
  is: 'met facts',
  spoilers: { workAbility: 'partial', hasLivelihoodSource: true, supporters: 'able' },
} as const;

const BASELINES: readonly Baseline[] = [
  ...(['nantong', 'rugao', 'huaiyuan'] as const).map((setting) => ({
    setting,
    programme: 'subsistence_allowance' as const,
    facts: { perCapitaIncome: 599, localStandard: 600, propertyWithinLimit: true },
    is: 'met facts',
    spoilers: { perCapitaIncome: 600, localStandard: 500, propertyWithinLimit: false },
  })),
  {
    setting: 'nantong',
    programme: 'single_person_allowance',
    facts: {
      incomeRatio: 1.5,
      propertyWithinLimit: true,
      disabilityKind: 'mental',
      disabilityGrade: 3,
      seriousIllness: false,
      appliesInPerson: true,
    },
    is: 'met discretion',
    spoilers: {
      incomeRatio: 0.9,
      propertyWithinLimit: false,
      disabilityKind: 'physical',
      disabilityGrade: 4,
      appliesInPerson: false,
    },
  },
  {
    setting: 'nantong',
    programme: 'low_income_family',
    facts: { incomeRatio: 1, propertyWithinLimit: true },
    is: 'met facts',
    spoilers: { incomeRatio: 2.01, propertyWithinLimit: false },
  },
  ...(['nantong', 'huaiyuan'] as const).map((setting) => ({
    setting,
    programme: 'expenditure_hardship' as const,
    facts: { largeNecessaryExpense: true },
    is: 'met facts',
    spoilers: { largeNecessaryExpense: false },
  })),
  { setting: 'nantong', programme: 'extreme_hardship_support', ...extremeHardship },
  { setting: 'huaiyuan', programme: 'extreme_hardship_support', ...extremeHardship },
  {
    setting: 'nantong',
    programme: 'extreme_hardship_margin',
    facts: {
      workAbility: 'none',
      supporters: 'none',
      hasSomeIncomeOrProperty: true,
      selfCare: 'semi',
      wantsInstitution: true,
      incomeRatio: 1.2,
      seriousIllness: false,
      disabilityKind: 'none',
    },
    is: 'met discretion',
    spoilers: {
      workAbility: 'full',
      supporters: 'able',
      hasSomeIncomeOrProperty: false,
      selfCare: 'independent',
      wantsInstitution: false,
      incomeRatio: 2.5,
    },
  },
  {
    setting: 'nantong',
    programme: 'phase_out_period',
    facts: {
      receivingAllowance: true,
      incomeRatio: 1.99,
      incomeRiseReason: 'employment',
      incomeRoseOn: '2026-05-21',
    },
    is: 'met facts',
    spoilers: { receivingAllowance: false, incomeRatio: 2, incomeRoseOn: '2026-05-20' },
  },
  {
    setting: 'caojie',
    programme: 'phase_out_period',
    facts: { receivingAllowance: true, incomeRatio: 1.49, incomeRiseReason: 'other' },
    is: 'met facts',
    spoilers: { receivingAllowance: false, incomeRatio: 1.5 },
  },
  {
    setting: 'nantong',
    programme: 'emergency_temporary_aid',
    facts: {
      hardshipEvent: 'accident',
      basicLifeAtRisk: true,
      canSelfRescue: false,
      otherAidSuffices: false,
    },
    is: 'met facts',
    spoilers: {
      hardshipEvent: 'none',
      basicLifeAtRisk: false,
      canSelfRescue: true,
      otherAidSuffices: true,
    },
  },
  ...(['huaiyuan', 'caojie'] as const).map((setting) => ({
    setting,
    programme: 'emergency_temporary_aid' as const,
    facts: { hardshipEvent: 'theft' as const, basicLifeAtRisk: true },
    is: 'met facts',
    spoilers: { hardshipEvent: 'none' as const, basicLifeAtRisk: false },
  })),
  {
    setting: 'caojie',
    programme: 'allowance_data_check',
    facts: {
      receivingAllowance: true,
      vehicles: [],
      pensionInsurance: 'contributing',
      incomeOverLimit: false,
    },
    is: 'met facts',
    spoilers: { vehicles: [{ kind: 'car', deregistered: false }], incomeOverLimit: true },
  },
  {
    setting: 'huaiyuan',
    programme: 'disaster_relief',
    facts: { hardshipEvent: 'disaster' },
    is: 'met facts',
    spoilers: { hardshipEvent: 'fire' },
  },
];

const SPOILED = BASELINES.flatMap((baseline) =>
  (Object.keys(baseline.spoilers) as FactKey[]).map((key) => ({ ...baseline, key })),
);

describe('each rule', () => {
  it.each(BASELINES)('$setting/$programme is $is', ({ setting, programme, facts, is }) => {
    expect(verdictOf(judge(setting, programme)(facts))).toBe(is);
  });

  it.each(SPOILED)(
    '$setting/$programme is unmet by $key',
    ({ setting, programme, facts, key, spoilers }) => {
      const result = judge(setting, programme)({ ...facts, [key]: spoilers[key] });

      expect(result.outcome).toBe('unmet');
      expect(result.flip).not.toBeNull();
    },
  );

  it.each(SPOILED.filter(({ key }) => key !== 'vehicles'))(
    '$setting/$programme waits for $key',
    ({ setting, programme, facts, key }) => {
      const { [key]: _, ...rest } = facts;
      const result = judge(setting, programme)(rest);

      expect(verdictOf(result)).toBe('undetermined missing_facts');
      expect(result.missing).toContain(asked(key));
    },
  );
});

/** The income is asked for as a total, by the way that asks least. */
function asked(key: FactKey): FactKey {
  return key === 'incomeRatio' || key === 'perCapitaIncome' ? 'monthlyIncome' : key;
}
