import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StartedAssistant } from '../../../src/assistant.ts';
import type { Reply } from '../../../src/contracts/conversations.ts';
import type { Delta } from '../../../src/contracts/frames.ts';
import type { Hears } from '../../../src/use-cases.ts';
import type { HostileServer } from './hostile-server.ts';
import { createJudge, type Shown } from './judge.ts';
import type { Lie } from './lie.ts';

const QUESTIONS = path.join(import.meta.dirname, '../../../eval/lay/dev.jsonl');
/** So many questions that reach the model take turns. */
const DIFFERENT_QUESTIONS = 24;

export interface Attack {
  /** With the hostile model, and the same without any. */
  assistant: StartedAssistant;
  calm: StartedAssistant;
  server: HostileServer;
  seeds: { from: number; count: number };
  /** Somebody sees the replies while they are being written. */
  streaming: boolean;
  /** What a turn may take, the model's own time included. */
  budgetMs: number;
  /** Before each turn: time passes, so that a breaker lets the next call try. */
  onTurn(): void;
}

export interface AttackReport {
  lies: number;
  /** As different as their words. */
  differentLies: number;
  kinds: number;
  /** Whether a part of the model's words passed the locks, rightly or not. */
  wordedByModel: number;
  /** How many replies were seen growing: more than once, or before the rules took their place. */
  grown: number;
  shown: string[];
  unanswered: number;
  overBudget: number;
  slowestMs: number;
}

interface Question {
  region: string;
  text: string;
  answer: string;
}

/** Asks questions while the model lies by one seed after the other, and judges what is shown. */
export async function attack(given: Attack): Promise<AttackReport> {
  const { seeds, budgetMs } = given;
  const { judge, stands } = createJudge();
  const questions = await questionsForTheModel(given);
  const turns: Turn[] = [];
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed += 1) {
    const question = questions[seed % questions.length];
    if (question === undefined) throw new Error('No question reaches the model.');
    turns.push(await lieOnce(seed, question, given));
  }
  const lies = turns.flatMap(({ lie }) => lie ?? []);
  return {
    lies: lies.length,
    differentLies: new Set(lies.map(({ deed }) => JSON.stringify(deed))).size,
    kinds: new Set(lies.map(({ kind }) => kind)).size,
    wordedByModel: turns.filter(({ reply }) => reply?.generatedBy === 'model').length,
    grown: turns.filter(
      ({ deltas, reply }) => deltas.length > (reply?.generatedBy === 'model' ? 1 : 0),
    ).length,
    unanswered: turns.filter(({ reply }) => !reply?.text).length,
    overBudget: turns.filter(({ tookMs }) => tookMs > budgetMs).length,
    slowestMs: Math.round(Math.max(...turns.map(({ tookMs }) => tookMs))),
    shown: turns.flatMap((turn) =>
      seenIn(turn, stands).flatMap((seen) =>
        judge(seen, turn.lie, { question: turn.question.text, answer: turn.question.answer }).map(
          (each) => `${turn.seed} ${turn.lie?.kind} ${each}`,
        ),
      ),
    ),
  };
}

/** The reply, and what was seen of it before: for that no quotes are shown, so that any true one of the model's counts. */
function seenIn({ reply, deltas, lie }: Turn, stands: (quote: string) => boolean): Shown[] {
  const claims = lie !== undefined && 'claims' in lie.deed ? lie.deed.claims : [];
  const quotes = claims.map(({ support }) => support.quote).filter(stands);
  const before = { text: deltas.join(''), beside: [], quotes, byModel: true };
  if (reply === undefined) return [before];
  const after = {
    text: reply.text,
    beside: [...reply.notices, ...reply.suggestions],
    quotes: reply.citations.map(({ quote }) => quote),
    byModel: reply.generatedBy === 'model',
  };
  return [before, after];
}

interface Turn {
  seed: number;
  question: Question;
  lie: Lie | undefined;
  reply: Reply | undefined;
  /** What was seen before the reply. */
  deltas: string[];
  tookMs: number;
}

async function lieOnce(seed: number, question: Question, given: Attack): Promise<Turn> {
  given.server.beginLie(seed);
  given.onTurn();
  const began = performance.now();
  const deltas: string[] = [];
  const hears = given.streaming ? { onDelta: ({ text }: Delta) => deltas.push(text) } : {};
  const reply = await ask(given.assistant, question, hears).catch(() => undefined);
  const tookMs = performance.now() - began;
  return { seed, question, lie: given.server.told(), reply, deltas, tookMs };
}

/** Questions that the rules answer with a clause of the documents, so that a model may word them. */
async function questionsForTheModel(given: Attack): Promise<Question[]> {
  const found: Question[] = [];
  const asked = readFileSync(QUESTIONS, 'utf8').trim().split('\n');
  for (const line of asked) {
    if (found.length === DIFFERENT_QUESTIONS) break;
    const question = JSON.parse(line) as Omit<Question, 'answer'>;
    if (given.streaming && question.region !== IN_FORCE) continue;
    given.onTurn();
    given.server.beginLie(FAILING_SEED);
    await ask(given.assistant, question);
    if (given.server.told() === undefined) continue;
    found.push({ ...question, answer: (await ask(given.calm, question)).text });
  }
  return found;
}

/** 南通市, where no document's time is over: a reply that quotes such a one is seen only whole. */
const IN_FORCE = '320600';

/** A seed whose lie is an empty-handed one: any that is answered at once will do. */
const FAILING_SEED = 0;

async function ask(
  assistant: StartedAssistant,
  { region, text }: Omit<Question, 'answer'>,
  hears: Hears = {},
): Promise<Reply> {
  const { id } = await assistant.conversations.start({ channel: 'api', region });
  return assistant.conversations.say({ conversationId: id, text, ...hears });
}
