import type { FactStatus, KnownFact } from '../../src/contracts/conversations.ts';
import { FACT_WORDS, factValueInWords } from '../shared/fact-words.ts';

const STATUS_WORDS: Readonly<Record<FactStatus, string>> = {
  said: '本人说的',
  inferred: '推断的',
  contradicted: '前后不一致',
  confirmed: '已确认',
};

const ABOUT_WORDS: Readonly<Record<KnownFact['about'], string>> = {
  speaker: '说话的人',
  subject: '要帮助的人',
};

/** What is known, each with the words it came from. */
export function FactsTable({ facts }: { facts: readonly KnownFact[] }) {
  if (facts.length === 0) return <p className="quiet">还没有了解到情况。</p>;
  return (
    <table className="facts">
      <thead>
        <tr>
          <th scope="col">情况</th>
          <th scope="col">内容</th>
          <th scope="col">说的是谁</th>
          <th scope="col">来源</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={`${fact.key} ${fact.about} ${fact.seq} ${JSON.stringify(fact.value)}`}>
            <th scope="row">{FACT_WORDS[fact.key]}</th>
            <td>{factValueInWords(fact.value)}</td>
            <td>{ABOUT_WORDS[fact.about]}</td>
            <td>
              「{fact.words}」（第 {fact.seq} 条，
              {fact.status === 'contradicted' ? (
                <strong className="due over">{STATUS_WORDS[fact.status]}</strong>
              ) : (
                STATUS_WORDS[fact.status]
              )}
              ）
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
