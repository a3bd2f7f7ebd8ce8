import { Empty, Tag } from 'antd';
import { useState } from 'react';
import type { SearchHit } from '../../src/contracts/citations.ts';
import { Field } from '../staff/field.tsx';
import { type SearchWords, staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';

export function SearchTab() {
  const [hits, setHits] = useState<SearchHit[]>();

  const search = async (words: SearchWords) => {
    try {
      setHits((await staffApi.search(words)).hits);
    } catch (error) {
      setHits(undefined);
      throw error;
    }
  };

  return (
    <>
      <SearchForm onSearch={search} />
      {hits?.length === 0 ? (
        <Empty description="这个地方在这一天管用的文件里，没有查到" />
      ) : (
        hits?.map((hit) => <HitView key={`${hit.document.number} ${hit.clause}`} hit={hit} />)
      )}
    </>
  );
}

function SearchForm({ onSearch }: { onSearch: (words: SearchWords) => Promise<void> }) {
  return (
    <StaffForm
      action="查"
      send={(read) => onSearch({ q: read('q'), region: read('region'), asOf: read('asOf') })}
    >
      <Field
        label="要查的话"
        isWide
        name="q"
        required
        maxLength={2000}
        placeholder="例如：要带什么材料"
      />
      <Field label="地区" name="region" maxLength={60} placeholder="例如：如皋" />
      <Field label="日期（不填是今天）" name="asOf" type="date" />
    </StaffForm>
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
