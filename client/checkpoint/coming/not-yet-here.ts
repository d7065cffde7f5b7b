import type { ConvoyLook } from "../../../shared/domain/roll-call.ts";
import { platesOf } from "../../../shared/domain/take-over.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Trip } from "../../../shared/domain/trip-shape.ts";

type Look = Pick<ConvoyLook, "pass" | "plate" | "at">;

/** [K14] Trips but those that this tablet has scanned since they were last seen elsewhere: the server's word of it may be hours away. */
export const notYetHere = (trips: readonly Trip[], looks: readonly Look[]): readonly Trip[] => {
  const came = new Map<string, number>();
  for (const { pass, plate, at } of looks)
    for (const name of [pass, plate])
      if (name !== null) came.set(name, Math.max(came.get(name) ?? 0, ms(at)));
  return trips.filter((trip) => {
    const { pass, sightings, openedAt } = trip;
    const last = ms(sightings.at(-1)?.at ?? openedAt);
    return [...platesOf(trip), pass ?? ""].every((name) => (came.get(name) ?? 0) <= last);
  });
};
