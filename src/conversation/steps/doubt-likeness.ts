import { isUnclear } from '../../triage/signs.ts';
import type { Triage } from '../../triage/triage.ts';
import type { Command, Understanding } from '../../understanding/understanding.ts';
import { isEmergencyFiled } from '../memory.ts';
import type { Turn } from '../turn.ts';

/**
 * 「收割机过去了没听见 再讲一遍」, or 「女儿送米来了，不用派人了」 after an emergency was filed: where no known phrase
 * tells of want or danger, and only the likeness of the whole message, a danger is asked about, and want beside good
 * news is none.
 */
export function doubtLikeness(turn: Turn, { commands }: Understanding): Triage {
  const { triage, conversation, words } = turn;
  const isGoodNews = isEmergencyFiled(conversation.memory) && commands.includes('helpArrived');
  const isToUs = commands.some((command) => TO_US.has(command));
  if (!isGoodNews && !isToUs) return triage;
  const troubleNow = isGoodNews
    ? triage.troubleNow.filter((sign) => !isUnclear(sign))
    : triage.troubleNow;
  const { danger } = triage;
  const isFaint = (triage.likeness?.['danger'] ?? 1) < SURE;
  const isDoubted = danger?.words === words && (isGoodNews || isFaint);
  return {
    ...triage,
    troubleNow,
    urgent: triage.urgent && troubleNow.length > 0,
    danger: danger && isDoubted ? { ...danger, certainty: 'ask' } : danger,
  };
}

/** Whoever sounds as much like danger as this is not asked first: 「同学都说没看见 天都黑透了」. */
const SURE = 0.5;

/** Said to the assistant itself. A farewell is not among them: it may be one for good. */
const TO_US = new Set<Command>(['repeat', 'slower', 'skip', 'resume', 'identity', 'noContact']);
