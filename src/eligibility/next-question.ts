import type { FactKey } from '../contracts/facts.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import { inAskingOrder } from './asking-order.ts';
import { createCheckFacts } from './check-facts.ts';
import { type AssessInput, createFindingsOf, type Findings } from './findings.ts';
import type { Finding } from './rule.ts';

export interface NextQuestion {
  key: FactKey;
  /** For an income: the sums, yuan a month, at which an outcome turns, ascending. A band between two of them will do. */
  turnsAt: readonly number[];
}

export interface Asked {
  /** What the person could not or would not tell: what needs it is not asked either. */
  passedOver: readonly FactKey[];
  /** Whoever answers is not of the family: a neighbour is not asked what others earn. */
  isOutsider: boolean;
}

/**
 * The question worth asking next for the programmes in the order given, or null when nothing that the
 * person can still tell changes an outcome.
 */
export type FindNextQuestion = (input: AssessInput, asked: Asked) => NextQuestion | null;

/** The result throws {@link createCheckFacts}' refusals. */
export function createFindNextQuestion(knowledge: EligibilityKnowledge): FindNextQuestion {
  const checkFacts = createCheckFacts(knowledge.general);
  const findingsOf = createFindingsOf(knowledge);
  return (input, asked) => {
    checkFacts(input.facts, input.asOf);
    const findings = findingsOf(input);
    const leading = input.programmes ?? findings.programmes;
    for (const programme of leading.filter((id) => findings.programmes.includes(id))) {
      const question = nextOf(programme, { findings, knowledge, asked });
      if (question !== null) return question;
    }
    return null;
  };
}

interface Interview {
  findings: Findings;
  knowledge: EligibilityKnowledge;
  asked: Asked;
}

function nextOf(
  programme: Findings['programmes'][number],
  { findings, knowledge, asked }: Interview,
): NextQuestion | null {
  const finding = findings.find(programme);
  const { verdict } = finding;
  if (verdict.outcome !== 'undetermined') return null;
  const isClosed = (key: FactKey) =>
    asked.passedOver.includes(key) || (asked.isOutsider && knowledge.asking.question(key).private);
  const ways = verdict.ways.filter((way) => !way.some(isClosed));
  const [key] = inAskingOrder({ ...verdict, ways }, knowledge.asking, (fact) =>
    findings.verdictWith(programme, fact),
  );
  return key === undefined ? null : { key, turnsAt: isIncome(key) ? turnsOf(finding) : [] };
}

function isIncome(key: FactKey): boolean {
  return key === 'monthlyIncome' || key === 'perCapitaIncome';
}

function turnsOf({ tests }: Finding): number[] {
  const turns = tests.flatMap(({ turnsAt }) => (turnsAt === undefined ? [] : [turnsAt]));
  return [...new Set(turns)].toSorted((one, other) => one - other);
}
