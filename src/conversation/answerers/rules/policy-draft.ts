import type { UnansweredReason } from '../../../contracts/conversations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { cardClaim, paragraphs, phrase, quoted, restingOn, type Said } from '../../claims.ts';
import { isNamedDocument, namedDocument } from '../../named-document.ts';
import { type Draft, draftOf, isFollowUp, type Turn } from '../../turn.ts';
import { citeCard, citeHit, distinctCitations } from './cite.ts';
import { matchCards } from './match-cards.ts';
import { type Passage, pickPassage } from './pick-passage.ts';
import { unaskedDraft } from './smalltalk-draft.ts';
import { type NamedRow, rowNamingPlace } from './table-row.ts';
import type { Words } from './words.ts';

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
      row && rowClaim(row, turn, words),
      ...cards.map((card) => cardClaim(card, citeCard(card, turn.findings.binding))),
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

function rowClaim({ hit, row }: NamedRow, { today }: Turn, { replies }: Words) {
  const said = phrase(replies, 'conversation.policy.row', { clause: hit.clause, quote: row });
  return restingOn(said, ...citeHit(hit, [row], today).map(quoted));
}

/** What was asked in particular and neither a clause here nor an office tells: 金额, 办理的天数. */
function silentOn({ question, findings }: Turn, { judge }: Words): string[] {
  const { hits, toldByOffices } = findings;
  return judge(question, hits).silentOn.filter((name) => !toldByOffices.needs.includes(name));
}

function silence(names: readonly string[], turn: Turn, { replies }: Words): Said {
  if (names.length === 0) return null;
  return phrase(replies, 'conversation.policy.silent', {
    names: names.join('、'),
    region: turn.place?.name ?? '',
  });
}

function passageDraft({ hit, quotes }: Passage, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const citations = citeHit(hit, quotes, turn.today);
  const silent = silentOn(turn, words);
  const { title, number } = hit.document;
  return draftOf(
    'answer',
    paragraphs(
      ...citations.map((citation, index) => {
        const values = { title, number, clause: hit.clause, quote: citation.quote };
        const key = index === 0 ? 'conversation.policy.clause' : 'conversation.policy.also';
        return restingOn(phrase(replies, key, values), quoted(citation));
      }),
      silence(silent, turn, words),
      closing(turn, null, words),
    ),
    {
      citations,
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
