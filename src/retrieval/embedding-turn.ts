import type { SqlExecutor } from '../database/executor.ts';

/**
 * From now on clauses are embedded by this model. A process that started before with another one
 * stands back, or the two would embed everything by turns for ever.
 *
 * @param isAlone where no other process can hold the turn: what a killed one held is free at once.
 */
export async function announceModel(
  executor: SqlExecutor,
  { model, isAlone }: { model: string; isAlone: boolean },
): Promise<void> {
  await executor.query(
    `
    insert into embedding_turn as turn (model)
    values ($1::text)
    on conflict (singleton) do update
       set model = excluded.model,
           holder = case when turn.model = excluded.model and not $2 then turn.holder end,
           held_until = case when turn.model = excluded.model and not $2 then turn.held_until end
    `,
    [model, isAlone],
  );
}

/**
 * Whether this process may embed until `seconds` have passed: nobody else does, and no process with
 * another model started since. Asked again, it stays the holder's turn.
 */
export async function takeTurn(
  executor: SqlExecutor,
  { model, holder, seconds }: { model: string; holder: string; seconds: number },
): Promise<boolean> {
  const { rows } = await executor.query(
    `
    update embedding_turn as turn
       set holder = $2::uuid,
           held_until = now() + make_interval(secs => $3::double precision)
     where turn.model = $1::text
       and (turn.holder is null or turn.holder = $2::uuid or turn.held_until < now())
    returning turn.model
    `,
    [model, holder, seconds],
  );
  return rows.length > 0;
}

export async function endTurn(executor: SqlExecutor, holder: string): Promise<void> {
  await executor.query(
    'update embedding_turn set holder = null, held_until = null where holder = $1::uuid',
    [holder],
  );
}
