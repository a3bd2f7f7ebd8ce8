import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** PostgreSQL's settings for it: `-F` (no fsync) is left out, and `fsync` is the call that arrives. */
export const DURABLE_SETTINGS = ['fsync=on', 'wal_sync_method=fsync'];

/** What we use of the C library's file layer inside PGlite. */
interface NodeFiles {
  stream_ops: { fsync?: (stream: OpenStream) => number };
  realPath(node: unknown): string;
}

interface OpenStream {
  /** Absent for a folder. */
  nfd?: number;
  node: unknown;
}

/**
 * A folder in which `fsync` reaches the disk. PGlite's own does nothing, so that what was
 * acknowledged could be lost with the power.
 */
export class DurableFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>) {
    const { emscriptenOpts } = await super.init(pglite, options);
    const makeDurable = (module: { FS: unknown }) => {
      const { filesystems } = module.FS as { filesystems: { NODEFS: NodeFiles } };
      const files = filesystems.NODEFS;
      files.stream_ops.fsync = (stream) => syncStream(files, stream);
    };
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [...(emscriptenOpts.preRun ?? []), makeDurable],
      },
    };
  }
}

function syncStream(files: NodeFiles, stream: OpenStream): number {
  if (stream.nfd !== undefined) {
    fsyncSync(stream.nfd);
    return 0;
  }
  const folder = openSync(files.realPath(stream.node), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
  return 0;
}

/** Everything in a folder, once: a new database is written without waiting for the disk. */
export async function syncFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncFolder(path);
    else await syncPath(path);
  }
  await syncPath(folder);
}

export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
