import { beforeEach, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../../tests/support/database.ts';
import { MORNING, NANTONG, RUGAO, useParameterDesk } from '../../tests/support/parameter-desk.ts';
import { sampleDocument } from '../../tests/support/sample-document.ts';
import type { Database } from '../database/executor.ts';
import { describePlaceBy } from '../knowledge/describe-place.ts';
import { createDocumentLibrary } from '../knowledge/document-library.ts';
import { loadParameterBook } from '../knowledge/parameters/parameter-kinds.ts';
import { PARAMETERS_CHANGED } from '../knowledge/parameters/parameter-repository.ts';
import { loadGazetteer } from '../knowledge/places.ts';
import {
  DOCUMENTS_CHANGED,
  publishDocuments,
  withdrawDocument,
} from '../knowledge/publish-documents.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { createFindStandard } from './find-standard.ts';
import { keepUntilChanged } from './keep-until-changed.ts';

const gazetteer = loadGazetteer();
const describePlace = describePlaceBy(gazetteer);
const DAY = calendarDate('2026-11-21');
const NOTICE = sampleDocument({ number: '某民〔2030〕1号', region: NANTONG });

describeOnEveryDatabase('what holds for a place on a day', (database) => {
  const { desk, add } = useParameterDesk(database);
  let now = MORNING;
  let reads = 0;
  const clock = () => now;
  beforeEach(() => {
    now = MORNING;
    reads = 0;
  });

  /** Like a part of the product: one for all calls of a test. */
  function givenReader() {
    const db: Database = {
      ...database(),
      query: (text, values) => {
        reads += 1;
        return database().query(text, values);
      },
    };
    const library = createDocumentLibrary({ db, describePlace, clock });
    const findDocuments = keepUntilChanged(library.bindingDocuments, {
      db,
      clock,
      channel: DOCUMENTS_CHANGED,
    });
    const findStandard = keepUntilChanged(
      createFindStandard({ db, book: loadParameterBook(), describePlace }),
      { db, clock, channel: PARAMETERS_CHANGED },
    );
    return async (region = RUGAO, day = DAY) => {
      const documents = await findDocuments(gazetteer.ladder(region), day);
      const standard = await findStandard(gazetteer.ladder(region), day);
      return {
        numbers: documents.map(({ reference }) => reference.number),
        yuan: standard && standard.fen / 100,
      };
    };
  }

  it('follows a document from the moment it is published to that in which it is withdrawn', async () => {
    const found = givenReader();
    expect((await found()).numbers).toEqual([]);

    await publishDocuments(database(), [NOTICE], clock);
    expect((await found()).numbers).toEqual([NOTICE.metadata.number]);

    await withdrawDocument(database(), { number: NOTICE.metadata.number, from: DAY }, clock);
    expect((await found()).numbers).toEqual([]);
    expect((await found(RUGAO, calendarDate('2026-11-20'))).numbers).toHaveLength(1);
  });

  it('follows a standard from the moment it is entered, through each change', async () => {
    const found = givenReader();
    expect((await found()).yuan).toBeUndefined();

    const { id } = await add();
    expect((await found()).yuan).toBe(800);

    await desk().endParameter(id, { version: 1, validUntil: calendarDate('2026-11-20') }, 'li');
    expect((await found()).yuan).toBeUndefined();

    await desk().withdrawParameter(id, { version: 2, reason: '录错了' }, 'li');
    await add({ value: 850 });
    expect((await found()).yuan).toBe(850);
  });

  it('is one thing for each place and each day', async () => {
    const found = givenReader();
    await add({ validFrom: '2026-11-21' });
    await add({ region: RUGAO, value: 750, validFrom: '2026-11-22' });

    expect((await found(NANTONG)).yuan).toBe(800);
    expect((await found(RUGAO)).yuan).toBe(800);
    expect((await found(RUGAO, calendarDate('2026-11-22'))).yuan).toBe(750);
    expect((await found(RUGAO, calendarDate('2026-11-20'))).yuan).toBeUndefined();
  });

  it('is read once in ten seconds where the store belongs to this process', async () => {
    const found = givenReader();
    const readsFor = async (work: () => Promise<unknown>) => {
      const before = reads;
      await work();
      return reads - before;
    };
    const isOwn = database().capabilities.engine === 'embedded';

    expect(await readsFor(found)).toBe(2);
    expect(await readsFor(found)).toBe(isOwn ? 0 : 2);
    now = new Date(MORNING.getTime() + 10_000);
    expect(await readsFor(found)).toBe(2);
  });

  it('is not kept when it was read while a change came in', async () => {
    const found = givenReader();
    await found(NANTONG);

    await Promise.all([found(RUGAO), add({ region: RUGAO, value: 750 })]);

    expect((await found(RUGAO)).yuan).toBe(750);
  });
});
