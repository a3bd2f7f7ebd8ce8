import type { FactKey, Facts } from '../contracts/facts.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Place } from '../shared/place.ts';
import type { NumberRange } from './numbers.ts';
import type { Recall } from './recalls.ts';

export type Asking = FactKey | 'region' | 'whereabouts' | 'contact';

export type KnownIncome = 'monthlyIncome' | 'perCapitaIncome' | 'incomeRatio';

export interface UnderstandingContext {
  today: CalendarDate;
  /** What our last question asked for. */
  asking: Asking | null;
  /** Who the case has been about so far. */
  subject: 'speaker' | 'other';
  /** Who the case is about, to the speaker. */
  relation?: string | null;
  /** The relations of all who were named in earlier messages. */
  heardOf?: readonly string[];
  lastProgrammes: readonly ProgrammeId[];
  /** Whether the family is known to receive 低保 from an earlier message. */
  receivingKnown?: boolean;
  /** The income known from an earlier message, which 「收入是三千」 or 「是1.7倍」 alone corrects. */
  knownIncome?: KnownIncome | undefined;
  /** Help is on its way to a place: 我户口是四川的 does not take it elsewhere. */
  isPlaceSettled?: boolean;
  /** The code of where the case is, told before: where a child of theirs lives does not take it there. */
  knownPlace?: string | null;
  /** Vehicles known from earlier messages, to which 「注销了」 alone belongs. */
  vehicles?: Facts['vehicles'];
}

export interface StatedFact {
  key: FactKey;
  /** Valid for `FactsSchema`; null where only a range was named. */
  value: unknown;
  /** What a sum that is not exact may be, yuan a month. */
  range?: NumberRange;
  /** `subject` is whoever the case is about, also when that is the speaker. */
  about: 'speaker' | 'subject';
  status: 'said' | 'inferred';
  /** The citizen's own words it came from. */
  words: string;
  /** The value is denied (不是二级): a known fact with this value is to be taken back. */
  retracts?: boolean;
}

/** The day by which help is needed, with the words of need it came from. */
export interface NeededBy {
  on: CalendarDate;
  words: string;
}

export type RegionRole = 'here' | 'origin' | 'elsewhere';

export interface RegionMention {
  place: Place | null;
  candidates: Place[];
  /** `here` is where it happens or help is sought. */
  role: RegionRole;
  words: string;
  /** 蚌埠市区: the city itself, and none of the counties around it. */
  isCityItself: boolean;
}

export const ASK_KINDS = [
  'eligibility',
  'amount',
  'phone',
  'address',
  'office_hours',
  'time_limit',
  'duration',
  'materials',
  'procedure',
  'where_to_apply',
  'department',
  'review_meeting',
  'inspection_period',
  'cancellation',
  'green_channel',
  'progress',
  'complaint',
  'document_content',
  'general',
] as const;
export type AskKind = (typeof ASK_KINDS)[number];

export const COMMANDS = [
  'greeting',
  'thanks',
  'chitchat',
  'requestHuman',
  'askStatus',
  'correct',
  'skip',
  'dontKnow',
  'cancel',
  'repeat',
  'slower',
  'affirm',
  'deny',
  'restart',
  'manipulation',
  'identity',
  'silence',
  'reportClue',
  'noContact',
  'amend',
  'arrived',
  'notArrived',
  'passOn',
  'helpArrived',
  'askAction',
  'whyRefused',
  'conclude',
  'farewell',
  'abuse',
  'resume',
] as const;
export type Command = (typeof COMMANDS)[number];

/** The commands that are also known by their likeness to what others said. */
export const MOVES = [
  'repeat',
  'slower',
  'skip',
  'dontKnow',
  'cancel',
  'restart',
  'requestHuman',
  'resume',
  'thanks',
  'farewell',
  'identity',
  'silence',
  'noContact',
  'correct',
  'affirm',
  'deny',
  'abuse',
  'askStatus',
] as const satisfies readonly Command[];
export type Move = (typeof MOVES)[number];

export const SPEAKERS = ['self', 'family', 'neighbour', 'official', 'unknown'] as const;
export type Speaker = (typeof SPEAKERS)[number];

export interface Understanding {
  facts: StatedFact[];
  /** The earliest where several days are named. */
  neededBy: NeededBy | null;
  /** In the order in which they were said. */
  regions: RegionMention[];
  /** The words that name a spot to which somebody can be sent: 我在涡河大桥底下. */
  spot: string | null;
  /** As whom the speaker calls; `unknown` where the message does not show it. */
  speaker: Speaker;
  /** Who the subject is to the speaker: 母亲, 弟弟, 邻居. */
  relation: string | null;
  programmes: ProgrammeId[];
  /** Of these, those that only say what the household has already. */
  held: ProgrammeId[];
  asks: AskKind[];
  commands: Command[];
  /** A matter of another department, by the name in `knowledge-base/phrases/intents.yaml`. */
  otherDepartment: string | null;
  /** No document here speaks of what that department does: nothing is searched for. */
  isOutside: boolean;
  ticketQuery: { number?: string; code?: string } | null;
  isQuestion: boolean;
  /** They say that they want it, and ask nothing of it: 想办低保. */
  wishesForAid: boolean;
  /** The needs named in one breath, each in its own words; one or none where it is a single one. */
  needs: string[];
  /** Comes back to one of several needs, where several were named. */
  recalls: Recall | null;
  /** Another one is named, and what is asked of it was said before: 五保的呢. */
  leavesOut: boolean;
  /** 我姐呢: whom the talk turns to; null for the speaker's relation where it is the speaker. */
  turnsTo: { relation: string | null } | null;
  /** 打个岔: asked in between, of something else than what is talked of. */
  isAside: boolean;
  /** 他要是愿意住敬老院 收不收: asks what becomes of it if, and tells no more of the case. */
  isSupposed: boolean;
  /** 写在第几条: where what was just answered is written. */
  asksSource: boolean;
  /** The relations of all who are named. */
  named: string[];
  /** What was said without the programmes and places it names. */
  withoutNames: string;
}

/** The part of the gazetteer that understanding needs. */
export interface PlaceMention {
  words: string;
  start: number;
  end: number;
  resolution:
    | { kind: 'found'; place: Place }
    | { kind: 'ambiguous'; candidates: Place[] }
    | { kind: 'unknown' };
}

export interface PlaceFinder<Binding> {
  mentions(sentence: string, binding: Binding): PlaceMention[];
  /** Whether a loaded document binds the place. */
  isCovered(code: string, binding: Binding): boolean;
}
