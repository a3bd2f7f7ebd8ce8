import type { RuleCondition, RuleProvision } from '../contracts/rule-book.ts';
import type { BoundBook } from '../eligibility/bound-books.ts';
import type { GeneralEligibility, Provision } from '../knowledge/provisions.ts';
import type { Replies } from '../knowledge/replies.ts';
import { earlierOf, validityOn } from '../knowledge/validity.ts';
import { type CalendarDate, calendarDate } from '../shared/calendar-date.ts';
import { fillTemplate } from '../shared/text.ts';

export interface ProvisionWords {
  replies: Replies;
  general: GeneralEligibility;
  asOf: CalendarDate;
}

/** What a condition says of one family's case stands for every case here. */
const CASE_VALUES = ['vehicle', 'roseOn', 'until'] as const;

/** A provision in the form of the contract, its conditions without any family's own values. */
export function presentProvision(
  { book, document }: BoundBook,
  provision: Provision,
  words: ProvisionWords,
): RuleProvision {
  const { clause, quote, modality, tests } = provision;
  const lastDay = earlierOf(provision.expiresOn, document.expiresOn);
  const values = valuesOf(provision, words);
  const fill = (text: string) => fillTemplate(text, values);
  return {
    book: book.id,
    document: document.reference,
    clause,
    quote,
    modality,
    status: document.status === 'in_force' ? validityOn(lastDay, words.asOf) : document.status,
    expiresOn: lastDay === null ? null : calendarDate(lastDay),
    conditions: withoutShorter(
      Object.values(tests).map(({ text, unsettled }) => ({
        text: fill(text),
        unsettled: unsettled === undefined ? null : fill(unsettled),
      })),
    ),
    numbers: numbersOf(provision, words),
  };
}

/** A condition that is worded once with its day and once without is one condition. */
function withoutShorter(conditions: readonly RuleCondition[]): RuleCondition[] {
  const isBegun = (text: string) =>
    conditions.some((other) => other.text !== text && other.text.startsWith(text));
  return conditions.filter(({ text, unsettled }) => unsettled !== null || !isBegun(text));
}

function valuesOf(
  { numbers }: Provision,
  { general, replies }: ProvisionWords,
): Readonly<Record<string, string>> {
  const own = Object.entries(numbers).map(([name, number]) => [name, String(number)]);
  const spoken = CASE_VALUES.map((name) => [name, replies.say(`rules.case.${name}`)]);
  return { age: String(general.elderlyAge), ...Object.fromEntries([...own, ...spoken]) };
}

function numbersOf({ numbers }: Provision, { replies }: ProvisionWords): RuleProvision['numbers'] {
  return Object.entries(numbers).map(([name, value]) => ({
    name,
    label: replies.say(`rules.numbers.${name}`),
    value,
  }));
}
