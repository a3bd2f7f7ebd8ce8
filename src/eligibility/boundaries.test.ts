import { describe, expect, it } from 'vitest';
import {
  judge,
  type SettingName,
  type StatedFacts,
  verdictOf,
} from '../../tests/support/eligibility.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import { isGreenChannel } from '../conversation/steps/record.ts';

/** A boundary at which the documents' own words turn. The numbers are those of the working brief. */
interface Vector {
  t: number;
  rule: string;
  found: () => string;
  is: string;
}

const MET = 'met facts';
const MAY = 'met discretion';
const UNMET = 'unmet facts';
const IN_PRINCIPLE = 'unmet discretion';
const SILENT = 'undetermined policy_silent';

const kept = { receivingAllowance: true, incomeRiseReason: 'employment' } as const;
const receiving = { receivingAllowance: true } as const;
const applicant = {
  propertyWithinLimit: true,
  incomeRatio: 1.5,
  appliesInPerson: true,
  seriousIllness: false,
} as const;
const pensioner = { incomeRatio: 1.05, propertyWithinLimit: true, drawingPension: true } as const;

const allowance = verdict('nantong', 'subsistence_allowance', { propertyWithinLimit: true });
const lowIncome = verdict('nantong', 'low_income_family', { propertyWithinLimit: true });
const phaseOut = verdict('nantong', 'phase_out_period', { ...kept, incomeRoseOn: '2026-06-30' });
const caojiePhaseOut = verdict('caojie', 'phase_out_period', receiving);
const single = verdict('nantong', 'single_person_allowance', applicant);
const check = verdict('caojie', 'allowance_data_check', receiving);

