import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../../bench/random.ts';
import type { MortalProduct } from './mortal-product.ts';
import { type Acknowledged, sayUntilAnswered, startConversation } from './stubborn-citizen.ts';

const TURNS = ['没得米下锅了', '屋头还有个71岁的老人', '电话13800138000'];
/** Between the moment when it serves again and the next kill. */
const LIFE_MS = { from: 50, below: 1_500 };

/** Ends the product, or something that it rests on; what has to be started again then is. */
export type Strike = () => Promise<void>;

/** Citizens who file and add without a rest, while they are struck at moments nobody chose, each strike in its turn. */
export async function strikeUnderLoad(
  product: MortalProduct,
  options: { strikes: number; kinds: readonly Strike[]; citizens: number; random: Random },
): Promise<Acknowledged[]> {
  const { strikes, kinds, citizens, random } = options;
  const acknowledged: Acknowledged[] = [];
  const state = { over: false };
  const load = Array.from({ length: citizens }, async () => {
    while (!state.over) await converse(product, acknowledged);
  });
  for (let strike = 0; strike < strikes; strike += 1) {
    await wait(LIFE_MS.from + random.below(LIFE_MS.below));
    await kinds[strike % kinds.length]?.();
  }
  state.over = true;
  await Promise.all(load);
  return acknowledged;
}

async function converse({ url }: MortalProduct, acknowledged: Acknowledged[]): Promise<void> {
  const conversation = await startConversation(url);
  const told: Acknowledged = { conversation, replies: [] };
  acknowledged.push(told);
  for (const text of TURNS) told.replies.push(await sayUntilAnswered(url, conversation, { text }));
}
