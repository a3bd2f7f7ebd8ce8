import type { z } from 'zod';
import { type FactsSchema, HARDSHIP_EVENTS } from '../src/contracts/facts.ts';
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
} from '../src/shared/calendar-date.ts';
import { createRandom, type Random } from './random.ts';

/** Facts as a caller writes them: dates are plain text. */
type StatedFacts = z.input<typeof FactsSchema>;

/** A household that somebody asks about, and what holds beside its facts. */
export interface Asked {
  facts: StatedFacts;
  asOf: CalendarDate;
  /** The published 低保标准, yuan a person a month. */
  publishedStandard?: number | undefined;
  /** The emergency happened in another region than the one asked. */
  elsewhere: boolean;
}

const BOTH = [true, false] as const;
/** Ordinary days, both sides of the end of 十四五, and months whose last day moves a period's end. */
const DAYS = [
  '2026-11-21',
  '2026-11-21',
  '2026-11-21',
  '2025-12-31',
  '2026-01-01',
  '2026-02-28',
  '2026-08-31',
  '2024-02-29',
].map(calendarDate);

/** Every line that a document draws, on it and one step to either side. */
const RATIOS = [0, 0.5, 0.99, 1, 1.01, 1.2, 1.49, 1.5, 1.51, 1.99, 2, 2.01, 2.4];
const STANDARDS = [600, 735, 1035];

/** Facts that stand for themselves. */
const PLAIN = {
  propertyWithinLimit: BOTH,
  age: [0, 8, 15, 16, 17, 18, 40, 59, 60, 61, 80],
  workAbility: ['none', 'none', 'partial', 'full'],
  hasLivelihoodSource: BOTH,
  supporters: ['none', 'unable', 'able'],
  selfCare: ['independent', 'semi', 'full_care'],
  supportMode: ['dispersed', 'institution'],
  wantsInstitution: BOTH,
  hasSomeIncomeOrProperty: BOTH,
  selfRescueExhausted: BOTH,
  appliesInPerson: BOTH,
  receivingAllowance: [true, true, false],
  incomeRiseReason: ['employment', 'other'],
  formerlyPoor: BOTH,
  stableIndustryIncome: BOTH,
  pensionInsurance: ['contributing', 'terminated', 'none'],
  employed: BOTH,
  drawingPension: BOTH,
  incomeOverLimit: BOTH,
  businessRegistered: BOTH,
  hardshipEvent: HARDSHIP_EVENTS,
  basicLifeAtRisk: BOTH,
  canSelfRescue: BOTH,
  otherAidSuffices: BOTH,
  largeNecessaryExpense: BOTH,
  disasterReliefReceived: BOTH,
} as const satisfies { [K in keyof StatedFacts]: readonly StatedFacts[K][] };

const KINDS = [
  'physical',
  'visual',
  'hearing',
  'speech',
  'intellectual',
  'mental',
  'multiple',
] as const;
const VEHICLES = ['car', 'motorcycle', 'electric', 'tricycle', 'wheelchair'] as const;

/** One of the values where the fact is known. */
type Draw = <Value>(values: readonly Value[]) => Value | undefined;

/** How likely each fact is to be known: of some households little, of some everything. */
const DEGREES = [0.15, 0.5, 0.8, 0.95, 1];

/** One household after the other, the same for the same seed; none of them contradicts itself. */
export function createHouseholds(seed: number, degrees = DEGREES): () => Asked {
  const random = createRandom(seed);
  return () => {
    const known = random.pick(degrees);
    const draw: Draw = (values) => (random.next() < known ? random.pick(values) : undefined);
    const asOf = random.pick(DAYS);
    const { publishedStandard, ...income } = drawIncome(random, draw);
    const facts = {
      ...drawPlain(draw),
      ...income,
      ...drawHealth(random, draw),
      incomeRoseOn: draw([draw(around(asOf, 6)) ?? asOf]),
      vehicles: drawList(random, draw, () => drawVehicle(draw)),
      homes: drawList(random, draw, () => drawHome(draw, asOf)),
    };
    return {
      facts: withoutUnknown(facts),
      asOf,
      publishedStandard,
      elsewhere: random.next() < 0.04,
    };
  };
}

function drawPlain(draw: Draw): StatedFacts {
  return Object.fromEntries(
    Object.entries(PLAIN).map(([key, values]) => [key, draw<unknown>(values)]),
  );
}

/** As a ratio, per person or for the family; to the fen, and sometimes lacking a part. */
function drawIncome(random: Random, draw: Draw): StatedFacts & Pick<Asked, 'publishedStandard'> {
  const ratio = random.pick(RATIOS);
  const form = random.below(4);
  if (form <= 1) return { incomeRatio: draw([ratio]) };
  const standard = random.pick(STANDARDS);
  const isPublished = random.below(4) === 0;
  const stated = isPublished
    ? { publishedStandard: standard }
    : { localStandard: draw([standard]) };
  const step = random.pick([-1, 0, 0, 1]);
  if (form === 2) return { ...stated, perCapitaIncome: draw([yuan(standard * ratio, step)]) };
  const familySize = 1 + random.below(4);
  return {
    ...stated,
    familySize: draw([familySize]),
    monthlyIncome: draw([yuan(standard * ratio * familySize, step)]),
  };
}

/** Nothing here contradicts itself: that is refused before any rule is tried. */
function drawHealth(random: Random, draw: Draw) {
  const isDisabled = random.below(3) > 0;
  const isIll = random.below(2) === 0;
  return {
    disabilityKind: isDisabled ? draw(KINDS) : draw(['none'] as const),
    disabilityGrade: isDisabled ? draw([1, 2, 3, 4]) : undefined,
    seriousIllness: draw([isIll]),
    seriousIllnessCertified: isIll ? draw(BOTH) : draw([false]),
  };
}

function drawVehicle(draw: Draw) {
  const kind = draw(VEHICLES) ?? 'motorcycle';
  return withoutUnknown({ kind, deregistered: draw(BOTH), certificate: draw(BOTH) });
}

function drawHome(draw: Draw, asOf: CalendarDate) {
  return withoutUnknown({
    place: draw(['rural', 'urban'] as const) ?? 'urban',
    commercial: draw(BOTH),
    boughtOn: draw(around(asOf, 36)),
    expropriation: draw([true, false, false]),
  });
}

function drawList<Item>(random: Random, draw: Draw, one: () => Item): Item[] | undefined {
  const length = draw([0, 1, 1, 2, 3]);
  return length === undefined || random.below(3) === 0
    ? undefined
    : Array.from({ length }, () => one());
}

/** Days around the end of a period that lasted so many months, and far to either side of it. */
function around(asOf: CalendarDate, months: number): CalendarDate[] {
  const start = addMonths(asOf, -months);
  const near = [-3, -2, -1, 0, 1, 2, 3].map((days) => addDays(start, days));
  return [asOf, addDays(asOf, -40), ...near, addMonths(asOf, -months * 2)];
}

function yuan(amount: number, stepInFen: number): number {
  return Math.max(0, Math.round(amount * 100) + stepInFen) / 100;
}

function withoutUnknown<Known extends object>(known: Known): Known {
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  ) as Known;
}
