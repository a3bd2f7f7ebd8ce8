import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessIn,
  CAOJIE_DOCUMENT,
  HUAIYUAN_DOCUMENT,
  NANTONG_DOCUMENT,
  RUGAO_DOCUMENT,
  type SettingName,
  type StatedFacts,
} from '../../tests/support/eligibility.ts';
import type { Assessment, ProgrammeResult } from '../contracts/assessments.ts';
import { HARDSHIP_EVENTS } from '../contracts/facts.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';

const BINDING: Readonly<Record<SettingName, readonly string[]>> = {
  nantong: [NANTONG_DOCUMENT],
  rugao: [NANTONG_DOCUMENT, RUGAO_DOCUMENT],
  huaiyuan: [HUAIYUAN_DOCUMENT],
  caojie: [CAOJIE_DOCUMENT],
  uncovered: [],
};

/**
 * Circumstances count where they are stated and are never asked of everybody, so that stating one may
 * open or change what stood without it. The data check judges the items that are given.
 */
const CIRCUMSTANCES: Partial<Record<ProgrammeId, readonly (keyof StatedFacts)[]>> = {
  subsistence_allowance: ['formerlyPoor', 'drawingPension'],
  phase_out_period: ['incomeRoseOn'],
  allowance_data_check: [
    'pensionInsurance',
    'drawingPension',
    'incomeOverLimit',
    'incomeRiseReason',
    'incomeRatio',
    'vehicles',
    'homes',
    'businessRegistered',
  ],
};

const yes = fc.boolean();

/** Households that could exist: nothing in them contradicts itself. */
const household: fc.Arbitrary<StatedFacts> = fc
  .record({
    incomeRatio: fc.constantFrom(0, 0.5, 0.99, 1, 1.01, 1.49, 1.5, 1.99, 2, 2.5),
    propertyWithinLimit: yes,
    age: fc.constantFrom(8, 15, 16, 17, 18, 40, 59, 60, 75),
    disability: fc.oneof(
      fc.constant({ disabilityKind: 'none' as const }),
      fc.record({
        disabilityKind: fc.constantFrom('physical', 'intellectual', 'mental', 'multiple'),
        disabilityGrade: fc.integer({ min: 1, max: 4 }),
      }),
    ),
    illness: fc.constantFrom(
      { seriousIllness: false, seriousIllnessCertified: false },
      { seriousIllness: true, seriousIllnessCertified: false },
      { seriousIllness: true, seriousIllnessCertified: true },
    ),
    workAbility: fc.constantFrom('none', 'partial', 'full'),
    hasLivelihoodSource: yes,
    supporters: fc.constantFrom('none', 'unable', 'able'),
    selfCare: fc.constantFrom('independent', 'semi', 'full_care'),
    supportMode: fc.constantFrom('dispersed', 'institution'),
    wantsInstitution: yes,
    hasSomeIncomeOrProperty: yes,
    selfRescueExhausted: yes,
    appliesInPerson: yes,
    receivingAllowance: yes,
    incomeRiseReason: fc.constantFrom('employment', 'other'),
    incomeRoseOn: fc.constantFrom('2026-11-21', '2026-05-21', '2026-05-20', '2024-01-31'),
    formerlyPoor: yes,
    stableIndustryIncome: yes,
    pensionInsurance: fc.constantFrom('contributing', 'terminated', 'none'),
    employed: yes,
    drawingPension: yes,
    incomeOverLimit: yes,
    vehicles: fc.array(fc.record({ kind: fc.constantFrom('car', 'electric'), deregistered: yes }), {
      maxLength: 2,
    }),
    homes: fc.array(fc.record({ place: fc.constantFrom('rural', 'urban') }), { maxLength: 2 }),
    businessRegistered: yes,
    hardshipEvent: fc.constantFrom(...HARDSHIP_EVENTS),
    basicLifeAtRisk: yes,
    canSelfRescue: yes,
    otherAidSuffices: yes,
    largeNecessaryExpense: yes,
    disasterReliefReceived: yes,
  })
  .map(
    ({ disability, illness, ...rest }) => ({ ...rest, ...disability, ...illness }) as StatedFacts,
  );

