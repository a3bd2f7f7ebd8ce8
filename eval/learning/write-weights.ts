import { readFileSync, writeFileSync } from 'node:fs';
import { stampOf } from './stamp.ts';
import { SUBJECTS } from './subjects.ts';
import { formatWeights } from './weights-file.ts';

/**
 * Learns all weights anew, which takes minutes: `npm run weights` writes them, `npm run weights -- moves` those of
 * the moves alone; `npm run weights -- check` only says whether they are those that are stored.
 */
const [asked] = process.argv.slice(2);
const isCheck = asked === 'check';

for (const { name, weightsFile, stampFile, taught, learn } of SUBJECTS) {
  if (asked !== undefined && !isCheck && asked !== name) continue;
  const weights = formatWeights(learn());
  const isSame = weights === readFileSync(weightsFile, 'utf8');
  console.log(`${name}: ${isSame ? 'those stored before' : 'others than those stored before'}.`);
  if (isCheck) {
    if (!isSame) process.exitCode = 1;
    continue;
  }
  writeFileSync(weightsFile, weights);
  writeFileSync(stampFile, stampOf(weights, taught()));
}
