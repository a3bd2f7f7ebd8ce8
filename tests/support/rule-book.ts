import { describePlaceBy } from '../../src/knowledge/describe-place.ts';
import type { BindingDocument } from '../../src/knowledge/document-library.ts';
import { loadGazetteer } from '../../src/knowledge/places.ts';
import { loadPolicyDocuments } from '../../src/knowledge/policy-documents.ts';
import { loadEligibilityKnowledge } from '../../src/knowledge/provisions.ts';
import { loadReplies } from '../../src/knowledge/replies.ts';
import { loadRuleBookData } from '../../src/knowledge/rule-book-data.ts';
import { validityOn } from '../../src/knowledge/validity.ts';
import type { RuleBookNeeds } from '../../src/rule-book/read-rule-book.ts';
import type { CalendarDate } from '../../src/shared/calendar-date.ts';
import type { PlaceLadder } from '../../src/shared/place.ts';

const gazetteer = loadGazetteer();
const documents = loadPolicyDocuments();
const describePlace = describePlaceBy(gazetteer);

/** The rule book of the documents in the house, as published on their day, without a database. */
export const ruleBookNeeds: RuleBookNeeds = {
  eligibility: loadEligibilityKnowledge(),
  documents,
  ruleBook: loadRuleBookData(),
  replies: loadReplies(),
  gazetteer,
  describePlace,
  library: { bindingDocuments: async (ladder, asOf) => bindingDocuments(ladder, asOf) },
  clock: () => new Date('2026-11-21T10:00:00+08:00'),
};

function bindingDocuments(ladder: PlaceLadder, asOf: CalendarDate): BindingDocument[] {
  return documents
    .map(({ metadata }) => metadata)
    .filter(({ region, effectiveFrom }) => ladder.includes(region) && effectiveFrom <= asOf)
    .toSorted((one, other) => ladder.indexOf(one.region) - ladder.indexOf(other.region))
    .map(({ number, title, issuer, region, effectiveFrom, expiresOn, leansOn }) => ({
      id: number,
      reference: { number, title, issuer, region: describePlace(region) },
      status: validityOn(expiresOn, asOf),
      effectiveFrom,
      expiresOn,
      leansOn,
    }));
}
