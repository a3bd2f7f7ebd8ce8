import type { Claim } from '../../../contracts/claims.ts';
import { lines, paragraphs, phrase } from '../../claims.ts';
import { declinesContact, nextForTicket } from '../../ticket-talk.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { Words } from './words.ts';

/** The one thing that is asked of a ticket now; null where all is settled. */
export function ticketQuestion(turn: Turn, { replies }: Words): readonly Claim[] | null {
  const { findings } = turn;
  const isRefused = declinesContact(turn);
  const respected = isRefused && phrase(replies, 'conversation.emergency.contact_declined');
  if (findings.readBack !== null)
    return findings.readBack.isConfirmed ? null : paragraphs(respected, readOut(turn, replies));
  const asked = nextOf(turn);
  if (asked === null) return isRefused ? paragraphs(respected) : null;
  return paragraphs(phrase(replies, `conversation.emergency.ask_${phraseOf(turn, asked)}`));
}

/** What the next message answers, with the quick replies to it. */
export function askedFor(turn: Turn, { replies }: Words): Pick<Draft, 'asked' | 'suggestions'> {
  const { readBack } = turn.findings;
  if (readBack === null) return { asked: nextOf(turn), suggestions: [] };
  if (readBack.isConfirmed) return { asked: null, suggestions: [] };
  const suggestions = replies.list('conversation.read_back.suggestions');
  return { asked: 'read_back', suggestions };
}

function readOut({ findings }: Turn, replies: Words['replies']): Claim[] {
  const read = findings.readBack?.lines ?? [];
  const items = read.map(({ text }) =>
    phrase(replies, 'conversation.read_back.item', { line: text }),
  );
  return paragraphs(
    phrase(replies, 'conversation.read_back.intro'),
    lines(...items),
    phrase(replies, 'conversation.read_back.ask'),
  );
}

type Question = Exclude<ReturnType<typeof nextForTicket>, null | 'read_back'>;

function nextOf(turn: Turn): Question | null {
  const { ticket } = turn.findings;
  const next = ticket && nextForTicket(turn, ticket.kind);
  return next === 'read_back' ? null : next;
}

/** 「可以」 to whether they would leave a number: the number is asked for. Who left one is not asked for it again. */
function phraseOf({ conversation, memory }: Turn, asked: Question): string {
  if (asked === 'whereabouts' && memory.contact !== 'unknown') return 'whereabouts_only';
  return asked === 'contact' && conversation.memory.asked === 'contact' ? 'contact_number' : asked;
}
