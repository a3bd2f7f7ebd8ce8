import type { UnansweredReason } from '../../../contracts/conversations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { isNamedDocument, namedDocument } from '../../named-document.ts';
import { type Draft, draftOf, isFollowUp, type Turn } from '../../turn.ts';
import { citeCard, citeHit, distinctCitations } from './cite.ts';
import { matchCards } from './match-cards.ts';
import { type Passage, pickPassage } from './pick-passage.ts';
import { unaskedDraft } from './smalltalk-draft.ts';
import { rowNamingPlace } from './table-row.ts';
import { paragraphs, type Words } from './words.ts';

/** The share of the words said that a clause must hold for them to be taken as a question about it. */
const COVERAGE_OF_A_QUESTION = 0.4;

/** A card where one fits, else the passage that answers, else an honest 「文件没有写」. */
export function policyDraft(turn: Turn, words: Words): Draft {
  const missing = namesMissingDocument(turn, words) ?? namesMissingClause(turn, words);
  if (missing) return missing;

  const cards = matchCards(turn, words);
  if (cards.length > 0) return cardDraft(cards, turn, words);

  const row = rowNamingPlace(turn);
  const passage = row
    ? { hit: row.hit, quotes: [row.row], answers: true }
    : pickPassage(turn, words);
  const { tentative } = policyOf(turn);
  if (tentative && !covers(passage)) return unaskedDraft(turn, tentative.department, words);
  const answers = row !== null || isSufficient(turn, words);
  return passage?.answers && answers
    ? passageDraft(passage, turn, words)
    : notInDocuments(passage, turn, words);
}

/**
 * Silence is not an answer. A short follow-up says too little to be judged by its words: what was
 * talked of before chose the clauses, and only what it asks for in particular can be missing.
 */
function isSufficient(turn: Turn, { judge }: Words): boolean {
  const { verdict, silentOn: missing } = judge(turn.question, turn.findings.hits);
  return (
    verdict === 'answerable' || verdict === 'partly' || (isFollowUp(turn) && missing.length === 0)
  );
}

/** Only a clause that covers the words makes a question of them. */
function policyOf({ decision }: Turn): { tentative?: { department: string | null } } {
  return decision.kind === 'policy' ? decision : {};
}

function covers(passage: Passage | null): boolean {
  return passage?.answers === true && passage.hit.coverage >= COVERAGE_OF_A_QUESTION;
}

function cardDraft(cards: readonly Card[], turn: Turn, words: Words): Draft {
  const row = rowNamingPlace(turn);
  const silent = cards.some((card) => card.unanswered) ? [] : silentOn(turn, words);
  const unanswered =
    cards.find((card) => card.unanswered)?.unanswered ??
    (silent.length > 0 ? 'not_in_documents' : null);
  return draftOf(
    'answer',
    paragraphs(
      row &&
        words.replies.say('conversation.policy.row', { clause: row.hit.clause, quote: row.row }),
      ...cards.map((card) => card.text.trim()),
      silence(silent, turn, words),
      closing(turn, unanswered, words),
    ),
    {
      citations: distinctCitations([
        ...(row ? citeHit(row.hit, [row.row], turn.today) : []),
        ...cards.flatMap((card) => citeCard(card, turn.findings.binding)),
      ]),
      unanswered,
      covers: [...new Set(cards.flatMap(({ programmes }) => programmes))],
      ...keepInterview(turn),
    },
  );
}

/** What was asked in particular and neither a clause here nor an office tells: 金额, 办理的天数. */
function silentOn({ question, findings }: Turn, { judge }: Words): string[] {
  const { hits, toldByOffices } = findings;
  return judge(question, hits).silentOn.filter((name) => !toldByOffices.needs.includes(name));
}

function silence(names: readonly string[], turn: Turn, { replies }: Words): string | null {
  if (names.length === 0) return null;
  return replies.say('conversation.policy.silent', {
    names: names.join('、'),
    region: turn.place?.name ?? '',
  });
}

function passageDraft({ hit, quotes }: Passage, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const [first, ...more] = quotes;
  const silent = silentOn(turn, words);
  const { title, number } = hit.document;
  return draftOf(
    'answer',
    paragraphs(
      replies.say('conversation.policy.clause', {
        title,
        number,
        clause: hit.clause,
        quote: first ?? '',
      }),
      ...more.map((quote) =>
        replies.say('conversation.policy.also', { clause: hit.clause, quote }),
      ),
      silence(silent, turn, words),
      closing(turn, null, words),
    ),
    {
      citations: citeHit(hit, quotes, turn.today),
      unanswered: silent.length > 0 ? 'not_in_documents' : null,
      ...keepInterview(turn),
    },
  );
}

/** Says what is missing, shows the nearest clause without pretending, and offers a person. */
function notInDocuments(nearest: Passage | null, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const region = turn.place?.name ?? '';
  return draftOf(
    'cannot_answer',
    paragraphs(
      silence(silentOn(turn, words), turn, words) ??
        replies.say('conversation.policy.not_in_documents', { region }),
      replies.say('conversation.policy.ask_person'),
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
): string | null {
  if (understanding.asks.includes('progress'))
    return replies.say('conversation.policy.progress_offer');
  if (understanding.asks.includes('complaint')) return replies.say('conversation.policy.complaint');
  return unanswered === null ? null : replies.say('conversation.policy.ask_person');
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
      replies.say('conversation.policy.no_such_document', { document: named.words }),
      replies.say('conversation.policy.ask_person'),
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
      replies.say('conversation.policy.no_such_clause', {
        region: turn.place?.name ?? '',
        clause: article,
      }),
      replies.say('conversation.policy.ask_person'),
    ),
    { unanswered: 'not_in_documents' },
  );
}
