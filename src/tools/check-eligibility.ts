import type { Assessment, AssessmentRequest } from '../contracts/assessments.ts';
import type { Assess } from '../eligibility/assess.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { ResolvePlace } from './resolve-place.ts';

export interface CheckEligibilityNeeds {
  assess: Assess;
  library: DocumentLibrary;
  gazetteer: Gazetteer;
  resolvePlace: ResolvePlace;
  clock: Clock;
}

export type CheckEligibility = (request: AssessmentRequest) => Promise<Assessment>;

/** The deterministic assessment of the facts given, by the documents that bind the place on the day. */
export function createCheckEligibility(needs: CheckEligibilityNeeds): CheckEligibility {
  const { assess, library, gazetteer, resolvePlace, clock } = needs;
  return async ({ region, asOf, facts, programmes }) => {
    const place = resolvePlace(region);
    const ladder = gazetteer.ladder(place.code);
    const day = asOf === undefined ? shanghaiDateOf(clock()) : calendarDate(asOf);
    const { hardshipRegion } = facts;
    return assess({
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
    });
  };
}
