import { Alert, Button, Modal } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSession } from './session-context.ts';
import { StaffProblem } from './staff-api.ts';

interface StaffFormProps {
  /** The words on its button. */
  action: string;
  /** `read` gives what was typed into the field of that name; empty where nothing was. */
  send: (read: (name: string) => string) => Promise<void>;
  /** Asked before it is sent, where that cannot be taken back. */
  confirm?: string | undefined;
  children: ReactNode;
}

/** Sends what was filled in, and says in the server's words why it was not taken. */
export function StaffForm({ action, send, confirm, children }: StaffFormProps) {
  const { expire } = useSession();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [unconfirmed, setUnconfirmed] = useState<FormData>();

  const submit = async (fields: FormData) => {
    setIsBusy(true);
    setProblem(undefined);
    setUnconfirmed(undefined);
    try {
      await send((name) => String(fields.get(name) ?? '').trim());
    } catch (error) {
      if (error instanceof StaffProblem && error.status === 401) expire();
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    if (confirm === undefined) void submit(fields);
    else setUnconfirmed(fields);
  };

  return (
    <form className="search" onSubmit={onSubmit}>
      {children}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {action}
      </Button>
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
      <Modal
        open={unconfirmed !== undefined}
        title={confirm}
        okText={action}
        cancelText="再想想"
        transitionName=""
        maskTransitionName=""
        onOk={() => unconfirmed && void submit(unconfirmed)}
        onCancel={() => setUnconfirmed(undefined)}
      />
    </form>
  );
}
