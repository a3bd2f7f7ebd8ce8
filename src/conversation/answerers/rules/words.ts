import type { Deadline } from '../../../contracts/deadlines.ts';
import type { ProgrammeId } from '../../../contracts/programmes.ts';
import type { CardIndex } from '../../../knowledge/card-index.ts';
import type { Evidence } from '../../../knowledge/evidence.ts';
import type { ParticularReader } from '../../../knowledge/particulars.ts';
import type { ReadPlainly } from '../../../knowledge/plain-questions.ts';
import type { Replies } from '../../../knowledge/replies.ts';
import type { ClauseHit } from '../../../retrieval/clause-hit.ts';
import type { Sufficiency } from '../../../retrieval/sufficiency.ts';
import type { CalendarDate } from '../../../shared/calendar-date.ts';

/** Everything the rules answerer may say: data of the knowledge base. */
export interface Words {
  replies: Replies;
  cardIndex: CardIndex;
  evidence: Evidence;
  programmeName(id: ProgrammeId): string;
  /** 最晚 10月10日（星期六，调休上班）下班前（17:30）, and that it is provisional where it is. */
  deadlineInWords(deadline: Deadline): string;
  /** 11月26日（星期四） */
  dayInWords(day: CalendarDate): string;
  /** The words of a question and the law's words for them. */
  widen(question: string): string[];
  /** The same with how much each counts: the words said 1, the law's less. */
  weigh(question: string): ReadonlyMap<string, number>;
  programmesIn(text: string): ProgrammeId[];
  /** What a question asks for that only a certain kind of words can tell. */
  particularsIn: ParticularReader;
  /** 「低保怎么申请」, and nothing that says more. */
  readPlainly: ReadPlainly;
  /** Whether what was found answers what was asked: silence is not an answer. */
  judge(question: string, hits: readonly ClauseHit[]): Sufficiency;
}
