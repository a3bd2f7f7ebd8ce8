import type { Delta } from '../contracts/frames.ts';
import type { ShowText } from './growing-reply.ts';

export type OnDelta = (delta: Delta) => void;

/**
 * Makes of the text so far what is new in it. A reply that takes another number, since somebody else spoke, begins
 * anew; a text that does not go on from what was sent is left to the reply itself.
 */
export function createDeltas(onDelta: OnDelta): (seq: number) => ShowText {
  let sent: Delta = { seq: 0, text: '' };
  return (seq) => (soFar) => {
    const before = sent.seq === seq ? sent.text : '';
    if (soFar === before || !soFar.startsWith(before)) return;
    sent = { seq, text: soFar };
    onDelta({ seq, text: soFar.slice(before.length) });
  };
}
