const RECALL_DEPTHS = [1, 5, 10, 50, 100] as const;

export interface JudgedRanking {
  /** Passage ids, best first. */
  ranked: readonly string[];
  /** How relevant each passage is, above 0. */
  relevance: ReadonlyMap<string, number>;
}

/** Means over all queries, to four decimals. Gains are the grades themselves, as trec_eval counts. */
export function rankingMetrics(rankings: readonly JudgedRanking[]): Record<string, number> {
  const mean = (measure: (ranking: JudgedRanking) => number) =>
    round(rankings.reduce((sum, ranking) => sum + measure(ranking), 0) / (rankings.length || 1));
  return {
    'ndcg@10': mean((ranking) => ndcg(ranking, 10)),
    'mrr@10': mean((ranking) => reciprocalRank(ranking, 10)),
    ...Object.fromEntries(
      RECALL_DEPTHS.map((depth) => [`recall@${depth}`, mean((ranking) => recall(ranking, depth))]),
    ),
  };
}

function ndcg({ ranked, relevance }: JudgedRanking, depth: number): number {
  const gains = ranked.slice(0, depth).map((id) => relevance.get(id) ?? 0);
  const ideal = [...relevance.values()].sort((a, b) => b - a).slice(0, depth);
  return discounted(gains) / (discounted(ideal) || 1);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}

function reciprocalRank({ ranked, relevance }: JudgedRanking, depth: number): number {
  const at = ranked.slice(0, depth).findIndex((id) => relevance.has(id));
  return at < 0 ? 0 : 1 / (at + 1);
}

function recall({ ranked, relevance }: JudgedRanking, depth: number): number {
  const found = new Set(ranked.slice(0, depth).filter((id) => relevance.has(id)));
  return found.size / (relevance.size || 1);
}

/** The value below which the share `at` of the values lies. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
