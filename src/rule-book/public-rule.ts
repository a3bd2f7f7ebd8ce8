import { BecauseSchema, OutcomeSchema } from '../contracts/assessments.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import {
  type PublicRule,
  type RuleExample,
  type RuleProvision,
  type RuleState,
  TestFamilySchema,
} from '../contracts/rule-book.ts';
import { type BoundBook, findRule } from '../eligibility/bound-books.ts';
import { createClause } from '../eligibility/clause.ts';
import { incomeOf } from '../eligibility/income.ts';
import type { Rule } from '../eligibility/rule.ts';
import type { EligibilityKnowledge } from '../knowledge/provisions.ts';
import type { RuleBookData, RuleExampleData } from '../knowledge/rule-book-data.ts';
import { type ProvisionWords, presentProvision } from './present-provision.ts';

export interface RuleShelf {
  /** The region's own book. */
  own: string;
  /** Of the documents that bind, the nearest first. */
  books: readonly BoundBook[];
  eligibility: EligibilityKnowledge;
  data: RuleBookData;
  words: ProvisionWords;
}

/** One programme as it holds in one region, from the rule that an assessment would take. */
export function publicRule(programme: ProgrammeId, shelf: RuleShelf): PublicRule {
  const coded = findRule(programme, shelf.books);
  const provisions =
    coded === undefined ? mentionsOf(programme, shelf) : provisionsOf(coded, shelf);
  const from = coded?.bound.book.id ?? nearestOf(provisions, shelf.own);
  const examples = coded === undefined ? [] : examplesOf(coded, shelf.data).map(presentExample);
  return {
    id: `${shelf.own}/${programme}`,
    programme,
    name: shelf.eligibility.programmes[programme],
    state: coded === undefined ? stateOfMentions(provisions) : stateOfRule(coded),
    inheritedFrom: from === shelf.own ? null : from,
    provisions,
    testFamilies: countFamilies(examples),
    examples,
  };
}

type Coded = NonNullable<ReturnType<typeof findRule>>;

function stateOfRule({ bound }: Coded): RuleState {
  return bound.document.status === 'expired' ? 'expired' : 'decided';
}

function stateOfMentions(provisions: readonly RuleProvision[]): RuleState {
  if (provisions.length === 0) return 'not_mentioned';
  return provisions.every(({ status }) => status === 'expired') ? 'expired' : 'needs_person';
}

/** A programme that its own book does not mention comes from the nearest that does. */
function nearestOf(provisions: readonly RuleProvision[], own: string): string {
  if (provisions.some(({ book }) => book === own)) return own;
  return provisions[0]?.book ?? own;
}

function mentionsOf(programme: ProgrammeId, { books, words }: RuleShelf): RuleProvision[] {
  return books.flatMap((bound) =>
    Object.values(bound.book.provisions)
      .filter(({ programmes }) => programmes.includes(programme))
      .map((provision) => presentProvision(bound, provision, words)),
  );
}

/** What is written for the programme, and what its rule reads besides, in the order of the book. */
function provisionsOf(coded: Coded, { eligibility, data, words }: RuleShelf): RuleProvision[] {
  const { rule, bound } = coded;
  const read = namesRead(rule, bound, { eligibility, data });
  return Object.entries(bound.book.provisions)
    .filter(([name, { programmes }]) => read.has(name) || programmes.includes(rule.programme))
    .map(([, provision]) => presentProvision(bound, provision, words));
}

/** The rule is watched while it assesses its examples: a list by hand would fall behind it. */
function namesRead(
  rule: Rule,
  bound: BoundBook,
  { eligibility, data }: Pick<RuleShelf, 'eligibility' | 'data'>,
): ReadonlySet<string> {
  const read = new Set<string>();
  for (const { facts } of examplesOf({ rule, bound }, data))
    rule.assess({
      facts,
      asOf: data.examplesAsOf,
      income: incomeOf(facts),
      general: eligibility.general,
      clause: (name) => {
        read.add(name);
        return createClause(bound.book, name);
      },
    });
  return read;
}

function examplesOf({ rule, bound }: Coded, { examples }: RuleBookData) {
  return examples[`${bound.book.id}/${rule.programme}`] ?? [];
}

function presentExample({ family, is, situation, facts }: RuleExampleData): RuleExample {
  const [outcome, because] = is.split(' ');
  return {
    family,
    situation,
    facts,
    outcome: OutcomeSchema.parse(outcome),
    because: BecauseSchema.parse(because),
  };
}

function countFamilies(examples: readonly RuleExample[]): PublicRule['testFamilies'] {
  const count = (wanted: string) => examples.filter(({ family }) => family === wanted).length;
  return Object.fromEntries(
    TestFamilySchema.options.map((family) => [family, count(family)]),
  ) as PublicRule['testFamilies'];
}
