const FIRST_CAPACITY = 2 ** 16;

export type KeyTable = ReturnType<typeof createKeyTable>;

/**
 * Numbers the keys it is asked for, from 0 on: a hash table without boxes, for millions of keys a
 * second. Plain loops, because iterators cost more than what they would do here.
 */
export function createKeyTable() {
  let keys = new Float64Array(FIRST_CAPACITY);
  let numbers = new Uint32Array(FIRST_CAPACITY);
  let size = 0;

  /** Where the key is, or would be. Empty slots hold 0, which is no key. */
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    let slot = Math.imul(key >>> 0, 0x9e3779b1) >>> 8;
    for (slot &= mask; keys[slot] !== 0 && keys[slot] !== key; ) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = () => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    keys = new Float64Array(oldKeys.length * 2);
    numbers = new Uint32Array(oldKeys.length * 2);
    for (let at = 0; at < oldKeys.length; at += 1) {
      const key = oldKeys[at] ?? 0;
      if (key === 0) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      numbers[slot] = oldNumbers[at] ?? 0;
    }
  };

  return {
    numberOf(key: number): number {
      const slot = slotOf(key);
      if (keys[slot] === key) return numbers[slot] ?? 0;
      keys[slot] = key;
      numbers[slot] = size;
      size += 1;
      if (size * 2 > keys.length) grow();
      return size - 1;
    },

    size: () => size,

    /** By number. */
    keys(): Float64Array {
      const all = new Float64Array(size);
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at] ?? 0;
        if (key !== 0) all[numbers[at] ?? 0] = key;
      }
      return all;
    },
  };
}
