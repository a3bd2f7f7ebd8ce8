import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadTriagePhrases } from '../../src/knowledge/phrases.ts';
import { readLessons } from './lessons.ts';
import { train } from './train.ts';
import { formatWeights } from './weights-file.ts';

/** Learns the weights of the second reading anew. Run: npx tsx eval/triage/write-weights.ts */
const TARGET = fileURLToPath(
  new URL('../../knowledge-base/phrases/danger-learned.tsv', import.meta.url),
);

const trained = train(readLessons(), loadTriagePhrases());
writeFileSync(TARGET, formatWeights(trained));
console.log(`${trained.weights.size} groups.`);
