import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { createRandom, type Random } from '../../bench/random.ts';
import { loadLexicon } from '../../src/knowledge/lexicon.ts';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { calendarDate } from '../../src/shared/calendar-date.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { createUnderstanding } from '../../src/understanding/understand.ts';
import type { UnderstandingContext } from '../../src/understanding/understanding.ts';
import { createParaphrases, type Paraphrase } from './paraphrases.ts';
import { loadParaphraseWords } from './words.ts';

const SETS = ['triage/dev', 'understanding/dev', 'utterances/own'];
const SEED = 20_261_121;
const CONTEXT: UnderstandingContext = {
  today: calendarDate('2026-11-21'),
  asking: null,
  subject: 'speaker',
  lastProgrammes: [],
};

/** Of the sentences of one kind of paraphrase. */
export interface Survival {
  kind: string;
  sentences: number;
  /** A clear danger that is still one. */
  danger: Share;
  /** No clear danger, and still none. */
  noDanger: Share;
  urgent: Share;
  notUrgent: Share;
  /** Facts told, and told are the same. */
  facts: Share;
  changed: Changed[];
}

export interface Share {
  of: number;
  kept: number;
}

export interface Changed {
  aspect: Aspect;
  from: string;
  to: string;
}

type Aspect = 'danger' | 'noDanger' | 'urgent' | 'notUrgent' | 'facts';

/**
 * Words each labelled sentence anew and looks whether it is read as before.
 *
 * @param atMost sentences for each kind, drawn by a fixed seed.
 */
export function measureSurvival(atMost = Number.POSITIVE_INFINITY): Survival[] {
  const random = createRandom(SEED);
  const sentences = shuffle(readSentences(), random);
  const read = createReader();
  const paraphrases = createParaphrases(loadParaphraseWords(sentences.join('\n')));
  return Object.entries(paraphrases).map(([kind, paraphrase]) => {
    const reworded = wordAnew(sentences, paraphrase, random).slice(0, atMost);
    return survivalOf(kind, reworded, read);
  });
}

/** The labelled sentences, each once. */
function readSentences(): string[] {
  const CaseSchema = z.looseObject({
    text: z.string().optional(),
    utterance: z.string().optional(),
  });
  const texts = SETS.flatMap((set) =>
    readFileSync(new URL(`../${set}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => CaseSchema.parse(JSON.parse(line)))
      .map(({ text, utterance }) => text ?? utterance ?? ''),
  );
  return [...new Set(texts)];
}

interface Reading {
  danger: boolean;
  urgent: boolean;
  /** Sorted, without the words they were told in. */
  facts: string[];
}

function createReader(): (text: string) => Reading {
  const { triage } = createTriage(loadTriagePhrases());
  const gazetteer = { mentions: () => [], isCovered: () => false };
  const understand = createUnderstanding({ gazetteer, binding: null, lexicon: loadLexicon() });
  const readings = new Map<string, Reading>();
  const readAnew = (text: string): Reading => {
    const words = normaliseUtterance(text);
    const { danger, urgent } = triage(words);
    const { facts } = understand(words, CONTEXT);
    return {
      danger: danger?.certainty === 'clear',
      urgent,
      facts: facts.map(({ words: _, ...fact }) => JSON.stringify(fact)).toSorted(),
    };
  };
  return (text) => {
    const reading = readings.get(text) ?? readAnew(text);
    readings.set(text, reading);
    return reading;
  };
}

function shuffle(sentences: readonly string[], random: Random): string[] {
  return sentences
    .map((text) => ({ text, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ text }) => text);
}

interface Reworded {
  from: string;
  to: string;
}

function wordAnew(
  sentences: readonly string[],
  paraphrase: Paraphrase,
  random: Random,
): Reworded[] {
  return sentences.flatMap((from) => {
    const to = paraphrase(from, random);
    return to === undefined ? [] : [{ from, to }];
  });
}

function survivalOf(
  kind: string,
  reworded: readonly Reworded[],
  read: (text: string) => Reading,
): Survival {
  const survival: Survival = {
    kind,
    sentences: reworded.length,
    danger: { of: 0, kept: 0 },
    noDanger: { of: 0, kept: 0 },
    urgent: { of: 0, kept: 0 },
    notUrgent: { of: 0, kept: 0 },
    facts: { of: 0, kept: 0 },
    changed: [],
  };
  for (const { from, to } of reworded)
    for (const { aspect, isKept } of compare(read(from), read(to))) {
      survival[aspect].of += 1;
      if (isKept) survival[aspect].kept += 1;
      else survival.changed.push({ aspect, from, to });
    }
  return survival;
}

/** An emergency beside a clear danger is neither kept nor lost: the danger is answered. */
function compare(before: Reading, after: Reading): { aspect: Aspect; isKept: boolean }[] {
  const isSafe = !before.danger && !after.danger;
  return [
    {
      aspect: before.danger ? 'danger' : 'noDanger',
      isKept: before.danger === after.danger,
    },
    ...(isSafe
      ? [
          {
            aspect: before.urgent ? ('urgent' as const) : ('notUrgent' as const),
            isKept: before.urgent === after.urgent,
          },
        ]
      : []),
    ...(before.facts.length > 0
      ? [{ aspect: 'facts' as const, isKept: isDeepStrictEqual(before.facts, after.facts) }]
      : []),
  ];
}

export function shareKept({ of, kept }: Share): number {
  return of === 0 ? 1 : kept / of;
}
