import type { Facts } from '../contracts/facts.ts';
import { PROGRAMME_IDS, type ProgrammeId } from '../contracts/programmes.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place, PlaceLadder } from '../shared/place.ts';
import { type BoundBook, bindBooks, findRule } from './bound-books.ts';
import type { BindingDocument } from './citations.ts';
import { createClauses, createTrialClause, type FindClause } from './clause.ts';
import {
  type Income,
  type IncomeBand,
  incomeOf,
  type PublishedStandard,
  tellsOfIncome,
} from './income.ts';
import type { Case, Finding, Rule } from './rule.ts';
import { expired, silent, type Verdict } from './three-valued.ts';
import { createFindSilence, type FindSilence } from './unmentioned.ts';

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
  /** What it would come to if one more fact were known. */
  verdictWith(programme: ProgrammeId, fact: Facts): Verdict;
}

/** What the rules of the documents that bind a place on a day find in a case. */
export type FindingsOf = (input: AssessInput) => Findings;

export function createFindingsOf(knowledge: EligibilityKnowledge): FindingsOf {
  const { provisions, general } = knowledge;
  const findSilence = createFindSilence(knowledge);
  const withBooks = new Set(provisions.map(({ document }) => document));
  const clauses = new Map(provisions.map((book) => [book.id, createClauses(book)]));
  const trials = new Map(
    provisions.map((book) => [book.id, createClauses(book, createTrialClause)]),
  );
  return (input) => {
    const books = bindBooks(provisions, bindingDocuments(input, withBooks));
    const bench: Bench = { input, books, general, findSilence, clauses };
    const trial: Bench = { ...bench, clauses: trials };
    const isCovered = input.documents.some((document) => binds(document, input));
    const income = incomeIn(input, input.facts);
    return {
      income,
      isCovered,
      programmes: isCovered ? chosen(input.programmes) : [],
      find: (programme) => findingFor(programme, { facts: input.facts, income }, bench),
      verdictWith(programme, fact) {
        const facts = { ...input.facts, ...fact };
        const known = { facts, income: tellsOfIncome(fact) ? incomeIn(input, facts) : income };
        return findingFor(programme, known, trial).verdict;
      },
    };
  };
}

function incomeIn({ publishedStandard, incomeBand }: AssessInput, facts: Facts): Income {
  return incomeOf(facts, publishedStandard, incomeBand);
}

type Known = Pick<Case, 'facts' | 'income'>;

/** What is the same whatever else should become known. */
interface Bench {
  input: AssessInput;
  general: EligibilityKnowledge['general'];
  findSilence: FindSilence;
  /** By the id of their book. */
  clauses: ReadonlyMap<string, FindClause>;
  /** Of the documents that bind, the nearest to the place first. */
  books: readonly BoundBook[];
}

/** Those that rules were written for: of the thousands that may bind a place, most have none. */
function bindingDocuments(input: AssessInput, withBooks: ReadonlySet<string>): BindingDocument[] {
  const distance = ({ reference }: BindingDocument) => input.ladder.indexOf(reference.region.code);
  return input.documents
    .filter(({ reference }) => withBooks.has(reference.number))
    .filter((document) => binds(document, input))
    .toSorted((one, other) => distance(one) - distance(other));
}

/** Checked once more here, so that a careless caller cannot let a foreign or future document in. */
function binds(
  { reference, status, effectiveFrom }: BindingDocument,
  { ladder, asOf }: AssessInput,
): boolean {
  return ladder.includes(reference.region.code) && status !== 'not_yet' && effectiveFrom <= asOf;
}

function chosen(programmes: readonly ProgrammeId[] | undefined): readonly ProgrammeId[] {
  return programmes === undefined
    ? PROGRAMME_IDS
    : PROGRAMME_IDS.filter((id) => programmes.includes(id));
}

function findingFor(programme: ProgrammeId, known: Known, bench: Bench): Finding {
  const { input, books, general, findSilence } = bench;
  if (programme === 'emergency_temporary_aid' && happenedElsewhere(input)) {
    const inWords = () => general.hardshipElsewhere;
    const test = { verdict: silent, provision: null, inWords };
    return { verdict: silent, tests: [test], amounts: [], selfReported: false };
  }
  const coded = findRule(programme, books);
  if (coded !== undefined) return applyRule(coded, known, bench);
  return findSilence(
    programme,
    books.map(({ book }) => book),
  );
}

/** The documents of the place where it happened decide, and here they are not known. */
function happenedElsewhere({ place, hardshipLadder }: AssessInput): boolean {
  return hardshipLadder !== undefined && !hardshipLadder.includes(place.code);
}

function applyRule(
  { rule, bound }: { rule: Rule; bound: BoundBook },
  { facts, income }: Known,
  { input, general, clauses }: Bench,
): Finding {
  const clause = clauses.get(bound.book.id);
  if (clause === undefined) throw new Error(`There is no book ${bound.book.id}.`);
  const finding = rule.assess({ facts, income, asOf: input.asOf, general, clause });
  // What a document of the past says decides nothing today.
  return bound.document.status === 'expired'
    ? { ...finding, verdict: expired, amounts: [] }
    : finding;
}
