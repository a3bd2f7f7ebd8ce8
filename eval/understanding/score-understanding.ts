import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { loadLexicon } from '../../src/knowledge/lexicon.ts';
import { loadGazetteer } from '../../src/knowledge/places.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';
import type { Understanding, UnderstandingContext } from '../../src/understanding/understanding.ts';

const FactsSchema = z.record(z.string(), z.unknown());
const CaseSchema = z.strictObject({
  text: z.string().min(1),
  context: z.record(z.string(), z.unknown()).default({}),
  expect: z.strictObject({
    /** All facts about the subject, and nothing else. */
    facts: FactsSchema,
    speakerFacts: FactsSchema.default({}),
    retracts: FactsSchema.default({}),
    /** `place:role` in any order; the place by the beginning of its name, 如皋 for 如皋市. */
    regions: z.array(z.string()).optional(),
    programmes: z.array(z.string()).optional(),
    asks: z.array(z.string()).optional(),
    commands: z.array(z.string()).optional(),
    department: z.string().optional(),
  }),
});
type Case = z.infer<typeof CaseSchema>;

export interface Scores {
  cases: number;
  factsPrecision: number;
  factsRecall: number;
  factsF1: number;
  /** Shares of the cases that expect something of it and get exactly that. */
  regions: number;
  programmes: number;
  asks: number;
  commands: number;
  department: number;
  misses: string[];
}

/** Regions whose documents the service comes with. */
const BINDING = ['320600', '320682', '340321', '500117005'];

export const NO_CONTEXT: UnderstandingContext = {
  today: calendarDate('2026-11-21'),
  asking: null,
  subject: 'speaker',
  lastProgrammes: [],
};

/** @param file a set beside this file, one case a line. */
export function scoreUnderstanding(file: string): Scores {
  const lines = readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n');
  const understand = understandAlone();
  const results = lines.map((line) => {
    const expected = CaseSchema.parse(JSON.parse(line));
    const context = { ...NO_CONTEXT, ...expected.context } as UnderstandingContext;
    return compare(expected, understand(normaliseUtterance(expected.text), context));
  });
  return summarise(results);
}

/** Without a store: the regions of the documents that the service comes with bind. */
export function understandAlone() {
  return createUnderstanding({
    gazetteer: loadGazetteer(),
    binding: BINDING,
    lexicon: loadLexicon(),
  });
}

interface Result {
  facts: { right: number; wrong: number; missing: number };
  labels: Record<Label, boolean | undefined>;
  misses: string[];
}

const LABELS = ['regions', 'programmes', 'asks', 'commands', 'department'] as const;
type Label = (typeof LABELS)[number];

function compare({ text, expect }: Case, found: Understanding): Result {
  const groups = [
    [
      expect.facts,
      found.facts.filter((it) => it.about === 'subject' && !it.retracts && it.value !== null),
    ],
    [
      expect.speakerFacts,
      found.facts.filter((it) => it.about === 'speaker' && !it.retracts && it.value !== null),
    ],
    [expect.retracts, found.facts.filter((it) => it.retracts)],
  ] as const;
  const misses: string[] = [];
  const facts = { right: 0, wrong: 0, missing: 0 };
  for (const [wanted, got] of groups) {
    const isRight = (key: string, value: unknown) =>
      key in wanted && isDeepStrictEqual(wanted[key], value);
    const right = got.filter((it) => isRight(it.key, it.value));
    const wrong = got.filter((it) => !isRight(it.key, it.value));
    const missing = Object.keys(wanted).filter((key) => !right.some((it) => it.key === key));
    facts.right += right.length;
    facts.wrong += wrong.length;
    facts.missing += missing.length;
    for (const it of wrong) misses.push(`${text} → not ${it.key}=${JSON.stringify(it.value)}`);
    for (const key of missing) misses.push(`${text} → ${key}=${JSON.stringify(wanted[key])}`);
  }
  const labels = labelsOf(expect, found);
  for (const name of LABELS)
    if (labels[name] === false) misses.push(`${text} → ${name} ${JSON.stringify(expect[name])}`);
  return { facts, labels, misses };
}

function labelsOf(expect: Case['expect'], found: Understanding): Result['labels'] {
  const isSame = (wanted: readonly string[] | undefined, got: readonly string[]) =>
    wanted && isDeepStrictEqual(wanted.toSorted(), got.toSorted());
  return {
    regions: expect.regions && isSamePlaces(expect.regions, found.regions),
    programmes: isSame(expect.programmes, found.programmes),
    asks: isSame(expect.asks, found.asks),
    commands: isSame(expect.commands, found.commands),
    department: expect.department ? expect.department === found.otherDepartment : undefined,
  };
}

function isSamePlaces(wanted: readonly string[], found: Understanding['regions']): boolean {
  const rest = found.map((it) => ({ name: it.place?.name ?? '?', role: it.role }));
  const isFound = wanted.every((it) => {
    const [name = '', role] = it.split(':');
    const at = rest.findIndex((region) => region.role === role && region.name.startsWith(name));
    return at >= 0 && rest.splice(at, 1).length > 0;
  });
  return isFound && rest.length === 0;
}

function summarise(results: readonly Result[]): Scores {
  const sum = (pick: (facts: Result['facts']) => number) =>
    results.reduce((total, it) => total + pick(it.facts), 0);
  const right = sum((it) => it.right);
  const factsPrecision = right / Math.max(1, right + sum((it) => it.wrong));
  const factsRecall = right / Math.max(1, right + sum((it) => it.missing));
  const share = (name: Label) => {
    const judged = results.flatMap((it) => it.labels[name] ?? []);
    return judged.filter((it) => it).length / Math.max(1, judged.length);
  };
  return {
    cases: results.length,
    factsPrecision,
    factsRecall,
    factsF1: (2 * factsPrecision * factsRecall) / Math.max(1e-9, factsPrecision + factsRecall),
    regions: share('regions'),
    programmes: share('programmes'),
    asks: share('asks'),
    commands: share('commands'),
    department: share('department'),
    misses: results.flatMap((it) => it.misses),
  };
}
