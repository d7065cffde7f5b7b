/** A value and how much it counts. */
export type Weighted = readonly [value: number, weight: number];

/** The values below which a share of the weight lies; of none 0. Shares in ascending order. */
export const quantiles = (all: readonly Weighted[], shares: readonly number[]): number[] => {
  const sorted = [...all].sort((a, b) => a[0] - b[0]);
  const whole = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  let at = 0;
  let below = 0;
  return shares.map((share) => {
    while (at < sorted.length - 1 && below + sorted[at]![1] / 2 < share * whole) {
      below += sorted[at]![1];
      at += 1;
    }
    if (at === 0) return sorted[0]?.[0] ?? 0;
    // Between two values as far as the share lies between their middles.
    const [a, b] = [sorted[at - 1]!, sorted[at]!];
    const from = below - a[1] / 2;
    const to = below + b[1] / 2;
    const part = to > from ? (share * whole - from) / (to - from) : 1;
    return a[0] + (b[0] - a[0]) * Math.min(1, Math.max(0, part));
  });
};

export const median = (all: readonly Weighted[]): number => quantiles(all, [0.5])[0]!;
