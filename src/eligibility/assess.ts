import type { Assessment, ProgrammeResult } from '../contracts/assessments.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import { inAskingOrder } from './asking-order.ts';
import { createCheckFacts } from './check-facts.ts';
import { createCite } from './citations.ts';
import { type AssessInput, createFindingsOf, type Findings } from './findings.ts';
import { presentResult } from './present-result.ts';
import type { Finding } from './rule.ts';

export type Assess = (input: AssessInput) => Assessment;

/**
 * Assesses by rules alone: no clock, no file, no model. Results stand in the order of the contract.
 *
 * The result throws {@link createCheckFacts}' refusals.
 */
export function createAssess(knowledge: EligibilityKnowledge): Assess {
  const checkFacts = createCheckFacts(knowledge.general);
  const findingsOf = createFindingsOf(knowledge);
  return (input) => {
    const { place, asOf, documents } = input;
    checkFacts(input.facts, asOf);
    const findings = findingsOf(input);
    const cite = createCite(documents, asOf);
    return {
      region: { code: place.code, name: place.name, path: place.path },
      asOf,
      covered: findings.isCovered,
      programmes: findings.programmes.map((programme): ProgrammeResult => {
        const finding = findings.find(programme);
        const { income } = findings;
        return {
          programme,
          name: knowledge.programmes[programme],
          ...presentResult(finding, {
            cite,
            income,
            units: knowledge.general.amountUnits,
            missing: missingIn(finding, { programme, findings, knowledge }),
          }),
        };
      }),
      disclaimer: knowledge.disclaimer,
      rulesVersion: knowledge.rulesVersion,
    };
  };
}

function missingIn(
  { verdict }: Finding,
  {
    programme,
    findings,
    knowledge,
  }: {
    programme: ProgrammeResult['programme'];
    findings: Findings;
    knowledge: EligibilityKnowledge;
  },
): ProgrammeResult['missing'] {
  if (verdict.outcome !== 'undetermined') return [];
  return inAskingOrder(verdict, knowledge.asking, (fact) => findings.verdictWith(programme, fact));
}
