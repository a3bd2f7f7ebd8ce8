import type { Message, Reply } from '../../src/contracts/conversations.ts';
import type { Ticket } from '../../src/contracts/tickets.ts';
import type { Unsent } from './chat-store.ts';

/** `waiting` for the network or its turn · `sending` · `answering`: the server has it · `done` · `failed`. */
type Delivery = 'waiting' | 'sending' | 'answering' | 'done' | 'failed';

export interface CitizenEntry {
  from: 'citizen';
  key: string;
  seq: number | undefined;
  clientId: string;
  text: string;
  delivery: Delivery;
  attempts: number;
  /** A POST of it is under way: a second one would only wait for the first. */
  isByPost?: boolean;
  /** What the server said against it; `failed` without one is the network's fault. */
  refusal: string | undefined;
}

interface AssistantEntry {
  from: 'assistant';
  key: string;
  seq: number;
  reply: Reply;
}

export interface OperatorEntry {
  from: 'operator';
  key: string;
  seq: number;
  name: string;
  text: string;
}

export type Entry = CitizenEntry | AssistantEntry | OperatorEntry;

/** The messages in the order of their `seq`, those not yet accepted last. Each `seq` stands once. */
export class Transcript {
  entries: Entry[] = [];
  readonly #tickets = new Map<string, Ticket>();

  add(entry: Entry): void {
    if (entry.seq !== undefined && this.#has(entry.seq)) return;
    this.entries.push(entry);
    this.#sort();
  }

  addUnsent({ clientId, text }: Unsent): void {
    const fresh = { seq: undefined, delivery: 'waiting', attempts: 0, refusal: undefined } as const;
    this.add({ from: 'citizen', key: clientId, clientId, text, ...fresh });
  }

  addReply(reply: Reply): void {
    this.add({ from: 'assistant', key: reply.id, seq: reply.seq, reply });
    if (reply.ticket !== null) this.keepTicket(reply.ticket);
    for (const entry of this.citizens())
      if (entry.delivery === 'answering' && (entry.seq ?? 0) < reply.seq) entry.delivery = 'done';
  }

  addMessage(message: Message): void {
    const { id, seq, text } = message;
    if (message.reply !== null) this.addReply(message.reply);
    else if (message.from === 'operator')
      this.add({ from: 'operator', key: id, seq, name: '', text });
    else if (message.from === 'citizen')
      this.add({
        from: 'citizen',
        key: id,
        seq,
        clientId: id,
        text,
        delivery: 'done',
        attempts: 0,
        refusal: undefined,
      });
  }

  /** The server has numbered a message; one restored from its history makes way. */
  placeAt(entry: CitizenEntry, seq: number): void {
    this.entries = this.entries.filter((other) => other === entry || other.seq !== seq);
    entry.seq = seq;
    this.#sort();
  }

  keepTicket(ticket: Ticket): void {
    this.#tickets.set(ticket.number, ticket);
  }

  /** The newest state of a ticket that an older reply shows. */
  newest(ticket: Ticket): Ticket {
    return this.#tickets.get(ticket.number) ?? ticket;
  }

  citizens(): CitizenEntry[] {
    return this.entries.filter((entry): entry is CitizenEntry => entry.from === 'citizen');
  }

  find(clientId: string | undefined): CitizenEntry | undefined {
    return this.citizens().find((entry) => entry.clientId === clientId);
  }

  remove(entry: Entry): void {
    this.entries = this.entries.filter((other) => other !== entry);
  }

  /** Up to here nothing is missing: what to resume after. Asking for too much does no harm. */
  lastUnbroken(): number {
    let last = 0;
    for (const { seq } of this.entries) {
      if (seq === undefined || seq > last + 1) break;
      last = seq;
    }
    return last;
  }

  #has(seq: number): boolean {
    return this.entries.some((entry) => entry.seq === seq);
  }

  #sort(): void {
    const rank = ({ seq }: Entry) => seq ?? Number.MAX_SAFE_INTEGER;
    this.entries = this.entries
      .map((entry, at) => ({ entry, at }))
      .sort((a, b) => rank(a.entry) - rank(b.entry) || a.at - b.at)
      .map(({ entry }) => entry);
  }
}
