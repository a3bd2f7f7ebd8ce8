import { toCommonForm } from '../shared/text.ts';
/** Instruction lock: the words in a text that give orders to a machine, whatever stands between their letters. */
export function createInstructionLock(orders: readonly string[]): (text: string) => string[] {
  return (text) => {
    const letters = toCommonForm(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
    return orders.filter((order) => letters.includes(order));
  };
}
