import { maskPersonalData } from '../guardrails/personal-data.ts';
import type { Replies } from '../knowledge/replies.ts';
import { normaliseUtterance } from '../shared/text.ts';
import { paragraphs, phrase } from './claims.ts';
import type { TurnNeeds } from './take-turn.ts';
import { draftOf, type Turn } from './turn.ts';

/**
 * A defect never hides a danger: the numbers to call are given even when everything behind them
 * fails. Otherwise the fixed apology; the words are stored.
 */
export function troubledTurn(begun: Turn, { triage }: TurnNeeds, replies: Replies): Turn {
  const words = normaliseUtterance(begun.text);
  const seen = triage(words);
  const apology = phrase(replies, 'conversation.trouble.reply');
  const turn = { ...begun, words, masked: maskPersonalData(words), triage: seen };
  if (seen.danger?.certainty !== 'clear') {
    return { ...turn, draft: draftOf('cannot_answer', apology, { unanswered: 'needs_person' }) };
  }
  const { category, call } = seen.danger;
  const numbers = call.map((number) => replies.say(`safety.names.${number}`)).join('、');
  const said = paragraphs(phrase(replies, `safety.${category}`, { numbers }), apology);
  return { ...turn, draft: draftOf('safety', said, { safety: { category, call } }) };
}
