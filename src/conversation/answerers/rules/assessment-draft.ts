import {
  type Assessment,
  OutcomeSchema,
  type ProgrammeResult,
} from '../../../contracts/assessments.ts';
import { textOf } from '../../../contracts/claims.ts';
import { nextProgrammes } from '../../../eligibility/next-programmes.ts';
import type { NextQuestion } from '../../../eligibility/next-question.ts';
import {
  lines,
  paragraphs,
  phrase,
  quoted,
  restingOn,
  type Said,
  sentences,
  toolClaim,
} from '../../claims.ts';
import { verdictOf } from '../../grounds.ts';
import { changedFacts, factsOfSubject, newFacts } from '../../steps/remember.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
import { distinctCitations } from './cite.ts';
import { factInWords } from './facts-in-words.ts';
import { questionInWords, quickReplies } from './interview-question.ts';
import { beforeResult } from './opening-card.ts';
import { silence, untoldBy } from './untold.ts';
import type { Words } from './words.ts';

const OPEN_CONDITIONS_NAMED = 3;

/** The computed result in words, and one question when a fact could still change it. */
export function assessmentDraft(turn: Turn, words: Words): Draft {
  const { assessment } = turn.findings;
  if (assessment === null || turn.decision.kind !== 'assess') {
    throw new Error('A reply about eligibility needs its assessment.');
  }
  const { fresh } = turn.decision;
  const clash = clashInWords(turn, words);
  if (clash !== null)
    return draftOf(fresh ? 'assessment' : 'question', clash, {
      assessment,
      citations: distinctCitations(citationsOf(assessment)),
    });
  return resultDraft({ assessment, fresh }, turn, words);
}

/** An answer from the documents, and beside it what the facts told with the question come to. */
export function withResult(turn: Turn, draft: Draft, words: Words): Draft {
  const { assessment } = turn.findings;
  if (assessment === null) return draft;
  return {
    ...draft,
    kind: draft.kind === 'answer' ? 'answer' : 'assessment',
    claims: paragraphs(
      draft.kind === 'answer' && draft.claims,
      resultInWords(assessment, turn, words),
    ),
    citations: distinctCitations([...draft.citations, ...citationsOf(assessment)]),
    assessment,
  };
}

function resultDraft(
  { assessment, fresh }: { assessment: Assessment; fresh: boolean },
  turn: Turn,
  words: Words,
): Draft {
  const { nextQuestion } = turn.findings;
  const citations = citationsOf(assessment);
  const rest = {
    assessment,
    asked: nextQuestion?.key ?? null,
    suggestions: nextQuestion === null ? [] : quickReplies(nextQuestion, words),
  };
  const result = resultInWords(assessment, turn, words);
  if (!fresh)
    return nextQuestion === null
      ? draftOf('assessment', result, { ...rest, citations })
      : draftOf('question', interviewInWords(nextQuestion, turn, words), { ...rest, citations });

  const before = beforeResult(turn, words, { assessment, cited: citations });
  const told = textOf(paragraphs(before.claims, result));
  const silent = untoldBy(told, turn, words);
  const isUnknown = !before.answers && isUndecidedByDocuments(assessment);
  return draftOf('assessment', paragraphs(before.claims, silence(silent, turn, words), result), {
    ...rest,
    citations: distinctCitations([...before.citations, ...citations]),
    unanswered: silent.length > 0 || isUnknown ? 'not_in_documents' : null,
  });
}

/** Whatever else somebody told, no document here would say more. */
function isUndecidedByDocuments({ programmes }: Assessment): boolean {
  return (
    programmes.length > 0 &&
    programmes.every(
      ({ outcome, because }) => outcome === 'undetermined' && because === 'policy_silent',
    )
  );
}

/** In the middle of an interview: what was heard, and the next question. The card beside it shows the rest. */
function interviewInWords(nextQuestion: NextQuestion, turn: Turn, words: Words): Said {
  return paragraphs(
    correctionInWords(turn, words) ?? heardInWords(turn, words),
    questionInWords(nextQuestion, turn, words),
  );
}

/** Which of them is right decides more than any other question. */
function clashInWords(turn: Turn, { replies }: Words): Said | null {
  const { clashing } = turn.findings;
  const facts = factsOfSubject(turn.memory)
    .filter(({ key }) => clashing.includes(key))
    .map((fact) => factInWords(fact, replies));
  return facts.length > 1 ? phrase(replies, 'interview.clash', { facts: facts.join('；') }) : null;
}

function heardInWords(turn: Turn, words: Words): Said {
  const { replies } = words;
  const heard = newFacts(turn).map((fact) => factInWords(fact, words.replies));
  if (heard.length > 0) return phrase(replies, 'interview.noted', { facts: heard.join('；') });
  const isPassedOver = turn.memory.skipped.length > turn.conversation.memory.skipped.length;
  return isPassedOver ? phrase(replies, 'interview.passed_over') : null;
}

