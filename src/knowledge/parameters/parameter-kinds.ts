import { z } from 'zod';
import { inProject } from '../../shared/project-folder.ts';
import { readYaml } from '../read-yaml.ts';

const PARAMETERS_FILE = inProject('knowledge-base/parameters.yaml');

const ParameterKindSchema = z.strictObject({
  key: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
  name: z.string().min(1),
  unit: z.string().min(1),
  /** The figure in a sentence, with `{value}`. */
  spoken: z.string().includes('{value}'),
  /** A question with one of these words asks for it. */
  asked: z.array(z.string().min(2)).min(1),
  /** Yuan; more is a slip of the pen. */
  most: z.number().positive(),
});
export type ParameterKind = z.infer<typeof ParameterKindSchema>;

const ParameterBookSchema = z.strictObject({
  kinds: z.array(ParameterKindSchema).min(1),
  date: z.string().min(1),
  beside: z.string().min(1),
  besideOverdue: z.string().min(1),
  used: z.string().min(1),
  told: z.string().min(1),
  overdue: z.string().min(1),
});

/** Which figures a place can publish, and how they are spoken of; never the figures themselves. */
export type ParameterBook = z.infer<typeof ParameterBookSchema>;

export function loadParameterBook(file: string = PARAMETERS_FILE): ParameterBook {
  return readYaml(ParameterBookSchema, file);
}
