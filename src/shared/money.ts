/** Money is computed in fen (0.01 yuan), as integers, so that 0.1 + 0.2 never decides a case. */
export type Fen = number & { readonly __brand: 'Fen' };

export function fenOf(yuan: number): Fen {
  return Math.round(yuan * 100) as Fen;
}

export function yuanOf(fen: number): number {
  return Math.round(fen) / 100;
}

/** Whether the sum has at most two decimals, as it was written. */
export function isWholeFen(yuan: number): boolean {
  return yuanOf(fenOf(yuan)) === yuan;
}
