import type { ProgrammeId } from '../contracts/programmes.ts';
import type { Database } from '../database/executor.ts';
import { findPhoneNumbers } from '../guardrails/personal-data.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Search } from '../retrieval/search.ts';
import type { TicketDesk } from '../tickets/ticket-desk.ts';
import type { CheckEligibility } from '../tools/check-eligibility.ts';
import type { FiledTicket, TicketDetails } from '../tools/file-ticket.ts';
import type { TellOffices } from '../tools/find-office.ts';
import type { TellStandard } from '../tools/find-standard.ts';
import type { CardService } from '../tools/serve-cards.ts';
import type { TurnTools } from './steps/act.ts';
import type { Turn } from './turn.ts';

const HITS = 8;

export interface TurnToolNeeds {
  db: Database;
  library: DocumentLibrary;
  gazetteer: Gazetteer;
  search: Search;
  checkEligibility: CheckEligibility;
  tellStandard: TellStandard;
  tellOffices: TellOffices;
  cardService: Pick<CardService, 'listServed'>;
  fileTicket(details: TicketDetails): Promise<FiledTicket>;
  desk: TicketDesk;
  programmeName(id: ProgrammeId): string;
}

/** The tools as one turn uses them: bound to its place, its day and its conversation. */
export function createTurnTools(needs: TurnToolNeeds): TurnTools {
  const { db, library, gazetteer, search, checkEligibility, tellStandard } = needs;
  const { fileTicket, desk, programmeName } = needs;
  return {
    bindingDocuments: (place, asOf) => library.bindingDocuments(gazetteer.ladder(place.code), asOf),
    servedCards: needs.cardService.listServed,
    search: ({ text, topics }, place, asOf) =>
      search.search({
        text: [...topics.map(programmeName), text].join(' '),
        ladder: gazetteer.ladder(place.code),
        asOf,
        limit: HITS,
      }),
    assess: checkEligibility,
    tellStandard: (question, place, asOf) =>
      tellStandard(question, gazetteer.ladder(place.code), asOf),
    tellOffices: (asks, place, asOf) => needs.tellOffices(asks, gazetteer.ladder(place.code), asOf),
    fileTicket: (turn, kind) => fileTicket(detailsOf(turn, kind)),
    lookUpTicket: desk.lookUp,
    async ownTicket(turn) {
      const mine = await desk.findByConversation(db, turn.conversation.id);
      return mine.findLast(({ kind }) => kind === 'emergency_temporary_aid') ?? mine[0] ?? null;
    },
  };
}

function detailsOf(turn: Turn, kind: TicketDetails['kind']): TicketDetails {
  const { conversation, place, greenChannel, triage, masked, at, decision, memory } = turn;
  return {
    conversationId: conversation.id,
    kind,
    place,
    greenChannel,
    lifeSafety: triage.danger?.certainty === 'clear',
    summary: decision.kind === 'clue' ? decision.told : masked,
    discoveredAt: at,
    programme: programmeOf(turn, kind),
    neededBy: memory.neededBy && { on: memory.neededBy.on, words: memory.neededBy.words },
    correction: turn.understanding.commands.includes('correct') ? masked : null,
    ...whatAVisitNeeds(turn),
  };
}

/** The kind of aid that was named; what the facts only point to sets no limit. */
function programmeOf(
  { understanding, memory }: Turn,
  kind: TicketDetails['kind'],
): ProgrammeId | null {
  if (kind === 'emergency_temporary_aid') return kind;
  return understanding.programmes[0] ?? memory.programmes[0] ?? null;
}

/** The telephone number wherever it is said; the place in words when we asked for it. */
function whatAVisitNeeds({ text, conversation, decision, understanding }: Turn) {
  const contact = findPhoneNumbers(text)[0];
  const passes = understanding.commands.some((command) =>
    ['skip', 'dontKnow', 'deny'].includes(command),
  );
  const tellsWhere =
    decision.kind === 'emergency-details' && conversation.memory.asked === 'whereabouts' && !passes;
  return { contact, whereabouts: tellsWhere ? text.trim() : undefined };
}
