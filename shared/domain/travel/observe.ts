import { ms } from "../time.ts";
import {
  type At,
  type Geography,
  type Stretch,
  stopsOf,
  stretchesBetween,
  wayTo,
} from "./stops.ts";
import type { RoadMark, TravelModel } from "./travel-shape.ts";

/** What of a trip the model is made of. */
export interface Way {
  readonly corridor: string;
  readonly kind: number;
  readonly at: readonly At[];
}

/** One vehicle's drive between two stops that it was seen at, one after the other. */
export interface Driven {
  /** One where no stop lies between them; the scans of those between are missing otherwise. */
  readonly stretches: readonly Stretch[];
  readonly kind: number;
  /** When it left, ms. */
  readonly left: number;
  readonly minutes: number;
}

/** Nobody drives faster: two clocks that disagree, or another vehicle with the same code [A5]. */
const topKmh = 110;

/** Why a drive says nothing of how long the road takes. */
export type NotUsed = "tooFast" | "marked" | "held";

/** Does a mark of command lie on the stretches while they were driven? */
const isMarked = (marks: readonly RoadMark[], { stretches, left, minutes }: Driven): boolean =>
  marks.some(
    ({ from, to, since, until }) =>
      stretches.some((one) => one.from === from && one.to === to) &&
      ms(since) < left + minutes * 60_000 &&
      (until === null || ms(until) > left),
  );

/**
 * [K10] What one trip tells of travel times: every drive between two stops where it was seen one after the other, and of those that
 * say nothing of how long the road takes, why not. Of the one trip alone, so that the order in which trips come is no matter.
 */
export const drivesOf = (
  places: Geography,
  marks: readonly RoadMark[],
  turnOffs: Pick<TravelModel, "turnOffs">,
  { corridor, kind, at }: Way,
): readonly (Driven | NotUsed)[] =>
  at.slice(1).flatMap((to, place): readonly (Driven | NotUsed)[] => {
    const from = at[place]!;
    if (!from.goes) return ["held"];
    const stretches = wayBetween(places, turnOffs, { corridor, at }, place);
    if (!stretches) return [];
    const km = stretches.reduce((sum, one) => sum + one.km, 0);
    const minutes = (to.came - from.left) / 60_000;
    // A minute of slack for two clocks, which decides where posts stand close together.
    if (minutes <= 0 || (minutes + 1) * topKmh < km * 60) return ["tooFast"];
    const driven = { stretches, kind, left: from.left, minutes };
    return [isMarked(marks, driven) ? "marked" : driven];
  });

/** By corridor and endpoint, how often each stop was the last before it. */
export type LeftAt = Map<string, Map<string, number>>;

/** By stop: how many passed it, seen before and behind, and how many of them unseen. */
export type Passed = Map<string, { passed: number; unseen: number }>;

const isEndpoint = (stop: string): boolean => stop.startsWith("@");

/** The way between two sightings, one after the other; null where nobody knows how far that is. */
const wayBetween = (
  places: Geography,
  turnOffs: Pick<TravelModel, "turnOffs">,
  { corridor, at }: Pick<Way, "corridor" | "at">,
  place: number,
): readonly Stretch[] | null => {
  const [from, to] = [at[place]!, at[place + 1]!];
  return (
    wayTo(places, turnOffs, corridor, at.slice(0, place + 1), to.stop) ??
    stretchesBetween(places, corridor, from.stop, to.stop)
  );
};

/** [K9] Adds what one trip tells of where posts are passed without a scan, also of the one at which it left for its endpoint. */
export const countPassed = (
  places: Geography,
  turnOffs: Pick<TravelModel, "turnOffs">,
  posts: Passed,
  way: Pick<Way, "corridor" | "at">,
): void => {
  const { corridor, at } = way;
  const onWay = new Set(stopsOf(places, corridor).map(({ stop }) => stop));
  const add = (stop: string, unseen: number): void => {
    const known = posts.get(stop) ?? { passed: 0, unseen: 0 };
    posts.set(stop, { passed: known.passed + 1, unseen: known.unseen + unseen });
  };
  for (const [place, to] of at.slice(1).entries()) {
    const between = wayBetween(places, turnOffs, way, place) ?? [];
    for (const { to: stop } of between.slice(0, -1)) add(stop, 1);
    if (place + 2 < at.length && onWay.has(to.stop)) add(to.stop, 0);
  }
};

/** [K4] Adds what one trip tells of where corridors are left. */
export const countLeft = (
  places: Geography,
  last: LeftAt,
  { corridor, at }: Pick<Way, "corridor" | "at">,
): void => {
  const onWay = new Set(stopsOf(places, corridor).map(({ stop }) => stop));
  for (const [place, to] of at.slice(1).entries()) {
    const from = at[place]!;
    if (!isEndpoint(to.stop) || isEndpoint(from.stop) || onWay.has(to.stop)) continue;
    const key = `${corridor} ${to.stop.slice(1)}`;
    const counts = last.get(key) ?? new Map<string, number>();
    last.set(key, counts.set(from.stop, (counts.get(from.stop) ?? 0) + 1));
  }
};
