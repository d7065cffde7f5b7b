import { useMemo } from "react";
import { type Due, dueTimes, type Roads, stopsToCome } from "../../shared/domain/travel/due.ts";
import { endpointStop } from "../../shared/domain/travel/stops.ts";
import { noTravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { LiveItems } from "./live-items.ts";
import { useCall } from "./queries.ts";

const tenMinutes = 10 * 60_000;

/** [K11] The newest table of travel times over the places on the page; until it has come the distance tells [K1]. */
export const useRoads = (items: LiveItems): Roads => {
  const { data } = useCall(
    "travelTimes",
    {},
    { staleTime: tenMinutes, refetchInterval: tenMinutes },
  );
  const [corridors, checkpoints, endpoints] = [
    items.of("corridor"),
    items.of("checkpoint"),
    items.of("endpoint"),
  ];
  const travel = useMemo(() => travelBy(data ?? noTravelModel), [data]);
  return useMemo(
    () => ({ places: { corridors, checkpoints, endpoints }, travel, marks: [] }),
    [corridors, checkpoints, endpoints, travel],
  );
};

/** A vehicle as an endpoint waits for it. */
export interface DueHere {
  readonly due: Due | null;
  /** Nothing but the endpoint is still to come. */
  readonly isNext: boolean;
}

/** [K4] [K6] When a vehicle is due at an endpoint by a moment, ms; not while it is held, or where nobody knows the way. */
export const dueHere = (roads: Roads, trip: Trip, endpoint: string, now: number): DueHere => {
  const stop = endpointStop(endpoint);
  const due = trip.status === "held" ? null : (dueTimes(roads, trip, [stop], now)[0] ?? null);
  return { due, isNext: due !== null && stopsToCome(roads, trip)[0] === stop };
};
