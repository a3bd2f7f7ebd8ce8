import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'];

/** Three processes may wait for each other on a busy machine. */
export const IN_ZONES_MS = 30_000;

/**
 * What a script prints in each of several time zones, once for each different print.
 *
 * @param script prints the zone of its process, a space, and what it came to.
 */
export async function printedInZones(script: URL): Promise<Set<string>> {
  const path = fileURLToPath(script);
  const printed = await Promise.all(
    ZONES.map(async (zone) => {
      const env = { ...process.env, TZ: zone };
      const { stdout } = await run(process.execPath, ['--import', 'tsx', path], { env });
      return { zone: stdout.split(' ', 1)[0], told: stdout.slice(stdout.indexOf(' ') + 1) };
    }),
  );
  if (new Set(printed.map(({ zone }) => zone)).size < ZONES.length)
    throw new Error('A process did not take up the time zone that it was given.');
  return new Set(printed.map(({ told }) => told));
}
