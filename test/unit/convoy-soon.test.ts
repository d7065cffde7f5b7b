import { expect, test } from "vitest";
import { convoyNow } from "../../shared/domain/convoy.ts";
import type { Convoy } from "../../shared/domain/convoy-shape.ts";
import { convoySoon } from "../../shared/domain/convoy-soon.ts";
import { looksOfTrips, rollCalls } from "../../shared/domain/roll-call.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { noTravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { priorMinutes, travelBy } from "../../shared/domain/travel/usual.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aConvoy, anAct, aVehicle } from "../build/a-convoy.ts";
import { placesForTests } from "../build/a-history.ts";
import { aCorridor } from "../build/a-place.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSighting, aTrip } from "../build/a-trip.ts";
import { at } from "../build/times.ts";

const roads = { places: placesForTests, travel: travelBy(noTravelModel), marks: [] };

/** The nth vehicle of the convoy, seen at posts at times of the day. */
const driven = (n: number, posts: Readonly<Record<string, string>>, change: Partial<Trip> = {}) =>
  aTrip({
    ...aVehicle(n),
    id: aScanId(n + 1),
    sightings: Object.entries(posts).map(([checkpoint, clock], place) =>
      aSighting(100 * n + place + 1, { checkpoint, at: at(clock) }),
    ),
    ...change,
  });

const soonAt = (
  checkpoint: string,
  clock: string,
  trips: readonly Trip[],
  convoy: Convoy = aConvoy(3),
) => {
  const now = convoyNow(convoy);
  const rolls = rollCalls(convoy, now, aCorridor(), looksOfTrips(trips));
  const roll = rolls.find((one) => one.checkpoint === checkpoint)!;
  return convoySoon({ convoy, now, rolls, roll }, roads, trips, ms(at(clock)));
};
/** 25 km of road. */
const drive = priorMinutes(25) * 60_000;

test("[C19] a post is told a quarter of an hour before the first vehicle of a convoy that it waits for is due", () => {
  const trips = [
    driven(0, { "tan-lap": "09:10" }),
    driven(1, { "tan-lap": "09:00" }),
    driven(2, { "tan-lap": "09:05" }),
  ];
  const due = { at: iso(Math.round(ms(at("09:00")) + drive)), vehicles: 3, by: "vehicles" };
  expect(soonAt("dong-xoai", "09:21", trips)).toBeNull();
  expect(soonAt("dong-xoai", "09:23", trips)).toEqual(due);
  expect(soonAt("dong-xoai", "09:50", trips)).toEqual(due);
  // The next post but one is further off.
  expect(soonAt("bu-dang", "09:23", trips)).toBeNull();
});

test("[C19] is not told, or no more, where one of it has come, the roll was called, or all that were seen are held", () => {
  const one = driven(1, { "tan-lap": "09:00" });
  const came = driven(0, { "tan-lap": "09:00", "dong-xoai": "09:30" });
  expect(soonAt("dong-xoai", "09:31", [came, one])).toBeNull();
  const called = anAct(1, { what: "rolled", at: at("09:20"), checkpoint: "dong-xoai", done: true });
  expect(soonAt("dong-xoai", "09:31", [one], aConvoy(3, { acts: [called] }))).toBeNull();
  const held = aSighting(1, { at: at("09:00"), decision: "hold" });
  const all = [0, 1, 2].map((n) =>
    driven(n, {}, { status: "held", sightings: [{ ...held, scan: aScanId(50 + n) }] }),
  );
  expect(soonAt("dong-xoai", "09:31", all)).toBeNull();
});

test("[C19] where no post has seen one of it, it is told by the window and the way from its entry", () => {
  // Expected at Tân Lập from nine; Đồng Xoài is 25 km on.
  expect(soonAt("tan-lap", "08:44", [])).toBeNull();
  expect(soonAt("tan-lap", "08:46", [])).toMatchObject({ at: at("09:00"), by: "window" });
  expect(soonAt("dong-xoai", "09:20", [])).toBeNull();
  expect(soonAt("dong-xoai", "09:30", [])).toMatchObject({ vehicles: 3, by: "window" });
  // What a vehicle did the day before says nothing of its convoy.
  const dayBefore = driven(0, {}, { sightings: [aSighting(1, { at: at("09:00", -1) })] });
  expect(soonAt("tan-lap", "08:46", [dayBefore])).toMatchObject({ by: "window" });
});
