import type { UnansweredReason } from '../../../contracts/conversations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { paragraphs, phrase, type Said } from '../../claims.ts';
import { isNamedDocument, namedDocument } from '../../named-document.ts';
import {
  type Draft,
  draftOf,
  hangsOnTheLastQuestion,
  inContext,
  isFollowUp,
  type Turn,
} from '../../turn.ts';
import { citeHit, distinctCitations } from './cite.ts';
import { isSurelyAsked } from './clauses-meant.ts';
import { type Answer, citationsOf, claimsFor, findAnswers } from './find-answers.ts';
import { asksForAll, type Judged, judge } from './judge-answers.ts';
import { matchCards, matchNamedCards, matchSilentCards } from './match-cards.ts';
import type { Passage } from './pick-passage.ts';
import { plainDraft } from './plain-draft.ts';
import { outOfScope, unaskedDraft } from './smalltalk-draft.ts';
import { sourceDraft } from './source-draft.ts';
import { isAdmittedIn, silence, silentOn, textOfAnswer, untoldBy } from './untold.ts';
import type { Words } from './words.ts';

/** The share of the words said that a clause must hold for them to be taken as a question about it. */
const COVERAGE_OF_A_QUESTION = 0.4;

/** What answers, a card before a passage; else an honest 「文件没有写」. */
export function policyDraft(turn: Turn, words: Words): Draft {
  const missing = namesMissingDocument(turn, words) ?? namesMissingClause(turn, words);
  if (missing) return missing;
  const plain = plainDraft(turn, words) ?? sourceDraft(turn, words);
  if (plain) return plain;

  const found = findAnswers(turn, words);
  const isWhole = found.some(isAnswer) && !hangsOnTheLastQuestion(turn);
  const whole = isWhole ? null : inContext(turn);
  if (whole === null) return draftFrom(found, turn, words);
  const foundForWhole = findAnswers(whole, words);
  const draft = foundForWhole.some(isAnswer) ? draftFrom(foundForWhole, whole, words) : null;
  // What it says by itself counts before a silence on the question before it.
  const isSilent = draft?.kind !== 'answer' && found.some(isAnswer);
  return draft === null || isSilent ? draftFrom(found, turn, words) : draft;
}

function isAnswer(answer: Answer): boolean {
  return answer.by === 'card' || answer.passage.answers;
}

function draftFrom(found: readonly Answer[], turn: Turn, words: Words): Draft {
  const judged = judge(turn, found, words);
  const { tentative } = policyOf(turn);
  if (tentative && !isForUs(turn, { judged, found, words }))
    return unaskedDraft(turn, tentative.department, words);
  const served = judged.isSilent ? answersNamed(turn, words) : found;
  if (judged.isSilent && served.length === 0) return silentDraft(judged, found, { turn, words });
  const answers = served.filter(
    (answer) => isOfWhatIsNamed(answer, turn, words) && isAnswer(answer),
  );
  return answers.length > 0
    ? answerDraft(answers, { turn, words, isDoubtful: judged.isDoubtful })
    : notInDocuments(nearestOf(found), turn, words);
}

/** A card for just that aid and just that question goes before silence. */
function answersNamed(turn: Turn, words: Words): Answer[] {
  return matchNamedCards(turn, words).map((card) => ({ by: 'card', card, isNamed: true }));
}

/** 「还有学费呢」 names the help and nothing else: what says nothing of that help is no answer. */
function isOfWhatIsNamed(answer: Answer, turn: Turn, { programmesIn }: Words): boolean {
  const { programmes } = turn.understanding;
  if (!asksForAll(turn) || [...turn.question].length > MOST_CHARACTERS_OF_A_NAME) return true;
  const told =
    answer.by === 'card'
      ? [...answer.card.programmes, ...programmesIn(answer.card.text)]
      : answer.passage.quotes.flatMap((quote) => programmesIn(quote));
  return programmes.some((id) => told.includes(id));
}

const MOST_CHARACTERS_OF_A_NAME = 10;

function policyOf({ decision }: Turn): { tentative?: { department: string | null } } {
  return decision.kind === 'policy' ? decision : {};
}

/**
 * Whether words that name no matter of ours are a question to the documents: so many others asked so, or
 * their words stand in what was found. Silence is only told to a question.
 */
function isForUs(
  turn: Turn,
  { judged, found, words }: { judged: Judged; found: readonly Answer[]; words: Words },
): boolean {
  const isQuestion = turn.understanding.isQuestion || words.particularsIn(turn.question).length > 0;
  if (policyOf(turn).tentative?.department) return !judged.isSilent && isSurelyAsked(turn);
  // What was talked of before found the clauses: of itself a remark in between asks for none.
  if (isFollowUp(turn) && !isQuestion) return found.some((answer) => isNear(answer, turn));
  if (judged.isSilent) return isQuestion || judged.isForCause;
  return isQuestion || isSurelyAsked(turn) || found.some((answer) => isNear(answer, turn));
}

function isNear(answer: Answer, { question }: Turn): boolean {
  return answer.by === 'card'
    ? answer.card.words.some((word) => question.includes(word))
    : answer.passage.answers && answer.passage.hit.coverage >= COVERAGE_OF_A_QUESTION;
}

function nearestOf(found: readonly Answer[]): Passage | undefined {
  return found.flatMap((answer) => (answer.by === 'passage' ? [answer.passage] : []))[0];
}

