import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from '../../shared/project-folder.ts';
import { readYaml } from '../read-yaml.ts';

export const MATTERS_FOLDER = inProject('knowledge-base/matters');

/** What no document says of a matter. */
export const LACKS = [
  'amount',
  'limit',
  'phone',
  'address',
  'hours',
  'days',
  'duration',
  'list',
  'benefit',
  'department',
] as const;
export type Lack = (typeof LACKS)[number];

const MatterSchema = z.strictObject({
  /** What somebody wants to know, in a few words. */
  matter: z.string().min(2),
  /**
   * By 文号: the paths of the clauses that answer, the best first; none where the document was read
   * and does not say. A document that is not named was not read for this.
   */
  answers: z.record(z.string(), z.array(z.string().min(1))),
  lacks: z.enum(LACKS).optional(),
  /** How people put it, one a line. */
  asks: z.string().transform((lines) => lines.split('\n').filter((line) => line.trim() !== '')),
});
export type Matter = z.infer<typeof MatterSchema>;

const MattersFileSchema = z.strictObject({ source: z.string(), matters: z.array(MatterSchema) });

/** All files of the folder together. @throws {Error} when one is malformed. */
export function loadMatters(folder: string = MATTERS_FOLDER): Matter[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names
    .sort()
    .flatMap((name) => readYaml(MattersFileSchema, path.join(folder, name)).matters);
}
