import { Button, Descriptions } from 'antd';
import { useCallback, useState } from 'react';
import type { PolicyClause, PolicyDocument } from '../../src/contracts/staff.ts';
import { LoadedView } from '../staff/loaded-view.tsx';
import { staffApi } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { effectiveInWords, expiryInWords } from './date-words.ts';

export function DocumentsTab() {
  const loaded = useLoaded(staffApi.listDocuments, 0);
  const [openId, setOpenId] = useState<string>();
  return (
    <LoadedView
      loaded={loaded}
      isEmpty={(documents) => documents.length === 0}
      emptyWords="还没有收进文件"
    >
      {(documents) => {
        const open = documents.find(({ id }) => id === openId);
        return (
          <div className={`two-panes ${open === undefined ? '' : 'open'}`}>
            <section className="list" aria-label="文件列表">
              <DocumentList documents={documents} openId={openId} onOpen={setOpenId} />
            </section>
            <section className="detail" aria-label="文件内容">
              {open === undefined ? (
                <p className="quiet">从左边选一份文件，看它的信息和条款。</p>
              ) : (
                <DocumentDetail document={open} onBack={() => setOpenId(undefined)} />
              )}
            </section>
          </div>
        );
      }}
    </LoadedView>
  );
}

interface DocumentListProps {
  documents: readonly PolicyDocument[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function DocumentList({ documents, openId, onOpen }: DocumentListProps) {
  return (
    <ul className="rows">
      {documents.map((document) => (
        <li key={document.id}>
          <button
            type="button"
            aria-current={document.id === openId}
            onClick={() => onOpen(document.id)}
          >
            <strong className="row">{document.number}</strong>
            <span className="row">{document.title}</span>
            <span className="row quiet">
              {document.region.path} · {document.clauseCount} 条
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function DocumentDetail({ document, onBack }: { document: PolicyDocument; onBack: () => void }) {
  const load = useCallback(() => staffApi.listClauses(document.id), [document.id]);
  const loaded = useLoaded(load, 0);
  return (
    <>
      <Button className="back" onClick={onBack}>
        返回文件列表
      </Button>
      <h2>{document.title}</h2>
      <Descriptions bordered size="small" column={1} items={detailItems(document)} />
      <h3>条款</h3>
      <LoadedView
        loaded={loaded}
        isEmpty={(clauses) => clauses.length === 0}
        emptyWords="这份文件没有切出条款"
      >
        {(clauses) => clauses.map((clause) => <ClauseView key={clause.id} clause={clause} />)}
      </LoadedView>
    </>
  );
}

function detailItems(document: PolicyDocument) {
  return [
    { key: 'number', label: '文号', children: document.number },
    { key: 'issuer', label: '发文单位', children: document.issuer },
    { key: 'region', label: '管到的地区', children: `${document.region.path}（含下级）` },
    { key: 'kind', label: '文件种类', children: document.kind },
    { key: 'force', label: '效力', children: document.bindingForce },
    { key: 'issued', label: '印发日期', children: document.issuedOn ?? '文件没有写' },
    { key: 'from', label: '开始施行', children: effectiveInWords(document) },
    { key: 'until', label: '结束', children: expiryInWords(document) },
    {
      key: 'leans',
      label: '引用但没有收进来的文件',
      children: document.leansOn.join('；') || '没有',
    },
  ];
}

function ClauseView({ clause }: { clause: PolicyClause }) {
  return (
    <article className="message">
      <p>
        <strong>{clause.path}</strong> {clause.heading}
      </p>
      <p className="clause-text">{clause.text}</p>
    </article>
  );
}
