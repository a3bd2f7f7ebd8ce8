import type { Database } from './database/executor.ts';
import { describePlaceBy } from './knowledge/describe-place.ts';
import type { DocumentLibrary } from './knowledge/document-library.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { createTellOffices } from './tools/find-office.ts';
import { createCardDesk } from './tools/keep-cards.ts';
import { createOfficeDesk } from './tools/keep-offices.ts';
import type { ResolvePlace } from './tools/resolve-place.ts';
import type { CardService } from './tools/serve-cards.ts';

/** What policy staff keep at the desk, and what a turn tells of it. */
export function connectDesk(needs: {
  db: Database;
  knowledge: Knowledge;
  library: DocumentLibrary;
  cardService: CardService;
  resolvePlace: ResolvePlace;
  clock: Clock;
  log: Log;
}) {
  const { knowledge, cardService } = needs;
  const { cards, eligibility, gazetteer, offices: book } = knowledge;
  const describePlace = describePlaceBy(gazetteer);
  const programmeName = (id: keyof typeof eligibility.programmes) => eligibility.programmes[id];
  return {
    cards: createCardDesk({ ...needs, cards, programmeName, service: cardService }),
    offices: createOfficeDesk({ ...needs, describePlace }),
    tellOffices: createTellOffices({ ...needs, book, describePlace }),
  };
}
