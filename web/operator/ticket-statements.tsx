import type { StaffTicketDetail } from '../../src/contracts/staff-tickets.ts';
import type { Statement, StatementLine } from '../../src/contracts/ticket-statements.ts';
import { shortMoment } from '../shared/time-words.ts';
import { Field } from '../staff/field.tsx';
import { StaffForm } from '../staff/staff-form.tsx';
import type { SendChange } from './ticket-pane.tsx';

interface TicketStatementsProps {
  ticket: StaffTicketDetail;
  send: SendChange;
}

/** What the citizen saw and confirmed, what the operator knows, and where the two differ. */
export function TicketStatements({ ticket, send }: TicketStatementsProps) {
  const { citizen, operator, differences } = ticket.statements;
  if (citizen === null) return <p className="quiet">还没有念给市民听过。</p>;
  const lines = (operator ?? citizen).lines;
  return (
    <section aria-label="情况核对">
      <h3>情况核对</h3>
      <h4>市民看过的：{confirmationIn(citizen)}</h4>
      <Lines lines={citizen.lines} />
      {operator === null ? null : (
        <>
          <h4>
            接线员 {operator.actor} 核实的（{shortMoment(operator.at)}）
          </h4>
          <Lines lines={operator.lines} />
          <Differences differences={differences} />
        </>
      )}
      <details>
        <summary>写核实的情况</summary>
        <StaffForm
          action="记下核实的情况"
          send={(read) => send({ kind: 'statements', said: { lines: linesIn(read, lines) } })}
        >
          {lines.map(({ key, text }) => (
            <Field key={key} label={text} isWide name={key} defaultValue={text} maxLength={500} />
          ))}
          <Field label="补充一条（可以不填）" isWide name="more" maxLength={500} />
        </StaffForm>
      </details>
    </section>
  );
}

function Lines({ lines }: { lines: readonly StatementLine[] }) {
  return (
    <ul>
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

function Differences({ differences }: Pick<StaffTicketDetail['statements'], 'differences'>) {
  if (differences.length === 0) return <p>两边说的一样。</p>;
  return (
    <table>
      <caption>两边不一样的</caption>
      <thead>
        <tr>
          <th scope="col">市民</th>
          <th scope="col">接线员</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ key, citizen, operator }) => (
          <tr key={key}>
            <td>{citizen ?? '没有说'}</td>
            <td>{operator ?? '没有写'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function confirmationIn({ isConfirmed, at }: Statement): string {
  return isConfirmed ? `${shortMoment(at)} 说对` : '还没有说对不对';
}

/** A line that was emptied is taken out. */
function linesIn(read: (name: string) => string, lines: readonly StatementLine[]) {
  const kept = lines.map(({ key }) => ({ key, text: read(key) }));
  const more = { key: `noted ${lines.length + 1}`, text: read('more') };
  return [...kept, more].filter(({ text }) => text !== '');
}
