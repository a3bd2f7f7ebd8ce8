import type { Database } from '../database/executor.ts';
import { maskPersonalData } from '../guardrails/personal-data.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import type { Clock } from '../shared/clock.ts';
import { toShanghaiIso } from '../shared/clock.ts';
import type { Place } from '../shared/place.ts';
import type { IntegrationDesk, MachineDesk } from '../use-cases.ts';
import { closeDead, resendDead } from './delivery-repository.ts';
import { countDeliveries, listTroubled } from './delivery-views.ts';
import { type ExportNeeds, exportTickets } from './export-tickets.ts';
import { type ImportNeeds, importChanges } from './import-changes.ts';
import { listActions, recordAction } from './integration-actions.ts';
import { createIntegrationTokens } from './integration-tokens.ts';
import { readNoticePage } from './notice-pages.ts';
import { readStart, sendHistory } from './outbox-start.ts';
import { previewChanges } from './preview-changes.ts';

export interface IntegrationDeskNeeds {
  db: Database;
  clock: Clock;
  exporting: ExportNeeds;
  importing: ImportNeeds;
  resolvePlace(said: string): Place;
  /** Whether a receiver is configured. */
  isConfigured: boolean;
  keepDays: number;
}

/** What people and other systems do with tickets that go from one to the other. */
export function createIntegrationDesks(needs: IntegrationDeskNeeds): {
  integration: IntegrationDesk;
  machines: MachineDesk;
} {
  const { db } = needs;
  const tokens = createIntegrationTokens(needs);
  return {
    integration: {
      overview: () => readOverview(needs),
      resend: ({ ids }, username) => resend(needs, { ids, username }),
      close: (request, username) => close(needs, request, username),
      previewImport: ({ text }, username) =>
        previewChanges(needs.importing, { text, system: systemOf(needs, username) }),
      applyImport: (request, username) => applyImport(needs, request, username),
      backfill: ({ from }, username) => backfill(needs, { from, username }),
      listTokens: tokens.list,
      createToken: tokens.create,
      revokeToken: tokens.revoke,
      exportTickets: (request, username) => startExport(needs, request, username),
    },
    machines: {
      authorise: tokens.authorise,
      readEvents: (request) => readNoticePage(db, request),
      importChanges: ({ changes }, system) => importChanges(needs.importing, { changes, system }),
    },
  };
}

async function readOverview({
  db,
  clock,
  isConfigured,
  keepDays,
}: IntegrationDeskNeeds): ReturnType<IntegrationDesk['overview']> {
  const { waitingSince, restUntil, ...counts } = await countDeliveries(db);
  const isResting = restUntil !== null && restUntil > clock();
  const start = await readStart(db);
  return {
    ...{ isConfigured, keepDays },
    startedAt: start === undefined ? null : toShanghaiIso(start.at),
    unsent: start?.afterSeq ?? 0,
    ...counts,
    waitingSince: waitingSince && toShanghaiIso(waitingSince),
    restUntil: isResting ? toShanghaiIso(restUntil) : null,
    deadLetters: await listTroubled(db, 'dead'),
    troubled: await listTroubled(db, 'pending'),
    actions: await listActions(db),
  };
}

async function resend(
  { db, clock }: IntegrationDeskNeeds,
  { ids, username }: { ids: readonly string[] | undefined; username: string },
): ReturnType<IntegrationDesk['resend']> {
  const now = clock();
  return db.transaction(async (tx) => {
    const count = await resendDead(tx, { ids, now });
    const action = { at: now, actor: username, what: 'resent', about: '', count } as const;
    if (count > 0) await recordAction(tx, action);
    return { count };
  });
}

async function close(
  { db, clock }: IntegrationDeskNeeds,
  { ids, reason }: Parameters<IntegrationDesk['close']>[0],
  username: string,
): ReturnType<IntegrationDesk['close']> {
  const now = clock();
  return db.transaction(async (tx) => {
    const numbers = await closeDead(tx, { ids, now });
    const about = `${numbers.join('、')}，${maskPersonalData(reason)}`;
    const count = numbers.length;
    const action = { at: now, actor: username, what: 'closed', about, count } as const;
    if (count > 0) await recordAction(tx, action);
    return { count };
  });
}

/** Each row is a change of its own; what came of all of them is written down at the end. */
async function applyImport(
  needs: IntegrationDeskNeeds,
  { changes }: Parameters<IntegrationDesk['applyImport']>[0],
  username: string,
): ReturnType<IntegrationDesk['applyImport']> {
  const system = systemOf(needs, username);
  const { outcomes } = await importChanges(needs.importing, { changes, system });
  const count = outcomes.filter(({ outcome }) => outcome === 'accepted').length;
  const action = {
    at: needs.clock(),
    actor: username,
    what: 'imported',
    about: '',
    count,
  } as const;
  await recordAction(needs.db, action);
  return { outcomes };
}

/** Stands in every event before the name in the row: who says that it happened. */
function systemOf({ importing }: IntegrationDeskNeeds, username: string): string {
  return importing.replies.say('integration.import.by', { username });
}

async function backfill(
  { db, clock }: IntegrationDeskNeeds,
  { from, username }: { from: CalendarDate; username: string },
): ReturnType<IntegrationDesk['backfill']> {
  const now = clock();
  return db.transaction(async (tx) => {
    const count = await sendHistory(tx, { since: new Date(`${from}T00:00:00+08:00`), now });
    const action = { at: now, actor: username, what: 'backfilled', about: from, count } as const;
    if (count > 0) await recordAction(tx, action);
    return { count };
  });
}

/** Written down before the first line leaves: also an export that was broken off took something out. */
async function startExport(
  { db, clock, exporting, resolvePlace }: IntegrationDeskNeeds,
  { region, ...filter }: Parameters<IntegrationDesk['exportTickets']>[0],
  username: string,
): Promise<AsyncIterable<string>> {
  const regionCode = region === undefined ? undefined : resolvePlace(region).code;
  const about = filter.format.toUpperCase();
  await recordAction(db, { at: clock(), actor: username, what: 'exported', about });
  return exportTickets(exporting, { ...filter, regionCode });
}
