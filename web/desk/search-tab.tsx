import { Alert, Button, Empty, Input, Tag } from 'antd';
import { type FormEvent, useState } from 'react';
import type { SearchHit } from '../../src/contracts/citations.ts';
import { useSession } from '../staff/session-context.ts';
import { type SearchWords, StaffProblem, staffApi } from '../staff/staff-api.ts';

export function SearchTab() {
  const { expire } = useSession();
  const [hits, setHits] = useState<SearchHit[]>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const search = async (words: SearchWords) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      setHits((await staffApi.search(words)).hits);
    } catch (error) {
      if (error instanceof StaffProblem && error.status === 401) expire();
      setHits(undefined);
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <>
      <SearchForm isBusy={isBusy} onSearch={(words) => void search(words)} />
      {problem === undefined ? null : <Alert type="error" showIcon role="alert" title={problem} />}
      {hits?.length === 0 ? (
        <Empty description="这个地方在这一天管用的文件里，没有查到" />
      ) : (
        hits?.map((hit) => <HitView key={`${hit.document.number} ${hit.clause}`} hit={hit} />)
      )}
    </>
  );
}

interface SearchFormProps {
  isBusy: boolean;
  onSearch: (words: SearchWords) => void;
}

function SearchForm({ isBusy, onSearch }: SearchFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const read = (name: string) => String(fields.get(name) ?? '').trim();
    onSearch({ q: read('q'), region: read('region'), asOf: read('asOf') });
  };
  return (
    <form className="search" onSubmit={submit}>
      <label className="wide" htmlFor="search-words">
        要查的话
        <Input
          id="search-words"
          name="q"
          required
          maxLength={2000}
          placeholder="例如：要带什么材料"
        />
      </label>
      <label htmlFor="search-region">
        地区
        <Input id="search-region" name="region" maxLength={60} placeholder="例如：如皋" />
      </label>
      <label htmlFor="search-date">
        日期（不填是今天）
        <Input id="search-date" name="asOf" type="date" />
      </label>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        查
      </Button>
    </form>
  );
}

function HitView({ hit }: { hit: SearchHit }) {
  return (
    <article className="message">
      <p>
        <strong>
          {hit.document.number} {hit.clause}
        </strong>{' '}
        <Tag>得分 {hit.score.toFixed(3)}</Tag>
      </p>
      <p className="quiet">
        《{hit.document.title}》 {hit.document.region.path}
      </p>
      <p className="clause-text">{hit.text}</p>
      <p className="quiet">为什么：{hit.why.join('；') || '没有说明'}</p>
    </article>
  );
}
