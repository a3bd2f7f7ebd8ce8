import type { DangerCategory } from '../../contracts/conversations.ts';
import type { EmergencyNumber } from '../../knowledge/phrases.ts';
import { isVerbatim } from '../../shared/text.ts';
import type { Triage } from '../../triage/triage.ts';
import type { Turn } from '../turn.ts';
import type { HeardMessage } from './heard-message.ts';

/** Whom to call, by the kind of danger. */
export type Calls = Readonly<Record<DangerCategory, EmergencyNumber[]>>;

/** Fewer letters prove nothing. */
const LEAST_WORDS = 2;

/** What a model heard beside what the words say: it only adds, and only what it can point at. */
export function addHeard(
  { triage, understanding, masked }: Pick<Turn, 'triage' | 'understanding' | 'masked'>,
  heard: HeardMessage,
  calls: Calls,
): Pick<Turn, 'triage' | 'understanding'> {
  const { wants, programmes } = heard;
  return {
    understanding: {
      ...understanding,
      asks: [...new Set([...understanding.asks, ...wants])],
      programmes: [...new Set([...understanding.programmes, ...programmes])],
      isQuestion: understanding.isQuestion || wants.length > 0,
    },
    triage: {
      ...triage,
      danger: triage.danger ?? dangerIn(heard, { triage, masked, calls }),
      troubleNow: [...triage.troubleNow, ...troubleIn(heard, masked)],
    },
  };
}

/** One caring question: a model alone sends nobody to anyone's door. */
function dangerIn(
  { danger }: HeardMessage,
  { triage, masked, calls }: { triage: Triage; masked: string; calls: Calls },
): Triage['danger'] {
  if (danger === null || triage.denied || !isSaid(danger.words, masked)) return null;
  return {
    category: danger.category,
    certainty: 'ask',
    call: calls[danger.category],
    words: danger.words,
    subject: 'unknown',
  };
}

function troubleIn({ trouble }: HeardMessage, masked: string): Triage['troubleNow'] {
  if (trouble === null || !isSaid(trouble.words, masked)) return [];
  const { words } = trouble;
  const start = Math.max(masked.indexOf(words), 0);
  const end = start + words.length;
  return [{ words, start, end, id: 'model', need: 'unclear', weight: 'weak' }];
}

function isSaid(words: string, masked: string): boolean {
  return words.trim().length >= LEAST_WORDS && isVerbatim(words, masked);
}
