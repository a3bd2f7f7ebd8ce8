import { describe, expect, it } from 'vitest';
import {
  eligibilityKnowledge,
  SETTINGS,
  type SettingName,
  type StatedFacts,
} from '../../tests/support/eligibility.ts';
import { type FactKey, FactsSchema } from '../contracts/facts.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import { calendarDate } from '../shared/calendar-date.ts';
import { fenOf } from '../shared/money.ts';
import type { AssessInput } from './findings.ts';
import { createFindNextQuestion } from './next-question.ts';

const findNextQuestion = createFindNextQuestion(eligibilityKnowledge);

interface Asking {
  facts?: StatedFacts;
  passedOver?: FactKey[];
  isOutsider?: boolean;
  programmes?: ProgrammeId[];
  more?: Partial<AssessInput>;
}

function ask(
  { facts = {}, passedOver = [], isOutsider = false, programmes, more }: Asking,
  setting: SettingName,
) {
  return findNextQuestion(
    {
      ...SETTINGS[setting],
      asOf: calendarDate('2026-11-21'),
      facts: FactsSchema.parse(facts),
      programmes: programmes ?? ['subsistence_allowance'],
      ...more,
    },
    { passedOver, isOutsider },
  );
}

const inNantong = (asking: Asking) => ask(asking, 'nantong');
const PUBLISHED = { publishedStandard: { fen: fenOf(700), beside: '' } };

describe('the next question', () => {
  it('is whether the standard is known, before anybody adds up an income', () => {
    expect(inNantong({})?.key).toBe('localStandard');
  });

  it('spares the family its income where nobody knows the standard', () => {
    expect(inNantong({ passedOver: ['localStandard'] })?.key).toBe('propertyWithinLimit');
  });

  it('is nothing when all that is open was passed over', () => {
    expect(inNantong({ passedOver: ['localStandard', 'propertyWithinLimit'] })).toBeNull();
  });

  it('is nothing for a decided case', () => {
    const facts = { incomeRatio: 1.2 };

    expect(inNantong({ facts })).toBeNull();
  });

  it('asks for the family before the sum, so that the sum can be a band', () => {
    const first = inNantong({ more: PUBLISHED, passedOver: ['propertyWithinLimit'] });
    const then = inNantong({
      more: PUBLISHED,
      passedOver: ['propertyWithinLimit'],
      facts: { familySize: 3 },
    });

    expect([first?.key, then]).toEqual(['familySize', { key: 'monthlyIncome', turnsAt: [2100] }]);
  });

  it('names each sum at which an outcome turns', () => {
    const asked = inNantong({
      more: PUBLISHED,
      facts: { familySize: 2, propertyWithinLimit: true },
      programmes: ['low_income_family'],
    });

    expect(asked).toEqual({ key: 'monthlyIncome', turnsAt: [1400, 2800] });
  });

  it('takes a band that lies on one side of the line', () => {
    const incomeBand = { key: 'monthlyIncome' as const, from: 0, to: 2099.99 };
    const asked = inNantong({
      more: { ...PUBLISHED, incomeBand },
      facts: { familySize: 3, propertyWithinLimit: true },
    });

    expect(asked).toBeNull();
  });

  it('narrows a band that the line runs through', () => {
    const incomeBand = { key: 'monthlyIncome' as const, from: 2000, to: 2999.99 };
    const asked = inNantong({
      more: { ...PUBLISHED, incomeBand },
      facts: { familySize: 3, propertyWithinLimit: true },
    });

    expect(asked).toEqual({ key: 'monthlyIncome', turnsAt: [2100] });
  });

  it.each<[FactKey, FactKey]>([
    ['disabilityKind', 'disabilityGrade'],
    ['seriousIllness', 'seriousIllnessCertified'],
  ])('asks for %s before %s', (first, later) => {
    const passedOver: FactKey[] = ['localStandard', 'propertyWithinLimit', 'appliesInPerson'];
    const order: FactKey[] = [];
    for (;;) {
      const programmes: ProgrammeId[] = ['single_person_allowance'];
      const question = inNantong({ programmes, passedOver: [...passedOver, ...order] });
      if (question === null) break;
      order.push(question.key);
    }

    expect(order).toEqual(expect.arrayContaining([first, later]));
    expect(order.indexOf(first)).toBeLessThan(order.indexOf(later));
  });

  it('asks no neighbour what a family has', () => {
    const programmes: ProgrammeId[] = ['subsistence_allowance'];

    expect(inNantong({ programmes, isOutsider: true })).toBeNull();
  });

  it('belongs to the leading programme', () => {
    const asked = inNantong({ programmes: ['emergency_temporary_aid', 'subsistence_allowance'] });

    expect(asked?.key).toBe('hardshipEvent');
  });

  it('is nothing where no document binds', () => {
    expect(ask({}, 'uncovered')).toBeNull();
  });
});
