import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { parseYaml } from './parse-yaml.ts';

/** @throws {Error} naming the file that is missing or wrong, and what is wrong in it. */
export function readYaml<T>(schema: z.ZodType<T>, file: string): T {
  try {
    return schema.parse(parseYaml(readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`${path.basename(file)}: ${reason}`, { cause: error });
  }
}
