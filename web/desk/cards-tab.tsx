import { Alert, Button } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import type { AnswerCard } from '../../src/contracts/cards.ts';
import { Field } from '../staff/field.tsx';
import { LoadedView } from '../staff/loaded-view.tsx';
import { staffApi } from '../staff/staff-api.ts';
import { useLoaded } from '../staff/use-loaded.ts';
import { CardDetail } from './card-detail.tsx';
import {
  CARD_FILTERS,
  CARD_STATE_WORDS,
  type CardFilter,
  isCardFilter,
  isOutOfService,
  passesFilter,
} from './card-words.ts';

const HOW_CARDS_ARE_SERVED =
  '没有核对过的卡也在用，答复里同时附上它依据的原文。原文变了的卡自动停用，改用原文回答；核对以后才恢复。';

/** The plain answers beside their clauses: those out of service first. */
export function CardsTab() {
  const loaded = useLoaded(staffApi.listCards, 0);
  return (
    <LoadedView loaded={loaded} isEmpty={(cards) => cards.length === 0} emptyWords="还没有答案卡">
      {(cards) => <CardsView cards={cards} onReviewed={loaded.reload} />}
    </LoadedView>
  );
}

interface CardsViewProps {
  cards: readonly AnswerCard[];
  onReviewed: () => void;
}

function CardsView({ cards, onReviewed }: CardsViewProps) {
  const [openId, setOpenId] = useState<string>();
  const [filter, setFilter] = useState<CardFilter>('all');
  const [words, setWords] = useState('');
  const open = cards.find(({ id }) => id === openId);
  const shown = cards.filter((card) => passesFilter(card, filter, words.trim()));
  const out = cards.filter(isOutOfService).length;
  return (
    <>
      <Alert
        type={out > 0 ? 'warning' : 'info'}
        showIcon
        title={`${cards.length} 张答案卡，${out} 张停用。${HOW_CARDS_ARE_SERVED}`}
      />
      <div className={`two-panes ${open === undefined ? '' : 'open'}`}>
        <section className="list" aria-label="答案卡列表">
          <div className="search">
            <FilterField filter={filter} onChange={setFilter} />
            <Field
              label="含有的字"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <CardRows cards={shown} openId={openId} onOpen={setOpenId} />
        </section>
        <section className="detail" aria-label="答案卡内容">
          <Button className="back" onClick={() => setOpenId(undefined)}>
            返回答案卡列表
          </Button>
          {open === undefined ? (
            <p className="quiet">从左边选一张卡，对着原文看它说得对不对。</p>
          ) : (
            <CardDetail key={open.fingerprint} card={open} onReviewed={onReviewed} />
          )}
        </section>
      </div>
    </>
  );
}

interface FilterFieldProps {
  filter: CardFilter;
  onChange: (filter: CardFilter) => void;
}

function FilterField({ filter, onChange }: FilterFieldProps) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    if (isCardFilter(target.value)) onChange(target.value);
  };
  return (
    <label htmlFor={id}>
      看哪些
      <select id={id} value={filter} onChange={choose}>
        {Object.entries(CARD_FILTERS).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CardRowsProps {
  cards: readonly AnswerCard[];
  openId: string | undefined;
  onOpen: (id: string) => void;
}

function CardRows({ cards, openId, onOpen }: CardRowsProps) {
  if (cards.length === 0) return <p className="quiet">没有这样的卡</p>;
  return (
    <ul className="rows">
      {cards.map((card) => (
        <li key={card.id}>
          <button
            type="button"
            className={isOutOfService(card) ? 'urgent' : undefined}
            aria-current={card.id === openId}
            onClick={() => onOpen(card.id)}
          >
            <strong className="row">{card.text}</strong>
            <span className="row quiet">
              {card.document.number} {card.clauses.map(({ clause }) => clause).join('、')}
            </span>
            <span className="row">
              <span className={isOutOfService(card) ? 'mark urgent' : 'quiet'}>
                {CARD_STATE_WORDS[card.state]}
              </span>{' '}
              <span className="quiet">{card.isReviewed ? '核对过' : '没有核对过'}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
