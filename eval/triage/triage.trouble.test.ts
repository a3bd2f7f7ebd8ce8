import { describe, expect, it } from 'vitest';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { readLabelled } from './labelled.ts';
import { scoreTriage } from './score.ts';

const reader = createTriage(loadTriagePhrases());
const triage = (text: string) => reader.triage(normaliseUtterance(text));
const dev = scoreTriage(readLabelled('dev'), triage);
const test = scoreTriage(readLabelled('test'), triage);
const fresh = scoreTriage(readLabelled('fresh'), triage);
const harmless = scoreTriage(readLabelled('harmless'), triage);
const ordinary = scoreTriage(readLabelled('ordinary'), triage);

describe('the development half', () => {
  it('has the life dangers seen', () => {
    expect(dev.danger.recall).toBeGreaterThanOrEqual(0.975);
  });

  it('has few false alarms, although most of its sentences were written to raise one', () => {
    expect(dev.danger.falseAlarmRate).toBeLessThanOrEqual(0.03);
  });

  it('has the emergencies found, and little else', () => {
    expect(dev.emergency.recall).toBeGreaterThanOrEqual(0.975);
    expect(dev.emergency.precision).toBeGreaterThanOrEqual(0.95);
  });

  it('has the causes named', () => {
    expect(dev.cause.wrong).toEqual([]);
  });
});

describe('the test half', () => {
  it('loses no ground on life danger', () => {
    expect(test.danger.recall).toBeGreaterThanOrEqual(0.97);
    expect(test.danger.falseAlarmRate).toBeLessThanOrEqual(0.01);
  });

  it('loses no ground on emergencies', () => {
    expect(test.emergency.recall).toBeGreaterThanOrEqual(0.95);
    expect(test.emergency.precision).toBeGreaterThanOrEqual(0.95);
  });
});

/** Once unseen; learned from since, as `test` and `harmless` are: they can only show lost ground. */
describe('the hard hundred', () => {
  it('lose no ground on life danger', () => {
    expect(fresh.danger.recall).toBeGreaterThanOrEqual(0.76);
    expect(fresh.danger.falseAlarmRate).toBeLessThanOrEqual(0.12);
  });

  it('lose no ground on emergencies', () => {
    expect(fresh.emergency.recall).toBeGreaterThanOrEqual(0.78);
    expect(fresh.emergency.precision).toBeGreaterThanOrEqual(0.93);
  });
});

describe('ordinary sentences of other subjects', () => {
  it('are taken for danger at most ten times in a thousand', () => {
    expect(ordinary.danger.falseAlarmRate).toBeLessThanOrEqual(0.01);
  });

  it('are taken for an emergency at most ten times in a thousand', () => {
    expect(ordinary.emergency.falseAlarmRate).toBeLessThanOrEqual(0.01);
  });
});

describe('harmless sentences full of words that frighten', () => {
  it('are seldom taken for danger or emergency', () => {
    expect(harmless.danger.falseAlarmRate).toBeLessThanOrEqual(0.07);
    expect(harmless.emergency.falseAlarmRate).toBeLessThanOrEqual(0.015);
  });
});
