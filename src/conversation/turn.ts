import type { Assessment } from '../contracts/assessments.ts';
import type { Citation } from '../contracts/citations.ts';
import type { Claim } from '../contracts/claims.ts';
import type { Reply, ReplyKind, Safety, UnansweredReason } from '../contracts/conversations.ts';
import type { FactKey } from '../contracts/facts.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { StatementLine } from '../contracts/ticket-statements.ts';
import type { TicketStatusView } from '../contracts/tickets.ts';
import type { DutyStanding } from '../duty/duty-standing.ts';
import type { NextQuestion } from '../eligibility/next-question.ts';
import type { Card } from '../knowledge/cards.ts';
import type { BindingDocument } from '../knowledge/document-library.ts';
import type { PlainQuestion } from '../knowledge/plain-questions.ts';
import type { PublishedState } from '../knowledge/published-state.ts';
import type { ClauseHit } from '../retrieval/clause-hit.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Instant } from '../shared/clock.ts';
import type { Place } from '../shared/place.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import type { OfficesTold } from '../tools/find-office.ts';
import type { Triage } from '../triage/triage.ts';
import type { AskKind, Understanding } from '../understanding/understanding.ts';
import { claimsOf, type Said } from './claims.ts';
import type { ConversationRecord } from './conversation-repository.ts';
import type { AskedFor, Memory } from './memory.ts';

/** What a turn begins with. */
interface Begun {
  readonly conversation: ConversationRecord;
  /** `seq` of the citizen's message. */
  readonly seq: number;
  /** As typed. */
  readonly text: string;
  readonly at: Instant;
  readonly today: CalendarDate;
  /** What was published when its message came: what was read since then is not read again. */
  readonly published: PublishedState;
  readonly previousReply: Reply | null;
  /** The last reply that was more than small talk, for 「再说一遍」. */
  readonly lastAnswer: Reply | null;
}

/** One citizen's message on its way to one reply; each step of `take-turn.ts` fills its part. */
export interface Turn extends Begun {
  /** Normalised for understanding. */
  words: string;
  /** What is asked: these words, or the question that waited until the place was known. */
  question: string;
  /** The needs it names or comes back to, each in its own words; none where it is about a single one. */
  needs: NeedInTurn[];
  /** Set where the question says nothing but what is wanted of which aid. */
  plain: PlainQuestion | null;
  /** Without personal data: for logs, receipts, lists, any model. */
  masked: string;
  triage: Triage;
  understanding: Understanding;
  /** The model and the prompt that understanding or triage owe something to. */
  heardBy: { model: string; prompt: string } | null;
  memory: Memory;
  place: Place | null;
  /** What it is about: named now, else talked of before, else what the facts point to. */
  topics: ProgrammeId[];
  greenChannel: boolean;
  decision: Decision;
  findings: Findings;
  draft: Draft;
  /** The clause versions the reply rests on. */
  clauseIds: string[];
}

/** One of several needs, understood by itself. */
export interface NeedInTurn {
  words: string;
  /** With the programmes that were named before it in the same breath, where it names none. */
  understanding: Understanding;
  /** Those programmes: its own words do not say them. */
  unnamed: ProgrammeId[];
}

