import { readFileSync, writeFileSync } from 'node:fs';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { readLessons } from './lessons.ts';
import { stampOf } from './stamp.ts';
import { train } from './train.ts';
import { formatWeights, STAMP_FILE, WEIGHTS_FILE } from './weights-file.ts';

/**
 * Learns the weights of the second reading anew, which takes minutes: `npm run weights` writes them,
 * `npm run weights -- check` only says whether they are those that are stored.
 */
const source = { lessons: readLessons(), phrases: loadTriagePhrases() };
const weights = formatWeights(train(source.lessons, source.phrases));
const isSame = weights === readFileSync(WEIGHTS_FILE, 'utf8');

if (process.argv[2] === 'check') {
  process.exitCode = isSame ? 0 : 1;
} else {
  writeFileSync(WEIGHTS_FILE, weights);
  writeFileSync(STAMP_FILE, stampOf(weights, source));
}
console.log(
  isSame
    ? 'The weights are those stored before.'
    : 'The weights are others than those stored before.',
);
