import { endpointsToCome } from "../bound-for.ts";
import { iso, ms } from "../time.ts";
import { type Case, type Detector, type Leg, leftAt } from "./case.ts";
import { turnedRound } from "./heading.ts";
import type { FindingScan } from "./history.ts";
import { kmAlong, kmOfRoad } from "./places.ts";

/** On its way out, as its tablet says or its posts show, or at a border post other than where it began. */
const hasLeft = (vehicle: Case, { trip, looks }: Leg, last: FindingScan): boolean =>
  last.direction === "out" ||
  turnedRound(vehicle, trip.corridor, looks) ||
  (vehicle.places.checkpoints.get(last.checkpoint)?.kind === "border" &&
    last.checkpoint !== looks[0]!.checkpoint);

/**
 * After it arrived it was seen at nothing but the end of its way, the same day: inside the province it had to drive out
 * before it could come in again.
 */
const droveOut = ({ rules }: Case, before: Leg, { looks }: Leg): boolean => {
  const [first, last] = [looks[0]!, looks.at(-1)!];
  const hours = (ms(first.at) - leftAt(before.trip, ms(first.at))) / 3_600_000;
  const once = first.way === "end" && looks.every((one) => one.checkpoint === first.checkpoint);
  return once && hours <= rules["reused-pass"].homewardHours && last.decision === "let-through";
};

/**
 * After it arrived it was seen again at a post of its corridor, not where it had come in, and then no nearer to its endpoint: on its
 * way home, which opens a trip [T1].
 */
const isHomeward = (vehicle: Case, leg: Leg): boolean => {
  const { legs, places } = vehicle;
  const { trip, looks } = leg;
  const before = legs[legs.findIndex((one) => one.trip.id === trip.id) - 1];
  if (before?.trip.status === "arrived" && droveOut(vehicle, before, leg)) return true;
  const [first, last] = [looks[0]!, looks.at(-1)!];
  const [began, ended] = [first, last].map(
    ({ checkpoint }) => kmOfRoad(places, checkpoint, trip.endpoint, 1) ?? 0,
  );
  return (
    before?.trip.status === "arrived" &&
    before.looks[0]?.checkpoint !== first.checkpoint &&
    kmAlong(places.corridors.get(trip.corridor), first.checkpoint) !== null &&
    ended! >= began!
  );
};

/** Its plate was seen under another key before that: entered by hand where its code could not be read, or on another pass. */
const goesOnElsewhere = ({ elsewhere }: Case, last: FindingScan, until: number): boolean =>
  elsewhere.trips.some(({ sightings }) =>
    sightings.some(({ at }) => ms(at) > ms(last.at) && ms(at) < until),
  );

/** [A14] [K9] Last seen on its way out, or back, or seen under another key before a moment: nobody waits for it. */
export const hasGone = (vehicle: Case, leg: Leg, last: FindingScan, until: number): boolean =>
  hasLeft(vehicle, leg, last) || isHomeward(vehicle, leg) || goesOnElsewhere(vehicle, last, until);

/**
 * [A14] Let on its way, not seen for `afterHours` and confirmed by nobody, lapsed or not. One that was last seen on
 * its way out has left. Rests on the trip.
 */
export const unconfirmedArrival: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) => {
    const { trip, looks } = leg;
    const last = looks.at(-1);
    if (!last || !["on-the-road", "lapsed"].includes(trip.status)) return [];
    const { afterHours } = vehicle.rules["unconfirmed-arrival"];
    const at = ms(last.at) + afterHours * 3_600_000;
    if (vehicle.asOf < at || hasGone(vehicle, leg, last, at)) return [];
    return [
      {
        kind: "unconfirmed-arrival" as const,
        cause: trip.id,
        at: iso(at),
        looks: [last],
        trip,
        facts: {
          from: last.checkpoint,
          hours: afterHours,
          expected: endpointsToCome(trip)[0] ?? trip.endpoint,
        },
      },
    ];
  });
