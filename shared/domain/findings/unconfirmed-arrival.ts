import { iso, ms } from "../time.ts";
import type { Case, Detector, Leg } from "./case.ts";
import type { FindingScan } from "./history.ts";

/** On its way out, or at a border post other than where it began. */
const hasLeft = ({ places }: Case, { looks }: Leg, last: FindingScan): boolean =>
  last.direction === "out" ||
  (places.checkpoints.get(last.checkpoint)?.kind === "border" &&
    last.checkpoint !== looks[0]!.checkpoint);

/** Its plate was seen under another key before that: entered by hand where its code could not be read, or on another pass. */
const goesOnElsewhere = ({ elsewhere }: Case, last: FindingScan, until: number): boolean =>
  elsewhere.trips.some(({ sightings }) =>
    sightings.some(({ at }) => ms(at) > ms(last.at) && ms(at) < until),
  );

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
    if (vehicle.asOf < at || hasLeft(vehicle, leg, last)) return [];
    if (goesOnElsewhere(vehicle, last, at)) return [];
    return [
      {
        kind: "unconfirmed-arrival" as const,
        cause: trip.id,
        at: iso(at),
        looks: [last],
        trip,
        facts: { from: last.checkpoint, hours: afterHours, expected: trip.endpoint },
      },
    ];
  });
