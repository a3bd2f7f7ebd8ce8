import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Enough to tell a process from a later one that got the same number. */
export interface ProcessIdentity {
  pid: number;
  /** ISO 8601, for people. */
  startedAt: string;
  host: string;
  /** Changes when the machine starts; null where the system does not tell. */
  boot: string | null;
  /** Pids are comparable only inside one name space (a container is another); null as above. */
  pidSpace: string | null;
  /** The kernel's own count of when it started; null as above. */
  startTicks: string | null;
}

export async function describeProcess(): Promise<ProcessIdentity> {
  return {
    pid: process.pid,
    startedAt: new Date(performance.timeOrigin).toISOString(),
    ...(await describeMachine()),
    startTicks: await readStartTicks(process.pid),
  };
}

/** `unknown` when it ran where we cannot look: another container or another machine. */
export async function isRunning(wanted: ProcessIdentity): Promise<'yes' | 'no' | 'unknown'> {
  const here = await describeMachine();
  if (wanted.boot !== here.boot) return wanted.host === here.host ? 'no' : 'unknown';
  if (wanted.pidSpace !== here.pidSpace) return 'unknown';
  if (here.boot === null && wanted.host !== here.host) return 'unknown';
  if (!answersSignals(wanted.pid)) return 'no';
  const ticks = await readStartTicks(wanted.pid);
  return ticks === null || wanted.startTicks === null || ticks === wanted.startTicks ? 'yes' : 'no';
}

async function describeMachine() {
  return {
    host: hostname(),
    boot: await readOrNull('/proc/sys/kernel/random/boot_id'),
    pidSpace: await readlink('/proc/self/ns/pid').catch(() => null),
  };
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Field 22 of /proc/PID/stat, counted after the program's name, which may hold spaces. */
async function readStartTicks(pid: number): Promise<string | null> {
  const text = await readOrNull(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function readOrNull(path: string): Promise<string | null> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}
