import { z } from "zod";
import { remembered, rememberedValue } from "./remembered.ts";

/** That a vehicle was dealt with, and nothing about which. */
const passed = z.object({
  /** When it was recorded, true ms. */
  at: z.number(),
  /** From when it was first seen until then, ms. */
  tookMs: z.number().min(0),
});
export type Passed = Readonly<z.infer<typeof passed>>;

/** How a post keeps up, as its own tablet saw it. */
export interface Pace {
  /** Vehicles dealt with in the last ten minutes. */
  readonly vehicles: number;
  /** What half of them took less than, ms; null where there were none. */
  readonly medianMs: number | null;
  /** Since the last vehicle, ms; null before the first. */
  readonly sinceLastMs: number | null;
}

const lookBackMs = 10 * 60_000;

const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** Oldest first. `now`: true ms. */
export const paceOf = (all: readonly Passed[], now: number): Pace => {
  const lately = all.filter(({ at }) => now - at < lookBackMs);
  const last = all.at(-1);
  return {
    vehicles: lately.length,
    medianMs: medianOf(lately.map(({ tookMs }) => tookMs)),
    sinceLastMs: last ? Math.max(0, now - last.at) : null,
  };
};

/** With one more, and without what no pace is told by any longer. */
export const withOneMore = (all: readonly Passed[], one: Passed): readonly Passed[] => [
  ...all.filter(({ at }) => one.at - at < lookBackMs),
  one,
];

/** The vehicles of the last ten minutes on this tablet, over a reload too. It stays here: nothing of it is sent. */
export const pace = rememberedValue<readonly Passed[]>("pace", z.array(passed), []);

/**
 * Notes that a vehicle was dealt with at `at` (true ms), and answers how long it took, ms. `sightedAt`:
 * `performance.now()` when it was first seen; null for one that was noted before.
 */
export const noteSince = (sightedAt: number | null, at: number): number | null => {
  if (sightedAt === null) return null;
  const tookMs = Math.max(0, performance.now() - sightedAt);
  pace.set(withOneMore(pace.get(), { at, tookMs }));
  return tookMs;
};

/** Is the pace on the scan screen? */
export const paceShown = remembered("pace-shown", ["no", "yes"], "no");
