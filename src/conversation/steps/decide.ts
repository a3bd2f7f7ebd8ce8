import type { ProgrammeId } from '../../contracts/programmes.ts';
import { findPhoneNumbers } from '../../guardrails/personal-data.ts';
import { namesDocument } from '../named-document.ts';
import type { Decision, Turn } from '../turn.ts';
import { subjectFacts } from './remember.ts';

/** The single policy of the house, highest first: danger › emergency › human › interview › policy. */
const PRIORITIES: readonly ((turn: Turn) => Decision | null)[] = [
  danger,
  emergency,
  human,
  emergencyDetails,
  ticketStatus,
  flowControl,
  unclearPlace,
  manipulation,
  suddenCause,
  otherDepartment,
  setRight,
  eligibility,
  noTroubleNow,
  policyQuestion,
  runningInterview,
  corrected,
  smalltalk,
  perhapsPolicy,
  noted,
];

export function decide(turn: Turn): Decision {
  for (const rule of PRIORITIES) {
    const decision = rule(turn);
    if (decision) return decision;
  }
  return { kind: 'clarify' };
}

function danger({ triage }: Turn): Decision | null {
  if (triage.danger?.certainty !== 'clear') return null;
  return { kind: 'danger', alsoEmergency: triage.urgent };
}

function emergency({ triage, understanding, conversation }: Turn): Decision | null {
  const answersYes =
    conversation.memory.asked === 'basicLifeAtRisk' && understanding.commands.includes('affirm');
  const saysSo = understanding.facts.some(
    ({ key, value }) => key === 'basicLifeAtRisk' && value === true,
  );
  return triage.urgent || answersYes || saysSo ? { kind: 'emergency' } : null;
}

function human({ understanding }: Turn): Decision | null {
  return understanding.commands.includes('requestHuman') ? { kind: 'handoff' } : null;
}

/** After filing: where exactly, how to reach them, what happened. A question goes its own way. */
function emergencyDetails(turn: Turn): Decision | null {
  const { conversation, understanding, place } = turn;
  const { emergency: filed, asked } = conversation.memory;
  if (filed.ticketId === null || asksInReturn(turn)) return null;
  if (understanding.commands.some((command) => command === 'cancel' || command === 'thanks'))
    return null;
  const answersDetail =
    asked === 'whereabouts' || asked === 'contact' || asked === 'cause' || asked === 'region';
  const bringsPlace = place !== null && conversation.regionCode === null;
  return answersDetail || bringsPlace ? { kind: 'emergency-details' } : null;
}

/** 「电话13812345678」 tells a number and asks for none. */
function asksInReturn({ understanding, text }: Turn): boolean {
  return (
    understanding.isQuestion && hasQuestion(understanding) && findPhoneNumbers(text).length === 0
  );
}

function ticketStatus({ understanding, conversation }: Turn): Decision | null {
  const answersCode = conversation.memory.asked === 'ticket_code' && !hasQuestion(understanding);
  const asksStatus =
    understanding.commands.includes('askStatus') || understanding.ticketQuery !== null;
  return asksStatus || answersCode ? { kind: 'ticket-status' } : null;
}

function flowControl({ understanding }: Turn): Decision | null {
  const { commands } = understanding;
  if (commands.includes('repeat')) return { kind: 'repeat', slower: false };
  if (commands.includes('slower')) return { kind: 'repeat', slower: true };
  if (commands.includes('cancel') || commands.includes('restart')) return { kind: 'stop' };
  return null;
}

/** A place was named that may be several: nothing can be answered before it is settled. */
function unclearPlace({ understanding, place, question }: Turn): Decision | null {
  const ambiguous = understanding.regions.some(
    ({ place: found, role }) => found === null && role === 'here',
  );
  if (!ambiguous || place !== null) return null;
  return { kind: 'ask-region', waiting: hasQuestion(understanding) ? question : null };
}

function manipulation({ understanding }: Turn): Decision | null {
  const tries = understanding.commands.includes('manipulation');
  return tries ? { kind: 'smalltalk', about: 'manipulation' } : null;
}

function suddenCause({ triage, understanding, memory }: Turn): Decision | null {
  const alone =
    triage.cause?.recent === true && !triage.urgent && memory.emergency.ticketId === null;
  return alone && !hasQuestion(understanding) && !understanding.isQuestion
    ? { kind: 'ask-trouble' }
    : null;
}

function otherDepartment({ understanding, place, question }: Turn): Decision | null {
  const { otherDepartment: department, programmes } = understanding;
  if (department === null || programmes.length > 0) return null;
  if (place === null) return { kind: 'out-of-scope', words: department };
  return { kind: 'policy', question, tentative: { department } };
}

