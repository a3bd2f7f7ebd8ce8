import type { AnswerCard, ReviewCard } from '../contracts/cards.ts';
import type { ProgrammeId } from '../contracts/programmes.ts';
import type { SqlExecutor } from '../database/executor.ts';
import { addCardBindings, lockCardBindings } from '../knowledge/card-bindings.ts';
import { fingerprintOf, type JudgedCard } from '../knowledge/card-state.ts';
import type { DocumentLibrary } from '../knowledge/document-library.ts';
import { presentCard, problemsFirst } from '../knowledge/present-card.ts';
import { shanghaiDateOf } from '../shared/clock.ts';
import { DomainError } from '../shared/errors.ts';
import {
  type CardService,
  type CardServiceNeeds,
  nextBinding,
  readCardsOn,
} from './serve-cards.ts';

export interface CardDeskNeeds extends CardServiceNeeds {
  service: CardService;
  library: Pick<DocumentLibrary, 'listDocuments'>;
  programmeName(id: ProgrammeId): string;
}

/** The answer cards for policy staff, who say that a card fits its clauses as they stand. */
export function createCardDesk(needs: CardDeskNeeds) {
  const { db, clock, service, library, programmeName } = needs;

  async function listCards(): Promise<AnswerCard[]> {
    const today = shanghaiDateOf(clock());
    const judged = await service.judgedOn(today);
    const shown = { documents: await library.listDocuments(today), programmeName };
    return problemsFirst(judged.map((each) => presentCard(each, shown)));
  }

  return {
    listCards,

    /** @throws {DomainError} where the card does not fit, or is not what somebody looked at any more. */
    async reviewCard(id: string, seen: ReviewCard, username: string): Promise<AnswerCard> {
      await db.transaction(async (tx) => {
        await lockCardBindings(tx);
        const judged = await getCard(tx, id, needs);
        refuseMisfit(judged, seen);
        const by = { boundAt: clock(), username };
        await addCardBindings(
          tx,
          judged.clauses.flatMap((clause) => nextBinding(judged, clause, by)),
        );
      });
      const reviewed = (await listCards()).find((card) => card.id === id);
      if (reviewed === undefined) throw new DomainError('not-found', 'card-not-found');
      return reviewed;
    },
  };
}

async function getCard(
  tx: SqlExecutor,
  id: string,
  { cards, clock }: CardDeskNeeds,
): Promise<JudgedCard> {
  const known = cards.filter((card) => card.id === id);
  const [judged] = await readCardsOn(tx, known, shanghaiDateOf(clock()));
  if (judged === undefined) throw new DomainError('not-found', 'card-not-found');
  return judged;
}

function refuseMisfit(judged: JudgedCard, { fingerprint }: ReviewCard): void {
  const { card, clauses } = judged;
  const missing = clauses.find(({ text }) => text === undefined);
  if (missing !== undefined)
    throw new DomainError('conflict', 'card-clause-missing', {
      document: card.document,
      clause: missing.clause,
    });
  const misquoted = clauses.find(({ state }) => state === 'quote_missing');
  if (misquoted !== undefined)
    throw new DomainError('conflict', 'card-quote-missing', { clause: misquoted.clause });
  if (fingerprintOf(judged) !== fingerprint) throw new DomainError('conflict', 'stale-version');
}
