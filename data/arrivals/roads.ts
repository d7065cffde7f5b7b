import type { Seeded } from "../demo/seeded.ts";

/** Normal, mean 0 and deviation 1. */
export const normal = (random: Seeded): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** What a kind takes against a lorry, how many there are of it, and how often it rests at midday. */
export const kinds = [
  { code: 1, weight: 45, pace: 1, rests: 0.15 },
  { code: 2, weight: 15, pace: 1.16, rests: 0.2 },
  { code: 4, weight: 8, pace: 1.02, rests: 0.08 },
  { code: 6, weight: 14, pace: 0.88, rests: 0.05 },
  { code: 9, weight: 10, pace: 0.95, rests: 0 },
  { code: 12, weight: 8, pace: 0.82, rests: 0.03 },
] as const;
export type Kind = (typeof kinds)[number];

/** A road between two posts, one way. */
export interface Road {
  /** Undisturbed, of a lorry. */
  readonly kmPerHour: number;
  /** How much longer it takes when most people drive. */
  readonly rush: number;
  /** What each kind takes besides: hills hold the heavy up. */
  readonly ofKind: ReadonlyMap<number, number>;
  /** Minutes before the post at its end when it is busiest. */
  readonly queue: number;
}

export const makeRoad = (random: Seeded): Road => ({
  kmPerHour: 36 + random.next() * 22,
  rush: random.next() * 0.5,
  ofKind: new Map(kinds.map(({ code }) => [code, Math.exp(normal(random) * 0.05)])),
  queue: 0.5 + random.next() * 4,
});

/** 0 to 1: how much is going on at an hour, with halves of it. */
export const busyAt = (hour: number, isWeekend: boolean): number => {
  const peak = (middle: number, width: number): number =>
    Math.exp(-(((hour - middle) / width) ** 2));
  return isWeekend
    ? 0.45 * peak(10, 3) + 0.35 * peak(17, 2.5)
    : Math.min(1, peak(7.3, 1.2) + 0.45 * peak(11.5, 2) + 0.95 * peak(17.2, 1.5));
};

/** A while in which a road is slow, or shut where `times` is infinite. */
export interface Trouble {
  readonly from: string;
  readonly to: string;
  readonly times: number;
  readonly since: number;
  readonly until: number;
  /** Command knows and says so. */
  readonly told: boolean;
}
