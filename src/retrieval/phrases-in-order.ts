/** Which runs of characters count: shorter ones are words, which count already. */
const RUN = 4;
/** What each run of the question that stands in a clause adds to its score. */
const RUN_SCORE = 2.5;
/** Only the order of the first changes. */
const FIRST = 10;

/** Puts first, among the first hits, those with whole phrases of the question, letter by letter. */
export function putPhrasesFirst<Hit extends { text: string; score: number }>(
  question: string,
  hits: readonly Hit[],
): Hit[] {
  const asked = runsOf(question);
  const first = hits.slice(0, FIRST).map((hit) => {
    const text = plain(hit.text);
    const found = asked.filter((run) => text.includes(run)).length;
    return { ...hit, score: hit.score + found * RUN_SCORE };
  });
  return [...first.sort((a, b) => b.score - a.score), ...hits.slice(FIRST)];
}

function runsOf(text: string): string[] {
  const runs = plain(text).match(/\p{Script=Han}+/gu) ?? [];
  const all = runs.flatMap((run) =>
    Array.from({ length: Math.max(run.length - RUN + 1, 0) }, (_, at) => run.slice(at, at + RUN)),
  );
  return [...new Set(all)];
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
