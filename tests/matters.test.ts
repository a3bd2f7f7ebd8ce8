import { describe, expect, it } from 'vitest';
import { loadMatters } from '../src/knowledge/matters/matters.ts';
import { loadPolicyDocuments } from '../src/knowledge/policy-documents.ts';

const matters = loadMatters();
const paths = new Map(
  loadPolicyDocuments().map(({ metadata, clauses }) => [
    metadata.number,
    new Set(clauses.map(({ path }) => path)),
  ]),
);
const answersOf = ({ answers }: (typeof matters)[number]) => Object.entries(answers);

describe('the matters', () => {
  it('are many, in many words', () => {
    expect(matters.length).toBeGreaterThan(900);
    expect(matters.flatMap(({ asks }) => asks).length).toBeGreaterThan(14_000);
  });

  it('name documents and clauses that exist', () => {
    const wrong = matters.flatMap((matter) =>
      answersOf(matter)
        .filter(([number, named]) => !named.every((path) => paths.get(number)?.has(path)))
        .map(([number]) => `${matter.matter}: ${number}`),
    );

    expect(wrong).toEqual([]);
  });

  it('say of some document whether it answers', () => {
    expect(matters.filter((matter) => answersOf(matter).length === 0)).toEqual([]);
  });

  it('say what is lacking only where some document is silent', () => {
    const wrong = matters.filter(
      (matter) => matter.lacks && answersOf(matter).every(([, named]) => named.length > 0),
    );

    expect(wrong.map(({ matter }) => matter)).toEqual([]);
  });

  it('reach every clause that rules on something', () => {
    const reached = new Set(
      matters.flatMap((matter) =>
        answersOf(matter).flatMap(([number, named]) => named.map((path) => `${number} ${path}`)),
      ),
    );
    const missed = [...paths].flatMap(([number, all]) =>
      [...all].filter((path) => /^二/u.test(path) && !reached.has(`${number} ${path}`)),
    );

    expect(missed).toEqual([]);
  });

  it('have no ask twice', () => {
    const asks = matters.flatMap((matter) => matter.asks.map(withoutMarks));

    expect(asks.filter((ask, at) => asks.indexOf(ask) !== at)).toEqual([]);
  });

  it('name no place: it is chosen apart', () => {
    const places = /南通|如皋|怀远|草街|合川|蚌埠/u;
    const asks = matters.flatMap((matter) => matter.asks);

    expect(asks.filter((ask) => places.test(ask))).toEqual([]);
  });

  it('hold no telephone number and no identity number', () => {
    const asks = matters.flatMap((matter) => matter.asks);

    expect(asks.filter((ask) => /\d{7,}/u.test(ask))).toEqual([]);
  });
});

function withoutMarks(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '');
}
