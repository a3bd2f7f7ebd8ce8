import { createAccounts } from './accounts/accounts.ts';
import { createAudit } from './audit-parts.ts';
import { createProblemText, openStore } from './before-start.ts';
import { connectConversations } from './conversation-parts.ts';
import type { Database } from './database/executor.ts';
import { migrate } from './database/migrate.ts';
import type { OpenedDatabase } from './database/open-database.ts';
import { connectDesk } from './desk-parts.ts';
import { type DocumentDesk, startDocuments } from './document-desk.ts';
import { type DutySettings, type DutyWatch, prepareDuty } from './duty-parts.ts';
import { prepareIntegration } from './integration-parts.ts';
import { type Knowledge, loadKnowledge } from './knowledge/knowledge.ts';
import type { MatterReader } from './knowledge/matters/matter-reader.ts';
import { createLiveTerms } from './live-terms.ts';
import type { AgentLimits, ModelAccess } from './model/chat-agent.ts';
import { type ModelParts, prepareModel } from './model-parts.ts';
import type { Practice } from './practice.ts';
import { readinessOf } from './readiness.ts';
import type { Search } from './retrieval/search.ts';
import type { Segmenter } from './retrieval/segmenter.ts';
import { prepareRules } from './rule-parts.ts';
import { prepareSearch } from './search-parts.ts';
import { type Clock, shanghaiDateOf } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { Webhook } from './shared/sign-webhook.ts';
import { prepareTickets, type TicketParts } from './ticket-parts.ts';
import { createCountWorkingDays } from './tools/count-working-days.ts';
import { createResolvePlace } from './tools/resolve-place.ts';
import { createSearchPolicy } from './tools/search-policy.ts';
import { type CardService, createCardService } from './tools/serve-cards.ts';
import type { Assistant, RunAudit } from './use-cases.ts';
import { warmUp } from './warm-up.ts';

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
  /** For so many days what was delivered to it, and every try to tell those on duty, is kept. */
  keepDeliveriesDays?: number | undefined;
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
  /** On how to read words; nothing is practised until somebody starts it. */
  practice: Practice;
  /** Only on the first start, to be shown once. */
  generatedAdminPassword?: string | undefined;
};

/**
 * Opens the store, brings the documents in and puts the parts together. Nothing else in `src` makes
 * its own dependencies.
 *
 * @throws {FolderInUseError} when another process has the store open.
 */
export async function createAssistant(
  options: AssistantOptions,
): Promise<StartedAssistant & Pick<OpenedDatabase, 'setOwnerAddress'>> {
  const { databaseUrl, dataDir, log } = options;
  const store =
    options.store ?? (await openStore({ databaseUrl, dataDir, onWarning: log.warn })).opened;
  try {
    // A server answers at once, and its answer must not wait for us longer than a connection may take.
    if (databaseUrl !== undefined) await store;
    const knowledge = loadKnowledge();
    warmUp(knowledge);
    const db = await store;
    await migrate(db);
    const started = await startAssistant(db, options, knowledge);
    return { ...started, setOwnerAddress: db.setOwnerAddress };
  } catch (error) {
    await store.then((db) => db.close()).catch(() => undefined);
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

export interface Connecting extends TicketParts {
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
): Omit<Assistant, 'accounts' | 'integration' | 'machines'> &
  Pick<StartedAssistant, 'dutyWatch' | 'practice'> {
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
    ticketPages: connecting.ticketPages,
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
