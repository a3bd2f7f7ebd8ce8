import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Random } from '../../../bench/random.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { initialiseFolder } from '../../../src/database/worker-engine.ts';
import { givenAssistant, givenConversation, type TestAssistant } from '../assistant.ts';
import { leaveAfterPowerLoss, type PowerLoss } from './after-power-loss.ts';
import { type DiskStep, type RecordedDisk, recordDisk } from './recorded-disk.ts';
import { openFolder, readStore } from './store-after.ts';

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
  'stores that cannot be opened': number;
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
    const { disk, begun, acknowledged } = await fileRecorded(root, options.citizens);
    const kept: RecordedDisk =
      options.syncs === false ? { ...disk, steps: disk.steps.map(withoutSync) } : disk;
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
      'stores that cannot be opened': 0,
    };
    for (const loss of lossesOf({ begun, end: kept.steps.length, acknowledged }, options)) {
      const target = path.join(root, 'after');
      leaveAfterPowerLoss(kept, target, loss);
      const due = acknowledged.filter(({ at }) => at <= loss.at);
      await look(target, due, figures);
    }
    return figures;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const isSync = ({ what }: DiskStep) => what === 'sync' || what === 'sync folder';
/** In its place, so that every other step keeps its own. */
const withoutSync = (step: DiskStep): DiskStep =>
  isSync(step) ? { what: 'sync', file: Number.NaN } : step;

async function fileRecorded(root: string, citizens: number) {
  const folder = path.join(root, 'postgres');
  await initialiseFolder(folder);
  // Before it is opened: what is open already would be written to unseen.
  const disk = recordDisk(folder, path.join(root, 'base'));
  const db = await openFolder(folder);
  await migrate(db);
  const assistant = await givenAssistant(db);
  const begun = disk.steps.length;
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
  return { disk, begun, acknowledged };
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
  { begun, end, acknowledged }: { begun: number; end: number; acknowledged: Acknowledged[] },
  { losses, random }: PowerOptions,
): Generator<PowerLoss> {
  for (let loss = 0; loss < losses; loss += 1)
    yield loss % 2 === 0
      ? { at: random.pick(acknowledged).at, survives: () => false }
      : { at: begun + random.below(end + 1 - begun), survives: () => random.next() < 0.5 };
}

async function look(
  folder: string,
  acknowledged: readonly Acknowledged[],
  figures: PowerFigures,
): Promise<void> {
  const tickets = new Set(acknowledged.flatMap(({ ticket }) => ticket ?? []));
  const found = await readStore(folder).catch(() => undefined);
  if (found === undefined) figures['stores that cannot be opened'] += 1;
  const { messages = new Set(), numbers = new Set(), defects = 0, findings = 0 } = found ?? {};
  figures['lost replies'] += acknowledged.filter(({ message }) => !messages.has(message)).length;
  figures['lost tickets'] += [...tickets].filter((ticket) => !numbers.has(ticket)).length;
  figures['halves and doubles'] += defects;
  figures['audit findings'] += findings;
}
