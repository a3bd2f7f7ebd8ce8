import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Random } from '../../../bench/random.ts';
import { openEmbeddedDatabase } from '../../../src/database/embedded-database.ts';
import { openEmbeddedEngine } from '../../../src/database/embedded-engine.ts';
import type { Database } from '../../../src/database/executor.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { initialiseFolder } from '../../../src/database/worker-engine.ts';
import { createSeal } from '../../../src/shared/seal.ts';
import { createAuditTickets } from '../../../src/tickets/audit-tickets.ts';
import { TICKET_SEALS } from '../../../src/tickets/event-chain.ts';
import { givenAssistant, givenConversation, type TestAssistant } from '../assistant.ts';
import { countDefects } from '../crash/defects.ts';
import { leaveAfterPowerLoss, type PowerLoss } from './after-power-loss.ts';
import { type DiskStep, type RecordedDisk, recordDisk } from './recorded-disk.ts';

export interface PowerFigures {
  losses: number;
  'disk steps': number;
  syncs: number;
  'acknowledged replies': number;
  'acknowledged tickets': number;
  /** Over all losses. */
  'lost replies': number;
  'lost tickets': number;
  'halves and doubles': number;
  'audit findings': number;
}

interface Acknowledged {
  /** Disk steps done when it was. */
  at: number;
  message: string;
  ticket: string | undefined;
}

export interface PowerOptions {
  citizens: number;
  losses: number;
  random: Random;
  /** What a disk would be that is never told to sync; for the test of this test. */
  syncs?: boolean;
}

/** Tickets are filed on a recorded disk; then the power goes, at many moments of the recording. */
export async function losePower(options: PowerOptions): Promise<PowerFigures> {
  const root = await mkdtemp(path.join(tmpdir(), 'warmline-power-'));
  try {
    const { disk, acknowledged } = await fileRecorded(root, options.citizens);
    const kept: RecordedDisk =
      options.syncs === false
        ? { ...disk, steps: disk.steps.filter((step) => !isSync(step)) }
        : disk;
    const figures: PowerFigures = {
      losses: options.losses,
      'disk steps': disk.steps.length,
      syncs: disk.steps.filter(isSync).length,
      'acknowledged replies': acknowledged.length,
      'acknowledged tickets': new Set(acknowledged.flatMap(({ ticket }) => ticket ?? [])).size,
      'lost replies': 0,
      'lost tickets': 0,
      'halves and doubles': 0,
      'audit findings': 0,
    };
    for (const loss of lossesOf(kept, acknowledged, options)) {
      const target = path.join(root, 'after');
      leaveAfterPowerLoss(kept, target, loss);
      await look(
        target,
        acknowledged.filter(({ at }) => at <= loss.at),
        figures,
      );
    }
    return figures;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const isSync = ({ what }: DiskStep) => what === 'sync' || what === 'sync folder';

async function fileRecorded(root: string, citizens: number) {
  const folder = path.join(root, 'postgres');
  await initialiseFolder(folder);
  const db = await openFolder(folder);
  await migrate(db);
  const assistant = await givenAssistant(db);
  const disk = recordDisk(folder, path.join(root, 'base'));
  const acknowledged: Acknowledged[] = [];
  try {
    for (let citizen = 0; citizen < citizens; citizen += 1) {
      await file(assistant, disk, acknowledged);
      // Now and then the engine writes its tables back and starts its journal anew.
      if (citizen % 4 === 3) await db.query('checkpoint');
    }
  } finally {
    disk.stop();
    await assistant.close();
  }
  return { disk, acknowledged };
}

async function file(
  assistant: TestAssistant,
  disk: RecordedDisk,
  acknowledged: Acknowledged[],
): Promise<void> {
  const conversation = await givenConversation(assistant, '草街街道');
  for (const text of ['没得米下锅了', '屋头还有个71岁的老人']) {
    const { id, ticket } = await conversation.say(text);
    acknowledged.push({ at: disk.steps.length, message: id, ticket: ticket?.number });
  }
}

/** Right after an acknowledgement with nothing but what was synced, and anywhere with what happens to survive. */
function* lossesOf(
  disk: RecordedDisk,
  acknowledged: readonly Acknowledged[],
  { losses, random }: PowerOptions,
): Generator<PowerLoss> {
  for (let loss = 0; loss < losses; loss += 1)
    yield loss % 2 === 0
      ? { at: random.pick(acknowledged).at, survives: () => false }
      : { at: random.below(disk.steps.length + 1), survives: () => random.next() < 0.5 };
}

async function look(
  folder: string,
  acknowledged: readonly Acknowledged[],
  figures: PowerFigures,
): Promise<void> {
  const db = await openFolder(folder);
  try {
    const messages = await listOf(db, 'select message.id as kept from messages as message');
    const tickets = await listOf(db, 'select ticket.number as kept from tickets as ticket');
    const lost = acknowledged.filter(({ message }) => !messages.has(message));
    const lostTickets = acknowledged
      .flatMap(({ ticket }) => ticket ?? [])
      .filter((each) => !tickets.has(each));
    // Words that were received and not answered yet are no half: their key is sent again.
    const { withoutReceipt, answeredTwice, filedTwice } = await countDefects(db);
    const seal = createSeal(Buffer.alloc(32, 7), TICKET_SEALS);
    figures['lost replies'] += lost.length;
    figures['lost tickets'] += new Set(lostTickets).size;
    figures['halves and doubles'] += withoutReceipt + answeredTwice + filedTwice;
    figures['audit findings'] += (await createAuditTickets({ db, seal })()).findings.length;
  } finally {
    await db.close();
  }
}

async function listOf(db: Database, text: string): Promise<Set<string>> {
  const { rows } = await db.query<{ kept: string }>(text);
  return new Set(rows.map(({ kept }) => kept));
}

/** In this thread: here its file layer can be recorded. */
function openFolder(folder: string): Promise<Database> {
  return openEmbeddedDatabase({
    openEngine: () => openEmbeddedEngine({ folder }),
    idleLimitMs: 60_000,
    onWarning: () => undefined,
  });
}
