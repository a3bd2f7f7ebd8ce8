import { describe, expect, it } from 'vitest';
import { type Asked, createHouseholds } from '../../bench/households.ts';
import { verdictOf } from '../support/eligibility.ts';
import { assessAsked } from '../support/households.ts';
import { type Place, verdicts } from './oracle.ts';

const PLACES: readonly Place[] = ['nantong', 'rugao', 'huaiyuan', 'caojie'];
const HOUSEHOLDS = 10_000;

describe('the rules and a second reading of the documents', () => {
  const { disagreements, seen } = compare(createHouseholds(20_261_121));

  it(`agree on every programme of ${HOUSEHOLDS} households`, () => {
    expect(disagreements.slice(0, 5)).toEqual([]);
  });

  it.each([
    'nantong subsistence_allowance',
    'nantong single_person_allowance',
    'nantong low_income_family',
    'nantong extreme_hardship_margin',
    'nantong phase_out_period',
    'nantong emergency_temporary_aid',
    'huaiyuan extreme_hardship_support',
    'caojie phase_out_period',
    'caojie allowance_data_check',
  ])('were compared on every outcome of %s', (rule) => {
    const outcomes = ['met', 'unmet', 'undetermined missing_facts', 'undetermined policy_silent'];

    expect(
      outcomes.filter((outcome) => !seen.some((one) => one.startsWith(`${rule} ${outcome}`))),
    ).toEqual([]);
  });
});

function compare(next: () => Asked) {
  const seen = new Set<string>();
  const disagreements: string[] = [];
  for (let index = 0; index < HOUSEHOLDS; index += 1) {
    const place = PLACES[index % PLACES.length] ?? 'nantong';
    const asked = next();
    const expected = verdicts(place, asked);
    for (const result of assessAsked(place, asked).programmes) {
      const found = `${place} ${result.programme} ${verdictOf(result)}`;
      const byDocument = expected[result.programme];
      seen.add(found);
      if (verdictOf(result) !== byDocument)
        disagreements.push(`${found}, by the document ${byDocument}: ${JSON.stringify(asked)}`);
    }
  }
  return { disagreements, seen: [...seen] };
}