function resultInWords(assessment: Assessment, turn: Turn, words: Words): Said {
  const { replies } = words;
  const { nextQuestion } = turn.findings;
  const isOver = nextQuestion === null;
  return paragraphs(
    correctionInWords(turn, words),
    isOver && readBack(turn, words),
    phrase(replies, 'assessment.intro', { region: assessment.region.name }),
    ...assessment.programmes.map((result) => programmeInWords(result, words)),
    otherWays(assessment, isOver, words),
    isOver && closing(assessment, words),
    toolClaim('eligibility', assessment.disclaimer),
    nextQuestion && questionInWords(nextQuestion, turn, words),
  );
}

function programmeInWords(result: ProgrammeResult, words: Words): Said {
  const { replies } = words;
  const { name, flip } = result;
  const verdict = { by: 'tool', tool: 'eligibility', says: verdictOf(result) } as const;
  return lines(
    restingOn(phrase(replies, outcomeKey(result), { name }), verdict),
    ...conditionsInWords(result, words),
    ...result.amounts.map((amount) => amountInWords(amount, words)),
    sentences(
      flip !== null && toolClaim('eligibility', flip),
      result.selfReported && phrase(replies, 'assessment.self_reported'),
    ),
  );
}

function amountInWords(
  { label, value, unit, bound, citation }: ProgrammeResult['amounts'][number],
  { replies }: Words,
): Said {
  const said = phrase(replies, 'assessment.amount', {
    label,
    value: String(value),
    unit,
    bound: replies.say(`assessment.bound.${bound}`),
  });
  return citation === null ? said : restingOn(said, quoted(citation));
}

/** One line for each outcome: the card beside the text shows every condition with its clause. */
function conditionsInWords({ conditions }: ProgrammeResult, { replies }: Words): Said[] {
  return OutcomeSchema.options.map((outcome) => {
    const alike = conditions.filter((condition) => condition.outcome === outcome);
    if (alike.length === 0) return null;
    const isLong = outcome === 'undetermined' && alike.length > OPEN_CONDITIONS_NAMED;
    const named = isLong ? alike.slice(0, OPEN_CONDITIONS_NAMED) : alike;
    const key = `assessment.conditions.${outcome}${isLong ? '_more' : ''}`;
    return restingOn(
      phrase(replies, key, { list: named.map(({ text }) => text).join('；') }),
      ...named.flatMap(({ citation }) => (citation === null ? [] : [quoted(citation)])),
    );
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

/** What the result rests on, before the result: the person can still set it right. */
function readBack({ memory }: Turn, words: Words): Said {
  const facts = factsOfSubject(memory).map((fact) => factInWords(fact, words.replies));
  return facts.length === 0
    ? null
    : phrase(words.replies, 'assessment.read_back', { facts: facts.join('；') });
}

/** What this message changed in an earlier result, and what became of it. */
function correctionInWords(turn: Turn, words: Words): Said {
  const { replies } = words;
  const changed = changedFacts(turn);
  const { assessed } = turn.conversation.memory;
  if (changed.length === 0 || assessed.length === 0) return null;
  const facts = changed.map(({ now, before }) =>
    replies.say('assessment.corrected_from', {
      now: factInWords(now, replies),
      before: factInWords(before, replies),
    }),
  );
  return sentences(
    phrase(replies, 'assessment.corrected', { facts: facts.join('；') }),
    changeInWords(turn, words),
  );
}

function changeInWords({ conversation, findings }: Turn, { replies, programmeName }: Words) {
  const inWords = (outcome: ProgrammeResult['outcome']) =>
    replies.say(`assessment.outcome_word.${outcome}`);
  const changes = conversation.memory.assessed.flatMap(({ programme, outcome }) => {
    const now = findings.assessment?.programmes.find((result) => result.programme === programme);
    return now === undefined || now.outcome === outcome
      ? []
      : replies.say('assessment.change.one', {
          name: programmeName(programme),
          before: inWords(outcome),
          now: inWords(now.outcome),
        });
  });
  return changes.length === 0
    ? phrase(replies, 'assessment.change.same')
    : phrase(replies, 'assessment.change.other', { changes: changes.join('；') });
}

function closing({ programmes }: Assessment, { replies }: Words): Said {
  const isOpen = programmes.some(({ because }) => because === 'missing_facts');
  return phrase(replies, `assessment.${isOpen ? 'no_interview_left' : 'done'}`);
}

/** Neither a no nor an open end is the last word; while a question is open it comes first. */
function otherWays(
  assessment: Assessment,
  isOver: boolean,
  { replies, programmeName }: Words,
): Said {
  const has = (sought: ProgrammeResult['outcome']) =>
    assessment.programmes.some(({ outcome }) => outcome === sought);
  if (has('met') || !(has('unmet') || isOver)) return null;
  const next = nextProgrammes(assessment).slice(0, 3).map(programmeName);
  return next.length === 0
    ? null
    : phrase(replies, 'assessment.next', { programmes: next.join('、') });
}

function citationsOf({ programmes }: Assessment): Draft['citations'] {
  const all = programmes.flatMap(({ conditions, amounts }) => [
    ...conditions.map(({ citation }) => citation),
    ...amounts.map(({ citation }) => citation),
  ]);
  return distinctCitations(all.filter((citation) => citation !== null));
}
