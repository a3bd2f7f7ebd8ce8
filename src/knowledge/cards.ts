import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UnansweredReasonSchema } from '../contracts/conversations.ts';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { inProject } from '../shared/project-folder.ts';
import { readYaml } from './read-yaml.ts';

const CARDS_FOLDER = inProject('knowledge-base/cards');

/** What a question wants to know; the kinds stand in `knowledge-base/phrases/intents.yaml`. */
export const CardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** 文号 of the document the card speaks for: it is served only where that document binds. */
  document: z.string(),
  citations: z.array(z.strictObject({ clause: z.string(), quote: z.string().min(4) })),
  programmes: z.array(ProgrammeIdSchema).default([]),
  asks: z.array(z.string()).default([]),
  /** Words of people's questions; each one heard counts. */
  words: z.array(z.string().min(1)).default([]),
  /** Words that show that another matter is meant. */
  not: z.array(z.string().min(1)).default([]),
  /** The plain questions it answers, by their kinds in `knowledge-base/plain-questions.yaml`. */
  plain: z.array(z.string()).default([]),
  /** `emergency`: shown with a ticket; `plain`: only told to a plain question. Neither is searched for. */
  purpose: z.enum(['answer', 'emergency', 'plain']).default('answer'),
  /** The answer in plain words; the first sentence answers. */
  text: z.string().min(1),
  /** What the document does not say, where the card answers only a part or names a gap. */
  unanswered: UnansweredReasonSchema.optional(),
  /** Nobody has reviewed a card until policy staff say so. */
  reviewed: z.boolean().default(false),
});
export type Card = z.infer<typeof CardSchema>;

/** @throws {Error} when a card is malformed or an id stands twice. */
export function loadCards(folder: string = CARDS_FOLDER): Card[] {
  const cards = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => readYaml(z.array(CardSchema), path.join(folder, name)));
  const twice = cards.find((card, index) => cards.findIndex(({ id }) => id === card.id) !== index);
  if (twice) throw new Error(`knowledge-base/cards has two cards named "${twice.id}".`);
  return cards;
}
