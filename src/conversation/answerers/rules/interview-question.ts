import type { FactKey } from '../../../contracts/facts.ts';
import type { NextQuestion } from '../../../eligibility/next-question.ts';
import { phrase, type Said, sentences } from '../../claims.ts';
import { incomeBand } from '../../steps/remember.ts';
import type { Turn } from '../../turn.ts';
import type { Words } from './words.ts';

/** Why it is asked stands beside the question; a band that a line runs through is narrowed. */
export function questionInWords(
  { key, turnsAt }: NextQuestion,
  { memory }: Turn,
  { replies }: Words,
): Said {
  const isNarrowed = incomeBand(memory)?.key === key;
  return sentences(
    isNarrowed
      ? phrase(replies, 'interview.narrow', { line: turnsAt.join('元、') })
      : phrase(replies, `interview.${key}.question`),
    phrase(replies, 'assessment.why_asked', {
      why: replies.say(`interview.${key}.why`).replace(/。$/, ''),
    }),
  );
}

const MOST_REPLIES = 4;

/** Every question can be passed over. */
export function quickReplies({ key, turnsAt }: NextQuestion, words: Words): string[] {
  const { replies } = words;
  const unknown = replies.say('interview.unknown');
  const options = turnsAt.length > 0 ? bands(turnsAt, words) : optionsOf(key, words);
  return [...new Set([...options.slice(0, MOST_REPLIES), unknown])].slice(0, MOST_REPLIES);
}

function optionsOf(key: FactKey, { replies }: Words): string[] {
  return replies.has(`interview.${key}.options`) ? replies.list(`interview.${key}.options`) : [];
}

/** 不到1800元 · 1800元到3600元 · 超过3600元: an exact sum is needed only where a line runs through a band. */
function bands(turnsAt: readonly number[], { replies }: Words): string[] {
  const lines = turnsAt.slice(0, MOST_REPLIES - 2).map(String);
  const [first = ''] = lines;
  const between = lines.slice(1).map((to, at) => ({ from: lines[at] ?? '', to }));
  return [
    replies.say('interview.bands.below', { to: first }),
    ...between.map((ends) => replies.say('interview.bands.between', ends)),
    replies.say('interview.bands.above', { from: lines.at(-1) ?? first }),
  ];
}
