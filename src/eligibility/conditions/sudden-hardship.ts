import type { Clause } from '../clause.ts';
import { allOf, type Case, type Finding } from '../rule.ts';
import { met, missing, silent, unmet, type Verdict, whether } from '../three-valued.ts';

/** The two legs of every 急难: an event that the clause covers, and basic living in trouble now. */
export function suddenHardship(input: Case, clause: Clause): Finding {
  const { basicLifeAtRisk } = input.facts;
  return allOf([
    clause.test('event', coveredEvent(input, clause)),
    clause.test('atRisk', whether(basicLifeAtRisk, 'basicLifeAtRisk')),
  ]);
}

function coveredEvent({ facts: { hardshipEvent } }: Case, { provision }: Clause): Verdict {
  if (hardshipEvent === undefined) return missing('hardshipEvent');
  if (hardshipEvent === 'none') return unmet;
  return provision.events.includes(hardshipEvent) ? met : silent;
}
