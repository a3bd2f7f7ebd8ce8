import { readFileSync } from 'node:fs';
import path from 'node:path';
import { load as parseYaml } from 'js-yaml';
import { z } from 'zod';

const OFFICES_FILE = path.join(import.meta.dirname, '../../../knowledge-base/offices.yaml');

const template = z.string().min(1);

const ParticularsSchema = z.strictObject({ address: template, hours: template, phone: template });

const OfficeBookSchema = z.strictObject({
  date: template,
  window: template,
  address: template,
  hours: template,
  phone: template,
  missing: template,
  source: template,
  overdue: template,
  names: ParticularsSchema,
  /** By the names of `knowledge-base/answers/sufficiency.yaml`. */
  needs: ParticularsSchema,
});

/** How an office is spoken of; never the offices themselves. */
export type OfficeBook = z.infer<typeof OfficeBookSchema>;

export function loadOfficeBook(file: string = OFFICES_FILE): OfficeBook {
  return OfficeBookSchema.parse(parseYaml(readFileSync(file, 'utf8')));
}
