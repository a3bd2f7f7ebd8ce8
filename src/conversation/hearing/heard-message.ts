import { z } from 'zod';
import { DANGER_CATEGORIES } from '../../contracts/conversations.ts';
import { ProgrammeIdSchema } from '../../contracts/programmes.ts';
import { ASK_KINDS } from '../../understanding/understanding.ts';

const WordsSchema = z.string().describe('Copied letter by letter from the message');

/**
 * The one form in which a model says what it heard; `title` is the name of the tool that it answers with. Nothing
 * in it opens a ticket: a complaint and the wish for a person are heard by their words alone.
 */
export const HeardMessageSchema = z
  .object({
    wants: z
      .array(z.enum(ASK_KINDS).exclude(['complaint']))
      .max(3)
      .describe('What the person wants to know'),
    programmes: z
      .array(ProgrammeIdSchema)
      .max(3)
      .describe('Kinds of aid that the message is about'),
    danger: z
      .object({ category: z.enum(DANGER_CATEGORIES), words: WordsSchema })
      .nullable()
      .describe('Danger to a life now; null if there is none'),
    trouble: z
      .object({ words: WordsSchema })
      .nullable()
      .describe('No food, roof, warmth, urgent medicine or care now; null if there is none'),
  })
  .meta({ title: 'heard', description: 'Says what was heard; always called, and only once.' });
export type HeardMessage = z.infer<typeof HeardMessageSchema>;
