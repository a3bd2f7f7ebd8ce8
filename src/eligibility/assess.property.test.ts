import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../bench/households.ts';
import {
  household,
  type Key,
  partlyKnown,
  pick,
  results,
  setting,
} from '../../tests/support/any-household.ts';
import {
  CAOJIE_DOCUMENT,
  HUAIYUAN_DOCUMENT,
  NANTONG_DOCUMENT,
  RUGAO_DOCUMENT,
  type SettingName,
  type StatedFacts,
} from '../../tests/support/eligibility.ts';
import { assessAsked } from '../../tests/support/households.ts';
import type { Assessment, ProgrammeResult } from '../contracts/assessments.ts';
import type { Citation } from '../contracts/citations.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import { loadPolicyDocuments } from '../knowledge/policy-documents.ts';
import { isVerbatim } from '../shared/text.ts';

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
const CIRCUMSTANCES: Partial<Record<ProgrammeId, readonly Key[]>> = {
  subsistence_allowance: ['formerlyPoor', 'drawingPension'],
  phase_out_period: ['incomeRoseOn'],
  emergency_temporary_aid: ['disasterReliefReceived'],
  allowance_data_check: [
    'pensionInsurance',
    'drawingPension',
    'incomeOverLimit',
    'incomeRiseReason',
    'vehicles',
    'homes',
    'businessRegistered',
  ],
};

const clauses = new Map(
  loadPolicyDocuments().flatMap(({ metadata, clauses: cut }) =>
    cut.map(({ path, text }) => [`${metadata.number} ${path}`, text]),
  ),
);

/** Another item of a data check may add a ground that leaves no discretion: the outcome stays. */
const firmerThan = (verdict: string) =>
  verdict === 'unmet discretion' ? [verdict, 'unmet facts'] : [verdict];

describe('any household', () => {
  it('gets no verdict that a fact not yet known could turn', () => {
    fc.assert(
      fc.property(setting, household, fc.nat(), (where, asked, chosen) => {
        const [key, without] = lacking(asked, chosen);
        const before = decided(assessAsked(where, without), key);
        const after = new Map(results(assessAsked(where, asked)));

        const turned = before.filter(
          ([id, verdict]) => !firmerThan(verdict).includes(after.get(id) ?? ''),
        );
        expect(turned).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('sees no outcome change but by a fact that was missing or that a condition shows', () => {
    fc.assert(
      fc.property(setting, partlyKnown, fc.nat(), (where, asked, chosen) => {
        const [key, without] = lacking(asked, chosen);
        const before = assessAsked(where, without).programmes;
        const after = assessAsked(where, asked).programmes;

        const unexplained = after.filter(({ outcome, conditions }, index) => {
          const earlier = before[index];
          const shows = tested(conditions) !== tested(earlier?.conditions ?? []);
          return outcome !== earlier?.outcome && !earlier?.missing.includes(key) && !shows;
        });
        expect(unexplained).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('sees every missing fact named, and nothing named that is known or asked of a decided case', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, asked) => {
        const wrong = assessAsked(where, asked).programmes.filter(
          ({ missing, because }) =>
            missing.length > 0 !== (because === 'missing_facts') ||
            missing.some((key) => isScalarKnown(asked.facts, key)),
        );

        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is shown only clauses that bind the place on the day, letter by letter', () => {
    fc.assert(
      fc.property(setting, partlyKnown, (where, asked) => {
        const loose = assessAsked(where, asked)
          .programmes.flatMap(citationsOf)
          .filter(
            ({ document, clause, quote }) =>
              !BINDING[where].includes(document.number) ||
              !isVerbatim(quote, clauses.get(`${document.number} ${clause}`) ?? ''),
          );

        expect(loose).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

function lacking(asked: Asked, chosen: number): [Key, Asked] {
  const keys = Object.keys(asked.facts) as Key[];
  const key = keys[chosen % keys.length] ?? 'age';
  return [key, { ...asked, facts: pick(asked.facts, (each) => each !== key) }];
}

/** What is met or unmet, but for programmes in which the fact is a circumstance of its own. */
function decided(assessment: Assessment, key: Key): [ProgrammeId, string][] {
  return results(assessment).filter(
    ([id, verdict]) => !verdict.startsWith('undetermined') && !CIRCUMSTANCES[id]?.includes(key),
  );
}

/** Lists may be known and still lack a detail; everything else is known or not. */
function isScalarKnown(facts: StatedFacts, key: Key): boolean {
  return facts[key] !== undefined && !Array.isArray(facts[key]);
}

function tested(conditions: ProgrammeResult['conditions']): string {
  return conditions.map(({ text, outcome }) => `${text} ${outcome}`).join('\n');
}

function citationsOf({ conditions, amounts }: ProgrammeResult): Citation[] {
  return [...conditions, ...amounts].flatMap(({ citation }) =>
    citation === null ? [] : [citation],
  );
}
