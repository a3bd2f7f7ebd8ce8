import type { Database } from './database/executor.ts';
import type { DocumentLibrary } from './knowledge/document-library.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Clock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import { createCardDesk } from './tools/keep-cards.ts';
import type { CardService } from './tools/serve-cards.ts';

/** What policy staff keep at the desk. */
export function connectDesk(needs: {
  db: Database;
  knowledge: Knowledge;
  library: DocumentLibrary;
  cardService: CardService;
  clock: Clock;
  log: Log;
}) {
  const { knowledge, cardService } = needs;
  const { cards, eligibility } = knowledge;
  const programmeName = (id: keyof typeof eligibility.programmes) => eligibility.programmes[id];
  return {
    cards: createCardDesk({ ...needs, cards, programmeName, service: cardService }),
  };
}
