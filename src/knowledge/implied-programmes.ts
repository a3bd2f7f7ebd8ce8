import { z } from 'zod';
import { HARDSHIP_EVENTS } from '../contracts/facts.ts';
import { type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const FILE = inProject('knowledge-base/answers/implied-programmes.yaml');

const ProgrammesSchema = z.array(ProgrammeIdSchema).min(1);

const ImpliedSchema = z.strictObject({
  hardshipEvent: z.partialRecord(z.enum(HARDSHIP_EVENTS), ProgrammesSchema),
  seriousIllness: ProgrammesSchema,
  disabilityGrade: ProgrammesSchema,
});

/** What facts point to when nobody named a programme; empty when they point nowhere. */
export type ImplyProgrammes = (facts: Readonly<Record<string, unknown>>) => ProgrammeId[];

export function loadImpliedProgrammes(file: string = FILE): ImplyProgrammes {
  const { hardshipEvent, seriousIllness, disabilityGrade } = readYaml(ImpliedSchema, file);
  const byEvent = new Map<unknown, ProgrammeId[]>(Object.entries(hardshipEvent));
  return (facts) => {
    const event = byEvent.get(facts['hardshipEvent']);
    if (event) return event;
    if (facts['seriousIllness'] === true) return seriousIllness;
    return typeof facts['disabilityGrade'] === 'number' ? disabilityGrade : [];
  };
}
