import { describe, expect, it } from 'vitest';
import { ProgrammeIdSchema } from '../src/contracts/programmes.ts';
import { RULES } from '../src/eligibility/rules/rules.ts';
import { loadRuleBookData } from '../src/knowledge/rule-book-data.ts';
import { coverageOf } from '../src/rule-book/clause-coverage.ts';
import { judge, type SettingName, verdictOf } from './support/eligibility.ts';
import { ruleBookNeeds } from './support/rule-book.ts';

const { examplesAsOf, examples, coverage } = loadRuleBookData();
const { documents, eligibility } = ruleBookNeeds;

const cases = Object.entries(examples).flatMap(([rule, listed]) =>
  listed.map((example) => ({ rule, ...example })),
);

describe('the examples that the rule book shows', () => {
  it.each(cases)('$rule: $situation', ({ rule, facts, is }) => {
    const [book, programme] = rule.split('/');
    const assessed = judge(book as SettingName, ProgrammeIdSchema.parse(programme));

    expect(verdictOf(assessed(facts, examplesAsOf))).toBe(is);
  });

  it('exist for every rule and for nothing else', () => {
    const rules = RULES.map(({ book, programme }) => `${book}/${programme}`);

    expect(Object.keys(examples).toSorted()).toEqual(rules.toSorted());
  });

  it('stand in the family that their outcome belongs to', () => {
    const outcomes = {
      met: /^met /,
      unmet: /^unmet /,
      missing: /^undetermined missing_facts$/,
      unsettled: /^undetermined policy_silent$/,
      boundary: /./,
    };

    expect(cases.filter(({ family, is }) => !outcomes[family].test(is))).toEqual([]);
  });
});

describe('the coverage of the clauses', () => {
  it.each(documents)('gives every clause of $metadata.number exactly one state', (source) => {
    expect(coverageOf(source, coverage).clauses).toHaveLength(source.clauses.length);
  });

  it.each(documents)('names no clause that $metadata.number lacks', ({ metadata, clauses }) => {
    const known = new Set(clauses.map(({ path }) => path));
    const { coded, needsPerson, notAboutEligibility } = entryOf(metadata.number);
    const named = [...coded, ...Object.keys(needsPerson), ...notAboutEligibility];

    expect(named.filter((path) => !known.has(path))).toEqual([]);
  });

  it('names each document once', () => {
    expect(coverage.map(({ document }) => document).toSorted()).toEqual(
      documents.map(({ metadata }) => metadata.number).toSorted(),
    );
  });

  it.each(eligibility.provisions)(
    'calls coded exactly the clauses that a rule of $document reads',
    ({ id, document, provisions }) => {
      const read = Object.values(provisions)
        .filter(({ programmes }) =>
          RULES.some(({ book, programme }) => book === id && programmes.includes(programme)),
        )
        .map(({ clause }) => clause);

      expect(entryOf(document).coded.toSorted()).toEqual([...new Set(read)].toSorted());
    },
  );

  it.each(eligibility.provisions)(
    'leaves to a person what provisions of $document name and no rule reads',
    ({ document, provisions }) => {
      const { coded, needsPerson } = entryOf(document);
      const cited = Object.values(provisions).map(({ clause }) => clause);

      expect(cited.filter((one) => !coded.includes(one) && !(one in needsPerson))).toEqual([]);
    },
  );
});

function entryOf(number: string) {
  const found = coverage.find(({ document }) => document === number);
  if (found === undefined) throw new Error(`clause-coverage.yaml lacks ${number}.`);
  return found;
}
