export interface SqlExecutor {
  /**
   * One statement, its placeholders numbered `$1`; values are passed as they are.
   *
   * @param values absent: the text may hold several statements, and the last one's rows are returned. `[]` says that
   *   it is one statement without placeholders, which the embedded engine then reads once and keeps.
   */
  query<Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[] }>;
}

/** What the engine behind the port can do; search chooses its SQL by it, `/readyz` reports it. */
export interface EngineCapabilities {
  engine: 'embedded' | 'native';
  /** e.g. `PostgreSQL 15.18`. */
  version: string;
  vector: boolean;
  textSearch: boolean;
}

export interface Database extends SqlExecutor {
  readonly capabilities: EngineCapabilities;
  /** Commits when `work` resolves and rolls back when it throws. Never wait for another query inside. */
  transaction<Result>(work: (executor: SqlExecutor) => Promise<Result>): Promise<Result>;
  /** Calls `handler` with each payload notified on `channel`. Resolves to the function that stops it. */
  listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
