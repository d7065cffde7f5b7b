import type { Trip } from "./trip-shape.ts";

export interface HeadCount {
  /** The first count taken, as a rule at the entry post; null when nobody counted. */
  readonly atEntry: number | null;
  /** The last count taken; null when nobody counted. */
  readonly last: number | null;
  readonly state: Trip["headCount"];
}

/**
 * [R1] Compares the last head count seen with the first seen, never with what the pass permits: that is the
 * verdict's business. [R2] Fewer and more are told apart; `unknown` until two counts were taken.
 * `sightings` in event time, earliest first.
 */
export const headCount = (
  sightings: readonly { readonly occupants: number | null }[],
): HeadCount => {
  const counts = sightings.flatMap((s) => (s.occupants === null ? [] : [s.occupants]));
  const atEntry = counts[0] ?? null;
  const last = counts.at(-1) ?? null;
  if (atEntry === null || last === null || counts.length < 2)
    return { atEntry, last, state: "unknown" };
  return { atEntry, last, state: last === atEntry ? "matches" : last < atEntry ? "fewer" : "more" };
};
