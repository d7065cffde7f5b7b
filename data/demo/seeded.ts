/** Numbers that look random and come out the same for the same seed, so that a demo day can be told again. */
export interface Seeded {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the items, each as likely as its weight. */
  readonly weighted: <T extends { readonly weight: number }>(items: readonly T[]) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
  readonly chance: (probability: number) => boolean;
}

/** Mulberry32: small, fast, good enough to deal out a day's traffic; never for secrets. */
export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    weighted: (items) => {
      let left = next() * items.reduce((sum, item) => sum + item.weight, 0);
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return items.at(-1)!;
    },
    shuffled: (items) => {
      const dealt = [...items];
      for (let last = dealt.length - 1; last > 0; last -= 1) {
        const other = whole(0, last);
        [dealt[last], dealt[other]] = [dealt[other]!, dealt[last]!];
      }
      return dealt;
    },
    chance: (probability) => next() < probability,
  };
};
