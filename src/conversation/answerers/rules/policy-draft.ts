import type { UnansweredReason } from '../../../contracts/conversations.ts';
import type { Card } from '../../../knowledge/cards.ts';
import { isNamedDocument, namedDocument } from '../../named-document.ts';
import { type Draft, draftOf, type Turn } from '../../turn.ts';
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
  return passage?.answers
    ? passageDraft(passage, turn, words)
    : notInDocuments(passage, turn, words);
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
  const silent = silentOn(cards, turn, words);
  const unanswered =
    cards.find((card) => card.unanswered)?.unanswered ?? (silent ? 'not_in_documents' : null);
  return draftOf(
    'answer',
    paragraphs(
      row &&
        words.replies.say('conversation.policy.row', { clause: row.hit.clause, quote: row.row }),
      ...cards.map((card) => card.text.trim()),
      silent &&
        words.replies.say(`conversation.policy.not_in_documents_${silent}`, {
          region: turn.place?.name ?? '',
        }),
      closing(turn, unanswered, words),
    ),
    {
      citations: distinctCitations([
        ...(row ? citeHit(row.hit, [row.row], turn.today) : []),
        ...cards.flatMap((card) => citeCard(card, turn.findings.binding)),
      ]),
      unanswered,
      ...keepInterview(turn),
    },
  );
}

/**
 * Asked how much, when, where or which number: a card that fits the topic and proves none of it must
 * say so. A card made for that kind of question has said it itself.
 */
function silentOn(
  cards: readonly Card[],
  { understanding }: Turn,
  { evidence, replies }: Words,
): string | undefined {
  const quotes = cards.flatMap(({ citations }) => citations.map(({ quote }) => quote));
  return understanding.asks.find(
    (ask) =>
      replies.has(`conversation.policy.not_in_documents_${ask}`) &&
      !cards.some((card) => card.asks.includes(ask) && card.unanswered !== undefined) &&
      !quotes.some((quote) => evidence.answers(ask, quote)),
  );
}

function passageDraft({ hit, quotes }: Passage, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const [first, ...more] = quotes;
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
      closing(turn, null, words),
    ),
    { citations: citeHit(hit, quotes, turn.today), ...keepInterview(turn) },
  );
}

/** Says what is missing, shows the nearest clause without pretending, and offers a person. */
function notInDocuments(nearest: Passage | null, turn: Turn, words: Words): Draft {
  const { replies } = words;
  const ask = turn.understanding.asks.find((kind) =>
    replies.has(`conversation.policy.not_in_documents_${kind}`),
  );
  const region = turn.place?.name ?? '';
  return draftOf(
    'cannot_answer',
    paragraphs(
      replies.say(`conversation.policy.not_in_documents${ask ? `_${ask}` : ''}`, { region }),
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
