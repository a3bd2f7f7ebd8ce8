import type { Assessment, ProgrammeResult } from '../src/contracts/assessments.ts';
import type { AssessmentCase } from './cases.ts';
import type { Mark } from './score.ts';
import { isWithinClause } from './score-reply.ts';

type Unnamed = Omit<Mark, 'caseId'>;
type Expected = NonNullable<AssessmentCase['expect'][ProgrammeResult['programme']]>;

export function scoreAssessment(assessment: Assessment, testCase: AssessmentCase): Mark[] {
  const { covered, never_cites, expect, cites_any } = testCase;
  const cited = assessment.programmes.flatMap(citationsOf).map(({ document }) => document.number);
  const marks: Unnamed[] = [
    {
      field: 'covered',
      ok: (covered ?? assessment.covered) === assessment.covered,
      expected: covered,
      found: assessment.covered,
    },
    {
      field: 'foreign documents',
      ok: !cited.some((number) => never_cites?.includes(number)),
      expected: 'none',
      found: cited,
    },
    ...Object.entries(expect).flatMap(([id, expected]) => {
      const result = assessment.programmes.find(({ programme }) => programme === id);
      if (result === undefined) {
        return [{ field: 'programme', ok: false, expected: id, found: 'absent' }];
      }
      const gold = cites_any?.[result.programme] ?? [];
      return [...verdict(result, expected), ...amounts(result, expected), ...clauses(result, gold)];
    }),
  ];
  return marks.map((mark) => ({ caseId: testCase.id, ...mark }));
}

function verdict({ outcome, because, missing }: ProgrammeResult, expected: Expected): Unnamed[] {
  const wanted = expected.missing_any ?? null;
  return [
    ...oneOf('outcome', outcome, expected.outcome),
    ...oneOf('because', because, expected.because),
    ...(wanted === null
      ? []
      : [
          {
            field: 'missing',
            ok: missing.some((key) => wanted.includes(key)),
            expected: wanted,
            found: missing,
          },
        ]),
  ];
}

function oneOf(
  field: string,
  found: string,
  expected: readonly string[] | null | undefined,
): Unnamed[] {
  return expected ? [{ field, ok: expected.includes(found), expected, found }] : [];
}

function amounts(result: ProgrammeResult, { amounts: wanted, never_amounts }: Expected): Unnamed[] {
  const found = result.amounts.map(({ value, bound }) => ({ value, bound }));
  return [
    ...(wanted ?? []).map((each) => ({
      field: 'amounts',
      ok: found.some(
        ({ value, bound }) => value === each.value && (!each.bound || bound === each.bound),
      ),
      expected: each,
      found,
    })),
    ...(never_amounts ?? []).map((value) => ({
      field: 'never amounts',
      ok: found.every((each) => each.value !== value),
      expected: `not ${value}`,
      found,
    })),
  ];
}

/** Every clause named must be cited, or one below it. */
function clauses(
  result: ProgrammeResult,
  gold: readonly { number: string; clause: string }[],
): Unnamed[] {
  const cited = citationsOf(result);
  return gold.map(({ number, clause }) => ({
    field: 'citations',
    ok: cited.some(
      (each) => each.document.number === number && isWithinClause(each.clause, clause),
    ),
    expected: clause,
    found: cited.map((each) => each.clause),
  }));
}

function citationsOf({ conditions, amounts: computed }: ProgrammeResult) {
  return [...conditions, ...computed]
    .map(({ citation }) => citation)
    .filter((citation) => citation !== null);
}
