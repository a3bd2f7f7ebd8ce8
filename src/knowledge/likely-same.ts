import { z } from 'zod';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FILE = inProject('knowledge-base/likely-same.yaml');

const LikelySameRulesSchema = z.strictObject({
  withinHours: z.number().positive(),
  alikeShare: z.number().positive().max(1),
  fewestPairs: z.int().min(1),
  events: z.record(z.string(), z.array(z.string().min(2)).min(1)),
});

/** When two tickets may be about one event. */
export type LikelySameRules = Readonly<z.infer<typeof LikelySameRulesSchema>>;

export function loadLikelySame(file: string = FILE): LikelySameRules {
  return readYaml(LikelySameRulesSchema, file);
}
