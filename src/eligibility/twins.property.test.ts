import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Key,
  partlyKnown,
  pick,
  results,
  setting,
} from '../../tests/support/any-household.ts';
import { judge, SETTINGS, type StatedFacts } from '../../tests/support/eligibility.ts';
import { assessAsked } from '../../tests/support/households.ts';
import type { ProgrammeResult } from '../contracts/assessments.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';

const INCOME: readonly Key[] = [
  'familySize',
  'monthlyIncome',
  'perCapitaIncome',
  'incomeRatio',
  'localStandard',
];
const HEALTH: readonly Key[] = [
  'disabilityKind',
  'disabilityGrade',
  'seriousIllness',
  'seriousIllnessCertified',
];

/** What a programme turns on in any region. Everything else may differ between twins. */
const TURNS_ON: Partial<Record<ProgrammeId, readonly Key[]>> = {
  subsistence_allowance: [
    ...INCOME,
    'propertyWithinLimit',
    'formerlyPoor',
    'workAbility',
    'stableIndustryIncome',
    'drawingPension',
  ],
  single_person_allowance: [...INCOME, ...HEALTH, 'propertyWithinLimit', 'appliesInPerson'],
  low_income_family: [...INCOME, 'propertyWithinLimit'],
  expenditure_hardship: ['largeNecessaryExpense'],
  extreme_hardship_support: [
    ...INCOME,
    ...HEALTH,
    'age',
    'workAbility',
    'hasLivelihoodSource',
    'supporters',
    'supportMode',
    'selfCare',
  ],
  extreme_hardship_margin: [
    ...INCOME,
    ...HEALTH,
    'workAbility',
    'supporters',
    'hasSomeIncomeOrProperty',
    'selfCare',
    'wantsInstitution',
    'selfRescueExhausted',
  ],
  phase_out_period: [...INCOME, 'receivingAllowance', 'incomeRiseReason', 'incomeRoseOn'],
  emergency_temporary_aid: [
    'hardshipEvent',
    'basicLifeAtRisk',
    'canSelfRescue',
    'otherAidSuffices',
    'disasterReliefReceived',
  ],
  expenditure_temporary_aid: ['largeNecessaryExpense'],
  allowance_data_check: [
    ...INCOME,
    'receivingAllowance',
    'pensionInsurance',
    'employed',
    'drawingPension',
    'incomeOverLimit',
    'incomeRiseReason',
    'vehicles',
    'homes',
    'businessRegistered',
  ],
  disaster_relief: ['hardshipEvent'],
};

const programme = fc.constantFrom(...PROGRAMME_IDS);
const everyDocument = [...new Set(Object.values(SETTINGS).flatMap(({ documents }) => documents))];

describe('two households that are alike in what counts', () => {
  it('hear the same, whatever else differs between them', () => {
    fc.assert(
      fc.property(
        setting,
        programme,
        fc.tuple(partlyKnown, partlyKnown),
        (where, id, [one, other]) => {
          const turnsOn = TURNS_ON[id] ?? [];
          const twin = {
            ...pick(other.facts, (key) => !turnsOn.includes(key)),
            ...pick(one.facts, (key) => turnsOn.includes(key)),
          };
          const asOf = one.asOf > other.asOf ? one.asOf : other.asOf;

          expect(judge(where, id)(twin, asOf)).toEqual(judge(where, id)(one.facts, asOf));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('one household', () => {
  it('is judged the same with the documents of every other place at hand', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, asked) => {
        expect(assessAsked(where, asked, { documents: everyDocument })).toEqual(
          assessAsked(where, asked),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is judged the same whichever programmes are asked beside, in whatever order', () => {
    const some = fc.shuffledSubarray([...PROGRAMME_IDS], { minLength: 1 });
    fc.assert(
      fc.property(setting, partlyKnown, some, (where, asked, programmes) => {
        const whole = new Map(results(assessAsked(where, asked)));

        for (const [id, verdict] of results(assessAsked(where, asked, { programmes })))
          expect(verdict).toBe(whole.get(id));
      }),
      { numRuns: 100 },
    );
  });

  it('is judged the same in whatever order its facts, cars and homes are told', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, asked) => {
        const { facts } = asked;
        const reversed: StatedFacts = Object.fromEntries(
          Object.entries(facts)
            .toReversed()
            .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
        );

        expect(results(assessAsked(where, { ...asked, facts: reversed }))).toEqual(
          results(assessAsked(where, asked)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(['subsistence_allowance', 'extreme_hardship_margin'] as const)(
    'is never further from %s for earning less',
    (id) => {
      const ratio = fc.integer({ min: 0, max: 300 }).map((hundredths) => hundredths / 100);
      fc.assert(
        fc.property(setting, partlyKnown, fc.tuple(ratio, ratio), (where, { facts, asOf }, two) => {
          const rest = pick(facts, (key) => !INCOME.includes(key));
          const at = (incomeRatio: number) => judge(where, id)({ ...rest, incomeRatio }, asOf);
          const [less, more] = [at(Math.min(...two)), at(Math.max(...two))];

          expect(distanceOf(less)).toBeLessThanOrEqual(distanceOf(more));
        }),
        { numRuns: 200 },
      );
    },
  );
});

function distanceOf({ outcome }: ProgrammeResult): number {
  return ['met', 'undetermined', 'unmet'].indexOf(outcome);
}
