import { type Claim, textOf } from '../../../contracts/claims.ts';
import { paragraphs, phrase, sentences } from '../../claims.ts';
import type { NeedInTurn, Turn } from '../../turn.ts';
import { type Draft, draftOf } from '../../turn.ts';
import { distinctCitations } from './cite.ts';
import { withOffices } from './office-beside.ts';
import { policyDraft } from './policy-draft.ts';
import type { Words } from './words.ts';

/** Every need of one breath is answered by itself, under the words it was asked in. */
export function severalDraft(turn: Turn, words: Words): Draft {
  const { hitsOfNeeds } = turn.findings;
  const answered = turn.needs.slice(0, hitsOfNeeds.length).map((need, at) => {
    const own = turnFor(need, at, { turn, words });
    return { need, draft: withOffices(own, policyDraft(own, words), words) };
  });
  const drafts = answered.map(({ draft }) => draft);
  const unanswered = drafts.find((draft) => draft.unanswered !== null)?.unanswered ?? null;
  return draftOf(
    drafts.some(({ kind }) => kind === 'answer') ? 'answer' : 'cannot_answer',
    paragraphs(
      ...answered.map(({ need, draft }, at) => [
        ...headed(need, at, words),
        ...told(draft, drafts.slice(0, at), words),
      ]),
      drafts.some(offersAssessment) && phrase(words.replies, OFFER),
      unanswered !== null && phrase(words.replies, CLOSING),
    ),
    {
      citations: distinctCitations(drafts.flatMap(({ citations }) => citations)),
      covers: [...new Set(drafts.flatMap(({ covers }) => covers))],
      unanswered,
      suggestions: [...new Set(drafts.flatMap(({ suggestions }) => suggestions))],
      asked: turn.memory.interview === null ? null : turn.memory.asked,
    },
  );
}

/** The turn as if this need alone had been named. */
function turnFor(
  { words, understanding }: NeedInTurn,
  at: number,
  { turn, words: { readPlainly } }: { turn: Turn; words: Words },
): Turn {
  const { findings } = turn;
  return {
    ...turn,
    words,
    question: words,
    needs: [],
    plain: readPlainly(words),
    understanding,
    topics: understanding.programmes.length > 0 ? understanding.programmes : turn.topics,
    findings: { ...findings, hits: findings.hitsOfNeeds[at] ?? [] },
    decision: { kind: 'policy', question: words },
  };
}

function headed({ words }: NeedInTurn, at: number, { replies }: Words): Claim[] {
  const ordinal = replies.list('conversation.thread.ordinals')[at] ?? '';
  return [phrase(replies, 'conversation.thread.item', { ordinal, words: inShort(words) })];
}

/** Said once, what closes an answer stands below all of them; the same answer is not read twice. */
function told(draft: Draft, before: readonly Draft[], { replies }: Words): Claim[] {
  const claims = draft.claims.filter((claim) => !says(claim, CLOSING) && !says(claim, OFFER));
  const isSame = before.some((other) => textOf(other.claims) === textOf(draft.claims));
  return isSame
    ? sentences(phrase(replies, 'conversation.thread.same'))
    : claims.map((claim, at) => (at === 0 ? { ...claim, opens: 'line' } : claim));
}

const CLOSING = 'conversation.policy.ask_person';
const OFFER = 'conversation.policy.offer_assessment';

function offersAssessment({ claims }: Draft): boolean {
  return claims.some((claim) => says(claim, OFFER));
}

function says({ support }: Claim, key: string): boolean {
  return support.some((each) => each.by === 'phrase' && each.key === key);
}

const MOST_CHARACTERS_OF_A_NEED = 24;

/** Enough of their words to know which it is. */
export function inShort(words: string): string {
  const signs = [...words];
  return signs.length > MOST_CHARACTERS_OF_A_NEED
    ? `${signs.slice(0, MOST_CHARACTERS_OF_A_NEED).join('')}…`
    : words;
}
