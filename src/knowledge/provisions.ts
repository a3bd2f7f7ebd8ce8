import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { HARDSHIP_EVENTS } from '../contracts/facts.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { PROGRAMME_IDS, type ProgrammeId, ProgrammeIdSchema } from '../contracts/programmes.ts';
import { hashSecret } from '../shared/ids.ts';
import { inProject } from '../shared/project-folder.ts';
import { type AskingBook, loadAskingBook } from './asking-book.ts';
import { readYaml } from './read-yaml.ts';

const KNOWLEDGE_BASE = inProject('knowledge-base');
/** What stands beside the rules and decides nothing: `asking-book.ts` and `rule-book-data.ts` read it. */
const ABOUT_THE_RULES: readonly string[] = [
  'asking.yaml',
  'coverage.yaml',
  'clause-coverage.yaml',
  'examples.yaml',
];

/** One condition as a citizen reads it. `{names}` in the sentences are filled in by the rule. */
const ConditionWordsSchema = z.strictObject({
  text: z.string().min(1),
  /** What would change the outcome when the condition fails. */
  flip: z.string().min(1).optional(),
  /** What the text leaves open, and who settles it. */
  unsettled: z.string().min(1).optional(),
});
export type ConditionWords = z.infer<typeof ConditionWordsSchema>;

const ProvisionSchema = z.strictObject({
  programmes: z.array(ProgrammeIdSchema).min(1),
  /** The rows of the extracted rules that this provision carries: NT-01, AH-06, HC-30. */
  map: z.array(z.string().regex(/^[A-Z]{2}-\d{2}$/)).min(1),
  clause: z.string().min(1),
  /** Letter by letter as in the clause, white space aside. */
  quote: z.string().min(1),
  /** The document's own verb: 应, 可, 原则上, 探索 … */
  modality: z.string().min(1),
  /** The numbers of the quote that the rule reads. */
  numbers: z.record(z.string(), z.number()).default({}),
  /** The hardship events that the quote covers. */
  events: z.array(z.enum(HARDSHIP_EVENTS)).default([]),
  /** The last day of a provision that ends by its own words while its document goes on. */
  expiresOn: DateSchema.nullable().default(null),
  tests: z.record(z.string(), ConditionWordsSchema),
  /** What an amount of this provision is called. */
  amount: z.string().min(1).optional(),
  words: z.record(z.string(), z.string()).default({}),
});

const ProvisionBookSchema = z.strictObject({
  document: z.string().min(1),
  provisions: z.record(z.string(), ProvisionSchema),
});

const ProgrammeNamesSchema = z.array(
  z.strictObject({ id: ProgrammeIdSchema, name: z.string().min(1) }),
);

const GeneralSchema = z.strictObject({
  version: z.string().min(1),
  disclaimer: z.string().min(1),
  /** From this age a person counts as 老年人: a product rule, no document says. */
  elderlyAge: z.int(),
  minor: z.strictObject({ certainBelow: z.int(), adultFrom: z.int() }),
  unmentioned: z.strictObject({ text: z.string(), flip: z.string() }),
  hardshipElsewhere: z.strictObject({ text: z.string(), flip: z.string() }),
  contradictions: z.strictObject({
    disability: z.string(),
    illness: z.string(),
    perCapita: z.string(),
    ratio: z.string(),
    familyRatio: z.string(),
  }),
  tooLate: z.string(),
  line: z.strictObject({ standard: z.string(), multiple: z.string() }),
  compared: z.strictObject({
    above: z.string(),
    equal: z.string(),
    below: z.string(),
    ratio: z.string(),
    higher: z.string(),
    lower: z.string(),
    atLeast: z.string(),
    atMost: z.string(),
  }),
  date: z.string(),
  amountUnits: z.strictObject({ yuan: z.string(), multiple: z.string() }),
});

export type Provision = z.infer<typeof ProvisionSchema>;
export type GeneralEligibility = z.infer<typeof GeneralSchema>;

/** The provisions of one document, by their name. */
export interface ProvisionBook {
  /** The file's name: nantong, huaiyuan … Rules name the book they read. */
  id: string;
  /** 文号. */
  document: string;
  provisions: Readonly<Record<string, Provision>>;
}

/** Everything the rules read: what the documents say in numbers and in words for citizens. */
export interface EligibilityKnowledge {
  provisions: readonly ProvisionBook[];
  programmes: Readonly<Record<ProgrammeId, string>>;
  general: GeneralEligibility;
  disclaimer: string;
  asking: AskingBook;
  /** Changes with every change of the data; the part before `+` is raised when rules in code change. */
  rulesVersion: string;
}

/** @throws {Error} naming the file that is missing or wrong. */
export function loadEligibilityKnowledge(knowledgeBase = KNOWLEDGE_BASE): EligibilityKnowledge {
  const folder = path.join(knowledgeBase, 'eligibility');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !ABOUT_THE_RULES.includes(name))
    .sort();
  const texts = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const general = readYaml(GeneralSchema, path.join(folder, 'general.yaml'));
  const provisions = names
    .filter((name) => name !== 'general.yaml')
    .map((name) => ({
      id: name.replace(/\.yaml$/, ''),
      ...readYaml(ProvisionBookSchema, path.join(folder, name)),
    }));
  return {
    provisions,
    programmes: readProgrammeNames(path.join(knowledgeBase, 'programmes.yaml')),
    general,
    disclaimer: general.disclaimer,
    asking: loadAskingBook(path.join(folder, 'asking.yaml')),
    rulesVersion: `${general.version}+${hashSecret(texts.join('\n')).slice(0, 8)}`,
  };
}

function readProgrammeNames(file: string): Readonly<Record<ProgrammeId, string>> {
  const listed = readYaml(ProgrammeNamesSchema, file);
  const order = listed.map(({ id }) => id);
  if (order.join() !== PROGRAMME_IDS.join())
    throw new Error(`${file} must name every programme once, in the order of the contract.`);
  return Object.fromEntries(listed.map(({ id, name }) => [id, name])) as Record<
    ProgrammeId,
    string
  >;
}
