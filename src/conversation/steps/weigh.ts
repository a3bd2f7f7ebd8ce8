import { FactKeySchema } from '../../contracts/facts.ts';
import type { ProgrammeId } from '../../contracts/programmes.ts';
import { DomainError } from '../../shared/errors.ts';
import { bearsOnAid, programmesToAssess } from '../decisions/eligibility.ts';
import { isOutsider } from '../memory.ts';
import type { Findings, Turn } from '../turn.ts';
import type { TurnTools } from './act.ts';
import { incomeBand, subjectFacts } from './remember.ts';

type Weighing = Pick<TurnTools, 'assess'>;

/** What the facts told so far come to. */
export async function assess(
  turn: Turn,
  programmes: ProgrammeId[],
  tools: Weighing,
): Promise<Partial<Findings>> {
  const { place } = turn;
  if (place === null) return {};
  const request = {
    region: place.code,
    asOf: turn.today,
    facts: subjectFacts(turn.memory),
    programmes,
    incomeBand: incomeBand(turn.memory),
    asked: { passedOver: turn.memory.skipped, isOutsider: isOutsider(turn.memory) },
  };
  try {
    return await tools.assess(request);
  } catch (error) {
    if (!(error instanceof DomainError) || error.family !== 'invalid') throw error;
    // What contradicts itself is not known: without the facts that clash the rest still counts.
    const named = new Set((error.values['keys'] ?? '').split('、'));
    const clashing = FactKeySchema.options.filter((key) => named.has(`facts.${key}`));
    const facts = Object.fromEntries(
      Object.entries(request.facts).filter(([key]) => !clashing.some((each) => each === key)),
    );
    return { ...(await tools.assess({ ...request, facts })), clashing };
  }
}

/**
 * 「人均是低保线的1.4倍，还能拿多久」 asks for what the document says and tells what decides it: the result stands
 * beside the answer where it is settled.
 */
export async function settleBeside(turn: Turn, tools: Weighing): Promise<Partial<Findings>> {
  if (!bearsOnAid(turn)) return {};
  const { assessment = null } = await assess(turn, programmesToAssess(turn), tools);
  if (assessment === null) return {};
  const programmes = assessment.programmes.filter(({ outcome }) => outcome !== 'undetermined');
  return programmes.length === 0 ? {} : { assessment: { ...assessment, programmes } };
}
