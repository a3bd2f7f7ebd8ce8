import type { Command } from '../../understanding/understanding.ts';
import type { Decision, Turn } from '../turn.ts';
import { hasQuestion } from './asked.ts';

export function human({ understanding }: Turn): Decision | null {
  return understanding.commands.includes('requestHuman') ? { kind: 'handoff' } : null;
}

/** 「帮我约到明天上午」, 「为啥给我退了」: nobody but people can say or arrange it, and nothing is promised. */
export function beyondUs({ understanding }: Turn): Decision | null {
  const says = (command: Command) => understanding.commands.includes(command);
  if (says('whyRefused')) return { kind: 'cannot-do', what: 'give_reasons' };
  return says('askAction') && !hasQuestion(understanding)
    ? { kind: 'cannot-do', what: 'arrange' }
    : null;
}

/** 「转过去」, after it was said whose matter it is. */
export function transfer({ understanding, conversation }: Turn): Decision | null {
  const { asked, transfer: matter } = conversation.memory;
  const agrees = understanding.commands.some((said) => said === 'affirm' || said === 'passOn');
  return asked === 'transfer' && matter !== null && agrees ? { kind: 'transfer', ...matter } : null;
}

export function ticketStatus({ understanding, conversation }: Turn): Decision | null {
  const answersCode = conversation.memory.asked === 'ticket_code' && !hasQuestion(understanding);
  const asksStatus =
    understanding.commands.includes('askStatus') || understanding.ticketQuery !== null;
  return asksStatus || answersCode ? { kind: 'ticket-status' } : null;
}

export function manipulation({ understanding }: Turn): Decision | null {
  const tries = understanding.commands.includes('manipulation');
  return tries ? { kind: 'smalltalk', about: 'manipulation' } : null;
}

export function smalltalk({ understanding }: Turn): Decision | null {
  const kinds = ['identity', 'thanks', 'farewell', 'greeting', 'abuse', 'chitchat'] as const;
  const about = kinds.find((kind) => understanding.commands.includes(kind));
  if (about === undefined || understanding.facts.length > 0) return null;
  return { kind: 'smalltalk', about };
}

export function noted({ understanding, place, conversation }: Turn): Decision | null {
  const newPlace = place !== null && place.code !== conversation.regionCode;
  return understanding.facts.length > 0 || newPlace ? { kind: 'acknowledged' } : null;
}
