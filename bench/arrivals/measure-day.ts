import { ms } from "../../shared/domain/time.ts";
import { dueTimes, type Roads, stopsToCome } from "../../shared/domain/travel/due.ts";
import { type Stretch, stopOf, wayDriven, wayTo } from "../../shared/domain/travel/stops.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { DayDriven } from "./trips-of-day.ts";

/** What else one might go by: minutes for each stretch. */
export interface Other {
  readonly name: string;
  readonly minutes: (stretch: Stretch) => number;
}

export interface Measured {
  /** Relative errors by what was gone by. */
  readonly errors: Map<string, number[]>;
  /** Vehicles that drove on to where they were expected, and how many of them were called overdue: by event time, and as scans were heard. */
  expected: number;
  falsely: number;
  falselyHeard: number;
  /** Planted breakdowns, those called overdue before twice the usual time, and called at all before they came. */
  broken: number;
  calledInTime: number;
  called: number;
}

export const nothingMeasured = (): Measured => ({
  errors: new Map(),
  expected: 0,
  falsely: 0,
  falselyHeard: 0,
  broken: 0,
  calledInTime: 0,
  called: 0,
});

export const own = "this";

/** Goes through a day's trips as they were seen, post by post: what was expected then, against what came. */
export const measureDay = (
  { trips, heard }: DayDriven,
  roads: Roads,
  others: readonly Other[],
  broken: ReadonlySet<string>,
  share: number,
  measured: Measured,
): void => {
  const add = (name: string, error: number): void => {
    const all = measured.errors.get(name) ?? [];
    measured.errors.set(name, all);
    all.push(error);
  };
  for (const trip of trips) {
    // What was known at each sighting: where it was bound, and had not arrived.
    const open: Trip = {
      ...trip,
      status: "on-the-road",
      ...(trip.legs && { legs: trip.legs.map((leg) => ({ ...leg, arrivedAt: null })) }),
    };
    const brokeAt = trip.sightings.findIndex(({ scan }) => broken.has(scan));
    for (const [n, seen] of trip.sightings.entries()) {
      if (seen.decision !== "let-through") continue;
      const then = { ...open, sightings: trip.sightings.slice(0, n + 1) };
      const way = wayDriven(roads.places, then);
      if (way.at(-1)?.stop !== stopOf(roads.places, seen.checkpoint)) continue;
      const left = ms(seen.at);
      const later = trip.sightings.slice(n + 1);
      const isBroken = brokeAt === n;
      const [next] = stopsToCome(roads, then);
      const came = later[0];
      if (
        next !== undefined &&
        came &&
        stopOf(roads.places, came.checkpoint) !== way.at(-1)!.stop
      ) {
        const [due] = dueTimes(roads, then, [next], ms(came.at));
        if (due && isBroken) {
          measured.broken += 1;
          const twice = Math.min(ms(came.at), left + 2 * due.usual * 60_000);
          if (dueTimes(roads, then, [next], twice)[0]!.chance < share) measured.calledInTime += 1;
          if (due.chance < share) measured.called += 1;
        } else if (due) {
          measured.expected += 1;
          if (due.chance < share) measured.falsely += 1;
          const [asHeard] = dueTimes(
            roads,
            then,
            [next],
            Math.max(ms(came.at), heard.get(came.scan) ?? 0),
          );
          if (asHeard!.chance < share) measured.falselyHeard += 1;
        }
      }
      if (brokeAt >= n && brokeAt >= 0) continue;
      const done = new Set([way.at(-1)!.stop]);
      for (const { checkpoint, at } of later) {
        const stop = stopOf(roads.places, checkpoint);
        if (done.has(stop)) continue;
        done.add(stop);
        const [due] = dueTimes(roads, then, [stop], ms(at));
        const took = (ms(at) - left) / 60_000;
        const stretches = wayTo(roads.places, roads.travel.model, trip.corridor, way, stop);
        if (!due || !stretches || took <= 0) continue;
        const expected = due.at === null ? Number.POSITIVE_INFINITY : (ms(due.at) - left) / 60_000;
        add(own, Math.abs(expected - took) / took);
        for (const other of others) {
          const minutes = stretches.reduce((sum, stretch) => sum + other.minutes(stretch), 0);
          add(other.name, Math.abs(minutes - took) / took);
        }
      }
    }
  }
};
