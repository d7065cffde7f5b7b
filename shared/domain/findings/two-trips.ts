import { ms } from "../time.ts";
import type { Case, Detector, Found, Leg } from "./case.ts";
import { turnedRound } from "./heading.ts";
import type { FindingScan } from "./history.ts";
import { entersAgain } from "./new-journey.ts";
import { kmOfRoad } from "./places.ts";

/** Could it have delivered and come back between two looks, though nobody confirmed it? */
const couldReturn = (vehicle: Case, leg: Leg, last: FindingScan, again: FindingScan): boolean => {
  if (vehicle.passAt(ms(again.at))?.use === "single") return false;
  const { topKmh, roadFactor } = vehicle.rules.cloned;
  const km = (from: string, to: string) => kmOfRoad(vehicle.places, from, to, roadFactor) ?? 0;
  const { endpoint } = leg.trip;
  const there = km(last.checkpoint, endpoint) + km(endpoint, again.checkpoint);
  return ms(again.at) - ms(last.at) >= (there / topKmh) * 3_600_000;
};

/** [A13] Entered once more while the trip is open and has been seen further on. Rests on the scan that let it in again. */
const onOnePass = (vehicle: Case, leg: Leg): readonly Found[] =>
  leg.looks.flatMap((look, place) => {
    const before = leg.looks[place - 1];
    if (!before || before.checkpoint === look.checkpoint) return [];
    // Back by the posts it came by: it drives home, though nobody confirmed that it arrived.
    if (turnedRound(vehicle, leg.trip.corridor, leg.looks.slice(0, place))) return [];
    if (!entersAgain(vehicle, leg, look) || couldReturn(vehicle, leg, before, look)) return [];
    return [
      {
        kind: "two-trips",
        cause: look.id,
        at: look.at,
        looks: [leg.looks[0]!, before, look],
        trip: leg.trip,
        facts: { from: before.checkpoint, to: look.checkpoint, other: null },
      },
    ];
  });

/**
 * [A13] Two passes of one plate on the road at once: each was seen after the other's trip had begun. Rests on the opening of
 * the later trip, and is a finding of the vehicle key it belongs to.
 */
const onTwoPasses = (vehicle: Case, leg: Leg): readonly Found[] =>
  vehicle.elsewhere.trips.flatMap((other) => {
    const { trip, looks } = leg;
    if (trip.pass === null || other.pass === null || trip.pass === other.pass) return [];
    const earlier = ms(other.openedAt) - ms(trip.openedAt) || (other.id < trip.id ? -1 : 1);
    const again = other.sightings.find(({ at }) => ms(at) > ms(trip.openedAt));
    if (earlier > 0 || !again) return [];
    const first = looks[0];
    if (!first) return [];
    return [
      {
        kind: "two-trips",
        cause: trip.id,
        at: again.at,
        looks: [first],
        trip,
        facts: { from: again.checkpoint, to: first.checkpoint, other: other.id },
      },
    ];
  });

export const twoTrips: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) => [...onOnePass(vehicle, leg), ...onTwoPasses(vehicle, leg)]);
