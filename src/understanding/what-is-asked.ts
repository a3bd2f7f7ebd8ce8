import type { Lexicon } from '../knowledge/lexicon.ts';
import { factKeyOf } from './answers.ts';
import { createBesideReader } from './asks-beside.ts';
import type { Intents } from './intents.ts';
import type { Passage } from './passage.ts';
import type { Span } from './phrases.ts';
import type { AskKind, StatedFact, UnderstandingContext } from './understanding.ts';

interface Told {
  intents: Intents;
  findings: readonly Span[];
  facts: readonly StatedFact[];
  context: UnderstandingContext;
}

export type ReadAsks = (passage: Passage, typed: string, told: Told) => AskKind[];

/** 要不是上班 是地租涨了呢 asks on, also where it answers. */
const ASKS_ON = /[呢嘞咧吗么?]$/;

/** 一分钱来源没有, said to our question, ends as a question does and asks nothing. */
export function createAskReader(lexicon: Lexicon): ReadAsks {
  const asksBeside = createBesideReader(lexicon);
  return (passage, typed, { intents, findings, facts, context }) => {
    const isAsked = facts.some(({ key }) => key === factKeyOf(context.asking));
    const asksNothing =
      intents.asksVaguely || (isAsked && intents.asks.length === 0 && !ASKS_ON.test(typed));
    if (!asksNothing || !isAnswer(facts, context)) return withFollowUp(intents, context);
    const isBeside = context.asking !== 'region' && asksBeside(passage, findings);
    return isBeside && !intents.commands.includes('dontKnow') ? ['general'] : [];
  };
}

/** Said to our question, words that state a fact answer it, whatever else they sound like. */
function isAnswer(facts: readonly StatedFact[], { asking }: UnderstandingContext): boolean {
  return asking !== null && facts.length > 0;
}

/** 要他自己愿意吗, after talk of a programme, asks about that programme. */
function withFollowUp(
  { asks, isQuestion, commands, otherDepartment }: Intents,
  { lastProgrammes }: UnderstandingContext,
): AskKind[] {
  const isOpen = asks.length === 0 && commands.length === 0 && otherDepartment === null;
  return isOpen && isQuestion && lastProgrammes.length > 0 ? ['general'] : asks;
}