/** A household of which only some facts are known. */
const partlyKnown = fc
  .tuple(household, fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }))
  .map(([facts, known]) => pick(facts, known));

/** Another item of a data check may add a ground that leaves no discretion: the outcome stays. */
const firmerThan = (verdict: string) =>
  verdict === 'unmet discretion' ? [verdict, 'unmet facts'] : [verdict];

const setting = fc.constantFrom<SettingName>('nantong', 'rugao', 'huaiyuan', 'caojie');

describe('any household', () => {
  it('gets no verdict that a fact not yet known could turn', () => {
    fc.assert(
      fc.property(setting, household, fc.nat(), (where, facts, chosen) => {
        const keys = Object.keys(facts) as (keyof StatedFacts)[];
        const key = keys[chosen % keys.length] ?? 'age';
        const { [key]: _, ...without } = facts;

        const before = decided(assessIn(where, without), key);
        const after = new Map(results(assessIn(where, facts)));

        for (const [programme, verdict] of before) {
          expect(firmerThan(verdict).map((each) => `${programme} ${each}`)).toContain(
            `${programme} ${after.get(programme)}`,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('sees every missing fact named, and nothing named that is known or asked of a decided case', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, facts) => {
        for (const result of assessIn(where, facts).programmes) {
          expect(result.missing.length > 0).toBe(result.because === 'missing_facts');
          expect(result.missing.filter((key) => isScalarKnown(facts, key))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is shown only clauses that bind the place', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, facts) => {
        const cited = assessIn(where, facts).programmes.flatMap(documentsOf);

        expect(cited.filter((number) => !BINDING[where].includes(number))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is judged the same whichever programmes are asked beside, in whatever order', () => {
    fc.assert(
      fc.property(
        setting,
        partlyKnown,
        fc.shuffledSubarray([...PROGRAMME_IDS], { minLength: 1 }),
        (where, facts, programmes) => {
          const whole = new Map(results(assessIn(where, facts)));

          for (const [programme, verdict] of results(assessIn(where, facts, { programmes })))
            expect(verdict).toBe(whole.get(programme));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never loses 低保 by earning less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), fc.nat(200_000), (earns, less) => {
        const at = (fen: number) =>
          assessIn(
            'nantong',
            { perCapitaIncome: fen / 100, localStandard: 700, propertyWithinLimit: true },
            { programmes: ['subsistence_allowance'] },
          ).programmes[0]?.outcome;

        fc.pre(at(earns) === 'met');
        expect(at(Math.max(0, earns - less))).toBe('met');
      }),
    );
  });
});

function pick(facts: StatedFacts, known: readonly boolean[]): StatedFacts {
  const kept = Object.entries(facts).filter((_, index) => known[index]);
  return Object.fromEntries(kept);
}

function results({ programmes }: Assessment): [ProgrammeId, string][] {
  return programmes.map(({ programme, outcome, because }) => [programme, `${outcome} ${because}`]);
}

/** What is met or unmet, but for programmes in which the fact is a circumstance of its own. */
function decided(assessment: Assessment, key: keyof StatedFacts): [ProgrammeId, string][] {
  return results(assessment).filter(
    ([programme, verdict]) =>
      !verdict.startsWith('undetermined') && !CIRCUMSTANCES[programme]?.includes(key),
  );
}

/** Lists may be known and still lack a detail; everything else is known or not. */
function isScalarKnown(facts: StatedFacts, key: keyof StatedFacts): boolean {
  return facts[key] !== undefined && !Array.isArray(facts[key]);
}

function documentsOf({ conditions, amounts }: ProgrammeResult): string[] {
  return [...conditions, ...amounts].flatMap(({ citation }) =>
    citation === null ? [] : [citation.document.number],
  );
}
