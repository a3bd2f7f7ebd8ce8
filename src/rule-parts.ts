import type { Database } from './database/executor.ts';
import { connectEligibility } from './eligibility-parts.ts';
import { describePlaceBy } from './knowledge/describe-place.ts';
import {
  createDocumentLibrary,
  type DocumentLibrary,
  type DocumentLibraryNeeds,
} from './knowledge/document-library.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { DOCUMENTS_CHANGED } from './knowledge/publish-documents.ts';
import { createPublicRules } from './rule-book/public-rules.ts';
import type { Cipher } from './shared/cipher.ts';
import type { Clock } from './shared/clock.ts';
import { keepUntilChanged } from './tools/keep-until-changed.ts';
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
  const describePlace = describePlaceBy(knowledge.gazetteer);
  const library = keptLibrary({ db, describePlace, clock });
  const eligibility = connectEligibility({ db, knowledge, library, resolvePlace, clock });
  const shown = { ...knowledge, db, cipher, library, describePlace, clock };
  const { rules, desk } = createPublicRules(shown);
  return { ...eligibility, library, rules, counterExamples: desk };
}

/** Every turn and every assessment asks which documents bind. */
function keptLibrary(needs: { db: Database } & DocumentLibraryNeeds): DocumentLibrary {
  const library = createDocumentLibrary(needs);
  const bindingDocuments = keepUntilChanged(library.bindingDocuments, {
    ...needs,
    channel: DOCUMENTS_CHANGED,
  });
  return { ...library, bindingDocuments };
}
