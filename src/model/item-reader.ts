export type ItemReader = ReturnType<typeof createItemReader>;

/** The brackets that are open where an item of the one list begins: `{"claims": [`. */
const AROUND_ITEMS = '{[';
const CLOSED_BY: Readonly<Record<string, string>> = { '}': '{', ']': '[' };

/** Reads an answer in JSON while it is written, and gives each object of its list once its last bracket stands. */
export function createItemReader(onItem: (item: unknown) => void) {
  let open = '';
  let item = '';
  let isInString = false;
  let isEscaped = false;
  let isWhole = false;

  return {
    read(text: string): void {
      for (const sign of text) if (!isWhole) readSign(sign);
    },
    /** Whether the last bracket of the answer stands. */
    isWhole: () => isWhole,
  };

  function readSign(sign: string): void {
    if (!isInString && (sign === '{' || sign === '[')) open += sign;
    if (open.startsWith(`${AROUND_ITEMS}{`)) item += sign;
    if (isInString) readInString(sign);
    else if (sign === '"') isInString = true;
    else if (sign in CLOSED_BY) close(sign);
  }

  function readInString(sign: string): void {
    if (sign === '"' && !isEscaped) isInString = false;
    isEscaped = sign === '\\' && !isEscaped;
  }

  function close(sign: string): void {
    if (!open.endsWith(CLOSED_BY[sign] ?? '')) return;
    open = open.slice(0, -1);
    isWhole = open === '';
    if (open !== AROUND_ITEMS || item === '') return;
    const written = item;
    item = '';
    giveItem(written);
  }

  function giveItem(written: string): void {
    let value: unknown;
    try {
      value = JSON.parse(written);
    } catch {
      // The whole answer is no JSON either, and is refused at its end.
      return;
    }
    onItem(value);
  }
}
