import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import type { Triage } from '../../src/triage/signs.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { type LabelledSentence, readLabelled } from './labelled.ts';

type ApartPart = (typeof APART_PARTS)[number];
const APART_PARTS = [
  'apart-training',
  'apart-held-out',
  'apart-later',
  'apart-plain',
  'apart-common',
  'apart-recent',
  'apart-talked',
  'apart-in-talk',
] as const;

interface Answer {
  sentence: LabelledSentence;
  found: Triage;
}

/** How the sentences that were written apart from the product are read, as shares of 1. */
interface ApartScore {
  danger: {
    /** Clear dangers answered with safety first, and those at least asked about. */
    clear: number;
    heard: number;
    /** Of those answered with safety first: the right numbers to call. */
    category: number;
    /** Hints so thin that a person could read them otherwise: at least asked about. */
    weakHeard: number;
  };
  urgent: { recall: number; precision: number };
  /** By what the author set out to write: false dangers, false caring questions, false emergencies. */
  alarms: Record<
    'near' | 'plain' | 'hardship' | 'urgent',
    { danger: number; asked: number; urgent: number }
  >;
}

export function readApart(part: ApartPart): Answer[] {
  const { triage } = createTriage(loadTriagePhrases());
  return readLabelled(part).map((sentence) => ({
    sentence,
    found: triage(normaliseUtterance(sentence.text)),
  }));
}

export function scoreApart(answers: readonly Answer[]): ApartScore {
  const dangers = answers.filter(({ sentence }) => sentence.danger !== null);
  const told = dangers.filter(({ sentence }) => sentence.certainty !== 'ask');
  const cleared = told.filter(isClear);
  const wanting = answers.filter(({ sentence }) => sentence.urgent === true);
  const notWanting = answers.filter(({ sentence }) => sentence.urgent === false);
  const found = wanting.filter(isUrgent).length;
  return {
    danger: {
      clear: share(told, isClear),
      heard: share(told, isHeard),
      category: share(
        cleared.filter(({ sentence }) => !sentence.anyKind),
        (answer) => answer.found.danger?.category === answer.sentence.danger,
      ),
      weakHeard: share(
        dangers.filter(({ sentence }) => sentence.certainty === 'ask'),
        isHeard,
      ),
    },
    urgent: {
      recall: share(wanting, isUrgent),
      precision: found / Math.max(1, found + notWanting.filter(isUrgent).length),
    },
    alarms: {
      near: alarmsIn(answers, 'near'),
      plain: alarmsIn(answers, 'plain'),
      hardship: alarmsIn(answers, 'hardship'),
      urgent: alarmsIn(answers, 'urgent'),
    },
  };
}

function alarmsIn(answers: readonly Answer[], set: LabelledSentence['set']) {
  const quiet = answers.filter(({ sentence }) => sentence.set === set && !sentence.open);
  return {
    danger: share(quiet, isClear),
    asked: share(quiet, (answer) => isHeard(answer) && !isClear(answer)),
    urgent: share(
      quiet.filter(({ sentence }) => sentence.urgent === false),
      isUrgent,
    ),
  };
}

const isClear = ({ found }: Answer) => found.danger?.certainty === 'clear';
const isHeard = ({ found }: Answer) => found.danger !== null;
const isUrgent = ({ found }: Answer) => found.urgent;

function share(answers: readonly Answer[], holds: (answer: Answer) => boolean): number {
  return answers.length === 0 ? 0 : answers.filter(holds).length / answers.length;
}

/** Prints both parts; no text, so that the held-out one stays unread. */
export function printApart(): void {
  for (const part of APART_PARTS) {
    const { danger, urgent, alarms } = scoreApart(readApart(part));
    console.log(`${part}, in per cent`);
    console.table({ danger: percents(danger), urgent: percents(urgent) });
    console.table(
      Object.fromEntries(Object.entries(alarms).map(([set, one]) => [set, percents(one)])),
    );
  }
}

function percents(shares: Readonly<Record<string, number>>) {
  return Object.fromEntries(
    Object.entries(shares).map(([name, value]) => [name, (100 * value).toFixed(1)]),
  );
}
