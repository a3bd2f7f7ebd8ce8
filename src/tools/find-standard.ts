import type { SqlExecutor } from '../database/executor.ts';
import { getKind } from '../knowledge/parameters/check-parameter.ts';
import type { ParameterBook } from '../knowledge/parameters/parameter-kinds.ts';
import { findPublished } from '../knowledge/parameters/parameter-repository.ts';
import { type ParameterWords, parameterInWords } from '../knowledge/parameters/parameter-words.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Fen } from '../shared/money.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';

/** 当地低保标准: the one figure that the rules compare with. */
export const STANDARD_KEY = 'subsistence_standard_urban_rural';

export type PublishedStandard = ParameterWords & { fen: Fen };

export type FindStandard = (
  ladder: PlaceLadder,
  asOf: CalendarDate,
) => Promise<PublishedStandard | undefined>;

/** The 低保标准 that counts for a place on a day, where somebody has entered one, and what is said of it. */
export function createFindStandard(needs: {
  db: SqlExecutor;
  book: ParameterBook;
  describePlace(code: string): Place;
}): FindStandard {
  const { db, book, describePlace } = needs;
  const kind = getKind(book, STANDARD_KEY);
  return async (ladder, asOf) => {
    const parameter = await findPublished(db, { key: STANDARD_KEY, ladder, asOf });
    if (parameter === undefined) return undefined;
    const region = describePlace(parameter.region);
    return { fen: parameter.fen, ...parameterInWords({ parameter, kind, region }, asOf, book) };
  };
}

export type TellStandard = (
  question: string,
  ladder: PlaceLadder,
  asOf: CalendarDate,
) => Promise<string[]>;

/** The notices for a question that asks for the standard itself; none where none is published. */
export function createTellStandard(book: ParameterBook, findStandard: FindStandard): TellStandard {
  const { asked } = getKind(book, STANDARD_KEY);
  return async (question, ladder, asOf) => {
    if (!asked.some((word) => question.includes(word))) return [];
    return (await findStandard(ladder, asOf))?.told ?? [];
  };
}