/** What the reply will be about; the first that applies wins, see `steps/decide.ts`. */
export type Decision =
  | { kind: 'danger'; alsoEmergency: boolean }
  | { kind: 'emergency' }
  | { kind: 'emergency-details' }
  | { kind: 'ticket-details' }
  /** What is said after a danger was met, and asks nothing: it is noted, and the numbers stay. */
  | { kind: 'danger-details' }
  /** Help has come by itself: it is noted on the ticket. */
  | { kind: 'relieved' }
  /** What only people can arrange, and what only whoever worked on the case knows. */
  | { kind: 'cannot-do'; what: 'arrange' | 'give_reasons' }
  /** What the citizen says to the ticket that was read back. */
  | { kind: 'read-back'; answer: 'confirmed' | 'amend' | 'corrected' }
  /** A slip to another department, with what was said. */
  | { kind: 'transfer'; department: string; told: string }
  | { kind: 'arrival'; arrived: boolean }
  | { kind: 'ask-trouble' }
  | { kind: 'handoff' }
  | { kind: 'ticket-status' }
  | { kind: 'stop' }
  | { kind: 'restart' }
  | { kind: 'ask-which'; key: FactKey }
  | { kind: 'clue'; told: string }
  | { kind: 'ask-clue'; missing: 'seen' | 'where'; told: string }
  | { kind: 'repeat'; slower: boolean }
  | { kind: 'assess'; programmes: ProgrammeId[]; fresh: boolean }
  /**
   * `tentative`: only the documents themselves can show that it is a question for us; `department`
   * is another one that it sounds like.
   */
  | { kind: 'policy'; question: string; tentative?: { department: string | null } }
  /** Several questions of one breath, each answered by itself. */
  | { kind: 'several' }
  | { kind: 'ask-region'; waiting: string | null }
  | { kind: 'not-covered' }
  | { kind: 'out-of-scope'; words: string | null }
  | { kind: 'smalltalk'; about: string }
  | { kind: 'corrected' }
  | { kind: 'acknowledged' }
  | { kind: 'clarify' };

/** What the tools brought back. */
export interface Findings {
  /** The documents that bind the place on the day; empty when the place is unknown or not covered. */
  binding: BindingDocument[];
  /** The answer cards in service, of those documents. */
  cards: Card[];
  hits: ClauseHit[];
  /** What was found for each of several needs, in their order. */
  hitsOfNeeds: ClauseHit[][];
  /** For a follow-up that asks nothing in particular: the clauses for its own words alone. */
  hitsOfWords: ClauseHit[];
  /** The clauses for it together with the question before. */
  hitsInContext: ClauseHit[];
  assessment: Assessment | null;
  /** Facts that cannot all be so: the assessment left them out. */
  clashing: readonly FactKey[];
  /** What is worth asking next, as far as the person has not passed it over. */
  nextQuestion: NextQuestion | null;
  /** A published figure that the assessment was computed with, or that was asked for; an office. */
  notices: string[];
  /** What of the question the notices of offices answer. */
  toldByOffices: Pick<OfficesTold, 'asks' | 'needs'>;
  ticket: TicketRecord | null;
  /** The ticket was there before this message. */
  ticketKnown: boolean;
  /** What the ticket says, where it is read back now. */
  readBack: ReadBack | null;
  /** The number of the ticket that was put right beside something else. */
  restated: string | null;
  status: TicketStatusView | null;
  /** For how long no more codes are tried, after too many wrong ones. */
  waitMinutes: string | null;
  /** Who knows of the ticket: nobody, until somebody looked. */
  duty: DutyStanding;
}

export interface ReadBack {
  /** In the order in which they are read. */
  lines: readonly StatementLine[];
  /** The citizen has said before that all of it is right. */
  isConfirmed: boolean;
}

export const noFindings: Findings = {
  binding: [],
  cards: [],
  hits: [],
  hitsOfNeeds: [],
  hitsOfWords: [],
  hitsInContext: [],
  assessment: null,
  clashing: [],
  nextQuestion: null,
  notices: [],
  toldByOffices: { asks: [], needs: [] },
  ticket: null,
  ticketKnown: false,
  readBack: null,
  restated: null,
  status: null,
  waitMinutes: null,
  duty: 'filed',
};

/** A reply before it is verified; `asked` and `waiting` are what the next message may answer. */
export interface Draft {
  kind: ReplyKind;
  /** In reading order; the text that leaves is assembled from them. */
  claims: readonly Claim[];
  citations: Omit<Citation, 'n'>[];
  assessment: Assessment | null;
  safety: Safety | null;
  unanswered: UnansweredReason | null;
  suggestions: string[];
  /** What the reply spoke of, where its cards say so. */
  covers: ProgrammeId[];
  asked: AskedFor | null;
  waiting: string | null;
  generatedBy: 'rules' | 'model';
  /** Which model worded it by which prompt. */
  wording: { model: string; prompt: string } | null;
  /** The rules' own draft, for when what is left of this one does not answer. */
  instead: Draft | null;
}

