import type { AreaDay } from "./daily-shape.ts";
import { explainedBy } from "./head-change.ts";
import { ms } from "./time.ts";
import type { Trip } from "./trip-shape.ts";

/** A day in Việt Nam, ms: from its first moment up to, not including, `until`; as far as it is over by `asOf`. */
export interface Day {
  readonly from: number;
  readonly until: number;
  readonly asOf: number;
}

export const dayMs = 24 * 3_600_000;

/** [R10] `day`: a calendar date of Việt Nam, whose clocks never change. */
export const dayOf = (day: string, now: number): Day => {
  const from = Date.parse(`${day}T00:00:00+07:00`);
  return { from, until: from + dayMs, asOf: Math.min(now, from + dayMs) };
};

/** The areas that a post, or an endpoint that has no gate, lies in: its own and all above. */
export type AreasOf = ReadonlyMap<string, readonly string[]>;

/** What a trip does in one area. */
interface Course {
  readonly crossings: { readonly kind: "entered" | "left"; at: number; people: number | null }[];
  inside: boolean;
}

/** [R10] Where a trip went in and out of areas up to a moment, by where it was seen; where it was first seen it came in. */
const coursesOf = (trip: Trip, areasOf: AreasOf, asOf: number): ReadonlyMap<string, Course> => {
  const courses = new Map<string, Course>();
  let aboard: number | null = null;
  const cross = (area: string, course: Course, kind: "entered" | "left", at: number): void => {
    course.crossings.push({ kind, at, people: aboard });
    course.inside = kind === "entered";
    courses.set(area, course);
  };
  for (const [place, seen] of trip.sightings.entries()) {
    const at = ms(seen.at);
    if (at >= asOf) break;
    aboard = seen.occupants ?? aboard;
    const here = areasOf.get(seen.checkpoint);
    // Where a post lies that is no more on file, nobody can tell.
    if (!here) continue;
    for (const [area, course] of courses)
      if (course.inside && !here.includes(area)) cross(area, course, "left", at);
    for (const area of here) {
      const course = courses.get(area) ?? { crossings: [], inside: false };
      if (course.inside || seen.decision !== "let-through") continue;
      // What set out from inside did not come in where it set out.
      if (place === 0 && trip.setsOut) courses.set(area, { ...course, inside: true });
      else cross(area, course, "entered", at);
    }
  }
  if (trip.closedAt === null || ms(trip.closedAt) >= asOf) return courses;
  if (trip.status === "exited" || trip.status === "turned-back")
    for (const [area, course] of courses)
      if (course.inside) cross(area, course, "left", ms(trip.closedAt));
  return courses;
};

/** [R10] By how many people counts of a trip differ within a day from what was explained, by the post that counted. */
const differencesOf = (trip: Trip, { from, asOf }: Day) => {
  const found: { readonly checkpoint: string; readonly people: number }[] = [];
  let before: number | null = null;
  for (const { occupants, changes, checkpoint, at } of trip.sightings) {
    if (occupants === null) continue;
    const due: number =
      before === null ? occupants : before + explainedBy({ changes, transit: trip.transit });
    if (occupants !== due && ms(at) >= from && ms(at) < asOf)
      found.push({ checkpoint, people: Math.abs(occupants - due) });
    before = occupants;
  }
  return found;
};

const lastCount = (trip: Trip, asOf: number): number =>
  trip.sightings.findLast(({ occupants, at }) => occupants !== null && ms(at) < asOf)?.occupants ??
  0;

const nothing = (area: string) => ({
  area,
  entered: { vehicles: 0, people: 0 },
  left: { vehicles: 0, people: 0 },
  inside: { vehicles: 0, people: 0 },
  unexplained: { vehicles: 0, people: 0 },
});

const add = (sum: { vehicles: number; people: number }, people: number | null): void => {
  sum.vehicles += 1;
  sum.people += people ?? 0;
};

/**
 * [R10] Adds trips up to the table of a day: all that were under way at some moment of it, one after the other in any
 * order. Of a vehicle with several trips the last tells whether it is inside.
 */
export const tallyDay = (day: Day, areasOf: AreasOf) => {
  const rows = new Map<string, ReturnType<typeof nothing>>();
  const newest = new Map<string, Trip>();
  const row = (area: string) => {
    const known = rows.get(area) ?? nothing(area);
    rows.set(area, known);
    return known;
  };

  const addTrip = (trip: Trip): void => {
    const opened = ms(trip.openedAt);
    if (opened >= day.asOf) return;
    const courses = coursesOf(trip, areasOf, day.asOf);
    for (const [area, { crossings }] of courses)
      for (const { kind, at, people } of crossings)
        if (at >= day.from) add(row(area)[kind], people);

    const unexplained = new Map<string, number>();
    for (const { checkpoint, people } of differencesOf(trip, day))
      for (const area of areasOf.get(checkpoint) ?? [])
        unexplained.set(area, (unexplained.get(area) ?? 0) + people);
    const closed = trip.closedAt === null ? Number.POSITIVE_INFINITY : ms(trip.closedAt);
    const lapsed = trip.status === "lapsed" && closed >= day.from && closed < day.asOf;
    if (lapsed)
      for (const [area, { inside }] of courses)
        if (inside) unexplained.set(area, lastCount(trip, day.asOf));
    for (const [area, people] of unexplained) add(row(area).unexplained, people);

    const vehicle = trip.pass ?? trip.plate;
    const other = newest.get(vehicle);
    const later = other && ms(other.openedAt) - opened;
    if (!other || later! < 0 || (later === 0 && other.id < trip.id)) newest.set(vehicle, trip);
  };

  return {
    addTrip,
    /** By area; those in which nothing happened are left out. */
    rows: (): readonly AreaDay[] => {
      const table = new Map(
        [...rows].map(([area, known]) => [area, { ...known, inside: nothing(area).inside }]),
      );
      for (const trip of newest.values()) {
        if (trip.status === "lapsed" && ms(trip.closedAt!) < day.asOf) continue;
        for (const [area, { inside }] of coursesOf(trip, areasOf, day.asOf)) {
          if (!inside) continue;
          const known = table.get(area) ?? nothing(area);
          table.set(area, known);
          add(known.inside, lastCount(trip, day.asOf));
        }
      }
      return [...table.values()].sort((a, b) => (a.area < b.area ? -1 : 1));
    },
  };
};