function answerDraft(
  answers: readonly Answer[],
  { turn, words, isDoubtful }: { turn: Turn; words: Words; isDoubtful: boolean },
): Draft {
  const cards = answers.flatMap((answer) => (answer.by === 'card' ? [answer.card] : []));
  // What may be another matter tells nothing of this one.
  const told = answers
    .filter(({ isPerhaps }) => isPerhaps !== true)
    .map(textOfAnswer)
    .join('\n');
  const untold = untoldBy(told, turn, words);
  const isTold = untold.length === 0 && words.particularsIn(turn.question).length > 0;
  // A card says what it leaves open whoever asks: where all that was asked for is told, that is beside the point.
  const named = isTold ? undefined : cards.find((card) => card.unanswered)?.unanswered;
  const silent = named === undefined ? untold : [];
  const isAdmitted = isAdmittedIn(cards.map(({ text }) => text).join('\n'), turn.question);
  const isDoubted = named === undefined && silent.length === 0 && !isAdmitted && isDoubtful;
  const isPartial = silent.length > 0 || isAdmitted || isDoubted;
  const unanswered = named ?? (isPartial ? 'not_in_documents' : null);
  return draftOf(
    'answer',
    paragraphs(
      ...answers.map((answer, at) => claimsFor(answer, { isFurther: at > 0 }, { turn, words })),
      silence(silent, turn, words),
      isDoubted && phrase(words.replies, 'conversation.policy.doubtful'),
      closing(turn, cards.length > 0 ? unanswered : null, words),
    ),
    {
      citations: distinctCitations(answers.flatMap((answer) => citationsOf(answer, turn))),
      unanswered,
      covers: [...new Set(cards.flatMap(({ programmes }) => programmes))],
      ...keepInterview(turn),
    },
  );
}

/**
 * A card tells best what its document does not say. Of several needs named in one breath one may be answered
 * all the same.
 */
function silentDraft(
  judged: Judged,
  found: readonly Answer[],
  { turn, words }: { turn: Turn; words: Words },
): Draft {
  const isOfSeveral = turn.understanding.programmes.length > 1;
  // A short follow-up is near to many cards: then only one whose words were said speaks for it.
  const isHeard = ({ words: own }: Card) => own.some((word) => turn.question.includes(word));
  const cards = (isOfSeveral ? matchCards(turn, words) : matchSilentCards(turn, words)).filter(
    (card) => !isFollowUp(turn) || judged.missing.length === 0 || isHeard(card),
  );
  if (cards.length > 0) {
    const answers = cards.map((card): Answer => ({ by: 'card', card }));
    const draft = answerDraft(answers, { turn, words, isDoubtful: false });
    return { ...draft, unanswered: draft.unanswered ?? 'not_in_documents' };
  }
  return judged.ofOthers ? outOfScope(null, words) : notInDocuments(nearestOf(found), turn, words);
}

/** Says what is missing, shows the nearest clause without pretending, and offers a person. */
function notInDocuments(nearest: Passage | undefined, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const region = turn.place?.name ?? '';
  return draftOf(
    'cannot_answer',
    paragraphs(
      silence(silentOn(turn, words), turn, words) ??
        phrase(replies, 'conversation.policy.not_in_documents', { region }),
      phrase(replies, 'conversation.policy.ask_person'),
    ),
    {
      citations: nearest ? citeHit(nearest.hit, nearest.quotes.slice(0, 1), turn.today) : [],
      unanswered: 'not_in_documents',
      ...keepInterview(turn),
    },
  );
}

function closing(
  { understanding }: Turn,
  unanswered: UnansweredReason | null,
  { replies }: Words,
): Said {
  if (understanding.asks.includes('progress'))
    return phrase(replies, 'conversation.policy.progress_offer');
  if (understanding.asks.includes('complaint'))
    return phrase(replies, 'conversation.policy.complaint');
  return unanswered === null ? null : phrase(replies, 'conversation.policy.ask_person');
}

/** An inserted question does not end the interview: the open question stays open. */
function keepInterview({ memory }: Turn): Pick<Draft, 'asked'> {
  return { asked: memory.interview === null ? null : memory.asked };
}

/** A document that is named by its number and is not among those that bind here. */
function namesMissingDocument(turn: Turn, { replies }: Words): Draft | null {
  const named = namedDocument(turn.question);
  if (named === null) return null;
  if (turn.findings.binding.some(({ reference }) => isNamedDocument(reference.number, named)))
    return null;
  return draftOf(
    'cannot_answer',
    paragraphs(
      phrase(replies, 'conversation.policy.no_such_document', { document: named.words }),
      phrase(replies, 'conversation.policy.ask_person'),
    ),
    { unanswered: 'not_in_documents' },
  );
}

const ARTICLE = /第[一二三四五六七八九十百零\d]{1,5}条/;

/** 「第九条」 of documents that have no such article. */
function namesMissingClause(turn: Turn, { replies }: Words): Draft | null {
  const article = turn.question.match(ARTICLE)?.[0];
  if (article === undefined || turn.findings.hits.some(({ clause }) => clause.startsWith(article)))
    return null;
  return draftOf(
    'cannot_answer',
    paragraphs(
      phrase(replies, 'conversation.policy.no_such_clause', {
        region: turn.place?.name ?? '',
        clause: article,
      }),
      phrase(replies, 'conversation.policy.ask_person'),
    ),
    { unanswered: 'not_in_documents' },
  );
}
