import type { Database, SqlExecutor } from '../database/executor.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import { DOCUMENTS_CHANGED } from './publish-documents.ts';

export interface BindingRegions {
  /** One array for as long as the process lives; its content follows what is published. */
  codes: readonly string[];
  refresh(): Promise<void>;
}

/**
 * The regions that published documents bind now or will bind: an ambiguous place name means one of
 * them. In the order of their codes.
 */
export async function followBindingRegions({
  db,
  clock,
  onTrouble,
}: {
  db: Database;
  clock: Clock;
  onTrouble: (error: unknown) => void;
}): Promise<BindingRegions> {
  const codes: string[] = [];
  const refresh = async () => {
    const regions = await listBindingRegions(db, shanghaiDateOf(clock()));
    codes.splice(0, codes.length, ...regions);
  };
  await db.listen(DOCUMENTS_CHANGED, () => {
    refresh().catch(onTrouble);
  });
  await refresh();
  return { codes, refresh };
}

async function listBindingRegions(executor: SqlExecutor, today: string): Promise<string[]> {
  const { rows } = await executor.query<{ region: string }>(
    `
    select distinct version.region
      from document_versions as version
     where version.known_to is null
       and (version.valid_to is null or $1::date < version.valid_to)
     order by version.region
    `,
    [today],
  );
  return rows.map(({ region }) => region);
}
