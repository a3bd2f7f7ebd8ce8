import fc from 'fast-check';
import { createHouseholds } from '../../bench/households.ts';
import type { Assessment } from '../../src/contracts/assessments.ts';
import type { ProgrammeId } from '../../src/contracts/programmes.ts';
import { type SettingName, type StatedFacts, verdictOf } from './eligibility.ts';

export type Key = keyof StatedFacts;

/** A household of which everything is known, and one of which only some facts are. */
export const household = fc.noShrink(fc.nat().map((seed) => createHouseholds(seed, [1])()));
export const partlyKnown = fc.noShrink(fc.nat().map((seed) => createHouseholds(seed)()));
export const setting = fc.constantFrom<SettingName>('nantong', 'rugao', 'huaiyuan', 'caojie');

export function pick(facts: StatedFacts, keeps: (key: Key) => boolean): StatedFacts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => keeps(key as Key)));
}

/** Each programme with its outcome and reason: `met facts`. */
export function results({ programmes }: Assessment): [ProgrammeId, string][] {
  return programmes.map((result) => [result.programme, verdictOf(result)]);
}
