import { iso, ms } from "../time.ts";
import type { Detector } from "./case.ts";

/**
 * [A14] Let on its way, not seen for `afterHours` and confirmed by nobody, lapsed or not. One that was last seen leaving by a
 * border post has left. Rests on the trip.
 */
export const unconfirmedArrival: Detector = (vehicle) =>
  vehicle.legs.flatMap(({ trip, looks }) => {
    const last = looks.at(-1);
    if (!last || !["on-the-road", "lapsed"].includes(trip.status)) return [];
    const border = vehicle.places.checkpoints.get(last.checkpoint)?.kind === "border";
    const { afterHours } = vehicle.rules["unconfirmed-arrival"];
    const at = ms(last.at) + afterHours * 3_600_000;
    if ((border && last.direction === "out") || vehicle.asOf < at) return [];
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
