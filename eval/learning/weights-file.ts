import type { LearnedWeights } from '../../src/knowledge/learned-weights.ts';

/** First the labels, then the bias, then one group a line; weights in tenths, none for none. */
export function formatWeights({ labels, bias, weights }: LearnedWeights): string {
  const rows = [...weights].flatMap(([group, row]) => {
    const line = formatRow(group, row);
    return line === group ? [] : [line];
  });
  return `${[['#', ...labels].join('\t'), formatRow('', bias), ...rows].join('\n')}\n`;
}

function formatRow(name: string, row: readonly number[]): string {
  const cells = row.map((weight) => Math.round(weight * 10)).map((it) => (it === 0 ? '' : it));
  return [name, ...cells].join('\t').trimEnd();
}
