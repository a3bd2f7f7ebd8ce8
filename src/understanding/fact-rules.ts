import type { FactKey } from '../contracts/facts.ts';
import type { FactRule, Lexicon } from '../knowledge/lexicon.ts';
import { possibleAmong } from '../shared/worth-searching.ts';
import type { Guards, Stance } from './guards.ts';
import type { NumberRange } from './numbers.ts';
import { type Clause, clauseAt, type Passage } from './passage.ts';
import { compilePhrases, findAll, type Span, saysAny } from './phrases.ts';

/** A fact found in the words before it is settled whom it is about. */
export interface Finding extends Span {
  key: FactKey;
  /** Null where only a range was named. */
  value: unknown;
  /** What a sum that is not exact may be. */
  range?: NumberRange;
  status: 'said' | 'inferred';
  scope: FactRule['scope'];
  retracts?: boolean;
}

/** Neither the 不能干活 nor the 能干活 of 能不能干活 states anything. */
const EITHER_OR = /([能会要想是可算够愿肯])不\1/;

export type FindFacts = (passage: Passage) => Finding[];

interface CompiledRule extends FactRule {
  phrases: RegExp;
  exceptions: RegExp;
}

/** The facts that phrases alone state; numbers, money and lists have readers of their own. */
export function createFactFinder(
  rules: readonly FactRule[],
  { words }: Lexicon,
  guards: Guards,
): FindFacts {
  const compiled = rules.map((rule) => ({
    ...rule,
    phrases: compilePhrases(rule.say, words),
    exceptions: compilePhrases(rule.unless, words),
  }));
  const mayStand = possibleAmong(compiled.map(({ phrases }) => phrases));
  return (passage) => {
    const isPossible = mayStand(passage.text);
    return compiled
      .filter((_, at) => isPossible(at))
      .flatMap((rule) => findingsOf(rule, passage, guards));
  };
}

function findingsOf(rule: CompiledRule, passage: Passage, guards: Guards): Finding[] {
  return findAll(rule.phrases, passage.text).flatMap((span) => {
    const clause = clauseAt(passage, span.start);
    const around = passage.text.slice(Math.max(0, span.start - 2), span.start + 2);
    if (EITHER_OR.test(around) || !clause || saysAny(rule.exceptions, clause.text)) return [];
    if (isOver(rule, { span, clause, sentence: passage.sentences[clause.sentence] ?? '' }, guards))
      return [];
    const isDeniedInside = /不是/.test(passage.text.slice(span.start, span.end));
    const stance = guards.stanceOf(clause, span);
    const meant = rule.value === true && isDeniedInside && stance === 'stated' ? 'denied' : stance;
    return statedValues(rule, meant).map((value) => ({
      ...span,
      key: rule.key,
      value,
      status: rule.status,
      scope: rule.scope,
    }));
  });
}

interface Place {
  span: Span;
  clause: Clause;
  sentence: string;
}

function isOver(rule: CompiledRule, { span, clause, sentence }: Place, guards: Guards): boolean {
  if (rule.present) return guards.isPast(clause, span, sentence);
  return rule.lasting && guards.isOvercome(sentence);
}

function statedValues(rule: CompiledRule, stance: Stance): unknown[] {
  if (stance === 'stated' || (stance === 'asked' && rule.evenAsked)) return [rule.value];
  return stance === 'denied' && rule.denied !== undefined ? [rule.denied] : [];
}
