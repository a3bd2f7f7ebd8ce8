import type { ProgrammeId } from '../../contracts/programmes.ts';
import { namesDocument } from '../named-document.ts';
import { subjectFacts } from '../steps/remember.ts';
import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';

export function eligibility(turn: Turn): Decision | null {
  const { understanding } = turn;
  const wants =
    understanding.asks.includes('eligibility') && hasSubject(turn) && !asksAboutSomethingElse(turn);
  if (!wants && !tellsTheirCase(turn) && !asksWhetherTheyKeepIt(turn)) return null;
  if (turn.place === null) return { kind: 'ask-region', waiting: turn.question };
  return { kind: 'assess', programmes: programmesToAssess(turn), fresh: true };
}

export function runningInterview(turn: Turn): Decision | null {
  const { understanding, memory } = turn;
  if (!isInterviewing(turn) || memory.interview === null) return null;
  if (understanding.commands.includes('conclude'))
    return { kind: 'assess', programmes: memory.interview, fresh: true };
  const answers =
    understanding.facts.length > 0 ||
    understanding.commands.some((command) =>
      ['dontKnow', 'skip', 'affirm', 'deny', 'correct'].includes(command),
    );
  return answers ? { kind: 'assess', programmes: memory.interview, fresh: false } : null;
}

/**
 * 「会不会给我取消」, and what they have is told: whether they keep it is looked at item by item, also when it
 * is asked again in other words.
 */
function asksWhetherTheyKeepIt({ understanding, memory }: Turn): boolean {
  const facts = subjectFacts(memory);
  const tells = DATA_CHECK_FACTS.some((key) => facts[key] !== undefined);
  return (
    understanding.asks.includes('cancellation') && tells && facts['receivingAllowance'] === true
  );
}

/** 「一家五口，人均一千二，想办低保」 asks nothing and wants to know. */
function tellsTheirCase(turn: Turn): boolean {
  const { understanding } = turn;
  const tells = understanding.programmes.length > 0 && understanding.facts.length > 0;
  return tells && !hasQuestion(understanding) && !isInterviewing(turn);
}

/** Without a programme or anything about the household, 「能申请啥」 is a question about all of them. */
function hasSubject({ understanding, topics, memory }: Turn): boolean {
  return topics.length > 0 || understanding.facts.length > 0 || memory.facts.length > 0;
}

/** 「交上去十天了，是不是不想给办」 asks for the progress: without facts there is nothing to assess. */
function asksAboutSomethingElse({ understanding, question }: Turn): boolean {
  if (namesDocument(question)) return true;
  const others = understanding.asks.filter((ask) => ask !== 'eligibility' && ask !== 'general');
  return others.length > 0 && understanding.facts.length === 0;
}

function isInterviewing({ memory }: Turn): boolean {
  return memory.interview !== null;
}

/** What is named; else what was talked of; else what the facts point to. */
export function programmesToAssess({ understanding, topics, memory }: Turn): ProgrammeId[] {
  const facts = subjectFacts(memory);
  const named = understanding.programmes;
  if (facts['receivingAllowance'] === true && facts['incomeRiseReason'] !== undefined) {
    return withLeading('phase_out_period', named);
  }
  if (
    DATA_CHECK_FACTS.some((key) => facts[key] !== undefined) &&
    isAboutKeeping(facts, understanding)
  ) {
    return withLeading('allowance_data_check', named);
  }
  if (named.length > 0) return [...named];
  return topics.length > 0 ? topics : ['subsistence_allowance'];
}

/** Somebody who has 低保 and tells of a car asks whether they keep it, whatever they call it. */
const DATA_CHECK_FACTS = ['vehicles', 'homes', 'businessRegistered', 'pensionInsurance'];

function isAboutKeeping(facts: Record<string, unknown>, { asks }: Turn['understanding']): boolean {
  return facts['receivingAllowance'] === true || asks.includes('cancellation');
}

function withLeading(first: ProgrammeId, named: readonly ProgrammeId[]): ProgrammeId[] {
  const rest = named.filter((id) => id !== first && id !== 'subsistence_allowance');
  return [first, ...rest];
}
