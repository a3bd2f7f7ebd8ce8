import type { ImportOutcome, PreviewedRow } from '../../src/contracts/integration.ts';
import { TICKET_STATUS_WORDS } from '../shared/words.ts';

interface ImportRowsProps {
  rows: readonly PreviewedRow[];
  /** Of the rows that were done, once they were. */
  outcomes: readonly ImportOutcome[] | undefined;
}

/** Row by row what would be done, and then what was. */
export function ImportRows({ rows, outcomes }: ImportRowsProps) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.line} className={`notice ${isRefused(row, outcomes) ? 'urgent' : ''}`}>
          <strong className="row">
            第 {row.line} 行{row.number === null ? '' : ` · ${row.number}`}
          </strong>
          <span className="row">{moveInWords(row)}</span>
          <span className="row">{resultInWords(row, outcomeOf(row, outcomes))}</span>
          <Said change={row.change} />
        </li>
      ))}
    </ul>
  );
}

function Said({ change }: Pick<PreviewedRow, 'change'>) {
  if (change === null) return null;
  const { externalId, actor, reason, into } = change;
  return (
    <span className="row quiet">
      变更编号 {externalId}，经办人 {actor}
      {reason === undefined ? '' : `，原因：${reason}`}
      {into === undefined ? '' : `，并入 ${into}`}
    </span>
  );
}

function moveInWords({ from, to }: PreviewedRow): string {
  const words = [from, to].map((status) => (status === null ? '？' : TICKET_STATUS_WORDS[status]));
  return from === null && to === null ? '' : words.join(' → ');
}

function resultInWords({ outcome, reason }: PreviewedRow, done: ImportOutcome | undefined): string {
  if (done?.outcome === 'accepted') return '已经办了。';
  if (done?.outcome === 'refused') return `没有办：${done.reason}`;
  if (outcome === 'refused') return `不能办：${reason}`;
  return (done?.outcome ?? outcome) === 'already'
    ? '不用改：以前收过，或者本来就是这样。'
    : '会照这样改。';
}

function isRefused(row: PreviewedRow, outcomes: readonly ImportOutcome[] | undefined): boolean {
  return (outcomeOf(row, outcomes) ?? row).outcome === 'refused';
}

/** Only what was to be done was sent: in a file an id stands for one change of one ticket. */
function outcomeOf(
  { outcome, change }: PreviewedRow,
  outcomes: readonly ImportOutcome[] | undefined,
): ImportOutcome | undefined {
  if (outcome !== 'accepted') return undefined;
  return outcomes?.find(({ externalId }) => externalId === change?.externalId);
}
