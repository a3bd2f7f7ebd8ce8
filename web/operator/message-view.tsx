import { Collapse, Tag } from 'antd';
import type { Assessment } from '../../src/contracts/assessments.ts';
import type { Citation } from '../../src/contracts/citations.ts';
import type { Message, Reply } from '../../src/contracts/conversations.ts';
import { shortMoment } from '../shared/time-words.ts';
import { BECAUSE_WORDS, DANGER_WORDS, outcomeInWords, VALIDITY_WORDS } from '../shared/words.ts';
import { ReplyText } from '../staff/reply-text.tsx';

const SPEAKERS: Readonly<Record<Message['from'], string>> = {
  citizen: '市民',
  assistant: '自动回复',
  operator: '接线员',
};

export function MessageView({ message }: { message: Message }) {
  const { from, text, at, seq, reply } = message;
  const danger = reply?.safety ?? null;
  return (
    <article className={`message ${from} ${danger === null ? '' : 'danger'}`}>
      <p className="quiet">
        第 {seq} 条 · {SPEAKERS[from]}
        {reply?.generatedBy === 'model' ? '（人工智能（AI）生成，已核对条款）' : ''} ·{' '}
        {shortMoment(at)}
      </p>
      {danger === null ? null : (
        <p className="mark danger">
          {DANGER_WORDS[danger.category]}：已提示拨打 {danger.call.join('、')}
        </p>
      )}
      {reply === null ? <p className="said">{text}</p> : <ReplyText text={text} />}
      {reply === null ? null : <ReplyEvidence reply={reply} />}
    </article>
  );
}

function ReplyEvidence({ reply }: { reply: Reply }) {
  const { citations, assessment, notices, receipt } = reply;
  return (
    <>
      {assessment === null ? null : <Outcomes assessment={assessment} />}
      {notices.map((notice) => (
        <p className="quiet" key={notice}>
          提示：{notice}
        </p>
      ))}
      {citations.length === 0 ? null : <Citations citations={citations} />}
      <p className="quiet">回执 {receipt}</p>
    </>
  );
}

function Outcomes({ assessment }: { assessment: Assessment }) {
  return (
    <ul>
      {assessment.programmes.map((result) => (
        <li key={result.programme}>
          {result.name}：<strong>{outcomeInWords(result)}</strong>
          {BECAUSE_WORDS[result.because] === '' ? '' : `（${BECAUSE_WORDS[result.because]}）`}
        </li>
      ))}
    </ul>
  );
}

function Citations({ citations }: { citations: readonly Citation[] }) {
  return (
    <Collapse
      size="small"
      items={citations.map((citation) => ({
        key: citation.n,
        label: `依据${citation.n} ${citation.document.number} ${citation.clause}`,
        extra: <Tag>{VALIDITY_WORDS[citation.status]}</Tag>,
        children: (
          <>
            <p>
              《{citation.document.title}》 {citation.document.issuer} ·{' '}
              {citation.document.region.path}
            </p>
            <blockquote className="quote">{citation.quote}</blockquote>
          </>
        ),
      }))}
    />
  );
}
