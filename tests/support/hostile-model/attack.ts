import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StartedAssistant } from '../../../src/assistant.ts';
import type { Reply } from '../../../src/contracts/conversations.ts';
import type { HostileServer } from './hostile-server.ts';
import { createJudge } from './judge.ts';
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
  const judge = createJudge();
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
    unanswered: turns.filter(({ reply }) => !reply?.text).length,
    overBudget: turns.filter(({ tookMs }) => tookMs > budgetMs).length,
    slowestMs: Math.round(Math.max(...turns.map(({ tookMs }) => tookMs))),
    shown: turns.flatMap(({ seed, lie, reply, question: { text, answer } }) =>
      reply === undefined
        ? []
        : judge(reply, lie, { question: text, answer }).map(
            (each) => `${seed} ${lie?.kind} ${each}`,
          ),
    ),
  };
}

interface Turn {
  seed: number;
  question: Question;
  lie: Lie | undefined;
  reply: Reply | undefined;
  tookMs: number;
}

async function lieOnce(seed: number, question: Question, given: Attack): Promise<Turn> {
  given.server.beginLie(seed);
  given.onTurn();
  const began = performance.now();
  const reply = await ask(given.assistant, question).catch(() => undefined);
  const tookMs = performance.now() - began;
  return { seed, question, lie: given.server.told(), reply, tookMs };
}

/** Questions that the rules answer with a clause of the documents, so that a model may word them. */
async function questionsForTheModel(given: Attack): Promise<Question[]> {
  const found: Question[] = [];
  const asked = readFileSync(QUESTIONS, 'utf8').trim().split('\n');
  for (const line of asked) {
    if (found.length === DIFFERENT_QUESTIONS) break;
    const question = JSON.parse(line) as Omit<Question, 'answer'>;
    given.onTurn();
    given.server.beginLie(FAILING_SEED);
    await ask(given.assistant, question);
    if (given.server.told() === undefined) continue;
    found.push({ ...question, answer: (await ask(given.calm, question)).text });
  }
  return found;
}

/** A seed whose lie is an empty-handed one: any that is answered at once will do. */
const FAILING_SEED = 0;

async function ask(
  assistant: StartedAssistant,
  { region, text }: Omit<Question, 'answer'>,
): Promise<Reply> {
  const { id } = await assistant.conversations.start({ channel: 'api', region });
  return assistant.conversations.say({ conversationId: id, text });
}
