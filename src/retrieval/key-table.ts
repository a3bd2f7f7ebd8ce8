const FIRST_CAPACITY = 2 ** 16;

export type KeyTable = ReturnType<typeof createKeyTable>;

/** Characters have the lowest keys, are few and are asked for most: they are found without a hash. */
const DIRECT = 2 ** 16;

/**
 * Numbers the keys it is asked for, from 0 on: a hash table without boxes, for millions of keys a
 * second. A key and its number stand side by side, because memory is what costs here. Plain loops,
 * because iterators cost more than what they would do here.
 */
export function createKeyTable() {
  let slots = new Float64Array(FIRST_CAPACITY * 2);
  /** By key: one more than its number. */
  const direct = new Uint32Array(DIRECT);
  let size = 0;

  const numberHashed = (key: number): number => {
    const slot = slotOf(slots, key);
    if (slots[slot] === key) return slots[slot + 1] ?? 0;
    slots[slot] = key;
    slots[slot + 1] = size;
    size += 1;
    if (size * 4 > slots.length) slots = enlarged(slots);
    return size - 1;
  };

  return {
    numberOf(key: number): number {
      if (key >= DIRECT) return numberHashed(key);
      const known = direct[key] ?? 0;
      if (known > 0) return known - 1;
      size += 1;
      direct[key] = size;
      return size - 1;
    },

    size: () => size,

    /** By number. */
    keys(): Float64Array {
      const all = new Float64Array(size);
      for (const [key, known] of direct.entries()) if (known > 0) all[known - 1] = key;
      for (let at = 0; at < slots.length; at += 2)
        if (slots[at] !== 0) all[slots[at + 1] ?? 0] = slots[at] ?? 0;
      return all;
    },
  };
}

/** Where the key is, or would be. Empty slots hold 0, which is no key. */
function slotOf(slots: Float64Array, key: number): number {
  const mask = slots.length - 2;
  let slot = (Math.imul(key >>> 0, 0x9e3779b1) >>> 7) & mask;
  while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
  return slot;
}

function enlarged(old: Float64Array): Float64Array<ArrayBuffer> {
  const slots = new Float64Array(old.length * 2);
  for (let at = 0; at < old.length; at += 2) {
    const key = old[at] ?? 0;
    if (key === 0) continue;
    const slot = slotOf(slots, key);
    slots[slot] = key;
    slots[slot + 1] = old[at + 1] ?? 0;
  }
  return slots;
}
