import type { ProgrammeResult } from '../contracts/assessments.ts';
import { FactKeySchema } from '../contracts/facts.ts';
import { bindingNames } from '../knowledge/binding-names.ts';
import type { Replies } from '../knowledge/replies.ts';
import { factInWords } from './answerers/rules/facts-in-words.ts';
import type { Words } from './answerers/rules/words.ts';
import type { Memory } from './memory.ts';
import type { Turn } from './turn.ts';

/**
 * All that a reply of this turn may be filled with: what the citizen said, what the tools gave back,
 * what a ticket says. A number or a place that stands nowhere here comes from nowhere.
 */
export function groundsOf(
  turn: Turn,
  words: Pick<Words, 'replies' | 'deadlineInWords' | 'dayInWords'>,
): string[] {
  return [
    ...said(turn),
    ...remembered(turn.memory, words.replies),
    ...remembered(turn.conversation.memory, words.replies),
    ...turn.findings.notices,
    ...turn.findings.hits.flatMap(({ clause, text }) => [clause, text]),
    ...assessed(turn),
    ...asked(turn, words.replies),
    turn.decision.kind === 'transfer' ? turn.decision.department : '',
    ...tickets(turn, words),
    ...needed(turn, words),
    // Last: where thousands of documents bind, whoever looks through them seldom comes so far.
    ...bindingNames(turn.findings.binding).all,
  ];
}

/** How a result of the rules is named in a claim that tells it. */
export function verdictOf({ programme, outcome, because }: ProgrammeResult): string {
  return `${programme} ${outcome} ${because}`;
}

function said({ text, words, question, memory, place, lastAnswer, understanding }: Turn) {
  const named = understanding.regions.flatMap((region) => [
    region.words,
    ...region.candidates.map(({ path }) => path),
    ...candidatesInOneLine(region.candidates),
  ]);
  return [
    text,
    words,
    question,
    memory.waiting ?? '',
    place?.path ?? '',
    place?.name ?? '',
    lastAnswer?.text ?? '',
    String(memory.needs.length),
    ...named,
  ].filter((each) => each !== '');
}

function candidatesInOneLine(candidates: readonly { path: string }[]): string[] {
  return [candidates.map(({ path }) => path).join('、')];
}

function remembered({ facts }: Memory, replies: Replies): string[] {
  return facts.flatMap((fact) => [factInWords(fact, replies), fact.words]);
}

function needed(
  { memory: { neededBy } }: Turn,
  { dayInWords }: Pick<Words, 'dayInWords'>,
): string[] {
  return neededBy === null ? [] : [dayInWords(neededBy.on), neededBy.words];
}

function assessed({ findings: { assessment } }: Turn): string[] {
  if (assessment === null) return [];
  return [
    assessment.disclaimer,
    assessment.region.name,
    ...assessment.programmes.flatMap((result) => [
      verdictOf(result),
      result.name,
      result.flip ?? '',
      ...result.conditions.map(({ text }) => text),
      ...result.amounts.flatMap(({ label, value, unit }) => [label, `${value}${unit}`, `${value}`]),
    ]),
  ].filter((each) => each !== '');
}

/** The questions of the interview, the one that is open and the next one, and the lines between bands. */
function asked({ memory, findings: { nextQuestion }, triage }: Turn, replies: Replies): string[] {
  const keys = [memory.asked, nextQuestion?.key].flatMap((key) => {
    const fact = FactKeySchema.safeParse(key);
    return fact.success ? [fact.data] : [];
  });
  return [
    ...keys.flatMap((key) => [
      replies.say(`interview.${key}.question`),
      replies.say(`interview.${key}.why`),
    ]),
    ...(nextQuestion?.turnsAt.map((line) => `${line}元`) ?? []),
    ...(triage.danger?.call.map((number) => replies.say(`safety.names.${number}`)) ?? []),
  ];
}

function tickets(
  { findings: { ticket, status, readBack, restated } }: Turn,
  { deadlineInWords }: Pick<Words, 'deadlineInWords'>,
): string[] {
  const read = [...(readBack?.lines.map(({ text }) => text) ?? []), restated ?? ''];
  const told = [ticket, status].flatMap((each) => {
    if (each === null) return [];
    const { number, deadline } = each;
    const said = deadline === null ? [] : [deadlineInWords(deadline)];
    return [number, ...('code' in each ? [each.code] : [each.nextStep]), ...said];
  });
  return [...read, ...told].filter((each) => each !== '');
}
