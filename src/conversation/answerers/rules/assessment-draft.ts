import {
  type Assessment,
  OutcomeSchema,
  type ProgrammeResult,
} from '../../../contracts/assessments.ts';
import type { FactKey } from '../../../contracts/facts.ts';
import { nextProgrammes } from '../../../eligibility/next-programmes.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { distinctCitations } from './cite.ts';
import { documentBeside } from './document-beside.ts';
import { paragraphs, sentences, type Words } from './words.ts';

const OPEN_CONDITIONS_NAMED = 3;
/** The computed result in words, and one question when a fact could still change it. */
export function assessmentDraft(turn: Turn, words: Words): Draft {
  const { replies } = words;
  const { assessment } = turn.findings;
  if (assessment === null || turn.decision.kind !== 'assess') {
    throw new Error('A reply about eligibility needs its assessment.');
  }
  const asked = nextFact(assessment, turn);
  const beside = turn.decision.fresh ? documentBeside(turn, words) : null;
  const isLaterTurn = !turn.decision.fresh && asked !== null;

  return draftOf(
    isLaterTurn ? 'question' : 'assessment',
    paragraphs(
      beside?.text,
      replies.say('assessment.intro', { region: assessment.region.name }),
      ...assessment.programmes.map((result) => programmeInWords(result, words)),
      otherWays(assessment, asked, words),
      !asked && closing(assessment, words),
      assessment.disclaimer,
      asked && questionInWords(asked, words),
    ),
    {
      assessment,
      citations: distinctCitations([...(beside?.citations ?? []), ...citationsOf(assessment)]),
      asked,
      suggestions:
        asked && replies.has(`interview.${asked}.options`)
          ? replies.list(`interview.${asked}.options`).slice(0, 4)
          : [],
    },
  );
}

function programmeInWords(result: ProgrammeResult, words: Words): string {
  const { replies } = words;
  const amounts = result.amounts.map(({ label, value, unit, bound }) =>
    replies.say('assessment.amount', {
      label,
      value: String(value),
      unit,
      bound: replies.say(`assessment.bound.${bound}`),
    }),
  );
  return [
    replies.say(outcomeKey(result), { name: result.name }),
    ...conditionsInWords(result, words),
    ...amounts,
    sentences(result.flip, result.selfReported && replies.say('assessment.self_reported')),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** One line for each outcome: the card beside the text shows every condition with its clause. */
function conditionsInWords({ conditions }: ProgrammeResult, { replies }: Words): string[] {
  return OutcomeSchema.options.flatMap((outcome) => {
    const texts = conditions
      .filter((condition) => condition.outcome === outcome)
      .map(({ text }) => text);
    if (texts.length === 0) return [];
    const isLong = outcome === 'undetermined' && texts.length > OPEN_CONDITIONS_NAMED;
    const list = (isLong ? texts.slice(0, OPEN_CONDITIONS_NAMED) : texts).join('；');
    return [replies.say(`assessment.conditions.${outcome}${isLong ? '_more' : ''}`, { list })];
  });
}

function outcomeKey({ programme, outcome, because }: ProgrammeResult): string {
  if (programme === 'allowance_data_check' && outcome !== 'undetermined')
    return `assessment.data_check.${outcome}`;
  if (outcome === 'unmet') return 'assessment.outcome.unmet';
  if (outcome === 'met')
    return `assessment.outcome.met${because === 'discretion' ? '_discretion' : ''}`;
  if (because === 'missing_facts') return 'assessment.outcome.undetermined_missing';
  return `assessment.outcome.undetermined_${because === 'expired' ? 'expired' : 'silent'}`;
}

/** The first fact worth asking that the person has not passed over, the leading programme first. */
function nextFact({ programmes }: Assessment, { memory }: Turn): FactKey | null {
  const wanted = programmes.flatMap(({ missing }) => missing);
  return wanted.find((key) => !memory.skipped.includes(key)) ?? null;
}

function questionInWords(key: FactKey, { replies }: Words): string {
  return sentences(
    replies.say(`interview.${key}.question`),
    `（${replies.say(`interview.${key}.why`).replace(/。$/, '')}）`,
  );
}

function closing({ programmes }: Assessment, { replies }: Words): string {
  const isOpen = programmes.some(({ because }) => because === 'missing_facts');
  return replies.say(`assessment.${isOpen ? 'no_interview_left' : 'done'}`);
}

/** Neither a no nor an open end is the last word; while a question is open it comes first. */
function otherWays(
  assessment: Assessment,
  asked: FactKey | null,
  { replies, programmeName }: Words,
): string | null {
  const has = (sought: ProgrammeResult['outcome']) =>
    assessment.programmes.some(({ outcome }) => outcome === sought);
  if (has('met') || !(has('unmet') || asked === null)) return null;
  const next = nextProgrammes(assessment).slice(0, 3).map(programmeName);
  return next.length === 0 ? null : replies.say('assessment.next', { programmes: next.join('、') });
}

function citationsOf({ programmes }: Assessment): Draft['citations'] {
  const all = programmes.flatMap(({ conditions, amounts }) => [
    ...conditions.map(({ citation }) => citation),
    ...amounts.map(({ citation }) => citation),
  ]);
  return distinctCitations(all.filter((citation) => citation !== null));
}
