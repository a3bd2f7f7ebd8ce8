import type { Database } from '../database/executor.ts';
import type { BindingDocument, DocumentLibrary } from '../knowledge/document-library.ts';
import { PARAMETERS_CHANGED } from '../knowledge/parameters/parameter-repository.ts';
import { DOCUMENTS_CHANGED } from '../knowledge/publish-documents.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Clock } from '../shared/clock.ts';
import type { PlaceLadder } from '../shared/place.ts';
import type { FindStandard, PublishedStandard } from './find-standard.ts';

/** What an assessment for a place on a day rests on. */
export interface Basis {
  documents: readonly BindingDocument[];
  standard: PublishedStandard | undefined;
}

export type FindBasis = (ladder: PlaceLadder, asOf: CalendarDate) => Promise<Basis>;

export interface FindBasisNeeds {
  db: Database;
  library: DocumentLibrary;
  findStandard: FindStandard;
  clock: Clock;
}

/**
 * Whatever is published counts with the next call, by whomever. The embedded store belongs to this
 * process, which hears of a change before whoever made it hears that it is made: what was read is kept
 * until then. Of a server it hears a moment later, so there everything is read each time.
 */
export function createFindBasis(needs: FindBasisNeeds): FindBasis {
  const { db, library, findStandard } = needs;
  const read: FindBasis = async (ladder, asOf) => ({
    documents: await library.bindingDocuments(ladder, asOf),
    standard: await findStandard(ladder, asOf),
  });
  return db.capabilities.engine === 'embedded' ? keepUntilChanged(read, needs) : read;
}

/** What was notified is lost with an engine that dies just then: nothing is believed for longer. */
const KEPT_MS = 10_000;
/** Places and days; then all are forgotten, so that nobody fills the memory by asking. */
const MOST_KEPT = 1_000;

function keepUntilChanged(read: FindBasis, { db, clock }: FindBasisNeeds): FindBasis {
  let kept = { since: 0, found: new Map<string, Basis>() };
  let hearing: Promise<unknown> | undefined;
  const forget = () => {
    kept = { since: clock().getTime(), found: new Map() };
  };
  const hear = async () => {
    await db.listen(DOCUMENTS_CHANGED, forget);
    await db.listen(PARAMETERS_CHANGED, forget);
  };

  return async (ladder, asOf) => {
    hearing ??= hear().catch((error: unknown) => {
      hearing = undefined;
      throw error;
    });
    await hearing;
    const isOld = clock().getTime() - kept.since >= KEPT_MS;
    if (isOld || kept.found.size >= MOST_KEPT) forget();
    // What is read while a change comes in goes where nobody looks any more.
    const { found } = kept;
    const key = `${ladder.join(' ')} ${asOf}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const basis = await read(ladder, asOf);
    found.set(key, basis);
    return basis;
  };
}
