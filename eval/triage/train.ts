import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { normaliseUtterance } from '../../src/shared/text.ts';
import { cutGroups, scaleOf } from '../../src/triage/learned.ts';
import { createThemeEar } from '../../src/triage/themes.ts';
import { createTriage } from '../../src/triage/triage.ts';
import { type LabelledSentence, readLabelled } from './labelled.ts';

/**
 * Learns from the development half and the ordinary sentences how much each group of characters
 * speaks for each label (logistic regression, full batch, no chance in it), and writes the weights.
 * Run: npx tsx eval/triage/train.ts
 */
const TARGET = fileURLToPath(
  new URL('../../knowledge-base/phrases/danger-learned.tsv', import.meta.url),
);
const LABELS = ['danger', 'urgent', 'suicide', 'fire', 'medical', 'violence', 'child', 'other'];
const ROUNDS = 400;
const STEP = 6;
/** How much of the last step the next keeps: without it 400 rounds end far from the best weights. */
const MOMENTUM = 0.9;
const DECAY = 1e-4;
const SEEN_AT_LEAST = 2;
/** A missed call for help weighs as much as so many false ones; which danger it is, only once. */
const MISS_WEIGHS: Readonly<Record<string, number>> = { danger: 3, urgent: 3 };
const SMALLEST = 0.12;

export interface Trained {
  groups: string[];
  weights: number[][];
  bias: number[];
}

export function train(sentences: readonly LabelledSentence[]): Trained {
  const phrases = loadTriagePhrases();
  const reader = createTriage(phrases);
  const hearThemes = createThemeEar(phrases);
  const cut = sentences.map((sentence) =>
    cutGroups(reader.lettersOutsideIdioms(normaliseUtterance(sentence.text)), hearThemes),
  );
  const groups = frequentGroups(cut);
  const places = new Map(groups.map((group, place) => [group, place]));
  const rows = cut.map((found) =>
    found.flatMap((group) => {
      const place = places.get(group);
      return place === undefined ? [] : [place];
    }),
  );
  const columns = LABELS.map((label) => {
    const missWeight = MISS_WEIGHS[label] ?? 1;
    const lesson = sentences.flatMap((sentence, at) =>
      teaches(sentence, label) ? [{ row: rows[at] ?? [], wanted: hasLabel(sentence, label) }] : [],
    );
    return learnColumn(
      lesson.map(({ row, wanted }) => ({ row, label: wanted, weight: wanted ? missWeight : 1 })),
      groups.length,
    );
  });
  return {
    groups,
    weights: groups.map((_, place) => columns.map((column) => column.weights[place] ?? 0)),
    bias: columns.map((column) => column.bias),
  };
}

/** Which danger it is is learned from dangers only: from no danger, rarer ones learn to be silent. */
function teaches(sentence: LabelledSentence, label: string): boolean {
  return label === 'danger' || label === 'urgent' || hasLabel(sentence, 'danger');
}

function hasLabel(sentence: LabelledSentence, label: string): boolean {
  const isClear = sentence.danger !== null && sentence.certainty !== 'ask';
  if (label === 'urgent') return sentence.urgent;
  return isClear && (label === 'danger' || sentence.danger === label);
}

function frequentGroups(cut: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const group of cut.flat()) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= SEEN_AT_LEAST)
    .map(([group]) => group)
    .toSorted();
}

interface Example {
  row: readonly number[];
  label: boolean;
  weight: number;
}

function learnColumn(examples: readonly Example[], size: number) {
  const weights = new Float64Array(size);
  const steps = new Float64Array(size);
  let bias = 0;
  let stepOfBias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { slope, slopeOfBias } = measureSlope(examples, { weights, bias });
    for (const [place, weight] of weights.entries()) {
      const pull = (slope[place] ?? 0) / examples.length + DECAY * weight;
      const step = MOMENTUM * (steps[place] ?? 0) - STEP * pull;
      steps[place] = step;
      weights[place] = weight + step;
    }
    stepOfBias = MOMENTUM * stepOfBias - (STEP * slopeOfBias) / examples.length;
    bias += stepOfBias;
  }
  return { weights: [...weights], bias };
}

function measureSlope(
  examples: readonly Example[],
  { weights, bias }: { weights: Float64Array; bias: number },
) {
  const slope = new Float64Array(weights.length);
  let slopeOfBias = 0;
  for (const { row, label, weight } of examples) {
    const scale = scaleOf(row.length);
    const sum = row.reduce((total, place) => total + scale * (weights[place] ?? 0), bias);
    const error = weight * (1 / (1 + Math.exp(-sum)) - (label ? 1 : 0));
    slopeOfBias += error;
    for (const place of row) slope[place] = (slope[place] ?? 0) + scale * error;
  }
  return { slope, slopeOfBias };
}

/** First the labels, then the bias, then one group a line; weights in hundredths. */
export function formatWeights(trained: Trained): string {
  const round = (value: number) => String(Math.round(value * 100));
  const rows = trained.groups.flatMap((group, place) => {
    const row = trained.weights[place] ?? [];
    return row.some((weight) => Math.abs(weight) >= SMALLEST)
      ? [[group, ...row.map(round)].join('\t')]
      : [];
  });
  const head = [['#', ...LABELS].join('\t'), ['', ...trained.bias.map(round)].join('\t')];
  return `${[...head, ...rows].join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const trained = train([...readLabelled('dev'), ...readLabelled('ordinary')]);
  writeFileSync(TARGET, formatWeights(trained));
  console.log(`${trained.groups.length} groups of characters.`);
}
