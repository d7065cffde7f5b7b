/** Chance that comes out the same for the same seed. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  readonly draw: () => number;
  /** A whole number from `least` up to and including `most`. */
  readonly int: (least: number, most: number) => number;
  /** True in so many cases of a hundred. */
  readonly percent: (cases: number) => boolean;
  readonly one: <T>(of: readonly T[]) => T;
}

/** Mulberry32: 32 bits of state are plenty for which request comes next. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number): number =>
    least + Math.floor(draw() * (most - least + 1));
  return {
    draw,
    int,
    percent: (cases) => draw() * 100 < cases,
    one: (of) => {
      if (of.length === 0) throw new Error("nothing to choose from");
      return of[int(0, of.length - 1)]!;
    },
  };
};
