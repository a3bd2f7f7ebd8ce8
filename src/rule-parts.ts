import type { Database } from './database/executor.ts';
import { createAssess } from './eligibility/assess.ts';
import { describePlaceBy } from './knowledge/describe-place.ts';
import { createDocumentLibrary } from './knowledge/document-library.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { createPublicRules } from './rule-book/public-rules.ts';
import type { Cipher } from './shared/cipher.ts';
import type { Clock } from './shared/clock.ts';
import { createCheckEligibility } from './tools/check-eligibility.ts';
import type { ResolvePlace } from './tools/resolve-place.ts';

export interface RulePartsNeeds {
  db: Database;
  knowledge: Knowledge;
  resolvePlace: ResolvePlace;
  cipher: Cipher;
  clock: Clock;
}

/** The rules at work and the rules on show, from the same knowledge and the same documents. */
export function prepareRules({ db, knowledge, resolvePlace, cipher, clock }: RulePartsNeeds) {
  const { gazetteer, eligibility } = knowledge;
  const describePlace = describePlaceBy(gazetteer);
  const library = createDocumentLibrary({ db, describePlace, clock });
  const assess = createAssess(eligibility);
  const checkEligibility = createCheckEligibility({
    ...{ assess, library, gazetteer, resolvePlace, clock },
  });
  const { rules, desk } = createPublicRules({
    ...{ ...knowledge, db, cipher, library, describePlace, clock },
  });
  return { library, checkEligibility, rules, counterExamples: desk };
}