const VECTORS: readonly Vector[] = [
  { t: 1, rule: '南通 低保 below the standard', found: allowance({ incomeRatio: 0.99 }), is: MET },
  { t: 2, rule: '南通 低保 at the standard', found: allowance({ incomeRatio: 1 }), is: UNMET },
  { t: 3, rule: '南通 低收入 at the standard', found: lowIncome({ incomeRatio: 1 }), is: MET },
  { t: 4, rule: '南通 低收入 at exactly twice', found: lowIncome({ incomeRatio: 2 }), is: SILENT },
  {
    t: 5,
    rule: '南通 渐退 in the fifth month at 1.99',
    found: phaseOut({ incomeRatio: 1.99 }),
    is: MET,
  },
  { t: 6, rule: '南通 渐退 at twice', found: phaseOut({ incomeRatio: 2 }), is: UNMET },
  {
    t: 7,
    rule: '南通 渐退 for another reason',
    found: phaseOut({ incomeRatio: 1.2, incomeRiseReason: 'other' }),
    is: SILENT,
  },
  {
    t: 8,
    rule: '南通 渐退 in the seventh month',
    found: phaseOut({ incomeRatio: 1.2, incomeRoseOn: '2026-05-10' }),
    is: UNMET,
  },
  {
    t: 9,
    rule: '草街 渐退 for another reason at 1.49',
    found: caojiePhaseOut({ incomeRatio: 1.49, incomeRiseReason: 'other' }),
    is: MET,
  },
  {
    t: 10,
    rule: '草街 渐退 for another reason at 1.50',
    found: caojiePhaseOut({ incomeRatio: 1.5, incomeRiseReason: 'other' }),
    is: UNMET,
  },
  {
    t: 11,
    rule: '草街 渐退 after employment at 1.9',
    found: caojiePhaseOut({ incomeRatio: 1.9, incomeRiseReason: 'employment' }),
    is: MAY,
  },
  {
    t: 11,
    rule: '草街 渐退 after employment at 2.5',
    found: caojiePhaseOut({ incomeRatio: 2.5, incomeRiseReason: 'employment' }),
    is: MAY,
  },
  {
    t: 12,
    rule: '草街 渐退 exactly at the standard',
    found: caojiePhaseOut({ incomeRatio: 1, incomeRiseReason: 'employment' }),
    is: SILENT,
  },
  {
    t: 13,
    rule: '怀远 渐退 above the standard, for a time that is not written',
    found: verdict('huaiyuan', 'phase_out_period', receiving)({ incomeRatio: 1.3 }),
    is: SILENT,
  },
  {
    t: 14,
    rule: '南通 单人保 二级肢体',
    found: single({ disabilityKind: 'physical', disabilityGrade: 2 }),
    is: MAY,
  },
  {
    t: 15,
    rule: '南通 单人保 三级精神',
    found: single({ disabilityKind: 'mental', disabilityGrade: 3 }),
    is: MAY,
  },
  {
    t: 16,
    rule: '南通 单人保 三级肢体',
    found: single({ disabilityKind: 'physical', disabilityGrade: 3 }),
    is: UNMET,
  },
  {
    t: 16,
    rule: '南通 单人保 四级智力',
    found: single({ disabilityKind: 'intellectual', disabilityGrade: 4 }),
    is: UNMET,
  },
  {
    t: 17,
    rule: '南通 单人保 in a family at 2.4',
    found: single({ incomeRatio: 2.4, disabilityKind: 'physical', disabilityGrade: 1 }),
    is: UNMET,
  },
  {
    t: 18,
    rule: '怀远 单人保 二级',
    found: verdict(
      'huaiyuan',
      'single_person_allowance',
      applicant,
    )({ disabilityKind: 'physical', disabilityGrade: 2 }),
    is: SILENT,
  },
  {
    t: 19,
    rule: '草街 单人保 is not defined',
    found: verdict('caojie', 'single_person_allowance', applicant)({ disabilityGrade: 1 }),
    is: SILENT,
  },
  {
    t: 20,
    rule: '草街 a motorcycle deregistered, with its certificate',
    found: check({ vehicles: [{ kind: 'motorcycle', deregistered: true, certificate: true }] }),
    is: MET,
  },
  {
    t: 21,
    rule: '草街 a scrapped motorcycle still registered',
    found: check({ vehicles: [{ kind: 'motorcycle', deregistered: false }] }),
    is: IN_PRINCIPLE,
  },
  {
    t: 22,
    rule: '草街 an electric bicycle',
    found: check({ vehicles: [{ kind: 'electric' }] }),
    is: SILENT,
  },
  {
    t: 22,
    rule: '草街 a wheelchair',
    found: check({ vehicles: [{ kind: 'wheelchair' }] }),
    is: SILENT,
  },
  {
    t: 23,
    rule: '草街 a flat of two years after 征地拆迁',
    found: check({
      homes: [{ place: 'urban', commercial: true, boughtOn: '2024-11-21', expropriation: true }],
    }),
    is: MET,
  },
  {
    t: 24,
    rule: '草街 one home in the village and one in town',
    found: check({
      homes: [{ place: 'rural' }, { place: 'urban', commercial: true, boughtOn: '2015-01-01' }],
    }),
    is: IN_PRINCIPLE,
  },
  {
    t: 25,
    rule: '草街 a business licence',
    found: check({ businessRegistered: true }),
    is: SILENT,
  },
  {
    t: 26,
    rule: '草街 working within the limit after insurance ended',
    found: check({ pensionInsurance: 'terminated', employed: true, incomeOverLimit: false }),
    is: MET,
  },
  {
    t: 27,
    rule: '南通 特困 of a standard of 900',
    found: amountsOfFullCare,
    is: 'at_least 1170 元/月, at_least 360 元/月',
  },
  { t: 28, rule: '怀远 绿色通道 at exactly 60', found: greenChannel({ age: 60 }), is: 'open' },
  {
    t: 29,
    rule: '怀远 绿色通道 at 59 without a disability',
    found: greenChannel({ age: 59, disabilityKind: 'none' }),
    is: 'not listed',
  },
  {
    t: 30,
    rule: '怀远 a basic pension in 2026',
    found: verdict('huaiyuan', 'subsistence_allowance', pensioner)({}, '2026-01-01'),
    is: 'undetermined expired',
  },
  {
    t: 30,
    rule: '怀远 a basic pension on the last day of 2025',
    found: verdict('huaiyuan', 'subsistence_allowance', pensioner)({}, '2025-12-31'),
    is: SILENT,
  },
];

describe('the boundaries of the documents', () => {
  it('are all thirty here', () => {
    const numbers = [...new Set(VECTORS.map(({ t }) => t))];

    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it.each(VECTORS)('T$t $rule: $is', ({ found, is }) => {
    expect(found()).toBe(is);
  });
});

function verdict(setting: SettingName, programme: ProgrammeId, base: StatedFacts) {
  return (facts: StatedFacts, asOf?: string) => () =>
    verdictOf(judge(setting, programme)({ ...base, ...facts }, asOf));
}

function amountsOfFullCare(): string {
  const lacks = { workAbility: 'none', hasLivelihoodSource: false, supporters: 'none' } as const;
  const care = { supportMode: 'dispersed', selfCare: 'full_care', localStandard: 900 } as const;
  const result = judge('nantong', 'extreme_hardship_support')({ age: 70, ...lacks, ...care });
  return result.amounts.map(({ value, unit, bound }) => `${bound} ${value} ${unit}`).join(', ');
}

function greenChannel(facts: StatedFacts) {
  return () => (isGreenChannel(facts) ? 'open' : 'not listed');
}
