import { createAccounts } from './accounts/accounts.ts';
import { connectAnswers } from './answer-parts.ts';
import { createAudit } from './audit-parts.ts';
import { createProblemText } from './before-start.ts';
import { createAnswerMessage } from './conversation/answer-message.ts';
import { createConversationRepository } from './conversation/conversation-repository.ts';
import { createConversations } from './conversation/conversations.ts';
import { createFeedbackRepository } from './conversation/feedback-repository.ts';
import { createMessageRepository } from './conversation/message-repository.ts';
import { createReceiptDesk } from './conversation/receipt-desk.ts';
import type { TurnNeeds } from './conversation/take-turn.ts';
import { createTellOfTicket } from './conversation/tell-of-ticket.ts';
import { createTurnTools } from './conversation/turn-tools.ts';
import type { Database } from './database/executor.ts';
import { migrate } from './database/migrate.ts';
import { type OpenedDatabase, openDatabase } from './database/open-database.ts';
import { connectDesk } from './desk-parts.ts';
import { type DocumentDesk, startDocuments } from './document-desk.ts';
import type { Webhook } from './integration/send-webhook.ts';
import { prepareIntegration } from './integration-parts.ts';
import { type DutySettings, type DutyWatch, prepareDuty } from './duty-parts.ts';
import type { TellDuty } from './duty/duty-standing.ts';
import { type DutySettings, type DutyWatch, prepareDuty } from './duty-parts.ts';
import type { DocumentLibrary } from './knowledge/document-library.ts';
import { type Knowledge, loadKnowledge } from './knowledge/knowledge.ts';
import { loadLexicon } from './knowledge/lexicon.ts';
import type { MatterReader } from './knowledge/matters/matter-reader.ts';
import { createLiveTerms } from './live-terms.ts';
import type { AgentLimits, ModelAccess } from './model/chat-agent.ts';
import { createHearAgain, type ModelParts, prepareModel } from './model-parts.ts';
import { readinessOf } from './readiness.ts';
import { createReceiptRepository, RECEIPT_SEALS } from './receipts/receipt-repository.ts';
import type { Search } from './retrieval/search.ts';
import type { Segmenter } from './retrieval/segmenter.ts';
import { prepareRules } from './rule-parts.ts';
import { prepareSearch } from './search-parts.ts';
import { type Clock, shanghaiDateOf } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Place } from './shared/place.ts';
import { createSeal } from './shared/seal.ts';
import { createStaffDesk } from './staff/staff-desk.ts';
import { prepareTickets, type TicketParts } from './ticket-parts.ts';
import type { CheckEligibility } from './tools/check-eligibility.ts';
import { createCountWorkingDays } from './tools/count-working-days.ts';
import { createFileTicket } from './tools/file-ticket.ts';
import type { TellOffices } from './tools/find-office.ts';
import type { TellStandard } from './tools/find-standard.ts';
import { createResolvePlace, type ResolvePlace } from './tools/resolve-place.ts';
import { createSearchPolicy } from './tools/search-policy.ts';
import { type CardService, createCardService } from './tools/serve-cards.ts';
import { createTriage } from './triage/triage.ts';
import { createUnderstanding } from './understanding/understand.ts';
import type { Assistant, CounterExampleDesk, RunAudit } from './use-cases.ts';
import { dayInWords } from './working-days/deadline-in-words.ts';

export type { DocumentDesk } from './document-desk.ts';
export type * from './use-cases.ts';

export interface AssistantOptions {
  /** A PostgreSQL server; absent: the embedded store in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  /** The store where somebody is opening it already; absent: it is opened first of all. */
  store?: Promise<OpenedDatabase> | undefined;
  /** 32 bytes. */
  dataKey: Buffer;
  adminPassword?: string | undefined;
  defaultRegion?: string | undefined;
  /** Absent: everything works, and the rules word every answer. */
  chatModel?: ModelAccess | undefined;
  /** Absent: those of `src/model/chat-agent.ts`. */
  modelLimits?: Partial<AgentLimits> | undefined;
  /** Absent: search goes by words alone. */
  embeddingModel?: ModelAccess | undefined;
  /** Absent: nothing is sent to other systems; they can still fetch it. */
  ticketWebhook?: Webhook | undefined;
  /** Absent: those on duty are told of nothing outside the console. */
  duty?: DutySettings | undefined;
  clock: Clock;
  log: Log;
}

