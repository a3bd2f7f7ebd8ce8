import type { LikelyClause, MatterReading } from '../knowledge/matters/matter-reader.ts';
import type { RankedClause } from './best-clauses.ts';
import type { Binding, ClauseIndex } from './clause-index.ts';

/** What the words of a clause count beside what its document is known to answer. */
const WORDS_SHARE = 0.2;
/** A clause that the matters hold for less likely than this comes in by its own words only. */
const LEAST_SHARE = 0.05;

/**
 * Ranks what the words found together with what is known to answer such a question, best first. In a
 * document for which nobody wrote down any asks the words stand for them. The scores are in the unit
 * of the words'.
 */
export function joinMatters(
  ranked: readonly RankedClause[],
  reading: MatterReading,
  { index, binding }: { index: ClauseIndex; binding: Binding },
): RankedClause[] {
  const numbers = index.documentsAmong(reading.knownNumbers, binding);
  const likely = reading.clausesOf(numbers);
  const most = likely[0]?.share ?? 0;
  if (most < LEAST_SHARE) return [...ranked];
  const unit = ranked[0]?.score ?? 1;
  const known = new Set(numbers);
  const byName = new Map(likely.map((one) => [nameOf(one), one]));
  const joined = ranked.map((one) => {
    const words = one.score / unit;
    const found = byName.get(nameOf(one));
    // A row of a table is as likely as the table, as far as its words are those of the question.
    const whole = byName.get(nameOf({ number: one.number, path: parentOf(one.path) }));
    const share = known.has(one.number)
      ? Math.max(found?.share ?? 0, (whole?.share ?? 0) * words)
      : words * most;
    const isOwn = found !== undefined && found.matters.length > 0;
    const { ask, matters = [] } = (isOwn ? found : whole) ?? found ?? {};
    const asked = askedOf(share, matters);
    return { ...one, score: unit * (WORDS_SHARE * words + share), ask, asked };
  });
  return [...joined, ...broughtIn(likely, { ranked, index, binding, unit })].sort(
    (a, b) => b.score - a.score || a.ordinal - b.ordinal,
  );
}

/** Likely clauses that have none of the words. */
function broughtIn(
  likely: readonly LikelyClause[],
  {
    ranked,
    index,
    binding,
    unit,
  }: {
    ranked: readonly RankedClause[];
    index: ClauseIndex;
    binding: Binding;
    unit: number;
  },
): RankedClause[] {
  const there = new Set(ranked.map(nameOf));
  return likely
    .filter((one) => one.share >= LEAST_SHARE && !there.has(nameOf(one)))
    .flatMap(({ number, path, share, ask, matters }) => {
      const clause = index.find({ number, path }, binding);
      return clause
        ? [{ ...clause, score: unit * share, ask, asked: askedOf(share, matters) }]
        : [];
    });
}

function askedOf(share: number, matters: readonly string[]): RankedClause['asked'] {
  return matters.length === 0 ? undefined : { share, matters };
}

/** 附件1 of 附件1/6. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function nameOf({ number, path }: { number: string; path: string }): string {
  return `${number} ${path}`;
}
