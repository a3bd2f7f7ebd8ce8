import { phrase } from '../../claims.ts';
import { keepsPlaceBack } from '../../decisions/repair.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import type { Words } from './words.ts';

export function askRegionDraft(turn: Turn, waiting: string | null, { replies }: Words): Draft {
  const ambiguous = turn.understanding.regions.find(
    ({ place, candidates }) => place === null && candidates.length > 1,
  );
  const question = ambiguous
    ? phrase(replies, 'conversation.region.ambiguous', {
        words: ambiguous.words,
        candidates: ambiguous.candidates
          .slice(0, 4)
          .map(({ path }) => path)
          .join('、'),
      })
    : phrase(replies, `conversation.region.${wordsOf(turn)}`);

  return draftOf('question', question, {
    unanswered: 'region_unknown',
    asked: 'region',
    waiting: waiting ?? turn.conversation.memory.waiting,
    suggestions: ambiguous?.candidates.slice(0, 4).map(({ path }) => path) ?? [],
  });
}

function wordsOf(turn: Turn): 'ask' | 'ask_again' | 'ask_less' {
  if (keepsPlaceBack(turn)) return 'ask_less';
  return turn.previousReply?.unanswered?.reason === 'region_unknown' ? 'ask_again' : 'ask';
}

export function notCoveredDraft({ place }: Turn, { replies }: Words): Draft {
  return draftOf(
    'cannot_answer',
    phrase(replies, 'conversation.region.not_covered', { region: place?.path ?? '' }),
    {
      unanswered: 'region_not_covered',
    },
  );
}
