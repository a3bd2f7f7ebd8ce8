import type { Assessment, AssessmentRequest } from '../contracts/assessments.ts';
import type { Assess } from '../eligibility/assess.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { FindStandard } from './find-standard.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface CheckEligibilityNeeds {
  assess: Assess;
  library: DocumentLibrary;
  findStandard: FindStandard;
  gazetteer: Gazetteer;
  resolvePlace: ResolvePlace;
  clock: Clock;
}

export interface CheckedEligibility {
  assessment: Assessment;
  /** Which published figure it was computed with, and that its check is overdue. */
  notices: string[];
}

export type CheckEligibility = (request: AssessmentRequest) => Promise<CheckedEligibility>;

/** The deterministic assessment of the facts given, by what binds and is published for the place on the day. */
export function createCheckEligibility(needs: CheckEligibilityNeeds): CheckEligibility {
  const { assess, library, findStandard, gazetteer, resolvePlace, clock } = needs;
  return async ({ region, asOf, facts, programmes }) => {
    const place = resolvePlace(region);
    const ladder = gazetteer.ladder(place.code);
    const day = asOf === undefined ? shanghaiDateOf(clock()) : calendarDate(asOf);
    const { hardshipRegion } = facts;
    const standard = await findStandard(ladder, day);
    const assessment = assess({
      place,
      ladder,
      asOf: day,
      facts,
      programmes,
      hardshipLadder:
        hardshipRegion === undefined
          ? undefined
          : gazetteer.ladder(resolvePlace(hardshipRegion).code),
      documents: await library.bindingDocuments(ladder, day),
      publishedStandard: standard,
    });
    const isUsed = standard !== undefined && restsOn(assessment, standard.beside);
    return { assessment, notices: isUsed ? standard.used : [] };
  };
}

/** Only what was computed with the figure says so. */
function restsOn({ programmes }: Assessment, beside: string): boolean {
  return programmes.some(
    ({ conditions, amounts }) =>
      conditions.some(({ text }) => text.endsWith(beside)) ||
      amounts.some(({ label }) => label.endsWith(beside)),
  );
}
