import { protocol } from '@electric-sql/pglite';

const { parse, close } = protocol.serialize;

/** Statements that the engine keeps read; beyond that the one used longest ago goes. */
const MOST_KEPT = 128;
/** Then it is read and planned anew, for tables as large as they have become. */
const MOST_USES = 1_000;

export interface PreparedStatement {
  name: string;
  /** To be sent before it is bound: reads it, where it is new, and lets go what is kept no more. */
  before: Uint8Array[];
}

/** The statements that one connection has read already: the same text is read once. */
export function createPreparedStatements() {
  /** By text, the one used longest ago first. */
  const kept = new Map<string, { name: string; uses: number }>();
  let made = 0;
  let unwanted: string[] = [];

  const forget = (text: string) => {
    const statement = kept.get(text);
    if (statement !== undefined) unwanted.push(statement.name);
    kept.delete(text);
  };
  const findKept = (text: string) => {
    const statement = kept.get(text);
    if (statement === undefined || statement.uses >= MOST_USES) return undefined;
    kept.delete(text);
    kept.set(text, { ...statement, uses: statement.uses + 1 });
    return statement.name;
  };
  const add = (text: string) => {
    forget(text);
    const oldest = kept.keys().next().value;
    if (kept.size >= MOST_KEPT && oldest !== undefined) forget(oldest);
    made += 1;
    const name = `s${made}`;
    kept.set(text, { name, uses: 1 });
    return name;
  };
  const takeUnwanted = () => {
    const closing = unwanted.map((name) => close({ type: 'S', name }));
    unwanted = [];
    return closing;
  };

  return {
    use(text: string): PreparedStatement {
      const known = findKept(text);
      if (known !== undefined) return { name: known, before: takeUnwanted() };
      const name = add(text);
      return { name, before: [...takeUnwanted(), parse({ name, text })] };
    },

    /** After a failure nobody knows how far the engine came with it: it is read anew. */
    forget,
  };
}
