import { randomUUID } from 'node:crypto';
import type { Reply } from '../../../src/contracts/conversations.ts';
import type { MortalProduct, PointOfDeath } from './mortal-product.ts';
import { type Acknowledged, say, sayUntilAnswered, startConversation } from './stubborn-citizen.ts';

const FILING = '没得米下锅了';
const ADDING = '屋头还有个71岁的老人 电话13800138000';

/** Where a turn can die: while a ticket is filed, and while a later message adds to it. */
export type Turn = 'filing' | 'adding';

export interface DeathsOfTurn {
  /** At how many statements the turn was killed until it needed no more. */
  points: number;
  deaths: number;
  acknowledged: Acknowledged[];
}

/**
 * Kills the product at the first statement of a turn, at the next one, and so on until the turn ends alive.
 * After every death the citizen sends the same key again, and goes on.
 *
 * @param from 1: beginning with the first one.
 * @param every 1: at each statement; 5: at every fifth.
 */
export async function dieAtEveryPoint(
  product: MortalProduct,
  options: { turn: Turn; moment: PointOfDeath['moment']; from: number; every: number },
): Promise<DeathsOfTurn> {
  const { turn, moment, from, every } = options;
  const acknowledged: Acknowledged[] = [];
  for (let statement = from; ; statement += every) {
    const { died, ...told } = await dieOnce(product, turn, { statement, moment });
    acknowledged.push(told);
    if (!died) return { points: statement - 1, deaths: acknowledged.length - 1, acknowledged };
  }
}

async function dieOnce(
  product: MortalProduct,
  turn: Turn,
  point: PointOfDeath,
): Promise<Acknowledged & { died: boolean }> {
  const conversation = await startConversation(product.url);
  const before: Reply[] = [];
  if (turn === 'adding')
    before.push(await sayUntilAnswered(product.url, conversation, { text: FILING }));

  const said = { text: turn === 'filing' ? FILING : ADDING, key: randomUUID() };
  await product.destine(point);
  const answer = await say(product.url(), { ...conversation, ...said }).catch(() => undefined);
  // The statement may be one that it sends after the answer: then it dies answered.
  const died = answer === undefined || !(await product.destine(null));
  if (died) await product.start();
  const reply = await sayUntilAnswered(product.url, conversation, said);
  return { conversation, replies: [...before, reply], died };
}
