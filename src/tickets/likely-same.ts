import type { LikelySame } from '../contracts/staff-tickets.ts';
import type { LikelySameRules } from '../knowledge/likely-same.ts';

/** What is compared of two tickets of one county, near in time. */
export interface ToldOfTicket {
  summary: string;
  contact: string | null;
}

/**
 * Why two tickets may be about one event, e.g. two of one family, or one person twice; null where nothing
 * says so. A mark for staff: nothing is put together by itself.
 */
export function whyLikelySame(
  one: ToldOfTicket,
  other: ToldOfTicket,
  rules: LikelySameRules,
): LikelySame['because'] | null {
  if (one.contact !== null && one.contact === other.contact) return 'contact';
  if (tellOfOneEvent(one.summary, other.summary, rules)) return 'event';
  return isAlike(one.summary, other.summary, rules) ? 'words' : null;
}

function tellOfOneEvent(one: string, other: string, { events }: LikelySameRules): boolean {
  const tells = (text: string, words: readonly string[]) =>
    words.some((word) => text.includes(word));
  return Object.values(events).some((words) => tells(one, words) && tells(other, words));
}

function isAlike(one: string, other: string, rules: LikelySameRules): boolean {
  const [fewer, more] = [pairsOf(one), pairsOf(other)].toSorted((a, b) => a.size - b.size);
  if (fewer === undefined || more === undefined || fewer.size < rules.fewestPairs) return false;
  const shared = [...fewer].filter((pair) => more.has(pair)).length;
  return shared / fewer.size >= rules.alikeShare;
}

/** Each two characters that stand together, punctuation aside. */
function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(characters.slice(1).map((character, at) => `${characters[at]}${character}`));
}
