import { type ConvoyNow, spanOf } from "./convoy.ts";
import type { Convoy } from "./convoy-shape.ts";
import type { RollCall } from "./roll-call.ts";
import { platesOf } from "./take-over.ts";
import { type IsoTime, iso, ms } from "./time.ts";
import { bandOf } from "./travel/band.ts";
import { dueTimes, type Roads } from "./travel/due.ts";
import { throughAt } from "./travel/marks.ts";
import { stopOf, stretchesBetween } from "./travel/stops.ts";
import type { Trip } from "./trip-shape.ts";

/** [C19] How long before it is due a post is told. */
export const convoySoonMs = 15 * 60_000;

/** No vehicle's kind: what is usual of all. */
const anyKind = 0;

/** When a convoy is due at a post: by its vehicles on their way, or where none was seen yet by when it was to set out. */
export interface ConvoyDue {
  readonly at: IsoTime;
  /** How many of it are awaited. */
  readonly vehicles: number;
  readonly by: "vehicles" | "window";
}

interface Convoying {
  readonly convoy: Pick<Convoy, "corridor" | "entry">;
  readonly now: ConvoyNow;
  /** At all of its posts, in its order. */
  readonly rolls: readonly RollCall[];
  /** At this one. */
  readonly roll: RollCall;
}

/** When (ms) one that sets out as the convoy is to is there; null where nobody knows, or its road is shut for nobody knows how long. */
const byPlan = (
  { corridor, entry }: Convoying["convoy"],
  { window }: ConvoyNow,
  stop: string,
  { places, travel, marks }: Roads,
): number | null => {
  const left = ms(window.from);
  const way = stretchesBetween(places, corridor, stopOf(places, entry), stop);
  const free = way?.map((stretch) => ({
    stretch,
    minutes: travel.minutes(stretch, bandOf(left), anyKind),
  }));
  const there = free ? throughAt(left, free, 1, marks) : Number.POSITIVE_INFINITY;
  return there === Number.POSITIVE_INFINITY ? null : there;
};

/** When the first of its vehicles that are awaited there is due; null where those seen are held or drive elsewhere. `at`: ms. */
const convoyDue = (
  { convoy, now, rolls, roll }: Convoying,
  roads: Roads,
  trips: readonly Trip[],
  at: number,
): ConvoyDue | null => {
  const awaited = roll.called.filter(({ state }) => state === "awaited");
  const plates = new Set<string>(awaited.map(({ member }) => member.plate));
  const { from } = spanOf(now);
  const stop = stopOf(roads.places, roll.checkpoint);
  // It drives its own way to its end, wherever the passes of its vehicles are for.
  const times = trips.flatMap((trip) => {
    const theirs =
      trip.status === "on-the-road" &&
      platesOf(trip).some((plate) => plates.has(plate)) &&
      ms(trip.sightings.at(-1)?.at ?? trip.openedAt) >= from;
    const due = theirs ? dueTimes(roads, trip, [stop], at)[0]?.at : null;
    return due ? [ms(due)] : [];
  });
  const vehicles = awaited.length;
  if (times.length > 0) return { at: iso(Math.min(...times)), vehicles, by: "vehicles" };
  if (rolls.some(({ firstAt }) => firstAt !== null)) return null;
  const due = byPlan(convoy, now, stop, roads);
  return due === null ? null : { at: iso(Math.round(due)), vehicles, by: "window" };
};

/**
 * [C19] A convoy that is due at a post within a quarter of an hour, or was to be there; null where it is further off, one of it
 * has been seen there, its roll was called, or nobody of it is awaited.
 */
export const convoySoon = (
  convoying: Convoying,
  roads: Roads,
  trips: readonly Trip[],
  at: number,
): ConvoyDue | null => {
  const { firstAt, rolledAt } = convoying.roll;
  if (firstAt !== null || rolledAt !== null) return null;
  const due = convoyDue(convoying, roads, trips, at);
  return due && due.vehicles > 0 && ms(due.at) - at <= convoySoonMs ? due : null;
};
