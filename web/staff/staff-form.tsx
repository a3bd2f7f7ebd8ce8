import { Alert, Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSession } from './session-context.ts';
import { StaffProblem } from './staff-api.ts';

interface StaffFormProps {
  /** The words on its button. */
  action: string;
  /** `read` gives what was typed into the field of that name; empty where nothing was. */
  send: (read: (name: string) => string) => Promise<void>;
  children: ReactNode;
}

/** Sends what was filled in, and says in the server's words why it was not taken. */
export function StaffForm({ action, send, children }: StaffFormProps) {
  const { expire } = useSession();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (fields: FormData) => {
    setIsBusy(true);
    setProblem(undefined);
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
    void submit(new FormData(event.currentTarget));
  };

  return (
    <form className="search" onSubmit={onSubmit}>
      {children}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {action}
      </Button>
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
    </form>
  );
}
