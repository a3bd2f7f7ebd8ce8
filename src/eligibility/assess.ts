import type { Assessment, ProgrammeResult } from '../contracts/assessments.ts';
import type { Facts } from '../contracts/facts.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type BoundBook, bindBooks, findRule } from './bound-books.ts';
import { checkFacts } from './check-facts.ts';
import { type BindingDocument, createCite } from './citations.ts';
import { createClause } from './clause.ts';
import { type Income, incomeOf, type PublishedStandard } from './income.ts';
import { presentResult } from './present-result.ts';
import type { Case, Finding, Rule } from './rule.ts';
import { expired, silent } from './three-valued.ts';
import { findSilence } from './unmentioned.ts';

export interface AssessInput {
  place: Place;
  /** The place itself and everything above it, nearest first. */
  ladder: PlaceLadder;
  asOf: CalendarDate;
  facts: Facts;
  /** Where the emergency happened, when that is known: `facts.hardshipRegion`, resolved. */
  hardshipLadder?: PlaceLadder | undefined;
  /** All 19 without it. */
  programmes?: readonly ProgrammeId[] | undefined;
  /** The documents that bind the place on the day. Rules of other documents do not exist here. */
  documents: readonly BindingDocument[];
  /** Of the place on the day; the caller's own counts without it. */
  publishedStandard?: PublishedStandard | undefined;
}

export type Assess = (input: AssessInput) => Assessment;

/** One assessment at work: what is the same for all its programmes. */
interface Bench {
  input: AssessInput;
  income: Income;
  /** Of the documents that bind, the nearest to the place first. */
  books: readonly BoundBook[];
}

/**
 * Assesses by rules alone: no clock, no file, no model. Results stand in the order of the contract.
 *
 * The result throws {@link checkFacts}' refusals.
 */
export function createAssess(knowledge: EligibilityKnowledge): Assess {
  return (input) => {
    checkFacts(input.facts, input.asOf);
    const bench = setUp(knowledge, input);
    const { place, asOf, documents } = input;
    const cite = createCite(documents, asOf);
    return {
      region: { code: place.code, name: place.name, path: place.path },
      asOf,
      covered: isCovered(input),
      programmes: programmesOf(input).map((programme): ProgrammeResult => {
        const finding = findingFor(programme, bench, knowledge);
        const { income } = bench;
        return {
          programme,
          name: knowledge.programmes[programme],
          ...presentResult(finding, { cite, income, units: knowledge.general.amountUnits }),
        };
      }),
      disclaimer: knowledge.disclaimer,
      rulesVersion: knowledge.rulesVersion,
    };
  };
}

function setUp({ provisions }: EligibilityKnowledge, input: AssessInput): Bench {
  const books = bindBooks(provisions, bindingDocuments(input));
  return { input, income: incomeOf(input.facts, input.publishedStandard), books };
}

/** Checked once more here, so that a careless caller cannot let a foreign or future document in. */
function bindingDocuments({ documents, ladder, asOf }: AssessInput): BindingDocument[] {
  const distance = ({ reference }: BindingDocument) => ladder.indexOf(reference.region.code);
  return documents
    .filter((document) => distance(document) >= 0)
    .filter(({ status, effectiveFrom }) => status !== 'not_yet' && effectiveFrom <= asOf)
    .toSorted((one, other) => distance(one) - distance(other));
}

function isCovered(input: AssessInput): boolean {
  return bindingDocuments(input).length > 0;
}

function programmesOf(input: AssessInput): readonly ProgrammeId[] {
  if (!isCovered(input)) return [];
  const { programmes } = input;
  return programmes === undefined
    ? PROGRAMME_IDS
    : PROGRAMME_IDS.filter((id) => programmes.includes(id));
}

function findingFor(
  programme: ProgrammeId,
  bench: Bench,
  { programmes, general }: EligibilityKnowledge,
): Finding {
  if (programme === 'emergency_temporary_aid' && happenedElsewhere(bench.input)) {
    const test = { ...general.hardshipElsewhere, verdict: silent, provision: null };
    return { verdict: silent, tests: [test], amounts: [], selfReported: false };
  }
  const coded = findRule(programme, bench.books);
  if (coded !== undefined) return applyRule(coded, bench, general);
  const books = bench.books.map(({ book }) => book);
  return findSilence(books, { programme, name: programmes[programme], general });
}

/** The documents of the place where it happened decide, and here they are not known. */
function happenedElsewhere({ place, hardshipLadder }: AssessInput): boolean {
  return hardshipLadder !== undefined && !hardshipLadder.includes(place.code);
}

function applyRule(
  { rule, bound }: { rule: Rule; bound: BoundBook },
  { input, income }: Bench,
  general: EligibilityKnowledge['general'],
): Finding {
  const { facts, asOf } = input;
  const seen: Case = {
    facts,
    asOf,
    income,
    general,
    clause: (name) => createClause(bound.book, name),
  };
  const finding = rule.assess(seen);
  // What a document of the past says decides nothing today.
  return bound.document.status === 'expired'
    ? { ...finding, verdict: expired, amounts: [] }
    : finding;
}
