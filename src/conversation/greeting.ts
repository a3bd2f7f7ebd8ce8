import type { Reply } from '../contracts/conversations.ts';
import type { Replies } from '../knowledge/replies.ts';
import { newId, newSpokenCode } from '../shared/ids.ts';
import type { Place } from '../shared/place.ts';

export const RECEIPT_CODE_LENGTH = 12;

/** The first message of every conversation. */
export function greet(place: Place | null, replies: Replies): Reply {
  return {
    id: newId(),
    seq: 1,
    kind: 'smalltalk',
    text:
      place === null
        ? replies.say('conversation.greeting')
        : replies.say('conversation.greeting_with_region', { region: place.name }),
    region: place,
    citations: [],
    assessment: null,
    ticket: null,
    safety: null,
    urgent: false,
    programmes: [],
    greenChannel: false,
    notices: [],
    receipt: newSpokenCode(RECEIPT_CODE_LENGTH),
    unanswered: null,
    suggestions: replies.list('conversation.greeting_suggestions'),
    generatedBy: 'rules',
  };
}
