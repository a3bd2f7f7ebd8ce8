import { connectAnswers } from './answer-parts.ts';
import type { Connecting } from './assistant.ts';
import { createAnswerMessage } from './conversation/answer-message.ts';
import { createConversationRepository } from './conversation/conversation-repository.ts';
import { type ConversationNeeds, createConversations } from './conversation/conversations.ts';
import { createFeedbackRepository } from './conversation/feedback-repository.ts';
import { createMessageRepository } from './conversation/message-repository.ts';
import { createReceiptDesk } from './conversation/receipt-desk.ts';
import type { TurnNeeds } from './conversation/take-turn.ts';
import { createTellOfTicket } from './conversation/tell-of-ticket.ts';
import { createTurnRepository } from './conversation/turn-repository.ts';
import { createTurnTools } from './conversation/turn-tools.ts';
import type { TellDuty } from './duty/duty-standing.ts';
import type { DocumentLibrary } from './knowledge/document-library.ts';
import { createHearAgain } from './model-parts.ts';
import { createPractice, type Practice } from './practice.ts';
import { createReceiptRepository, RECEIPT_SEALS } from './receipts/receipt-repository.ts';
import { shanghaiDateOf } from './shared/clock.ts';
import { onceFor, onceInARow } from './shared/once.ts';
import type { Place } from './shared/place.ts';
import { createSeal } from './shared/seal.ts';
import { normaliseUtterance } from './shared/text.ts';
import { createStaffDesk } from './staff/staff-desk.ts';
import type { CheckEligibility } from './tools/check-eligibility.ts';
import { createFileTicket } from './tools/file-ticket.ts';
import type { TellOffices } from './tools/find-office.ts';
import type { TellStandard } from './tools/find-standard.ts';
import type { ResolvePlace } from './tools/resolve-place.ts';
import { createTriage } from './triage/triage.ts';
import { createUnderstanding, textReaderFor } from './understanding/understand.ts';
import type { Assistant, CounterExampleDesk } from './use-cases.ts';
import { dayInWords } from './working-days/deadline-in-words.ts';

export const triageBy = onceFor(createTriage);

export interface Connected extends Connecting {
  library: DocumentLibrary;
  checkEligibility: CheckEligibility;
  tellStandard: TellStandard;
  tellOffices: TellOffices;
  tellDuty: TellDuty;
  resolvePlace: ResolvePlace;
  defaultRegion: Place | null;
  countDeadline: Assistant['tools']['countDeadline'];
  counterExamples: CounterExampleDesk;
}

/** The talk with citizens, what its answers rested on, and what staff see of it. */
export function connectConversations(
  connected: Connected,
): Pick<Assistant, 'conversations' | 'receipts' | 'staff'> & { practice: Practice } {
  const { options, db, knowledge, cipher, tickets } = connected;
  const { clock, log, dataKey } = options;
  const { gazetteer, replies, notices } = knowledge;
  const repositories = {
    conversations: createConversationRepository(cipher),
    messages: createMessageRepository(cipher),
    turns: createTurnRepository(cipher),
    receipts: createReceiptRepository({ cipher, seal: createSeal(dataKey, RECEIPT_SEALS) }),
    feedback: createFeedbackRepository(cipher),
  };
  const readers = createReaders(connected);
  const { cards, eligibility } = knowledge;
  const { rulesVersion } = eligibility;
  const needs = {
    ...connected,
    ...repositories,
    ...{ db, clock, gazetteer, replies, cards, rulesVersion },
  };
  tickets.follow(createTellOfTicket({ ...needs, ...tickets }));
  const answerMessage = createAnswerMessage({
    ...needs,
    notices,
    turn: turnNeeds(connected, readers),
    toTicket: tickets.toTicket,
    onTrouble: (error) => log.error({ err: error }, 'a turn failed; the citizen got the apology'),
  });
  return {
    conversations: createConversations({ ...needs, answerMessage, readAhead: readers.readAhead }),
    receipts: createReceiptDesk({ ...needs, tickets }),
    staff: createStaffDesk({ ...connected, ...repositories, gazetteer }),
    practice: practiceOf(connected, readers),
  };
}

type Readers = Pick<TurnNeeds, 'triage' | 'understandWords'> & Pick<ConversationNeeds, 'readAhead'>;

/** Who reads a message; what depends on no talk before it may be read ahead. */
function createReaders({ knowledge, readMatters, search }: Connected): Readers {
  const { triage, gazetteer, bindingRegions, lexicon } = knowledge;
  const needs = { gazetteer, binding: bindingRegions, lexicon };
  const readTriage = onceInARow(triageBy(triage).triage);
  const readText = textReaderFor(needs);
  return {
    triage: readTriage,
    understandWords: createUnderstanding(needs),
    readAhead(text) {
      const words = normaliseUtterance(text);
      readTriage(words);
      readText(words);
      // Of most messages that is what is asked.
      readMatters(words);
      search.explain(words);
    },
  };
}

/** What a turn reads words with, on how others asked. */
function practiceOf({ knowledge, readMatters, options }: Connected, readers: Readers): Practice {
  const context = {
    today: shanghaiDateOf(options.clock()),
    asking: null,
    subject: 'speaker' as const,
    lastProgrammes: [],
  };
  const asks = knowledge.matters.flatMap((matter) => matter.asks);
  return createPractice(asks, (text) => {
    const words = normaliseUtterance(text);
    readers.triage(words);
    readers.understandWords(words, context);
    knowledge.readPlainly(words);
    readMatters(text);
  });
}

function turnNeeds(connected: Connected, readers: Readers): TurnNeeds {
  const { db, knowledge, tickets } = connected;
  const { log } = connected.options;
  const tools = createTurnTools({
    ...connected,
    gazetteer: knowledge.gazetteer,
    programmeName: (id) => knowledge.eligibility.programmes[id],
    desk: tickets,
    fileTicket: createFileTicket(db, tickets),
    words: {
      replies: knowledge.replies,
      dayInWords: (day) => dayInWords(day, knowledge.calendars.words),
    },
  });
  const hearAgain = createHearAgain(connected.model, {
    calls: knowledge.triage.likeness.danger.calls,
    programmeName: (id) => knowledge.eligibility.programmes[id],
    onTrouble: (reason) => log.warn(`a message was heard without the model: ${reason}`),
  });
  return {
    ...readers,
    readPlainly: knowledge.readPlainly,
    hearAgain,
    gazetteer: knowledge.gazetteer,
    tools,
    implyProgrammes: knowledge.implyProgrammes,
    replies: knowledge.replies,
    ...connectAnswers(connected, tools),
  };
}
