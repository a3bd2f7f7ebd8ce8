import { loadCalendars, loadOfficeHours, loadTimeLimits } from './calendars.ts';
import { loadCards } from './cards.ts';
import { loadDutyRules } from './duty-rules.ts';
import { loadEvidence, loadSufficiencyRules } from './evidence.ts';
import { loadImpliedProgrammes } from './implied-programmes.ts';
import { loadLexicon } from './lexicon.ts';
import { loadLikelySame } from './likely-same.ts';
import { createMatterReader } from './matters/matter-reader.ts';
import { loadMatters } from './matters/matters.ts';
import { loadNotices } from './notices.ts';
import { loadOfficeBook } from './offices/office-book.ts';
import { loadParameterBook } from './parameters/parameter-kinds.ts';
import { loadParticulars } from './particulars.ts';
import { loadTriagePhrases } from './phrases.ts';
import { loadGazetteer } from './places.ts';
import { createPlainReader, loadPlainQuestions } from './plain-questions.ts';
import type { DocumentSource } from './policy-document.ts';
import { loadPolicyDocuments } from './policy-documents.ts';
import { loadEligibilityKnowledge } from './provisions.ts';
import { loadReplies } from './replies.ts';
import { loadRuleBookData } from './rule-book-data.ts';
import { loadTerms } from './terms.ts';
import { createTermsDesk } from './terms-desk.ts';

export type Knowledge = ReturnType<typeof loadKnowledge>;

/** Everything in `knowledge-base/`, checked. A malformed file stops the start. */
export function loadKnowledge() {
  const documents = loadPolicyDocuments();
  const terms = createTermsDesk(loadTerms());
  const matters = loadMatters();
  return {
    documents,
    /** The regions that some document binds: an ambiguous place name means one of them. */
    bindingRegions: regionsOf(documents),
    gazetteer: loadGazetteer(),
    calendars: loadCalendars(),
    officeHours: loadOfficeHours(),
    timeLimits: loadTimeLimits(),
    likelySame: loadLikelySame(),
    duty: loadDutyRules(),
    eligibility: loadEligibilityKnowledge(),
    ruleBook: loadRuleBookData(),
    cards: loadCards(),
    evidence: loadEvidence(),
    sufficiency: loadSufficiencyRules(),
    implyProgrammes: loadImpliedProgrammes(),
    notices: loadNotices(),
    parameters: loadParameterBook(),
    particularsIn: loadParticulars(),
    readPlainly: createPlainReader(loadPlainQuestions()),
    offices: loadOfficeBook(),
    replies: loadReplies(),
    terms,
    matters,
    readMatters: createMatterReader(matters, terms),
    triage: loadTriagePhrases(),
    lexicon: loadLexicon(),
  };
}

function regionsOf(documents: readonly DocumentSource[]): readonly string[] {
  return [...new Set(documents.map(({ metadata }) => metadata.region))];
}
