import { readFileSync } from 'node:fs';

export interface LearnedWeights {
  labels: readonly string[];
  bias: readonly number[];
  weights: ReadonlyMap<string, readonly number[]>;
}

/** First line the labels, second the bias, then one group a line; weights in tenths, none for none. */
export function loadLearnedWeights(path: string): LearnedWeights {
  const [head = '', bias = '', ...groups] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const labels = head.split('\t').slice(1);
  const rowOf = (line: string): [group: string, weights: number[]] => {
    const [group = '', ...cells] = line.split('\t');
    const weights = labels.map((_, column) => Number(cells[column] ?? 0) / 10);
    if (cells.length > labels.length || !weights.every(Number.isFinite))
      throw new Error(`${path}: a line needs at most ${labels.length} numbers, found ${line}.`);
    return [group, weights];
  };
  if (labels.length === 0) throw new Error(`${path}: the first line names no labels.`);
  return { labels, bias: rowOf(bias)[1], weights: new Map(groups.map(rowOf)) };
}
