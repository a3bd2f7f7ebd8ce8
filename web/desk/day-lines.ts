interface NamedDay {
  date: string;
  name: string;
}

const DAY_MS = 86_400_000;
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|~|～|—)\s*(\d{4}-\d{2}-\d{2}))?\s+(\S+)$/;
/** Longer is a slip of the pen: the longest holiday had ten days. */
const LONGEST_DAYS = 15;

/**
 * `2027-01-01 至 2027-01-03 元旦`: every day with its holiday.
 *
 * @throws {Error} in words for whoever typed it.
 */
export function readDays(text: string): NamedDay[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap(readLine);
}

function readLine(line: string): NamedDay[] {
  const [, from, until = from, name] = LINE.exec(line) ?? [];
  if (from === undefined || until === undefined || name === undefined) throw unreadable(line);
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)];
  const count = (last - first) / DAY_MS + 1;
  if (!(count >= 1 && count <= LONGEST_DAYS)) throw unreadable(line);
  return Array.from({ length: count }, (_, at) => ({
    date: new Date(first + at * DAY_MS).toISOString().slice(0, 10),
    name,
  }));
}

function unreadable(line: string): Error {
  return new Error(`这一行看不懂：「${line}」。请写成 2027-01-01 至 2027-01-03 元旦 的样子。`);
}
