import type { TicketStatusView } from '../../../src/contracts/tickets.ts';
import type { CitizenEntry } from '../transcript.ts';

/** What a citizen can do from inside the conversation. */
export interface Actions {
  ask(text: string): void;
  sendAgain(entry: CitizenEntry): void;
  edit(entry: CitizenEntry): void;
  showCitation(replyId: string, n: number): void;
  refreshTicket(number: string, code: string): void;
  tellArrival(number: string, said: { code: string; arrived: boolean }): void;
  /** Opens without the conversation; what follows the # is sent to no server. */
  ticketAddress(number: string, code: string): string;
  ticketProgress(number: string): TicketStatusView | undefined;
  giveFeedback(messageId: string, helpful: boolean): void;
  hasFeedback(messageId: string): boolean;
}
