import { type Declared, explainedBy } from "./head-change.ts";
import type { Trip } from "./trip-shape.ts";

export interface HeadCount {
  /** The first count taken, as a rule at the entry post; null when nobody counted. */
  readonly atEntry: number | null;
  /** The last count taken; null when nobody counted. */
  readonly last: number | null;
  readonly state: Trip["headCount"];
}

interface Counted extends Declared {
  readonly occupants: number | null;
}

/**
 * [R1] Compares the last head count seen with the first seen, never with what the pass permits: that is the
 * verdict's business. [R2] Fewer and more are told apart; `unknown` until two counts were taken. [R9] What was declared
 * after the first count is taken in, exactly. `sightings` in event time, earliest first.
 */
export const headCount = (sightings: readonly Counted[]): HeadCount => {
  const counted = sightings.flatMap(({ occupants, ...declared }) =>
    occupants === null ? [] : [{ occupants, ...declared }],
  );
  const atEntry = counted[0]?.occupants ?? null;
  const last = counted.at(-1)?.occupants ?? null;
  if (atEntry === null || last === null || counted.length < 2)
    return { atEntry, last, state: "unknown" };
  const due = counted.slice(1).reduce((people, one) => people + explainedBy(one), atEntry);
  return { atEntry, last, state: last === due ? "matches" : last < due ? "fewer" : "more" };
};
