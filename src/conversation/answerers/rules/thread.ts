import { textOf } from '../../../contracts/claims.ts';
import { FactKeySchema } from '../../../contracts/facts.ts';
import { paragraphs, phrase } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { Words } from './words.ts';

const MOST_SUGGESTIONS = 4;

/** What a reply leaves open is taken up again: needs named in one breath, and an interview that was interrupted. */
export function withThread(turn: Turn, draft: Draft, words: Words): Draft {
  return resumed(turn, withNeeds(turn, draft, words), words);
}

/** Every need is named, one is spoken of, the others are a word away. */
function withNeeds(turn: Turn, draft: Draft, { replies, programmeName }: Words): Draft {
  const { decision, understanding, memory } = turn;
  if (decision.kind !== 'policy' || memory.needs.length === 0) return draft;
  const named = (ids: typeof memory.needs) => ids.map(programmeName).join('、');
  const isNew = understanding.programmes.length > 1;
  const spokenOf = draft.covers.filter((id) => memory.needs.includes(id));
  const left = memory.needs.filter((id) => !spokenOf.includes(id));
  const count = String(memory.needs.length);
  return {
    ...draft,
    claims: paragraphs(
      isNew &&
        phrase(replies, 'conversation.thread.several', { count, names: named(memory.needs) }),
      draft.claims,
      left.length > 0 && phrase(replies, 'conversation.thread.left', { names: named(left) }),
    ),
    suggestions: [...new Set([...draft.suggestions, ...left.map(programmeName)])].slice(
      0,
      MOST_SUGGESTIONS,
    ),
  };
}

/** Interruption and resume: the open question of the interview stands at the end, unless another is asked. */
function resumed({ decision, memory }: Turn, draft: Draft, { replies }: Words): Draft {
  const isAside = decision.kind === 'policy' || decision.kind === 'smalltalk';
  const key = FactKeySchema.safeParse(draft.asked);
  if (!isAside || memory.interview === null || !key.success || textOf(draft.claims).includes('？'))
    return draft;
  const question = replies.say(`interview.${key.data}.question`);
  return {
    ...draft,
    claims: paragraphs(draft.claims, phrase(replies, 'conversation.thread.resume', { question })),
  };
}
