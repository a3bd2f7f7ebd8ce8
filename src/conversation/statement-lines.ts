import type { StatementLine } from '../contracts/ticket-statements.ts';
import type { Replies } from '../knowledge/replies.ts';
import { maskContact, maskWhereabouts } from '../tickets/mask-contact.ts';
import type { TicketRecord } from '../tickets/ticket-repository.ts';
import { factInWords } from './answerers/rules/facts-in-words.ts';
import type { Words } from './answerers/rules/words.ts';
import { factsOfSubject } from './steps/remember.ts';
import type { Turn } from './turn.ts';

type Told = Pick<Turn, 'memory'>;
type LineWords = Pick<Words, 'replies' | 'dayInWords'>;

/** Told in their own words: a phrase for it says too little. */
const IN_OWN_WORDS = new Set(['hardshipEvent', 'basicLifeAtRisk']);
const MOST_CHARACTERS_TOLD = 200;

/** What a ticket says, fact by fact, in the order in which it is read to whoever told it. */
export function statementLines(
  { memory }: Told,
  ticket: TicketRecord,
  words: LineWords,
): StatementLine[] {
  const { replies } = words;
  const line = (key: string, value: string | null): StatementLine[] =>
    value === null ? [] : [{ key, text: replies.say(`tickets.read_back.${key}`, { value }) }];
  return [
    ...line('told', ticket.kind === 'emergency_temporary_aid' ? null : firstWords(ticket)),
    ...line('relation', memory.subject === 'other' ? memory.relation : null),
    ...factsOfSubject(memory).map((fact) => factLine(fact, replies)),
    ...line('place', ticket.place?.path ?? null),
    ...line('whereabouts', ticket.whereabouts),
    ...neededLine(ticket, words),
    ...(ticket.contact === null && memory.contact === 'declined'
      ? [{ key: 'contact', text: replies.say('tickets.read_back.contact_declined') }]
      : line('contact', maskContact(ticket.contact))),
    ...memory.added.map((value, at) => ({
      key: `added ${at + 1}`,
      text: replies.say('tickets.read_back.added', { value }),
    })),
  ];
}

/** As it is kept beside the ticket: where they are stays masked there as well. */
export function maskedLines(
  lines: readonly StatementLine[],
  { whereabouts }: TicketRecord,
  replies: Replies,
): StatementLine[] {
  const value = maskWhereabouts(whereabouts) ?? '';
  return lines.map((line) =>
    line.key === 'whereabouts'
      ? { ...line, text: replies.say('tickets.read_back.whereabouts', { value }) }
      : line,
  );
}

function firstWords({ summary }: TicketRecord): string {
  return (summary.split('\n')[0] ?? '').slice(0, MOST_CHARACTERS_TOLD);
}

function factLine(fact: Turn['memory']['facts'][number], replies: Replies): StatementLine {
  const said = factInWords(fact, replies);
  const text = IN_OWN_WORDS.has(fact.key)
    ? replies.say('tickets.read_back.in_own_words', { value: said, words: fact.words })
    : said;
  return { key: fact.key, text };
}

function neededLine({ neededBy }: TicketRecord, { replies, dayInWords }: LineWords) {
  if (neededBy === null) return [];
  const values = { value: dayInWords(neededBy.on), words: neededBy.words };
  return [{ key: 'neededBy', text: replies.say('tickets.read_back.neededBy', values) }];
}
