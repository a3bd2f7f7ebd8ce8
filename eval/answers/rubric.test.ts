import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCards } from '../../src/knowledge/cards.ts';
import { coversClause } from '../../src/knowledge/clause-path.ts';
import { loadPolicyDocuments } from '../../src/knowledge/policy-documents.ts';
import { withoutWhitespace } from '../../src/shared/text.ts';
import { readCases } from '../cases.ts';
import { type LayCase, LayCaseSchema } from '../lay-cases.ts';
import { RubricSchema } from './rubric.ts';

const HALVES = [
  { half: 'dev', least: 150 },
  { half: 'test', least: 100 },
  { half: 'unread', least: 70 },
  { half: 'near', least: 70 },
];
const clauses = loadPolicyDocuments().flatMap(({ metadata, clauses: own }) =>
  own.map((clause) => ({ number: metadata.number, ...clause })),
);
const cards = loadCards();

describe.each(HALVES)('the rubric of the half $half', ({ half, least }) => {
  const folder = path.join(import.meta.dirname, '..');
  const rubrics = readCases(path.join(folder, 'answers', `rubric-${half}.jsonl`), RubricSchema);
  const cases = new Map(
    readCases(path.join(folder, 'lay', `${half}.jsonl`), LayCaseSchema).map((each) => [
      each.id,
      each,
    ]),
  );

  it('is of many answerable questions, each once', () => {
    expect(rubrics.length).toBeGreaterThanOrEqual(least);
    expect(new Set(rubrics.map(({ id }) => id)).size).toBe(rubrics.length);
    expect(rubrics.filter(({ id }) => !cases.get(id)?.answerable)).toEqual([]);
  });

  it('asks for nothing that neither the gold clauses nor a card that cites them say', () => {
    const wrong = rubrics.flatMap(({ id, points }) => {
      const sayable = sayableTo(cases.get(id));
      return points
        .filter((wordings) => !wordings.some((wording) => sayable.includes(wording)))
        .map((wordings) => `${id} ${wordings.join('／')}`);
    });

    expect(wrong).toEqual([]);
  });
});

function sayableTo(asked: LayCase | undefined): string {
  const isGold = (number: string, clause: string) =>
    asked?.gold.some((gold) => gold.number === number && coversClause(gold.clause, clause));
  const said = [
    ...clauses.filter((clause) => isGold(clause.number, clause.path)).map(({ text }) => text),
    ...cards
      .filter(({ document, citations }) => citations.some(({ clause }) => isGold(document, clause)))
      .map(({ text }) => text),
  ];
  return withoutWhitespace(said.join('\n'));
}
