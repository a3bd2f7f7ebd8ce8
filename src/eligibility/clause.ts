import type { ConditionWords, Provision, ProvisionBook } from '../knowledge/provisions.ts';
import { fillTemplate } from '../shared/text.ts';
import type { AmountDue, Finding, TestMade, TestWords } from './rule.ts';
import type { Verdict } from './three-valued.ts';

type Values = Readonly<Record<string, string>>;

/** A provision as a rule uses it: its numbers, and its conditions in words. */
export interface Clause {
  provision: Provision;
  /** @throws {Error} when the provision has no such number. */
  number(name: string): number;
  /** Puts one condition to the test. `values` fill its sentences, where they are shown, beside the provision's own numbers. */
  test(name: string, verdict: Verdict, values?: () => Values): Finding;
  /** What is due under this provision, as a share of the standard. */
  amount(multiple: number, bound: AmountDue['bound']): AmountDue;
}

export type FindClause = (name: string) => Clause;

/** The clauses of a book by their names; each is made once, for no case changes it. */
export function createClauses(book: ProvisionBook, create = createClause): FindClause {
  const made = new Map<string, Clause>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const clause = create(book, name);
    made.set(name, clause);
    return clause;
  };
}

/** @throws {Error} when the book has no provision of that name: a rule and its data have come apart. */
export function createClause(book: ProvisionBook, name: string): Clause {
  const provision = book.provisions[name];
  if (provision === undefined) throw new Error(`The book ${book.id} needs a provision ${name}.`);
  const cited = { document: book.document, provision };
  return {
    provision,
    number(key) {
      const number = provision.numbers[key];
      if (number === undefined) throw new Error(`${book.id}/${name} needs a number ${key}.`);
      return number;
    },
    test(key, verdict, values = () => ({})) {
      const words = provision.tests[key];
      if (words === undefined) throw new Error(`${book.id}/${name} needs a test ${key}.`);
      const test: TestMade = {
        verdict,
        provision: cited,
        inWords() {
          return spoken(words, verdict, () => valuesOf(provision, values()));
        },
      };
      return { verdict, tests: [test], amounts: [], selfReported: false };
    },
    amount(multiple, bound) {
      if (provision.amount === undefined)
        throw new Error(`${book.id}/${name} needs the name of its amount.`);
      return { label: provision.amount, multiple, bound, provision: cited };
    },
  };
}

/** The same where only the verdict counts: nothing is kept to be shown. */
export function createTrialClause(book: ProvisionBook, name: string): Clause {
  return {
    ...createClause(book, name),
    test: (_, verdict) => ({ verdict, tests: [], amounts: [], selfReported: false }),
  };
}

function spoken(words: ConditionWords, verdict: Verdict, values: () => Values): TestWords {
  const template = flipTemplate(words, verdict);
  return {
    text: fill(words.text, values),
    flip: template === undefined ? null : fill(template, values),
  };
}

/** Most sentences take no values. */
function fill(template: string, values: () => Values): string {
  return template.includes('{') ? fillTemplate(template, values()) : template;
}

function flipTemplate(words: ConditionWords, verdict: Verdict): string | undefined {
  if (verdict.outcome === 'undetermined')
    return verdict.ways.length === 0 ? words.unsettled : undefined;
  return verdict.outcome === 'unmet' ? words.flip : undefined;
}

function valuesOf({ numbers }: Provision, values: Values): Values {
  const own = Object.entries(numbers).map(([name, number]) => [name, String(number)]);
  return { ...Object.fromEntries(own), ...values };
}
