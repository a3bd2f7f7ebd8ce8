import { join } from 'node:path';
import { z } from 'zod';
import { createRandom, type Random } from '../../bench/random.ts';
import { readYaml } from '../../src/knowledge/read-yaml.ts';

const FILE = join(import.meta.dirname, 'ordinary-subjects.yaml');
const SEED = 19_491_001;
/** A subject with few slots gives out before it has its share. */
const MOST_TRIES = 20;

const SubjectsSchema = z.strictObject({
  slots: z.record(z.string(), z.array(z.string()).min(1)),
  subjects: z.record(z.string(), z.array(z.string().min(1)).min(1)),
});

export interface OrdinarySentence {
  subject: string;
  text: string;
}

/**
 * Sentences that concern neither danger nor need, each once. `ofEach`: so many of a subject, or as many
 * as its slots allow.
 */
export function generateOrdinary(ofEach: number): OrdinarySentence[] {
  const { slots, subjects } = readYaml(SubjectsSchema, FILE);
  const random = createRandom(SEED);
  return Object.entries(subjects).flatMap(([subject, patterns]) => {
    const texts = new Set<string>();
    const wanted = Math.max(ofEach, patterns.length);
    for (let tried = 0; texts.size < wanted && tried < wanted * MOST_TRIES; tried += 1) {
      const pattern = patterns[tried % patterns.length] ?? '';
      texts.add(fill(pattern, slots, random));
    }
    return [...texts].map((text) => ({ subject, text }));
  });
}

function fill(
  pattern: string,
  slots: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  return pattern
    .replace(/\{([a-z]+)\}/g, (_, name: string) => {
      const words = slots[name];
      if (words === undefined) throw new Error(`No slot is called {${name}}: ${pattern}`);
      return random.pick(words);
    })
    .trim();
}