export type StartedAssistant = Assistant & {
  documents: DocumentDesk;
  audit: RunAudit;
  /** Raises and sends notices; nothing does until somebody starts it. */
  dutyWatch: DutyWatch;
  /** Only on the first start, to be shown once. */
  generatedAdminPassword?: string | undefined;
};

/**
 * Opens the store, brings the documents in and puts the parts together. Nothing else in `src` makes
 * its own dependencies.
 *
 * @throws {FolderInUseError} first of all, when another process has the store open.
 */
export async function createAssistant(
  options: AssistantOptions,
): Promise<StartedAssistant & Pick<OpenedDatabase, 'setOwnerAddress'>> {
  const { databaseUrl, dataDir, log, store } = options;
  const db = await (store ?? openDatabase({ databaseUrl, dataDir, onWarning: log.warn }));
  try {
    await migrate(db);
    const started = await startAssistant(db, options);
    return { ...started, setOwnerAddress: db.setOwnerAddress };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** On a store that is open and migrated: publishes the documents and connects the parts. */
export async function startAssistant(
  db: Database,
  options: Omit<AssistantOptions, 'databaseUrl' | 'dataDir' | 'store'>,
  fromFiles: Knowledge = loadKnowledge(),
): Promise<StartedAssistant> {
  const { clock, log } = options;
  const live = createLiveTerms(fromFiles, log);
  const loaded = { ...fromFiles, terms: live.terms };
  const { knowledge, documents } = await startDocuments({ db, loaded, clock, log });
  const { search, vectors } = await prepareSearch({ ...knowledge, ...live, db }, options);
  const cardService = createCardService({ ...knowledge, db, clock, log });
  await cardService.judgedOn(shanghaiDateOf(clock()));

  const accounts = createAccounts({ db, clock });
  const { generatedPassword } = await accounts.ensureAdministrator(options.adminPassword);
  const model = await prepareModel(options);
  const filed = await prepareTickets({ ...options, db, knowledge });
  const { integration, machines, outbox } = prepareIntegration({
    ...options,
    ...filed,
    db,
    knowledge,
  });
  const troubles = async () => [
    ...((await model?.troubles()) ?? []),
    ...vectors.troubles(),
    ...(await cardService.troubles()),
    ...filed.calendar.troubles(),
    ...(await outbox.troubles()),
  ];
  const { isSomebodyPresent } = accounts;
  const found = { db, knowledge, search, cardService, model, isSomebodyPresent };
  const parts = connect({ ...live, ...filed, ...found, options, troubles });
  await vectors.start();
  await outbox.start();
  const close = async () => {
    live.close();
    filed.stopTickets();
    await outbox
      .stop()
      .finally(() => vectors.close())
      .finally(parts.close);
  };
  const audit = createAudit({ db, dataKey: options.dataKey });
  const desks = { accounts, documents, integration, machines, audit };
  return { ...parts, ...desks, close, generatedAdminPassword: generatedPassword };
}

interface Connecting extends TicketParts {
  options: Omit<AssistantOptions, 'databaseUrl' | 'dataDir' | 'store'>;
  db: Database;
  knowledge: Knowledge;
  segmenter: Segmenter;
  readMatters: MatterReader;
  search: Search;
  cardService: CardService;
  model: ModelParts | null;
  isSomebodyPresent(withinMs: number): Promise<boolean>;
  /** In English, for administrators: what the models lack, and cards that are not served. */
  troubles: () => Promise<string[]>;
}

function connect(
  connecting: Connecting,
): Omit<Assistant, 'accounts' | 'integration' | 'machines'> & Pick<StartedAssistant, 'dutyWatch'> {
  const { options, db, knowledge, search, cipher } = connecting;
  const { clock, log } = options;
  const { gazetteer, officeHours } = knowledge;
  const resolvePlace = createResolvePlace(gazetteer, knowledge.bindingRegions);
  const defaultRegion =
    options.defaultRegion === undefined ? null : resolvePlace(options.defaultRegion);
  const parts = { ...connecting, resolvePlace, cipher, clock, log };
  const { rules, parameters, ...ruled } = prepareRules(parts);
  const { tellOffices, ...desk } = connectDesk({ ...parts, ...ruled });
  const duty = prepareDuty({
    ...parts,
    calendar: connecting.calendar.calendar,
    settings: options.duty ?? {},
  });
  const shared = {
    ...parts,
    ...ruled,
    tellOffices,
    tellDuty: duty.standingOf,
    defaultRegion,
    countDeadline: createCountWorkingDays(connecting.calendar.calendar, officeHours),
  };
  const talk = connectConversations(shared);

  return {
    ...talk,
    tools: {
      search: createSearchPolicy({ search, gazetteer, resolvePlace, defaultRegion, clock }),
      assess: async (request) => (await ruled.checkEligibility(request)).assessment,
      countDeadline: shared.countDeadline,
    },
    tickets: connecting.citizenTickets,
    rules,
    parameters,
    ...desk,
    calendar: connecting.calendar.desk,
    duty: duty.desk,
    dutyWatch: duty.watch,
    problemText: createProblemText(knowledge.replies),
    allowedText: (code, values) => knowledge.replies.say(`allowed.${code}`, values),
    readiness: () =>
      readinessOf(db, async () => [...(await connecting.troubles()), ...duty.troubles()]),
    close: () => db.close(),
  };
}

interface Connected extends Connecting {
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

function connectConversations(
  connected: Connected,
): Pick<Assistant, 'conversations' | 'receipts' | 'staff'> {
  const { options, db, knowledge, cipher, tickets } = connected;
  const { clock, log, dataKey } = options;
  const { gazetteer, replies, notices } = knowledge;
  const repositories = {
    conversations: createConversationRepository(cipher),
    messages: createMessageRepository(cipher),
    receipts: createReceiptRepository({ cipher, seal: createSeal(dataKey, RECEIPT_SEALS) }),
    feedback: createFeedbackRepository(cipher),
  };
  const { cards, eligibility } = knowledge;
  const { rulesVersion } = eligibility;
  const needs = {
    ...connected,
    ...repositories,
    ...{ db, clock, gazetteer, replies, cards, rulesVersion },
  };
  tickets.follow(createTellOfTicket({ ...needs, toTicket: tickets.toTicket }));
  const answerMessage = createAnswerMessage({
    ...needs,
    notices,
    turn: turnNeeds(connected),
    toTicket: tickets.toTicket,
    onTrouble: (error) => log.error({ err: error }, 'a turn failed; the citizen got the apology'),
  });
  return {
    conversations: createConversations({ ...needs, answerMessage }),
    receipts: createReceiptDesk({ ...needs, tickets }),
    staff: createStaffDesk({ ...connected, ...repositories, gazetteer }),
  };
}

function turnNeeds(connected: Connected): TurnNeeds {
  const { db, knowledge, tickets } = connected;
  const { log } = connected.options;
  const { triage } = createTriage(knowledge.triage);
  const understandWords = createUnderstanding({
    gazetteer: knowledge.gazetteer,
    binding: knowledge.bindingRegions,
    lexicon: loadLexicon(),
  });
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
    triage,
    understandWords,
    hearAgain,
    gazetteer: knowledge.gazetteer,
    tools,
    implyProgrammes: knowledge.implyProgrammes,
    replies: knowledge.replies,
    ...connectAnswers(connected, tools),
  };
}
