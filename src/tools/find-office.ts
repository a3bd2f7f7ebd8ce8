import type { SqlExecutor } from '../database/executor.ts';
import type { OfficeBook } from '../knowledge/offices/office-book.ts';
import { listNearestOffices } from '../knowledge/offices/office-repository.ts';
import {
  answeredBy,
  asksForOffice,
  needsMetBy,
  officeInWords,
} from '../knowledge/offices/office-words.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';

/** A place may have several windows; more than these are too many to read. */
const MOST_OFFICES = 3;

/** What the directory says to a question for where to go, when, or whom to call. */
export interface OfficesTold {
  notices: string[];
  /** The kinds of question that it answers. */
  asks: string[];
  /** What the documents are silent on and it tells, by the names of that judgement. */
  needs: string[];
}

export const nothingTold: OfficesTold = { notices: [], asks: [], needs: [] };

export type TellOffices = (
  asks: readonly string[],
  ladder: PlaceLadder,
  asOf: CalendarDate,
) => Promise<OfficesTold>;

/** The windows of the nearest division that has any; nothing where nobody has entered one, and nothing made up. */
export function createTellOffices(needs: {
  db: SqlExecutor;
  book: OfficeBook;
  describePlace(code: string): Place;
}): TellOffices {
  const { db, book, describePlace } = needs;
  return async (asks, ladder, asOf) => {
    if (!asks.some(asksForOffice)) return nothingTold;
    const offices = (await listNearestOffices(db, { ladder, asOf })).slice(0, MOST_OFFICES);
    const said = { asks, asOf, book };
    return {
      notices: offices.flatMap((office) =>
        officeInWords({ office, region: describePlace(office.region) }, said),
      ),
      asks: [...new Set(offices.flatMap((office) => answeredBy(office, asks)))],
      needs: [...new Set(offices.flatMap((office) => needsMetBy(office, book)))],
    };
  };
}
