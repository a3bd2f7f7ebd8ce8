import { paragraphs, phrase } from '../../claims.ts';
import type { Draft, Turn } from '../../turn.ts';
import type { Answerer } from '../answerer.ts';
import { askWhichDraft } from './ask-which-draft.ts';
import { assessmentDraft, withResult } from './assessment-draft.ts';
import { askClueDraft, clueDraft } from './clue-draft.ts';
import { dangerDetailsDraft, dangerDraft } from './danger-draft.ts';
import { askTroubleDraft, detailsDraft, emergencyDraft, relievedDraft } from './emergency-draft.ts';
import { cannotDoDraft, handoffDraft, statusDraft, transferDraft } from './handoff-draft.ts';
import { withOffices } from './office-beside.ts';
import { policyDraft } from './policy-draft.ts';
import {
  arrivalDraft,
  readBackDraft,
  ticketDetailsDraft,
  withRestated,
} from './read-back-draft.ts';
import { askRegionDraft, notCoveredDraft } from './region-draft.ts';
import { severalDraft } from './several-draft.ts';
import { smalltalkDraft } from './smalltalk-draft.ts';
import { withThread } from './thread.ts';
import type { Words } from './words.ts';

/** Plain replies from clauses, cards, tool results and fixed sentences, without any model. */
export function createRulesAnswerer(words: Words): Answerer {
  return {
    async draft(turn) {
      const draft = withThread(turn, withRestated(turn, draftFor(turn, words), words), words);
      return withGentleCheck(turn, draft, words);
    },
  };
}

function draftFor(turn: Turn, words: Words): Draft {
  return ticketDraft(turn, words) ?? answerDraftFor(turn, words);
}

/** What files, changes or looks up a ticket, or asks for what a ticket needs. */
function ticketDraft(turn: Turn, words: Words): Draft | null {
  switch (turn.decision.kind) {
    case 'danger':
      return dangerDraft(turn, words);
    case 'danger-details':
      return dangerDetailsDraft(turn, words);
    case 'emergency':
      return emergencyDraft(turn, words);
    case 'emergency-details':
      return detailsDraft(turn, words);
    case 'ask-trouble':
      return askTroubleDraft(words);
    case 'clue':
      return clueDraft(turn, words);
    case 'ask-clue':
      return askClueDraft(turn.decision.missing, words);
    case 'ticket-details':
      return ticketDetailsDraft(turn, words);
    case 'relieved':
      return relievedDraft(turn, words);
    case 'transfer':
      return transferDraft(turn, turn.decision.department, words);
    case 'arrival':
      return arrivalDraft(turn, turn.decision.arrived, words);
    case 'read-back':
      return readBackDraft(turn, turn.decision.answer, words);
    case 'handoff':
      return handoffDraft(turn, words);
    case 'ticket-status':
      return statusDraft(turn, words);
    default:
      return null;
  }
}

function answerDraftFor(turn: Turn, words: Words): Draft {
  switch (turn.decision.kind) {
    case 'ask-which':
      return askWhichDraft(turn, turn.decision.key, words);
    case 'cannot-do':
      return cannotDoDraft(turn.decision.what, words);
    case 'assess':
      return assessmentDraft(turn, words);
    case 'policy':
      return withOffices(turn, withResult(turn, policyDraft(turn, words), words), words);
    case 'several':
      return withResult(turn, severalDraft(turn, words), words);
    case 'ask-region':
      return askRegionDraft(turn, turn.decision.waiting, words);
    case 'not-covered':
      return notCoveredDraft(turn, words);
    default:
      return smalltalkDraft(turn, turn.decision, words);
  }
}

/** A hint that may be a figure of speech gets one caring, direct question beside the answer. */
function withGentleCheck(turn: Turn, draft: Draft, { replies }: Words): Draft {
  const { danger } = turn.triage;
  if (danger?.certainty !== 'ask') return draft;
  const feared = danger.category === 'suicide' ? 'suicide' : 'other';
  const check = phrase(replies, `conversation.safety.gentle_check.${feared}`);
  return { ...draft, claims: paragraphs(check, draft.claims) };
}
