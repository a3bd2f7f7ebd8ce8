import type { Assessment } from '../contracts/assessments.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';

/** From what lasts to what bridges: the order in which a case worker goes through them. */
const LADDER: readonly ProgrammeId[] = [
  'subsistence_allowance',
  'single_person_allowance',
  'low_income_family',
  'expenditure_hardship',
  'emergency_temporary_aid',
  'expenditure_temporary_aid',
  'extreme_hardship_support',
  'extreme_hardship_margin',
];

/** What else to try, in order: what was not assessed already. */
export function nextProgrammes({ programmes }: Assessment): ProgrammeId[] {
  const assessed = new Set(programmes.map(({ programme }) => programme));
  const open = programmes.filter(({ outcome }) => outcome !== 'unmet');
  const worthTrying = new Set(open.map(({ programme }) => programme));
  // Where everything on the ladder was assessed, what is not ruled out is what is left to try.
  const isComplete = LADDER.every((id) => assessed.has(id));
  return LADDER.filter((id) => (isComplete ? worthTrying.has(id) : !assessed.has(id)));
}
