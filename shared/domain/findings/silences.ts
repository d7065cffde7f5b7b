import { ms } from "../time.ts";
import type { Trip } from "../trip-shape.ts";
import type { AlertRules } from "./alert-rules.ts";
import type { FindingPlaces } from "./history.ts";
import { kmAlong } from "./places.ts";

const hour = 3_600_000;

/** A stretch of time (ms) in which a post scanned nothing. `until` null: it lasts. */
export interface Silence {
  readonly since: number;
  readonly until: number | null;
  /** Vehicles that must have come by, and scans that would have been usual by the post's own pace. */
  readonly due: number;
  readonly usual: number;
}

/**
 * [A20] When a trip must have come by a post without being scanned there, ms: between two posts of its corridor that saw
 * it, in proportion to the way. Null where it was scanned, or nothing tells that it came by.
 */
export const dueTime = (
  trip: Pick<Trip, "corridor" | "sightings">,
  checkpoint: string,
  { corridors }: Pick<FindingPlaces, "corridors">,
): number | null => {
  const way = corridors.get(trip.corridor);
  const here = kmAlong(way, checkpoint);
  if (here === null || trip.sightings.some((one) => one.checkpoint === checkpoint)) return null;
  const seen = trip.sightings.flatMap(({ checkpoint: post, at }) => {
    const km = kmAlong(way, post);
    return km === null ? [] : [{ km, at: ms(at) }];
  });
  const place = seen.findIndex(({ km }, index) => {
    const before = seen[index - 1];
    return before !== undefined && (before.km - here) * (km - here) < 0;
  });
  if (place < 1) return null;
  const [from, to] = [seen[place - 1]!, seen[place]!];
  return from.at + ((to.at - from.at) * (here - from.km)) / (to.km - from.km);
};

/** What tells how busy a post is: when anything was scanned there and, of the same days, at posts around it; ISO. */
export interface PostPace {
  readonly atPost: readonly string[];
  readonly around: readonly string[];
  /** When vehicles must have come by that were not scanned there (`dueTime`). */
  readonly due: readonly string[];
}

const within = (times: readonly number[], from: number, until: number): number =>
  times.filter((at) => at > from && at < until).length;

/**
 * [A20] Stretches of `afterHours` and more without a scan in which `expected` vehicles came by unseen, or in which the post
 * would have made `usual` scans, had it kept its share of what the posts around it scanned. At night all of them rest.
 */
export const silences = (
  { atPost, around, due }: PostPace,
  rule: AlertRules["kinds"]["device-silent"],
  asOf: number,
): readonly Silence[] => {
  const heard = [...new Set(atPost.map(ms))].filter((at) => at <= asOf).sort((a, b) => a - b);
  const [others, missed] = [around, due].map((times) => times.map(ms)) as [number[], number[]];
  return heard.flatMap((since, place) => {
    const until = heard[place + 1] ?? null;
    const end = until ?? asOf;
    if (end - since < rule.afterHours * hour) return [];
    const meanwhile = within(others, since, end);
    const near = [since - 24 * hour, end + 24 * hour] as const;
    const share = within(heard, ...near) / Math.max(1, within(others, ...near) - meanwhile);
    const usual = Math.floor(share * meanwhile);
    const passed = within(missed, since, end);
    return passed >= rule.expected || usual >= rule.usual
      ? [{ since, until, due: passed, usual }]
      : [];
  });
};
