import { measureSurvival, shareKept } from './survival.ts';

/** Prints how often a sentence is read as before when it is worded anew; with `all`, every one that is not. */
export function printParaphrases({ all }: { all: boolean }): void {
  const measured = measureSurvival();
  console.log('Read as before, in per cent');
  console.table(
    Object.fromEntries(
      measured.map(({ kind, sentences, danger, noDanger, urgent, notUrgent, facts }) => [
        kind,
        {
          sentences,
          danger: percent(shareKept(danger)),
          'no danger': percent(shareKept(noDanger)),
          urgent: percent(shareKept(urgent)),
          'not urgent': percent(shareKept(notUrgent)),
          facts: percent(shareKept(facts)),
        },
      ]),
    ),
  );
  if (!all) return;
  for (const { kind, changed } of measured)
    for (const { aspect, from, to } of changed) console.log(`${kind}\t${aspect}\t${from}\t${to}`);
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
