import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';
import { loadEligibilityKnowledge } from '../src/knowledge/provisions.ts';

const FILE = path.join(import.meta.dirname, '../knowledge-base/eligibility/coverage.yaml');

const RuleSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('coded'),
    id: z.string(),
    clause: z.string(),
    by: z.array(z.string()).min(1),
  }),
  z.strictObject({
    state: z.literal('needs_a_person'),
    id: z.string(),
    clause: z.string(),
    by: z.array(z.string()).default([]),
    open: z.string().min(4),
  }),
  z.strictObject({ state: z.literal('not_eligibility'), id: z.string(), clause: z.string() }),
]);
const CoverageSchema = z.array(
  z.strictObject({ document: z.string(), rules: z.array(RuleSchema).min(1) }),
);

const rules = CoverageSchema.parse(parseYaml(readFileSync(FILE, 'utf8'))).flatMap(
  ({ document, rules: listed }) => listed.map((rule) => ({ ...rule, document })),
);
const provisions = new Map(
  loadEligibilityKnowledge().provisions.flatMap((book) =>
    Object.entries(book.provisions).map(([name, provision]) => [
      `${book.id}/${name}`,
      { ...provision, document: book.document },
    ]),
  ),
);
const clauses = new Map(
  loadPolicyDocuments().map(({ metadata, clauses: cut }) => [
    metadata.number,
    new Set(cut.map((clause) => clause.path)),
  ]),
);

describe('the map of the rules', () => {
  it('lists every rule that was read out of the documents, once and in order', () => {
    const numbered = (prefix: string, count: number) =>
      Array.from(
        { length: count },
        (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`,
      );

    expect(rules.map(({ id }) => id).toSorted()).toEqual(
      [
        ...numbered('AH', 32),
        ...numbered('HC', 37),
        ...numbered('NT', 64),
        ...numbered('RG', 10),
      ].toSorted(),
    );
  });

  it('names clauses that open', () => {
    const lost = rules.filter(({ document, clause }) => !clauses.get(document)?.has(clause));

    expect(lost.map(({ id }) => id)).toEqual([]);
  });

  it('knows for every rule the provisions that carry it, and no others', () => {
    const said = rules.flatMap((rule) => namedBy(rule).map((name) => `${rule.id} ${name}`));
    const carried = [...provisions].flatMap(([name, { map }]) => map.map((id) => `${id} ${name}`));

    expect(said.toSorted()).toEqual(carried.toSorted());
  });

  it('finds each rule in a provision of its own document', () => {
    const elsewhere = rules.filter((rule) =>
      namedBy(rule).some((name) => provisions.get(name)?.document !== rule.document),
    );

    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });

  it('calls a rule coded where its own clause is put to the test of facts', () => {
    const untested = rules.filter(
      (rule) => rule.state === 'coded' && !rule.by.some((name) => testsFacts(name, rule.clause)),
    );

    expect(untested.map(({ id }) => id)).toEqual([]);
  });

  it('leaves to people only what no provision decides', () => {
    const decided = rules.filter(
      (rule) =>
        rule.state === 'needs_a_person' && rule.by.some((name) => testsFacts(name, rule.clause)),
    );

    expect(decided.map(({ id }) => id)).toEqual([]);
  });
});

function namedBy(rule: (typeof rules)[number]): readonly string[] {
  return rule.state === 'not_eligibility' ? [] : rule.by;
}

/** A provision that only says that the text is silent has no other condition. */
function testsFacts(name: string, clause: string): boolean {
  const provision = provisions.get(name);
  if (provision?.clause !== clause) return false;
  const conditions = Object.keys(provision.tests).filter((test) => test !== 'silent');
  return conditions.length > 0 || provision.amount !== undefined;
}
