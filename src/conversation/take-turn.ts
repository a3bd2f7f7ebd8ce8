import type { Breach } from '../guardrails/claim-locks.ts';
import { maskPersonalData } from '../guardrails/personal-data.ts';
import type { ImplyProgrammes } from '../knowledge/implied-programmes.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { ReadPlainly } from '../knowledge/plain-questions.ts';
import type { Replies } from '../knowledge/replies.ts';
import { normaliseUtterance } from '../shared/text.ts';
import type { Triage } from '../triage/triage.ts';
import type { Answerer } from './answerers/answerer.ts';
import { createGrowingReply, type ShowText, showWords } from './growing-reply.ts';
import type { HearAgain } from './hearing/hear-again.ts';
import { act as consult, type TurnTools } from './steps/act.ts';
import { decide as chooseDecision } from './steps/decide.ts';
import { doubtLikeness } from './steps/doubt-likeness.ts';
import { readPlainly } from './steps/read-plainly.ts';
import { isGreenChannel, settleDetails } from './steps/record.ts';
import { remember as rememberFacts, subjectFacts } from './steps/remember.ts';
import { type Understand, understandTurn } from './steps/understand.ts';
import { type VerifyNeeds, verify as verifyDraft } from './steps/verify.ts';
import type { Turn } from './turn.ts';

export interface TurnNeeds {
  triage(words: string): Triage;
  understandWords: Understand;
  readPlainly: ReadPlainly;
  hearAgain: HearAgain;
  gazetteer: Gazetteer;
  tools: TurnTools;
  answerer: Answerer;
  implyProgrammes: ImplyProgrammes;
  verify: VerifyNeeds;
  replies: Replies;
  /** What the locks took out of a reply: a defect of data or code, for the log. Holds no words of the citizen's. */
  onBreaches(breaches: Breach[]): void;
}

/** `show`: somebody sees what a model words while it is being written. */
export type StepNeeds = TurnNeeds & { show?: ShowText | undefined };

type Step = (turn: Turn, needs: StepNeeds) => Partial<Turn> | Promise<Partial<Turn>>;

/** The whole turn, in order. `receive` and `record` are the two statements around it, each a transaction of its own. */
const STEPS: readonly Step[] = [
  protect,
  watchForDanger,
  understand,
  hear,
  remember,
  decide,
  act,
  draft,
  verify,
];

export async function takeTurn(begun: Turn, needs: StepNeeds): Promise<Turn> {
  let turn = begun;
  for (const step of STEPS) turn = { ...turn, ...(await step(turn, needs)) };
  return turn;
}

function protect({ text }: Turn) {
  const words = normaliseUtterance(text);
  return { words, question: words, masked: maskPersonalData(words) };
}

function watchForDanger({ words }: Turn, { triage }: TurnNeeds) {
  return { triage: triage(words) };
}

function understand(turn: Turn, { understandWords, readPlainly: read, gazetteer }: TurnNeeds) {
  const part = (words: string) =>
    understandWords(words, {
      today: turn.today,
      asking: null,
      subject: turn.conversation.memory.subject,
      lastProgrammes: [],
    });
  const understood = readPlainly(understandTurn(turn, understandWords, gazetteer), read, part);
  return { ...understood, triage: doubtLikeness(turn, understood.understanding) };
}

/** What words alone leave open, a model may hear. */
function hear(turn: Turn, { hearAgain }: TurnNeeds) {
  return hearAgain(turn);
}

function remember(turn: Turn, { implyProgrammes }: TurnNeeds) {
  const memory = rememberFacts(turn);
  const facts = subjectFacts(memory);
  const topics = memory.programmes.length > 0 ? memory.programmes : implyProgrammes(facts);
  return { memory, topics, greenChannel: isGreenChannel(facts) };
}

function decide(turn: Turn) {
  const decision = chooseDecision(turn);
  return { decision, memory: settleDetails(turn, decision) };
}

function act(turn: Turn, { tools }: TurnNeeds) {
  return consult(turn, tools);
}

async function draft(turn: Turn, { answerer, verify: needs, show }: StepNeeds) {
  const growing = createGrowingReply(turn, needs, show);
  try {
    return { draft: await answerer.draft(turn, growing.onGrowth) };
  } finally {
    growing.end();
  }
}

async function verify(turn: Turn, { verify: needs, onBreaches, replies, show }: StepNeeds) {
  const verified = await verifyDraft(turn, turn.draft, needs);
  if (verified.breaches.length > 0) onBreaches(verified.breaches);
  showWords(verified.draft, show);
  const { draft: checked, clauseIds } = verified;
  return { draft: checked, clauseIds, ...withChangedKnowledge(turn, verified.outdated, replies) };
}

/** 「code change」: what was cited a moment ago was replaced or withdrawn, and the person is told. */
function withChangedKnowledge(
  { findings }: Turn,
  outdated: readonly string[],
  replies: Replies,
): Partial<Turn> {
  if (outdated.length === 0) return {};
  const told = [...new Set(outdated)].map((title) =>
    replies.say('conversation.policy.changed', { title }),
  );
  return { findings: { ...findings, notices: [...told, ...findings.notices] } };
}
