import { z } from 'zod';
import { OutcomeSchema } from '../contracts/assessments.ts';
import { type FactStatus, KnownFactSchema } from '../contracts/conversations.ts';
import { FactKeySchema } from '../contracts/facts.ts';
import { DateSchema } from '../contracts/primitives.ts';
import { ProgrammeIdSchema } from '../contracts/programmes.ts';
import { TicketKindSchema } from '../contracts/tickets.ts';
import { SPEAKERS } from '../understanding/understanding.ts';

/** What the last reply asked for, so that a bare 「三个」 or 「搬经的」 finds its question. */
export const AskedForSchema = z.union([
  FactKeySchema,
  z.enum(['region', 'whereabouts', 'contact', 'cause', 'ticket_code', 'safety', 'clue']),
  /** Whether what the ticket says is right; and what is not. */
  z.enum(['read_back', 'correction', 'arrived', 'transfer']),
]);
export type AskedFor = z.infer<typeof AskedForSchema>;

/** A fact as it is remembered; a sum that was told as a band has its range and no value: 两三千. */
const RememberedFactSchema = KnownFactSchema.extend({
  range: z.object({ from: z.number(), to: z.number().nullable() }).optional(),
});
export type RememberedFact = z.infer<typeof RememberedFactSchema>;

/** One of several needs that were named in one breath, as it was said. */
const NamedNeedSchema = z.object({
  words: z.string(),
  programmes: z.array(ProgrammeIdSchema),
  isTold: z.boolean(),
});
export type NamedNeed = z.infer<typeof NamedNeedSchema>;

/** All that a conversation remembers besides its messages; stored as one encrypted value. */
export const MemorySchema = z.object({
  facts: z.array(RememberedFactSchema),
  /** Who the case is about: the speaker, or the person they speak for. */
  subject: z.enum(['speaker', 'other']),
  relation: z.string().nullable(),
  /** The relations of all who were named: 他 after 我妈跟我爸过 is the father. */
  heardOf: z.array(z.string()).default([]),
  /**
   * Of whom the talk was before it turned to another: what was told of them waits, and their place where the
   * other one lives elsewhere.
   */
  setAside: z
    .array(
      z.object({
        relation: z.string().nullable(),
        facts: z.array(RememberedFactSchema),
        regionCode: z.string().nullable().default(null),
      }),
    )
    .default([]),
  /** As whom they call; an outsider is not asked about a family's money. */
  caller: z.enum(SPEAKERS).default('unknown'),
  asked: AskedForSchema.nullable(),
  /** The running eligibility interview; its first programme leads. */
  interview: z.array(ProgrammeIdSchema).nullable(),
  /** What the last assessment came to: a correction says what became of it. */
  assessed: z.array(z.object({ programme: ProgrammeIdSchema, outcome: OutcomeSchema })).default([]),
  /** Facts the person would not or could not tell: not asked again. */
  skipped: z.array(FactKeySchema),
  /** The day by which help is needed, with the words and the message it came from. */
  neededBy: z.object({ on: DateSchema, words: z.string(), seq: z.int() }).nullable().default(null),
  /** What the conversation is about, for 「那要带什么」. */
  programmes: z.array(ProgrammeIdSchema),
  /** Needs named in one breath and not yet spoken of: none is lost. */
  needs: z.array(ProgrammeIdSchema).default([]),
  /** The needs of the last breath that named several, in their order: 「第二件」 and 「地租那个」 find theirs. */
  named: z.array(NamedNeedSchema).default([]),
  /** What was told of somebody in need, until it is known where. */
  clue: z.string().nullable().default(null),
  /** The question that waits until the place is known, as typed. */
  waiting: z.string().nullable(),
  /** The last question to the documents, for 「那我表姐在怀远呢」. */
  lastQuestion: z.string().nullable().default(null),
  /** The last message, where nothing in it was understood. */
  unclear: z.string().nullable().default(null),
  /** A sudden cause was told but no trouble now, or the other way round. */
  emergency: z.object({
    ticketId: z.string().nullable(),
    troubleNow: z.boolean(),
    causeKnown: z.boolean(),
    whereaboutsKnown: z.boolean(),
    /** Which needs and sudden events its ticket has been told of. */
    told: z
      .object({ needs: z.array(z.string()), events: z.array(z.string()) })
      .default({ needs: [], events: [] }),
  }),
  /** A way to reach them, asked once: given, refused, or answered with something else. */
  contact: z.enum(['unknown', 'given', 'declined', 'passed']).default('unknown'),
  /** The ticket that is talked of, and how far it was read back. */
  ticket: z
    .object({
      id: z.string(),
      kind: TicketKindSchema,
      readBack: z.enum(['due', 'shown', 'confirmed']),
    })
    .nullable()
    .default(null),
  /** A matter of another department that may be handed to it: which, and what was said of it. */
  transfer: z.object({ department: z.string(), told: z.string() }).nullable().default(null),
  /** The ticket that was paid last: whether it arrived may be said, and said otherwise later. */
  arrivalOf: z.string().nullable().default(null),
  /** What they put right or added in words that state no fact. */
  added: z.array(z.string()).default([]),
  handoffTicketId: z.string().nullable(),
});
export type Memory = z.infer<typeof MemorySchema>;

export const emptyMemory: Memory = {
  facts: [],
  subject: 'speaker',
  relation: null,
  heardOf: [],
  setAside: [],
  caller: 'unknown',
  asked: null,
  interview: null,
  assessed: [],
  skipped: [],
  neededBy: null,
  programmes: [],
  needs: [],
  named: [],
  clue: null,
  waiting: null,
  lastQuestion: null,
  unclear: null,
  emergency: {
    ticketId: null,
    troubleNow: false,
    causeKnown: false,
    whereaboutsKnown: false,
    told: { needs: [], events: [] },
  },
  contact: 'unknown',
  ticket: null,
  transfer: null,
  arrivalOf: null,
  added: [],
  handoffTicketId: null,
};

/** A fact with the status `contradicted` stands beside its rival: neither decides anything. */
export const isInForce = (status: FactStatus): boolean => status !== 'contradicted';

/** Help was asked for in this conversation, and there is a ticket for it. */
export const isEmergencyFiled = ({ emergency }: Memory): boolean => emergency.ticketId !== null;

/** Neither the person themselves nor the family: nobody asks them for a family's money. */
export const isOutsider = ({ caller }: Memory): boolean =>
  caller === 'neighbour' || caller === 'official';
