import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Loaded } from './use-loaded.ts';

interface LoadedViewProps<Data> {
  loaded: Loaded<Data>;
  isEmpty?: (data: Data) => boolean;
  emptyWords?: string;
  children: (data: Data) => ReactNode;
}

/** What is loaded, or in plain words why there is nothing to see. */
export function LoadedView<Data>(props: LoadedViewProps<Data>) {
  const { loaded, isEmpty, emptyWords, children } = props;
  const { data, problem } = loaded;
  return (
    <>
      {problem === undefined ? null : <ProblemAlert problem={problem} onRetry={loaded.reload} />}
      {data === undefined && problem === undefined ? (
        <div role="status" aria-label="正在读取">
          <Skeleton active paragraph={{ rows: 4 }} />
        </div>
      ) : null}
      {data !== undefined && isEmpty?.(data) === true ? (
        <Empty description={emptyWords} image={Empty.PRESENTED_IMAGE_SIMPLE} />
      ) : null}
      {data !== undefined && isEmpty?.(data) !== true ? children(data) : null}
    </>
  );
}

function ProblemAlert({ problem, onRetry }: { problem: string; onRetry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem}
      action={<Button onClick={onRetry}>再试一次</Button>}
    />
  );
}
