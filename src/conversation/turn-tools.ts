import type { ProgrammeId } from '../contracts/programmes.ts';
import type { TellDuty } from '../duty/duty-standing.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import type { Search } from '../retrieval/search.ts';
import type { CheckEligibility } from '../tools/check-eligibility.ts';
import type { TellOffices } from '../tools/find-office.ts';
import type { TellStandard } from '../tools/find-standard.ts';
import type { CardService } from '../tools/serve-cards.ts';
import type { TurnTools } from './steps/act.ts';
import { createTicketTools, type TicketToolNeeds } from './ticket-tools.ts';

const HITS = 8;

export interface TurnToolNeeds extends TicketToolNeeds {
  library: DocumentLibrary;
  gazetteer: Gazetteer;
  search: Search;
  checkEligibility: CheckEligibility;
  tellStandard: TellStandard;
  tellOffices: TellOffices;
  cardService: Pick<CardService, 'listServed'>;
  programmeName(id: ProgrammeId): string;
  tellDuty: TellDuty;
}

/** The tools as one turn uses them: bound to its place, its day and its conversation. */
export function createTurnTools(needs: TurnToolNeeds): TurnTools {
  const { db, library, gazetteer, search, checkEligibility, tellStandard } = needs;
  const { desk, programmeName } = needs;
  return {
    bindingDocuments: (place, asOf) => library.bindingDocuments(gazetteer.ladder(place.code), asOf),
    servedCards: needs.cardService.listServed,
    search: ({ text, topics, published }, place, asOf) =>
      search.search({
        text: [...topics.map(programmeName), text].join(' '),
        ladder: gazetteer.ladder(place.code),
        asOf,
        limit: HITS,
        published,
      }),
    assess: checkEligibility,
    tellStandard: (question, place, asOf) =>
      tellStandard(question, gazetteer.ladder(place.code), asOf),
    tellOffices: (asks, place, asOf) => needs.tellOffices(asks, gazetteer.ladder(place.code), asOf),
    lookUpTicket: ({ conversation }, said) =>
      desk.lookUp({ ...said, from: `conversation ${conversation.id}` }),
    ...createTicketTools(needs),
    tellDuty: needs.tellDuty,
    async ownStatus(turn) {
      const mine = await desk.findByConversation(db, turn.conversation.id);
      const own = mine.findLast(({ kind }) => kind === 'emergency_temporary_aid') ?? mine[0];
      return own === undefined ? null : desk.toStatusView(db, own);
    },
  };
}
