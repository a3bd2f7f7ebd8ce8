import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Clause } from './passage.ts';
import { compilePhrases, type Span, saysAny, sourceOf } from './phrases.ts';

/** How a phrase is meant where it stands. Only `stated` and `denied` say something. */
export type Stance = 'stated' | 'denied' | 'doubtful' | 'asked' | 'supposed' | 'generic';

export interface Guards {
  stanceOf(clause: Clause, span: Span): Stance;
  isPast(clause: Clause, span: Span, sentence: string): boolean;
  /** 肺癌早好了. */
  isOvercome(sentence: string): boolean;
}

const SOMEBODY = /[我俺咱他她]/;
/** 没结婚没子女: what is negative itself is denied by 不是 alone. */
const NEGATIVE = /^[没无未不]/;
const DENIED_FLATLY = /(?:不是|并非)$/;
/** 不是肢体是智力: the second is meant. */
const AFFIRMED = /[^不又并算]是$/;

export function createGuards({ cues, words }: Lexicon): Guards {
  const endsWith = (name: string, distance: number) =>
    new RegExp(`(?:${sources(name)})[^,]{0,${distance}}$`);
  const startsWith = (name: string) => new RegExp(`^(?:${sources(name)})`);
  const sources = (name: string) => (cues[name] ?? []).map((it) => sourceOf(it, words)).join('|');

  const denied = endsWith('denial', 2);
  const notDenied = endsWith('noDenial', 3);
  const asked = endsWith('asked', 5);
  const premise = endsWith('premise', 5);
  const askedAfter = new RegExp(`^(?:${sources('askedAfter')})$`);
  const doubtful = endsWith('doubt', 8);
  const supposed = endsWith('supposed', 12);
  const supposedAfter = new RegExp(`(?:${sources('supposedAfter')})`);
  const generic = startsWith('generic');
  const genericBefore = endsWith('genericBefore', 4);
  const past = compilePhrases(cues['past'], words);
  const recovered = compilePhrases(cues['recovered'], words);

  const isAsked = (before: string) => asked.test(before) && !premise.test(before);
  const isGeneric = (before: string, after: string) =>
    genericBefore.test(before) || (generic.test(after) && !SOMEBODY.test(before));
  const isDenied = (before: string, said: string) => {
    if (NEGATIVE.test(said)) return DENIED_FLATLY.test(before);
    return denied.test(before) && !notDenied.test(before) && !AFFIRMED.test(before);
  };

  return {
    stanceOf(clause, span) {
      const before = clause.text.slice(0, span.start - clause.start);
      const after = clause.text.slice(span.end - clause.start);
      if (isAsked(before) || askedAfter.test(after)) return 'asked';
      if (supposed.test(before) || supposedAfter.test(after)) return 'supposed';
      if (isGeneric(before, after)) return 'generic';
      if (doubtful.test(before)) return 'doubtful';
      return isDenied(before, clause.text.slice(before.length)) ? 'denied' : 'stated';
    },
    isPast(clause, span, sentence) {
      const before = clause.text.slice(0, span.start - clause.start);
      return saysAny(past, before) || saysAny(recovered, sentence);
    },
    isOvercome: (sentence) => saysAny(recovered, sentence),
  };
}
