import type { Database } from './database/executor.ts';
import { createAssess } from './eligibility/assess.ts';
import { createCheckFacts } from './eligibility/check-facts.ts';
import { createFindNextQuestion } from './eligibility/next-question.ts';
import { describePlaceBy } from './knowledge/describe-place.ts';
import type { DocumentLibrary } from './knowledge/document-library.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { PARAMETERS_CHANGED } from './knowledge/parameters/parameter-repository.ts';
import type { Clock } from './shared/clock.ts';
import { createCheckEligibility } from './tools/check-eligibility.ts';
import { createFindStandard, createTellStandard } from './tools/find-standard.ts';
import { createParameterDesk } from './tools/keep-parameters.ts';
import { keepUntilChanged } from './tools/keep-until-changed.ts';
import type { ResolvePlace } from './tools/resolve-place.ts';

/** The assessment, the published figure that it reads, and the desk where staff enter that. */
export function connectEligibility(needs: {
  db: Database;
  knowledge: Knowledge;
  library: DocumentLibrary;
  resolvePlace: ResolvePlace;
  clock: Clock;
}) {
  const { gazetteer, eligibility, parameters: book } = needs.knowledge;
  const shared = { ...needs, gazetteer, book, describePlace: describePlaceBy(gazetteer) };
  const findStandard = keepUntilChanged(createFindStandard(shared), {
    ...needs,
    channel: PARAMETERS_CHANGED,
  });
  const parts = {
    assess: createAssess(eligibility),
    findNextQuestion: createFindNextQuestion(eligibility),
    checkFacts: createCheckFacts(eligibility.general),
    findStandard,
  };
  return {
    tellStandard: createTellStandard(book, findStandard),
    checkEligibility: createCheckEligibility({ ...shared, ...parts }),
    parameters: createParameterDesk(shared),
  };
}
