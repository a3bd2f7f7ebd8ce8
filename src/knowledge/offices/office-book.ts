import { z } from 'zod';
import { inProject } from '../../shared/project-folder.ts';
import { readYaml } from '../read-yaml.ts';

const OFFICES_FILE = inProject('knowledge-base/offices.yaml');

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
  return readYaml(OfficeBookSchema, file);
}
