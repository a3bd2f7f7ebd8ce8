import type { Facts } from '../contracts/facts.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type BoundBook, bindBooks, findRule } from './bound-books.ts';
import type { BindingDocument } from './citations.ts';
import { createClause } from './clause.ts';
import { type Income, type IncomeBand, incomeOf, type PublishedStandard } from './income.ts';
import type { Case, Finding, Rule } from './rule.ts';
import { expired, silent } from './three-valued.ts';
import { findSilence } from './unmentioned.ts';

export interface AssessInput {
  place: Place;
  /** The place itself and everything above it, nearest first. */
  ladder: PlaceLadder;
  asOf: CalendarDate;
  facts: Facts;
  /** An income that was told as a band; an exact sum goes before it. */
  incomeBand?: IncomeBand | undefined;
  /** Where the emergency happened, when that is known: `facts.hardshipRegion`, resolved. */
  hardshipLadder?: PlaceLadder | undefined;
  /** All 19 without it. */
  programmes?: readonly ProgrammeId[] | undefined;
  /** The documents that bind the place on the day. Rules of other documents do not exist here. */
  documents: readonly BindingDocument[];
  /** Of the place on the day; the caller's own counts without it. */
  publishedStandard?: PublishedStandard | undefined;
}

/** One case before its rules: what is the same for all its programmes. */
export interface Findings {
  income: Income;
  /** Whether any document binds the place on the day. */
  isCovered: boolean;
  /** Those asked for, in the order of the contract; none where nothing binds. */
  programmes: readonly ProgrammeId[];
  find(programme: ProgrammeId): Finding;
  /** The finding if one more fact were known. */
  findWith(programme: ProgrammeId, fact: Facts): Finding;
}

/** What the rules of the documents that bind a place on a day find in a case. */
export function findingsOf(knowledge: EligibilityKnowledge, input: AssessInput): Findings {
  const documents = bindingDocuments(input);
  const books = bindBooks(knowledge.provisions, documents);
  const isCovered = documents.length > 0;
  const benchFor = (facts: Facts): Bench => ({
    input: { ...input, facts },
    income: incomeOf(facts, input.publishedStandard, input.incomeBand),
    books,
  });
  const bench = benchFor(input.facts);
  return {
    income: bench.income,
    isCovered,
    programmes: isCovered ? chosen(input.programmes) : [],
    find: (programme) => findingFor(programme, bench, knowledge),
    findWith: (programme, fact) =>
      findingFor(programme, benchFor({ ...input.facts, ...fact }), knowledge),
  };
}

interface Bench {
  input: AssessInput;
  income: Income;
  /** Of the documents that bind, the nearest to the place first. */
  books: readonly BoundBook[];
}

/** Checked once more here, so that a careless caller cannot let a foreign or future document in. */
function bindingDocuments({ documents, ladder, asOf }: AssessInput): BindingDocument[] {
  const distance = ({ reference }: BindingDocument) => ladder.indexOf(reference.region.code);
  return documents
    .filter((document) => distance(document) >= 0)
    .filter(({ status, effectiveFrom }) => status !== 'not_yet' && effectiveFrom <= asOf)
    .toSorted((one, other) => distance(one) - distance(other));
}

function chosen(programmes: readonly ProgrammeId[] | undefined): readonly ProgrammeId[] {
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
    const inWords = () => general.hardshipElsewhere;
    const test = { verdict: silent, provision: null, inWords };
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
