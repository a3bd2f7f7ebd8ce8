import { readFileSync } from 'node:fs';
import { load as parseYaml } from 'js-yaml';
import type { z } from 'zod';

/** @throws {Error} naming the file that is missing or wrong. */
export function readYaml<T>(schema: z.ZodType<T>, file: string): T {
  try {
    return schema.parse(parseYaml(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} does not have the form of its kind.`, { cause });
  }
}
