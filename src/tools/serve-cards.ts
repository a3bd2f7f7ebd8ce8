import type { Database, SqlExecutor } from '../database/executor.ts';
import {
  addCardBindings,
  listCardBindings,
  type NewCardBinding,
} from '../knowledge/card-bindings.ts';
import {
  boundClauses,
  digestOfCard,
  digestOfText,
  type JudgedCard,
  type JudgedClause,
  judgeCards,
  needsReview,
} from '../knowledge/card-state.ts';
import { readCardDocuments, readCardTexts } from '../knowledge/card-texts.ts';
import type { Card } from '../knowledge/cards.ts';
import { findPublishedState, type PublishedState } from '../knowledge/published-state.ts';
import type { CalendarDate } from '../shared/calendar-date.ts';
import { type Clock, shanghaiDateOf } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';

export type CardService = ReturnType<typeof createCardService>;

export interface CardServiceNeeds {
  db: Database;
  cards: readonly Card[];
  clock: Clock;
  log: Log;
}

/**
 * Which cards may be served: those whose clauses stand as they did when the card was bound to them. A
 * card is bound by itself the first time that its clauses are in force, and from then on by a review.
 * Whoever asks compares with the database first, so that no card outlives its clause by a single turn.
 */
export function createCardService(needs: CardServiceNeeds) {
  const { db, cards, clock, log } = needs;
  const name = createNaming(log);
  let current: { key: string; judged: JudgedCard[] } = { key: '', judged: [] };

  async function judgedOn(
    day: CalendarDate,
    published?: PublishedState,
  ): Promise<readonly JudgedCard[]> {
    const key = `${day} ${published ?? (await findPublishedState(db))}`;
    if (current.key === key) return current.judged;
    const judged = await readCardsOn(db, cards, day);
    const unbound = judged.flatMap((each) => firstBindings(each, clock()));
    if (unbound.length > 0) {
      await addCardBindings(db, unbound);
      return judgedOn(day);
    }
    current = { key, judged };
    name(judged.filter(needsReview));
    return judged;
  }

  return {
    judgedOn,

    /**
     * In the order of the files.
     *
     * @param published what whoever asks was just told of it.
     */
    async listServed(day: CalendarDate, published?: PublishedState): Promise<Card[]> {
      const judged = await judgedOn(day, published);
      return judged.filter(({ state }) => state === 'in_service').map(({ card }) => card);
    },

    /**
     * In English, for administrators; empty while every card is served. Whether the database answers at all is
     * told elsewhere: until it does, what was known last stands.
     */
    async troubles(): Promise<string[]> {
      const last = current.judged;
      const judged = await judgedOn(shanghaiDateOf(clock())).catch(() => last);
      const { length } = judged.filter(needsReview);
      return length === 0
        ? []
        : [
            `answer cards out of service because their clauses changed: ${length}, see 答案卡 at /desk`,
          ];
    },
  };
}

export async function readCardsOn(
  db: SqlExecutor,
  cards: readonly Card[],
  day: CalendarDate,
): Promise<JudgedCard[]> {
  const wanted = cards.flatMap((card) =>
    boundClauses(card).map(({ clause }) => ({ number: card.document, clause })),
  );
  const numbers = [...new Set(wanted.map(({ number }) => number))];
  return judgeCards(cards, {
    bindings: await listCardBindings(
      db,
      cards.map(({ id }) => id),
    ),
    documents: await readCardDocuments(db, numbers, day),
    texts: await readCardTexts(db, wanted, day),
  });
}

/** The next binding of a clause as it stands; none where it does not. */
export function nextBinding(
  { card }: JudgedCard,
  { clause, text, binding }: JudgedClause,
  by: Pick<NewCardBinding, 'boundAt' | 'username'>,
): NewCardBinding[] {
  if (text === undefined) return [];
  return [
    {
      ...by,
      cardId: card.id,
      number: card.document,
      clause,
      version: (binding?.version ?? 0) + 1,
      textDigest: digestOfText(text),
      cardDigest: digestOfCard(card),
    },
  ];
}

/** Only where its quotes stand: a card that never fitted is not bound to what contradicts it. */
function firstBindings(judged: JudgedCard, boundAt: Date): NewCardBinding[] {
  return judged.clauses
    .filter(({ binding, state }) => binding === undefined && state === 'in_service')
    .flatMap((clause) => nextBinding(judged, clause, { boundAt, username: null }));
}

/** Each card that goes out of service is named once, until it is back. */
function createNaming(log: Log): (out: readonly JudgedCard[]) => void {
  let named = new Set<string>();
  return (out) => {
    const added = out.filter(({ card }) => !named.has(card.id));
    named = new Set(out.map(({ card }) => card.id));
    if (added.length === 0) return;
    const names = added.map(({ card, state }) => `${card.id} (${state})`).join(', ');
    log.warn(`answer cards out of service until somebody reviews them: ${names}`);
  };
}
