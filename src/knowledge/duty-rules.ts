import { z } from 'zod';
import { DutyLevelSchema, NoticeKindSchema } from '../contracts/duty.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const DUTY_FILE = inProject('knowledge-base/duty.yaml');

const MinutesSchema = z.number().positive();
const template = z.string().min(1);

const UrgentClockSchema = z.strictObject({ acknowledge: MinutesSchema, retry: MinutesSchema });

const DutyRulesSchema = z.strictObject({
  source: z.string(),
  presenceMinutes: MinutesSchema,
  clocks: z.strictObject({
    danger: UrgentClockSchema,
    emergency: UrgentClockSchema,
    limit: z.strictObject({ retry: MinutesSchema }),
  }),
  secondBreachAfterWorkingDays: z.int().min(1),
  levels: z.record(NoticeKindSchema, DutyLevelSchema),
  words: z.strictObject({
    subject: template,
    text: template,
    to: template,
    limit: template,
    regionUnknown: template,
    kinds: z.record(NoticeKindSchema, template),
  }),
});

/** Whom a danger, an emergency or a time limit reaches, by which clocks and in which words. */
export type DutyRules = Readonly<z.infer<typeof DutyRulesSchema>>;

export function loadDutyRules(file: string = DUTY_FILE): DutyRules {
  return readYaml(DutyRulesSchema, file);
}
