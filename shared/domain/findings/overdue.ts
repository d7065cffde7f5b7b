import { iso, ms } from "../time.ts";
import { dueTimes, overdueSince, stopsToCome } from "../travel/due.ts";
import { type Detector, tenth } from "./case.ts";
import { shapedSince } from "./places.ts";
import { hasGone } from "./unconfirmed-arrival.ts";

/**
 * [K9] Let on its way and not seen where it was expected next, nor behind it, for longer than all but very few vehicles take. Later its
 * arrival is unconfirmed instead [A14]. Rests on the scan that saw it last; names the table of travel times that it goes by.
 */
export const overdue: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) => {
    const { trip, looks } = leg;
    const last = looks.at(-1);
    const { places, rules, asOf } = vehicle;
    if (!last || trip.status !== "on-the-road") return [];
    if (asOf >= ms(last.at) + rules["unconfirmed-arrival"].afterHours * 3_600_000) return [];
    if (shapedSince(places, trip.corridor, last.at)) return [];
    const roads = { places, ...places.roads };
    const [next] = stopsToCome(roads, trip);
    if (next === undefined || hasGone(vehicle, leg, last, asOf)) return [];
    const [due] = dueTimes(roads, trip, [next], asOf);
    const since = due && overdueSince(roads, trip, due, rules.overdue.share, asOf);
    if (!due || since === null || since === undefined) return [];
    return [
      {
        kind: "overdue" as const,
        cause: last.id,
        at: iso(since),
        looks: [last],
        trip,
        facts: {
          from: last.checkpoint,
          to: next.replace("@", ""),
          dueAt: due.at,
          usually: tenth(due.usual),
          model: places.roads.travel.model.version,
        },
      },
    ];
  });
