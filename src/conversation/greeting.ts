import type { Place } from '../shared/place.ts';
import { phrase } from './claims.ts';
import { plainReply } from './plain-reply.ts';
import type { ReceiptNeeds } from './receipt-of-turn.ts';

interface Beginning {
  place: Place | null;
  conversationId: string;
  at: Date;
}

/** The first message of every conversation, with its receipt. */
export function greet({ place, conversationId, at }: Beginning, needs: ReceiptNeeds) {
  const { replies } = needs;
  const greeting =
    place === null
      ? phrase(replies, 'conversation.greeting')
      : phrase(replies, 'conversation.greeting_with_region', { region: place.name });
  return plainReply(
    {
      seq: 1,
      kind: 'smalltalk',
      claims: [greeting],
      region: place,
      ticket: null,
      suggestions: replies.list('conversation.greeting_suggestions'),
      decision: 'greeting',
      conversationId,
      at,
    },
    needs,
  );
}
