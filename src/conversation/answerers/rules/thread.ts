import { textOf } from '../../../contracts/claims.ts';
import { FactKeySchema } from '../../../contracts/facts.ts';
import { wantedOf } from '../../../understanding/held-programmes.ts';
import { paragraphs, phrase } from '../../claims.ts';
import { namedAfter, namesThemNow } from '../../named-needs.ts';
import type { Draft, Turn } from '../../turn.ts';
import { inShort } from './several-draft.ts';
import type { Words } from './words.ts';

const MOST_SUGGESTIONS = 4;

/** What a reply leaves open is taken up again: needs named in one breath, and an interview that was interrupted. */
export function withThread(turn: Turn, draft: Draft, words: Words): Draft {
  return resumed(turn, withNamed(turn, withNeeds(turn, draft, words), words), words);
}

/** What was asked beside it in its own words and not yet spoken of. */
function withNamed(turn: Turn, draft: Draft, { replies }: Words): Draft {
  const left = isRoomForMore(turn, draft) ? namedAfter(turn).filter(({ isTold }) => !isTold) : [];
  if (left.length === 0) return draft;
  const needs = left.map((need) => `「${inShort(need.words)}」`).join('、');
  const isUrgent = turn.decision.kind === 'emergency';
  const key = `conversation.thread.named_${isUrgent ? 'kept' : 'left'}`;
  const offered = isUrgent ? [] : left.map((need) => need.words);
  return {
    ...draft,
    claims: paragraphs(draft.claims, phrase(replies, key, { needs })),
    suggestions: [...new Set([...draft.suggestions, ...offered])].slice(0, MOST_SUGGESTIONS),
  };
}

/** Beside an answer, when an emergency is filed, and once nothing more is asked of its ticket. */
function isRoomForMore({ decision }: Turn, draft: Draft): boolean {
  switch (decision.kind) {
    case 'policy':
    case 'several':
    case 'emergency':
      return true;
    case 'assess':
      return decision.fresh || draft.asked === null;
    case 'emergency-details':
    case 'ticket-details':
    case 'read-back':
      return draft.asked === null;
    default:
      return false;
  }
}

/** Every need is named, one is spoken of, the others are a word away. */
function withNeeds(turn: Turn, draft: Draft, { replies, programmeName }: Words): Draft {
  const { decision, understanding, memory } = turn;
  if (decision.kind !== 'policy' || memory.needs.length === 0) return draft;
  const named = (ids: typeof memory.needs) => ids.map(programmeName).join('、');
  // 「有什么区别」 is one question of two aids.
  const isNew = turn.plain === null && wantedOf(understanding).length > 1 && namesThemNow(turn);
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
