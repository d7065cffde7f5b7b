import { learnTravel } from "../../shared/domain/travel/learn.ts";
import type { RoadMark, TravelModel } from "../../shared/domain/travel/travel-shape.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { placesForTests } from "./a-history.ts";
import { aSighting, aTrip } from "./a-trip.ts";
import { at } from "./times.ts";

/** A trip seen at posts at times of the day of the tests: `aDrive(1, { "tan-lap": "09:00", "dong-xoai": "09:40" })`. */
export const aDrive = (
  n: number,
  posts: Readonly<Record<string, string>>,
  change: Partial<Trip> = {},
  days = 0,
): Trip =>
  aTrip({
    id: `trip-${n}`,
    sightings: Object.entries(posts).map(([checkpoint, clock], i) =>
      aSighting(1 + ((n * 10 + i) % 4_000), { checkpoint, at: at(clock, days) }),
    ),
    ...change,
  });

/** A clock so many minutes after nine. */
export const afterNine = (minutes: number): string => {
  const clock = new Date(9 * 3_600_000 + minutes * 60_000);
  return clock.toISOString().slice(11, 19);
};

/** What is learned of some trips, over the places of the tests. */
export const learned = (trips: readonly Trip[], marks: readonly RoadMark[] = []): TravelModel => {
  const learning = learnTravel(placesForTests, marks);
  for (const trip of trips) learning.addTrip(trip);
  return learning.model({
    version: 1,
    builtAt: at("20:00"),
    from: at("00:00", -28),
    until: at("20:00"),
  });
};
