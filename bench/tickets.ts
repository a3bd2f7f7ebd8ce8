import { benchFiling, type FilingFigures } from './filing.ts';
import { onEmptyDatabase } from './retrieval.ts';
import { benchTicketList, type ListFigures } from './ticket-list.ts';

export interface TicketOptions {
  sizes: readonly number[];
  filings: number;
  readings: number;
  databaseUrl?: string | undefined;
}

export interface TicketFigures {
  filing: FilingFigures[];
  list: ListFigures[];
}

/** Filing beside one bare statement, and the list of staff as it grows. */
export async function benchTickets(options: TicketOptions): Promise<TicketFigures> {
  const { databaseUrl, filings } = options;
  const figures: TicketFigures = { filing: [], list: [] };
  for (const url of [undefined, ...(databaseUrl ? [databaseUrl] : [])])
    await onEmptyDatabase(url, async (db) => {
      figures.filing.push(await benchFiling(db, filings));
      figures.list.push(...(await benchTicketList(db, options)));
    });
  return figures;
}