function eligibility(turn: Turn): Decision | null {
  const { understanding } = turn;
  const wants =
    understanding.asks.includes('eligibility') && hasSubject(turn) && !asksAboutSomethingElse(turn);
  if (!wants && !tellsTheirCase(turn)) return null;
  if (turn.place === null) return { kind: 'ask-region', waiting: turn.question };
  return { kind: 'assess', programmes: programmesToAssess(turn), fresh: true };
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

/** A cause without trouble now: tell what help there is for it. */
function noTroubleNow(turn: Turn): Decision | null {
  const { conversation, understanding, question, place, topics } = turn;
  if (conversation.memory.asked !== 'basicLifeAtRisk' || hasQuestion(understanding)) return null;
  const denies =
    understanding.commands.includes('deny') ||
    understanding.facts.some(({ key, value }) => key === 'basicLifeAtRisk' && value === false);
  if (!denies || topics.length === 0) return null;
  return place === null ? { kind: 'ask-region', waiting: question } : { kind: 'policy', question };
}

function policyQuestion(turn: Turn): Decision | null {
  if (!hasQuestion(turn.understanding)) return null;
  if (!isOurSubject(turn)) return null;
  if (turn.place === null) return { kind: 'ask-region', waiting: turn.question };
  return { kind: 'policy', question: turn.question };
}

function runningInterview(turn: Turn): Decision | null {
  const { understanding, memory } = turn;
  if (!isInterviewing(turn) || memory.interview === null) return null;
  const answers =
    understanding.facts.length > 0 ||
    understanding.commands.some((command) =>
      ['dontKnow', 'skip', 'affirm', 'deny', 'correct'].includes(command),
    );
  return answers ? { kind: 'assess', programmes: memory.interview, fresh: false } : null;
}

/** 「不对，是四口人」 after a result: computed again, and what became of it is said. */
function setRight(turn: Turn): Decision | null {
  const { understanding } = turn;
  const corrects = understanding.commands.includes('correct') && !understanding.isQuestion;
  return corrects ? computedAgain(turn) : null;
}

/** Whatever changes what a result rests on has it computed again. */
function corrected(turn: Turn): Decision | null {
  const isCorrection = turn.understanding.commands.includes('correct');
  return computedAgain(turn) ?? (isCorrection ? { kind: 'corrected' } : null);
}

function computedAgain({ understanding, conversation, place }: Turn): Decision | null {
  const { assessed } = conversation.memory;
  const changes = understanding.facts.some(({ about }) => about === 'subject');
  return changes && assessed.length > 0 && place !== null
    ? { kind: 'assess', programmes: assessed.map(({ programme }) => programme), fresh: false }
    : null;
}

function smalltalk({ understanding }: Turn): Decision | null {
  const kinds = ['identity', 'thanks', 'greeting', 'chitchat'] as const;
  const about = kinds.find((kind) => understanding.commands.includes(kind));
  if (about === undefined || understanding.facts.length > 0) return null;
  return { kind: 'smalltalk', about };
}

/** People ask without asking: 「住在村里没人照顾」. What the documents cover is taken as a question. */
const LEAST_CHARACTERS_OF_A_QUESTION = 5;
/** 「学费呢」 in the middle of a talk. */
const LEAST_CHARACTERS_ON_TOPIC = 3;

function perhapsPolicy({ words, question, understanding, place, topics }: Turn): Decision | null {
  const said = understanding.regions.reduce(
    (rest, { words: named }) => rest.replace(named, ''),
    words,
  );
  const least = topics.length > 0 ? LEAST_CHARACTERS_ON_TOPIC : LEAST_CHARACTERS_OF_A_QUESTION;
  const isBare = [...said].length < least;
  if (place === null || isBare) return null;
  return { kind: 'policy', question, tentative: { department: null } };
}

function noted({ understanding, place, conversation }: Turn): Decision | null {
  const newPlace = place !== null && place.code !== conversation.regionCode;
  return understanding.facts.length > 0 || newPlace ? { kind: 'acknowledged' } : null;
}

/** Anything asked besides whether somebody qualifies. */
function hasQuestion(understanding: Turn['understanding']): boolean {
  return understanding.asks.length > 0;
}

function isInterviewing({ memory }: Turn): boolean {
  return memory.interview !== null;
}

function isOurSubject({ understanding, topics }: Turn): boolean {
  const specific = understanding.asks.some((ask) => ask !== 'general');
  return specific || topics.length > 0 || understanding.isQuestion;
}

/** What is named; else what was talked of; else what the facts point to. */
function programmesToAssess({ understanding, topics, memory }: Turn): ProgrammeId[] {
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
