import type { Case, Leg } from "./case.ts";
import type { FindingScan } from "./history.ts";
import { kmAlong } from "./places.ts";

/** Enters as the trip began: at the post where it began, or at another of the province's borders that is not ahead of it. */
export const entersAgain = ({ places }: Case, { trip, looks }: Leg, look: FindingScan): boolean => {
  const opening = looks[0]!;
  if (look.decision !== "let-through" || look.direction !== opening.direction) return false;
  if (look.checkpoint === opening.checkpoint) return true;
  const way = places.corridors.get(trip.corridor);
  const [began, here] = [opening, look].map(({ checkpoint }) => kmAlong(way, checkpoint));
  const border = places.checkpoints.get(look.checkpoint)?.kind === "border";
  return border && look.direction === "in" && (here === null || here! < (began ?? 0));
};

/**
 * [A7] [A10] Between two looks of one trip it drove out and came in again, or came in again where nobody had confirmed that it
 * arrived: what held of the first journey does not hold of the next.
 */
export const isNewJourney = (
  vehicle: Case,
  leg: Leg,
  from: FindingScan,
  to: FindingScan,
): boolean =>
  (from.direction === "out" && to.direction === "in") ||
  (from.checkpoint !== to.checkpoint && entersAgain(vehicle, leg, to));
