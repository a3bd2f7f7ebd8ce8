import { Alert } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import type { ImportOutcome, PreviewedRow } from '../../src/contracts/integration.ts';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { ImportRows } from './import-rows.tsx';

/** What was looked at, and what came of it once it was done. */
interface Looked {
  rows: readonly PreviewedRow[];
  outcomes?: readonly ImportOutcome[] | undefined;
}

/** Changes of state from a file: looked at first, then done, each for itself. */
export function IntegrationImport({ onDone }: { onDone: () => void }) {
  const { session } = useSession();
  const [text, setText] = useState('');
  const [looked, setLooked] = useState<Looked>();
  const take = (given: string) => {
    setText(given);
    setLooked(undefined);
  };
  return (
    <section aria-label="导入状态变更">
      <h3>导入状态变更</h3>
      <p className="quiet">
        选 CSV 或 JSON 文件，或者把内容贴进来，一次最多 200
        行。先看会改什么，看好了再办；看的时候什么都不改。
      </p>
      <StaffForm
        action="先看看会改什么"
        send={async () => setLooked(await staffApi.previewImport(text, session))}
      >
        <FileField onText={take} />
        <PasteField text={text} onText={take} />
      </StaffForm>
      {looked === undefined ? null : (
        <Preview
          looked={looked}
          onApplied={(outcomes) => {
            setLooked({ ...looked, outcomes });
            onDone();
          }}
        />
      )}
    </section>
  );
}

function FileField({ onText }: { onText: (text: string) => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file === undefined) return;
    const text = decode(await file.arrayBuffer());
    setProblem(
      text === undefined ? '读不出里面的文字。请存成 CSV 或 JSON 文件再选一次。' : undefined,
    );
    onText(text ?? '');
  };
  return (
    <>
      <label className="wide" htmlFor={id}>
        选文件
        <input
          id={id}
          type="file"
          accept=".csv,.json,.txt"
          onChange={(event) => void read(event)}
        />
      </label>
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
    </>
  );
}

/** UTF-8, else what Excel saves in China. */
function decode(bytes: ArrayBuffer): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return undefined;
}

function PasteField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const id = useId();
  return (
    <label className="wide paste" htmlFor={id}>
      或者贴在这里（第一行是列名：变更编号、工单号、改成什么、时间、经办人、原因）
      <textarea
        id={id}
        rows={5}
        required
        spellCheck={false}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    </label>
  );
}

interface PreviewProps {
  looked: Looked;
  onApplied: (outcomes: readonly ImportOutcome[]) => void;
}

function Preview({ looked: { rows, outcomes }, onApplied }: PreviewProps) {
  const { session } = useSession();
  const changes = rows.flatMap(({ outcome, change, version }) =>
    outcome === 'accepted' && change !== null && version !== null ? [{ ...change, version }] : [],
  );
  const countOf = (wanted: PreviewedRow['outcome']) =>
    (outcomes ?? rows).filter(({ outcome }) => outcome === wanted).length;
  const [done, same, left] = [countOf('accepted'), countOf('already'), countOf('refused')];
  return (
    <>
      <p role="status">
        <strong>
          {outcomes === undefined
            ? `会改 ${done} 行，不用改 ${same} 行，不能办 ${left} 行。现在还什么都没有改。`
            : `办了 ${done} 行，不用改 ${same} 行，没有办 ${left} 行。`}
        </strong>
      </p>
      <ImportRows rows={rows} outcomes={outcomes} />
      {outcomes !== undefined || changes.length === 0 ? null : (
        <StaffForm
          action={`照此办理（${changes.length} 行）`}
          confirm={`把这 ${changes.length} 行照着办吗？每一行都会记在工单的经过里。`}
          send={async () => onApplied((await staffApi.applyImport({ changes }, session)).outcomes)}
        >
          {null}
        </StaffForm>
      )}
    </>
  );
}
