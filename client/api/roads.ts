import { useMemo } from "react";
import { type Boards, boardsBy } from "../../shared/domain/travel/boards.ts";
import type { Roads } from "../../shared/domain/travel/due.ts";
import type { RoadMarkTold } from "../../shared/domain/travel/road-mark.ts";
import { noTravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../shared/domain/travel/usual.ts";
import type { LiveItems } from "./live-items.ts";
import { useCall } from "./queries.ts";

const tenMinutes = 10 * 60_000;

/** [K11] [K17] The newest table of travel times and the marks of roads, over the places on the page; until it has come the distance tells [K1]. */
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
  // [K17] The server has held them against their schema; the contract of items names no more than the id.
  const marks = items.of("road-mark") as unknown as ReadonlyMap<string, RoadMarkTold>;
  return useMemo(
    () => ({
      places: { corridors, checkpoints, endpoints },
      travel,
      marks: [...marks.values()],
    }),
    [corridors, checkpoints, endpoints, travel, marks],
  );
};

/** [K12] [K13] Boards of what is due, which remember what they worked out. */
export const useBoards = (items: LiveItems): Boards => {
  const roads = useRoads(items);
  return useMemo(() => boardsBy(roads), [roads]);
};

const boardMs = 30_000;

/** The moment (ms) that a board is of: it moves on every half a minute, so that what stands between is not worked out anew. */
export const boardTime = (now: number): number => Math.floor(now / boardMs) * boardMs;
