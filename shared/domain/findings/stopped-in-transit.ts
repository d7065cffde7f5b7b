import { endpointsOf } from "../bound-for.ts";
import { type Detector, type Leg, minutesBetween, pairs, tenth } from "./case.ts";
import type { FindingScan } from "./history.ts";
import { isNewJourney } from "./new-journey.ts";
import { kmAlong, shapedSince } from "./places.ts";
import { purposeOf } from "./shuttle.ts";

/** [T17] Was it let in, between two looks, where it was to deliver? There it may stay, over night too. */
const stayed = ({ trip, looks }: Leg, from: FindingScan, to: FindingScan): boolean =>
  looks
    .slice(looks.indexOf(from), looks.indexOf(to))
    .some(({ confirms }) => endpointsOf(trip).includes(confirms ?? ""));

/**
 * [A10] Took longer between two posts of its corridor than the slowest drive, and was not held at the first nor stayed at an endpoint of its own, and no new
 * journey began in between. Rests on the
 * scan that saw it late.
 */
export const stoppedInTransit: Detector = (vehicle) => {
  const { purposes, slowestKmh, slackMinutes } = vehicle.rules["stopped-in-transit"];
  return vehicle.legs.flatMap((leg) => {
    const way = vehicle.places.corridors.get(leg.trip.corridor);
    const looks = leg.looks.filter(
      ({ checkpoint, how }) => how !== "confirmation" && kmAlong(way, checkpoint) !== null,
    );
    return pairs(looks).flatMap(([from, to]) => {
      if (
        from.decision === "hold" ||
        stayed(leg, from, to) ||
        isNewJourney(vehicle, leg, from, to) ||
        !purposes.includes(purposeOf(vehicle, leg, to) ?? 0)
      )
        return [];
      if (shapedSince(vehicle.places, leg.trip.corridor, from.at)) return [];
      const km = Math.abs(kmAlong(way, to.checkpoint)! - kmAlong(way, from.checkpoint)!);
      const minutes = minutesBetween(from, to);
      const most = (km / slowestKmh) * 60 + slackMinutes;
      if (minutes <= most) return [];
      return [
        {
          kind: "stopped-in-transit",
          cause: to.id,
          at: to.at,
          looks: [from, to],
          trip: leg.trip,
          facts: {
            km: tenth(km),
            minutes: tenth(minutes),
            expected: tenth(most),
            from: from.checkpoint,
            to: to.checkpoint,
          },
        },
      ];
    });
  });
};