/** 「那要带什么」: what it is about was said before, not in the same breath. */
export function isFollowUp({ understanding, topics, conversation }: Turn): boolean {
  const { programmes, facts } = conversation.memory;
  const wasTalkedOf = programmes.length > 0 || facts.length > 0;
  return wasTalkedOf && understanding.programmes.length === 0 && topics.length > 0;
}

/** 「文件上写的多少天」 names no kind of question that a card is known by. */
const HARDLY_ASKS = new Set<AskKind>(['general', 'document_content']);

/** A follow-up that does not say what it asks: a remark, or 「凭啥」. */
export function isVagueFollowUp(turn: Turn): boolean {
  return isFollowUp(turn) && turn.understanding.asks.every((ask) => HARDLY_ASKS.has(ask));
}

/** Longer questions say themselves what they are about. */
const MOST_CHARACTERS_OF_A_REST = 10;

/** 「来了都搞点啥」 after a question that names no programme: there is nothing but that question to go by. */
export function hangsOnTheLastQuestion({ understanding, topics, memory, question }: Turn): boolean {
  return (
    memory.lastQuestion !== null &&
    topics.length === 0 &&
    understanding.isQuestion &&
    understanding.regions.length === 0 &&
    understanding.asks.every((ask) => HARDLY_ASKS.has(ask)) &&
    [...question].length <= MOST_CHARACTERS_OF_A_REST
  );
}

/** 「那她能走不」 after 「想走快点那个路」: a question that only the one before makes whole. */
export function inContext(turn: Turn): Turn | null {
  const { understanding, memory, question, findings } = turn;
  const isAsked = isVagueFollowUp(turn) && understanding.isQuestion;
  if (memory.lastQuestion === null || !(isAsked || hangsOnTheLastQuestion(turn))) return null;
  return {
    ...turn,
    question: `${memory.lastQuestion} ${question}`,
    findings: { ...findings, hits: findings.hitsInContext },
  };
}

const nothingUnderstood: Understanding = {
  facts: [],
  neededBy: null,
  regions: [],
  spot: null,
  speaker: 'unknown',
  relation: null,
  programmes: [],
  held: [],
  asks: [],
  commands: [],
  otherDepartment: null,
  isOutside: false,
  ticketQuery: null,
  isQuestion: false,
  wishesForAid: false,
  needs: [],
  recalls: null,
  leavesOut: false,
  turnsTo: null,
  isAside: false,
  isSupposed: false,
  asksSource: false,
  named: [],
  withoutNames: '',
};

const nothingSeen: Triage = {
  danger: null,
  denied: false,
  troubleNow: [],
  cause: null,
  urgent: false,
};

/** A turn before its first step. */
export function beginTurn(given: Begun & Pick<Turn, 'place'>): Turn {
  return {
    ...given,
    words: '',
    question: '',
    needs: [],
    plain: null,
    masked: '',
    triage: nothingSeen,
    understanding: nothingUnderstood,
    heardBy: null,
    memory: given.conversation.memory,
    topics: [],
    greenChannel: given.conversation.greenChannel,
    decision: { kind: 'clarify' },
    findings: noFindings,
    draft: draftOf('clarification', null),
    clauseIds: [],
  };
}

/** An empty draft of a kind: what is not said otherwise is null or none. */
export function draftOf(kind: ReplyKind, said: Said, rest: Partial<Draft> = {}): Draft {
  return {
    kind,
    claims: claimsOf(said),
    citations: [],
    assessment: null,
    safety: null,
    unanswered: null,
    suggestions: [],
    covers: [],
    asked: null,
    waiting: null,
    generatedBy: 'rules',
    wording: null,
    instead: null,
    ...rest,
  };
}
