import type { FactKey } from '../../../contracts/facts.ts';
import { phrase } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { factInWords } from './facts-in-words.ts';
import type { Words } from './words.ts';

/** The two values that were told, for the person to choose: nobody else can. */
export function askWhichDraft({ memory }: Turn, key: FactKey, { replies }: Words): Draft {
  const told = memory.facts
    .filter((fact) => fact.key === key && fact.about === 'subject')
    .map((fact) => factInWords(fact, replies));
  const [first = '', second = ''] = told.slice(-2);
  return draftOf('question', phrase(replies, 'conversation.which', { first, second }), {
    asked: key,
    suggestions: [first, second],
  });
}
