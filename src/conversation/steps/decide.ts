import { clue } from '../decisions/clue.ts';
import { answeredInPassing, eligibility, runningInterview } from '../decisions/eligibility.ts';
import { plainQuestion } from '../decisions/plain.ts';
import {
  otherDepartment,
  perhapsPolicy,
  policyQuestion,
  severalNeeds,
} from '../decisions/policy.ts';
import {
  arrival,
  correctedTicket,
  moreForTicket,
  readBack,
  ticketDetails,
} from '../decisions/read-back.ts';
import {
  cancel,
  changedCase,
  clarification,
  contradiction,
  correction,
  repetition,
  restart,
  silence,
  slower,
  toldMore,
} from '../decisions/repair.ts';
import {
  beyondUs,
  human,
  manipulation,
  noted,
  smalltalk,
  ticketStatus,
  transfer,
} from '../decisions/talk.ts';
import {
  afterDanger,
  danger,
  emergency,
  emergencyDetails,
  noTroubleNow,
  relieved,
  suddenCause,
} from '../decisions/urgent.ts';
import type { Decision, Turn } from '../turn.ts';

/** The single policy of the house, highest first: danger › emergency › human › interview › policy. */
const PRIORITIES: readonly ((turn: Turn) => Decision | null)[] = [
  danger,
  emergency,
  transfer,
  human,
  arrival,
  readBack,
  relieved,
  emergencyDetails,
  ticketDetails,
  ticketStatus,
  repetition,
  slower,
  cancel,
  restart,
  clue,
  clarification,
  manipulation,
  beyondUs,
  suddenCause,
  plainQuestion,
  severalNeeds,
  otherDepartment,
  correctedTicket,
  correction,
  contradiction,
  answeredInPassing,
  eligibility,
  noTroubleNow,
  policyQuestion,
  runningInterview,
  silence,
  changedCase,
  toldMore,
  moreForTicket,
  smalltalk,
  afterDanger,
  perhapsPolicy,
  noted,
];

export function decide(turn: Turn): Decision {
  for (const rule of PRIORITIES) {
    const decision = rule(turn);
    if (decision) return decision;
  }
  return { kind: 'clarify' };
}
