import { Descriptions } from 'antd';
import type { AnswerCard } from '../../src/contracts/cards.ts';
import { useSession } from '../staff/session-context.ts';
import { staffApi } from '../staff/staff-api.ts';
import { StaffForm } from '../staff/staff-form.tsx';
import { CARD_STATE_WORDS, reviewInWords } from './card-words.ts';

interface CardDetailProps {
  card: AnswerCard;
  onReviewed: () => void;
}

/** What the card says, beside the clauses as they stand today. */
export function CardDetail({ card, onReviewed }: CardDetailProps) {
  const { session } = useSession();
  const send = async () => {
    await staffApi.reviewCard(card, session);
    onReviewed();
  };
  return (
    <>
      <h2>答复里这样说</h2>
      <p className="said">{card.text}</p>
      <Descriptions bordered size="small" column={1} items={detailItems(card)} />
      <h3>依据的原文（今天的）</h3>
      {card.clauses.map((clause) => (
        <ClauseView key={clause.clause} clause={clause} />
      ))}
      <p>对着上面的原文看过，卡里说得对，就按「已核对」。以后原文再变，这张卡会自动停用。</p>
      <StaffForm action="已核对" send={send}>
        {null}
      </StaffForm>
    </>
  );
}

function detailItems(card: AnswerCard) {
  const { document, programmes, state, changedAt } = card;
  return [
    { key: 'state', label: '现在', children: CARD_STATE_WORDS[state] },
    { key: 'review', label: '核对', children: reviewInWords(card) },
    {
      key: 'document',
      label: '文件',
      children: `${document.title ?? '没有收进来，或者已经撤下'}（${document.number}）`,
    },
    { key: 'region', label: '管到的地区', children: document.region?.path ?? '不清楚' },
    { key: 'changed', label: '文件上次变动', children: changedAt?.slice(0, 10) ?? '没有发布过' },
    { key: 'programmes', label: '说的是哪一项', children: programmes.join('、') || '不限哪一项' },
    { key: 'id', label: '卡的编号', children: card.id },
  ];
}

function ClauseView({
  clause: { clause, quotes, text, state },
}: {
  clause: AnswerCard['clauses'][number];
}) {
  return (
    <article className="message">
      <p>
        <strong>{clause}</strong>{' '}
        {state === 'in_service' ? null : (
          <span className="mark urgent">{CARD_STATE_WORDS[state]}</span>
        )}
      </p>
      {quotes.map((quote) => (
        <p key={quote} className="said">
          引的话：「{quote}」
        </p>
      ))}
      <p className="clause-text">{text ?? textMissing(quotes)}</p>
    </article>
  );
}

function textMissing(quotes: readonly string[]): string {
  return quotes.length === 0
    ? '这张卡说的是文件没有写，依据是全文，请到「文件」里看全文。'
    : '今天没有这一条。';
}
