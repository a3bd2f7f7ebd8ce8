import type { FactKey } from '../../contracts/facts.ts';
import type { ProgrammeId } from '../../contracts/programmes.ts';
import { wantedOf } from '../../understanding/held-programmes.ts';
import { namesDocument } from '../named-document.ts';
import { comesBack } from '../named-needs.ts';
import { subjectFacts } from '../steps/remember.ts';
import type { Decision, Turn } from '../turn.ts';
import { turningOf } from '../turning.ts';
import { hasQuestion } from './asked.ts';

export function eligibility(turn: Turn): Decision | null {
  const { understanding } = turn;
  const wants =
    understanding.asks.includes('eligibility') &&
    hasSubject(turn) &&
    !asksAboutSomethingElse(turn) &&
    !asksInBetween(turn);
  const tells = tellsTheirCase(turn) || tellsMore(turn) || asksWhetherTheyKeepIt(turn);
  if (!wants && !(tells && isOfWhatIsTakenUp(turn))) return null;
  if (turn.place === null) return { kind: 'ask-region', waiting: turn.question };
  return { kind: 'assess', programmes: programmesToAssess(turn), fresh: true };
}

/** 「第二桩再说说 我们是平房」 asks of that need again: what is told makes no other case of it. */
function isOfWhatIsTakenUp(turn: Turn): boolean {
  const { programmes } = turn.understanding;
  // What is checked of a 低保 belongs to it.
  const isOfIt = (id: ProgrammeId) =>
    programmes.includes(id === 'allowance_data_check' ? 'subsistence_allowance' : id);
  return !comesBack(turn) || programmesToAssess(turn).every(isOfIt);
}

/** 「一点六倍呢」 to the question how many times it is. */
export function answeredInPassing(turn: Turn): Decision | null {
  const { memory, understanding } = turn;
  const isCounted = understanding.facts.some(
    ({ key, about }) => about === 'subject' && COUNTED.has(key),
  );
  return memory.interview !== null && isCounted && asksOfTheWhole(turn)
    ? { kind: 'assess', programmes: memory.interview, fresh: false }
    : null;
}

/** 「打个岔 我妹那个残疾补贴能在外头办不」: it is answered, and the case that is being assessed stays the same. */
function asksInBetween(turn: Turn): boolean {
  const { understanding, memory } = turn;
  const isOfAnother = understanding.programmes.every((id) => !memory.interview?.includes(id));
  return isInterviewing(turn) && understanding.isAside && isOfAnother;
}

/** 「先说俺的」 and no more: on with their case. */
function turnsBackAlone({ understanding, memory, conversation }: Turn): boolean {
  const { asks, facts, commands, isQuestion } = understanding;
  const saysNoMore = asks.length === 0 && facts.length === 0 && commands.length === 0;
  const isTurn = understanding.turnsTo !== null || turningOf(understanding, conversation.memory);
  return memory.interview !== null && saysNoMore && !isQuestion && Boolean(isTurn);
}

export function runningInterview(turn: Turn): Decision | null {
  const { understanding, memory } = turn;
  if (!isInterviewing(turn) || memory.interview === null) return null;
  if (understanding.commands.includes('conclude') || turnsBackAlone(turn))
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

/** 「一家五口，人均一千二，想办低保」 asks nothing and wants to know; so does 「办低保」 after 「我妈今年60」. */
function tellsTheirCase(turn: Turn): boolean {
  const { understanding } = turn;
  const tells = understanding.facts.length > 0 || isNamedAfterTheCase(turn);
  const asksNothing = !hasQuestion(understanding) && !isInterviewing(turn);
  return understanding.programmes.length > 0 && tells && asksNothing;
}

/** Longer messages tell something else of the aid. */
const MOST_CHARACTERS_OF_A_NAME = 10;

function isNamedAfterTheCase({ conversation, words, understanding }: Turn): boolean {
  const { facts, lastQuestion } = conversation.memory;
  const isFirst = facts.some(({ about }) => about === 'subject') && lastQuestion === null;
  const isShort = [...words].length <= MOST_CHARACTERS_OF_A_NAME;
  return isFirst && isShort && understanding.commands.length === 0 && !understanding.isQuestion;
}

/** 「我家人均刚好一样，财产也没超」 in the middle of a talk about an aid. */
function tellsMore(turn: Turn): boolean {
  const isTalkedOf = turn.conversation.memory.programmes.length > 0;
  const isTold = asksOfTheWhole(turn) && !turn.understanding.isSupposed;
  return isTalkedOf && !isInterviewing(turn) && isTold && bearsOnAid(turn);
}

function asksOfTheWhole({ understanding }: Turn): boolean {
  return understanding.asks.every((ask) => ask === 'general');
}

/** What is told as a number: hardly ever the subject of a question of its own. */
const COUNTED = new Set<FactKey>([
  'incomeRatio',
  'monthlyIncome',
  'perCapitaIncome',
  'localStandard',
  'disabilityGrade',
]);

/** Who somebody is settles little by itself, and answers no question about the rules. */
const PERSONAL = new Set<FactKey>(['age', 'employed', 'familySize']);

/** Whether a fact tells of the case more than who it is about. */
export function isOfTheCase({ key, about }: Turn['understanding']['facts'][number]): boolean {
  return about === 'subject' && !PERSONAL.has(key);
}

/** An emergency has its own way. */
const OF_EMERGENCY = new Set<FactKey>(['basicLifeAtRisk', 'hardshipEvent', 'hardshipRegion']);

/** Whether this message tells of the case what a condition may turn on. */
export function bearsOnAid({ understanding }: Turn): boolean {
  return understanding.facts.some((fact) => isOfTheCase(fact) && !OF_EMERGENCY.has(fact.key));
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
  const named = wantedOf(understanding);
  // Whose income is within the limit has nothing that phases out.
  const hasRisen = facts['incomeRiseReason'] !== undefined && facts['incomeOverLimit'] !== false;
  if (facts['receivingAllowance'] === true && hasRisen) {
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
