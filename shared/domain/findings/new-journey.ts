import type { Case, Leg } from "./case.ts";
import { turnedRound } from "./heading.ts";
import type { FindingScan } from "./history.ts";
import { kmAlong } from "./places.ts";

const isBorder = ({ checkpoints }: Case["places"], { checkpoint }: FindingScan): boolean =>
  checkpoints.get(checkpoint)?.kind === "border";

/** Enters as the trip began: at the post where it began, or at a border post that is not on its corridor. */
export const entersAgain = ({ places }: Case, { trip, looks }: Leg, look: FindingScan): boolean => {
  const opening = looks[0]!;
  if (look.decision !== "let-through" || look.direction !== opening.direction) return false;
  if (look.checkpoint === opening.checkpoint) return true;
  const onWay = kmAlong(places.corridors.get(trip.corridor), look.checkpoint) !== null;
  return isBorder(places, look) && look.direction === "in" && !onWay;
};

/**
 * [A7] [A10] Between two looks of one trip it drove out and came in again, or drove home and came in again, though nobody had
 * confirmed that it arrived: what held of the first journey does not hold of the next.
 */
export const isNewJourney = (
  vehicle: Case,
  leg: Leg,
  from: FindingScan,
  to: FindingScan,
): boolean =>
  (from.direction === "out" && to.direction === "in") ||
  (from.checkpoint !== to.checkpoint && entersAgain(vehicle, leg, to)) ||
  (isBorder(vehicle.places, to) &&
    to.direction === "in" &&
    turnedRound(vehicle, leg.trip.corridor, leg.looks.slice(0, leg.looks.indexOf(from) + 1)));
