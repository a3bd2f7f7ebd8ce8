import { Alert, Button, Input, Tag } from 'antd';
import { type FormEvent, useState } from 'react';
import type {
  CounterExample,
  CounterExampleDecision,
  CounterExampleState,
} from '../../src/contracts/rule-book.ts';
import { momentInWords } from '../shared/time-words.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { useSession } from '../staff/session-context.ts';
import { StaffProblem, staffApi } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';

const STATE_WORDS: Readonly<Record<CounterExampleState, string>> = {
  new: '待核对',
  accepted: '已采纳',
  rejected: '未采纳',
};

/** What people hold against the rules: those that wait first. */
export function CounterExamplesTab() {
  const loaded = useLoaded(staffApi.listCounterExamples, 0);
  return (
    <LoadedView
      loaded={loaded}
      isEmpty={(examples) => examples.length === 0}
      emptyWords="还没有人指出算得不对的地方"
    >
      {(examples) =>
        examples.map((example) => (
          <ExampleView key={example.id} example={example} onDecided={loaded.reload} />
        ))
      }
    </LoadedView>
  );
}

interface ExampleProps {
  example: CounterExample;
  onDecided: () => void;
}

function ExampleView({ example, onDecided }: ExampleProps) {
  const { ruleName, situation, expected, contact, filedAt, state } = example;
  return (
    <article className="message" aria-label={ruleName}>
      <p>
        <strong>{ruleName}</strong> <Tag>{STATE_WORDS[state]}</Tag>
        <span className="quiet">{momentInWords(filedAt)}</span>
      </p>
      <p className="said">情况：{situation}</p>
      <p className="said">应该得出：{expected}</p>
      {contact === null ? null : <p>联系方式：{contact}</p>}
      {state === 'new' ? (
        <DecisionForm example={example} onDecided={onDecided} />
      ) : (
        <DecisionView example={example} />
      )}
    </article>
  );
}

function DecisionView({ example }: { example: CounterExample }) {
  const { reason, decidedBy, decidedAt } = example;
  return (
    <p className="said">
      理由：{reason}
      <span className="quiet">
        {' '}
        {decidedBy} {decidedAt === null ? '' : momentInWords(decidedAt)}
      </span>
    </p>
  );
}

function DecisionForm({ example, onDecided }: ExampleProps) {
  const { session, expire } = useSession();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const field = `reason-${example.id}`;

  const decide = async (state: CounterExampleDecision['state']) => {
    try {
      await staffApi.decideCounterExample(example.id, { state, reason }, session);
      onDecided();
    } catch (error) {
      if (error instanceof StaffProblem && error.status === 401) expire();
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    void decide(submitter?.getAttribute('value') === 'accepted' ? 'accepted' : 'rejected');
  };

  return (
    <form className="search" onSubmit={submit}>
      <label className="wide" htmlFor={field}>
        理由
        <Input
          id={field}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Button htmlType="submit" value="accepted" type="primary">
        采纳
      </Button>
      <Button htmlType="submit" value="rejected">
        不采纳
      </Button>
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
    </form>
  );
}
