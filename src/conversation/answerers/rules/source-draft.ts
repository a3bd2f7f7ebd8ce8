import type { Citation } from '../../../contracts/citations.ts';
import { paragraphs, phrase, quoted, restingOn } from '../../claims.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { distinctCitations } from './cite.ts';
import type { Words } from './words.ts';

/** More quotes nobody reads. */
const MOST_QUOTES = 3;

/**
 * 「这几样都写在第几条」: the clauses that the last answer rested on, with their own words. Null where none binds here,
 * where something else is asked of in the same breath, and where nothing was answered yet.
 */
export function sourceDraft(turn: Turn, { replies }: Words): Draft | null {
  const { asksSource, regions, programmes } = turn.understanding;
  const talkedOf = turn.conversation.memory.programmes;
  const isOfAnother = regions.length > 0 || programmes.some((id) => !talkedOf.includes(id));
  if (!asksSource || isOfAnother) return null;
  const binding = new Set(turn.findings.binding.map(({ reference }) => reference.number));
  const citations = distinctCitations(turn.lastAnswer?.citations.map(withoutNumber) ?? [])
    .filter(({ document }) => binding.has(document.number))
    .slice(0, MOST_QUOTES);
  if (citations.length === 0) return null;
  const said = citations.map((citation, at) => {
    const { document, clause, quote } = citation;
    const values = { title: document.title, number: document.number, clause, quote };
    const key = at === 0 ? 'clause' : 'also';
    return restingOn(phrase(replies, `conversation.policy.${key}`, values), quoted(citation));
  });
  return draftOf('answer', paragraphs(...said), {
    citations,
    asked: turn.memory.interview === null ? null : turn.memory.asked,
  });
}

function withoutNumber({ n: _, ...citation }: Citation): Omit<Citation, 'n'> {
  return citation;
}
