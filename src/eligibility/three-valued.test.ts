import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  expired,
  grantedByDiscretion,
  met,
  missing,
  not,
  refusedByDiscretion,
  silent,
  unmet,
  whether,
  whichever,
} from './three-valued.ts';

const age = missing('age');

describe('all', () => {
  it.each([
    { rule: 'is met when everything is', of: [met, met], outcome: 'met' },
    { rule: 'is met over nothing', of: [], outcome: 'met' },
    {
      rule: 'fails on one failure whatever else is open',
      of: [age, silent, unmet],
      outcome: 'unmet',
    },
    { rule: 'stays open while one part is', of: [met, age], outcome: 'undetermined' },
  ])('$rule', ({ of, outcome }) => {
    expect(all(of).outcome).toBe(outcome);
  });

  it('asks for a fact that can still fail it, even where the text is silent', () => {
    expect(all([silent, age])).toMatchObject({
      canBeMet: false,
      canBeUnmet: true,
      ways: [['age']],
    });
  });

  it('asks for nothing where no fact decides', () => {
    expect(all([silent, met])).toMatchObject({ canBeUnmet: false, ways: [], expired: false });
  });

  it('does not ask for a fact that can only confirm what the text bars', () => {
    const onlyConfirms = { ...missing('age'), canBeUnmet: false };

    expect(all([silent, onlyConfirms])).toMatchObject({ ways: [] });
  });

  it('names a fact once', () => {
    expect(all([age, missing('age', 'familySize')])).toMatchObject({
      ways: [['age'], ['age'], ['familySize']],
    });
  });

  it('knows that its time is over rather than never written', () => {
    expect(all([met, expired])).toMatchObject({ expired: true, ways: [] });
  });
});

describe('any', () => {
  it.each([
    { rule: 'is met by one, whatever else is open', of: [age, silent, met], outcome: 'met' },
    { rule: 'fails when everything fails', of: [unmet, unmet], outcome: 'unmet' },
    { rule: 'fails over nothing', of: [], outcome: 'unmet' },
    { rule: 'stays open while one part is', of: [unmet, age], outcome: 'undetermined' },
  ])('$rule', ({ of, outcome }) => {
    expect(any(of).outcome).toBe(outcome);
  });

  it('asks for a fact that can still meet it, even beside a silent text', () => {
    expect(any([silent, age])).toMatchObject({
      canBeMet: true,
      canBeUnmet: false,
      ways: [['age']],
    });
  });
});

describe('all and any', () => {
  const one = fc.constantFrom(met, unmet, silent, expired, age, grantedByDiscretion(met));
  const twice = fc
    .array(one, { maxLength: 5 })
    .chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );

  it.each([
    { name: 'all', of: all },
    { name: 'any', of: any },
  ])('$name of them is the same in whatever order', ({ of }) => {
    fc.assert(
      fc.property(twice, ([list, shuffled]) => {
        expect(of(shuffled)).toEqual(of(list));
      }),
    );
  });
});

describe('whichever', () => {
  const which = (...verdicts: Parameters<typeof whichever>[1]) =>
    whichever('incomeRiseReason', verdicts);

  it.each([
    { rule: 'asks which where one grants and one fails', of: [met, unmet], missing: true },
    { rule: 'asks which where both grant, each by its own clause', of: [met, met], missing: true },
    { rule: 'asks which where one is open to facts', of: [silent, age], missing: true },
    { rule: 'asks nothing where each of them fails', of: [unmet, unmet], missing: false },
    { rule: 'asks nothing where no fact decides any', of: [silent, silent], missing: false },
  ])('$rule', ({ of, missing: asked }) => {
    const verdict = which(...of);

    expect(verdict.outcome === 'undetermined' && verdict.ways.length > 0).toBe(asked);
  });

  it('fails where each of them fails', () => {
    expect(which(unmet, unmet)).toEqual(unmet);
  });
});

describe('discretion', () => {
  const granted = grantedByDiscretion(met);
  const refused = refusedByDiscretion(unmet);

  it('belongs to what is granted', () => {
    expect(all([met, granted])).toEqual({ outcome: 'met', discretion: true });
  });

  it('never belongs to a condition that fails beside it', () => {
    expect(all([granted, unmet])).toEqual({ outcome: 'unmet', discretion: false });
  });

  it('gives way to a firm ground for refusing', () => {
    expect(all([refused, unmet])).toEqual({ outcome: 'unmet', discretion: false });
  });

  it('remains where every ground for refusing is a matter of it', () => {
    expect(all([refused, met])).toEqual({ outcome: 'unmet', discretion: true });
  });

  it('gives way to a firm way in', () => {
    expect(any([granted, met])).toEqual({ outcome: 'met', discretion: false });
  });

  it('leaves a failed grant and a held refusal alone', () => {
    expect([grantedByDiscretion(unmet), refusedByDiscretion(met)]).toEqual([unmet, met]);
  });
});

describe('whether', () => {
  it.each([
    { rule: 'takes yes for met', fact: true, outcome: 'met' },
    { rule: 'takes no for unmet', fact: false, outcome: 'unmet' },
    { rule: 'takes silence for neither', fact: undefined, outcome: 'undetermined' },
  ])('$rule', ({ fact, outcome }) => {
    expect(whether(fact, 'employed').outcome).toBe(outcome);
  });
});

describe('not', () => {
  it('swaps what an open verdict can still become', () => {
    expect(not({ ...age, canBeMet: false })).toMatchObject({ canBeMet: true, canBeUnmet: false });
  });
});
