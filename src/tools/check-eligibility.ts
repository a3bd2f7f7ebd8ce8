import type { Assessment, AssessmentRequest } from '../contracts/assessments.ts';
import type { Assess } from '../eligibility/assess.ts';
import type { CheckFacts } from '../eligibility/check-facts.ts';
import type { IncomeBand } from '../eligibility/income.ts';
import type { Asked, FindNextQuestion, NextQuestion } from '../eligibility/next-question.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import type { Gazetteer } from '../knowledge/places.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { allOrRefuse } from '../shared/errors.ts';
import type { FindStandard } from './find-standard.ts';
import type { ResolvePlace } from './resolve-place.ts';

const HARDSHIP_KEY = 'facts.hardshipRegion';

export interface CheckEligibilityNeeds {
  assess: Assess;
  findNextQuestion: FindNextQuestion;
  checkFacts: CheckFacts;
  library: Pick<DocumentLibrary, 'bindingDocuments'>;
  findStandard: FindStandard;
  gazetteer: Gazetteer;
  resolvePlace: ResolvePlace;
  clock: Clock;
}

/** The question of a running interview: more is known than the public facts can hold. */
export interface EligibilityQuestion extends AssessmentRequest {
  incomeBand?: IncomeBand | undefined;
  /** Without it nothing is to be asked. */
  asked?: Asked;
}

export interface CheckedEligibility {
  assessment: Assessment;
  nextQuestion: NextQuestion | null;
  /** Which published figure it was computed with, and that its check is overdue. */
  notices: string[];
}

export type CheckEligibility = (question: EligibilityQuestion) => Promise<CheckedEligibility>;

/** The deterministic assessment of the facts given, by what binds and is published for the place on the day. */
export function createCheckEligibility(needs: CheckEligibilityNeeds): CheckEligibility {
  const { assess, findNextQuestion } = needs;
  return async (question) => {
    const { standard, ...input } = await lookUp(question, needs);
    const assessment = assess(input);
    const isUsed = standard !== undefined && restsOn(assessment, standard.beside);
    return {
      assessment,
      nextQuestion: question.asked === undefined ? null : findNextQuestion(input, question.asked),
      notices: isUsed ? standard.used : [],
    };
  };
}

/** What binds and is published for the place on the day. */
async function lookUp(
  { region, asOf, facts, programmes, incomeBand }: EligibilityQuestion,
  { checkFacts, library, findStandard, gazetteer, resolvePlace, clock }: CheckEligibilityNeeds,
) {
  const day = asOf === undefined ? shanghaiDateOf(clock()) : calendarDate(asOf);
  const { hardshipRegion: happenedIn } = facts;
  const [place, hardshipPlace] = allOrRefuse(
    () => resolvePlace(region),
    () => (happenedIn === undefined ? undefined : resolvePlace(happenedIn, HARDSHIP_KEY)),
    () => checkFacts(facts, day),
  );
  const ladder = gazetteer.ladder(place.code);
  const documents = await library.bindingDocuments(ladder, day);
  const standard = await findStandard(ladder, day);
  return {
    place,
    ladder,
    asOf: day,
    facts,
    incomeBand,
    programmes,
    hardshipLadder: hardshipPlace && gazetteer.ladder(hardshipPlace.code),
    documents,
    publishedStandard: standard,
    standard,
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
