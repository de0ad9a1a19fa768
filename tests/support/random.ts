/** Numbers that look random and come back the same from their seed, which a failing test prints. */
export interface Random {
  seed: number;
  /** From 0 to 2³² − 1. */
  next(): number;
}

/** @param seed another one at each run, unless given (mulberry32) */
export function random(seed = Date.now() >>> 0): Random {
  let state = seed;
  return {
    seed,
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return (mixed ^ (mixed >>> 14)) >>> 0;
    },
  };
}
