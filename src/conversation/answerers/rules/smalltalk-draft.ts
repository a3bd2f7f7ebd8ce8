import { earlierClaim, phrase, sentences } from '../../claims.ts';
import { type Decision, type Draft, draftOf, type Turn } from '../../turn.ts';
import type { Words } from './words.ts';

/** Everything that needs no document: greetings, flow control, what is not ours, what was not understood. */
export function smalltalkDraft(turn: Turn, decision: Decision, words: Words): Draft {
  const { replies } = words;
  switch (decision.kind) {
    case 'out-of-scope':
      return outOfScope(decision.words, words);
    case 'smalltalk':
      return draftOf('smalltalk', phrase(replies, `conversation.smalltalk.${decision.about}`), {
        ...kept(turn),
        unanswered: leavesOpen(turn, decision.about) ? 'out_of_scope' : null,
      });
    case 'stop':
      return draftOf('smalltalk', phrase(replies, 'conversation.smalltalk.cancel'));
    case 'restart':
      return draftOf('smalltalk', phrase(replies, 'conversation.smalltalk.restart'));
    case 'repeat':
      return repeatDraft(turn, decision.slower, words);
    case 'corrected':
      return draftOf(
        'smalltalk',
        phrase(replies, 'conversation.smalltalk.acknowledged'),
        kept(turn),
      );
    case 'acknowledged':
      return acknowledged(turn, words);
    default:
      return unclear(turn, words);
  }
}

/** 「明天下不下雨」 stays unanswered, however kindly it is put off. */
function leavesOpen({ understanding }: Turn, about: string): boolean {
  return about === 'chitchat' && understanding.isQuestion;
}

/** What was said is no question to the documents: another department's, or noted, or not understood. */
export function unaskedDraft(turn: Turn, department: string | null, words: Words): Draft {
  if (department !== null) return outOfScope(department, words);
  const isNew = turn.understanding.facts.length > 0 || isNewPlace(turn);
  return isNew ? acknowledged(turn, words) : unclear(turn, words);
}

function unclear(turn: Turn, { replies }: Words): Draft {
  return draftOf('clarification', phrase(replies, 'conversation.clarify.general'), {
    ...kept(turn),
    suggestions: replies.list('conversation.clarify.suggestions'),
  });
}

/** What was asked stays asked: small talk does not lose the thread. */
function kept(turn: Turn): Pick<Draft, 'asked' | 'waiting'> {
  const { asked, waiting } = turn.conversation.memory;
  return { asked, waiting };
}

export function outOfScope(named: string | null, { replies }: Words): Draft {
  if (named === null)
    return draftOf('cannot_answer', phrase(replies, 'conversation.out_of_scope.general'), {
      unanswered: 'out_of_scope',
    });
  return draftOf(
    'cannot_answer',
    sentences(
      phrase(replies, 'conversation.out_of_scope.department', { words: named }),
      phrase(replies, 'conversation.transfer.offer'),
    ),
    {
      unanswered: 'out_of_scope',
      asked: 'transfer',
      suggestions: replies.list('conversation.transfer.suggestions'),
    },
  );
}

function repeatDraft(turn: Turn, slower: boolean, { replies }: Words): Draft {
  const before = turn.lastAnswer;
  const lead = replies.say('conversation.smalltalk.slower', { text: '' }).trim();
  // Asked for once more, the shorter answer is shortened, not what led up to it.
  const saidBefore = (text: string) => (text.startsWith(lead) ? text.slice(lead.length) : text);
  if (before === null)
    return draftOf('smalltalk', phrase(replies, 'conversation.smalltalk.nothing_to_repeat'));
  const said = slower
    ? phrase(replies, 'conversation.smalltalk.slower', { text: shortened(saidBefore(before.text)) })
    : earlierClaim(before.receipt, before.text);
  return draftOf(before.kind, said, {
    ...kept(turn),
    citations: before.citations,
    assessment: before.assessment,
    safety: before.safety,
    unanswered: before.unanswered?.reason ?? null,
    suggestions: before.suggestions,
  });
}

/** Of so many sentences two are told, else the first alone. */
const SENTENCES_OF_A_LONG_ANSWER = 4;

/** The first sentences say what matters; a question stays the last word. */
function shortened(text: string): string {
  const sentences = text.match(/[^。！？\n]+[。！？]?/g) ?? [text];
  const told = sentences.slice(0, sentences.length < SENTENCES_OF_A_LONG_ANSWER ? 1 : 2);
  const question = sentences.findLast((sentence) => sentence.endsWith('？'));
  return [...told, ...(question === undefined || told.includes(question) ? [] : [question])].join(
    '\n',
  );
}

function acknowledged(turn: Turn, { replies }: Words): Draft {
  const { place, conversation } = turn;
  const said =
    place !== null && isNewPlace(turn)
      ? phrase(
          replies,
          `conversation.region.${conversation.regionCode === null ? 'noted' : 'changed'}`,
          {
            region: place.path,
          },
        )
      : phrase(replies, 'conversation.smalltalk.acknowledged');
  return draftOf('clarification', said, kept(turn));
}

function isNewPlace({ place, conversation }: Turn): boolean {
  return place !== null && place.code !== conversation.regionCode;
}
