import { useMemo } from "react";
import { ms } from "../../../shared/domain/time.ts";
import { type Boards, boardsBy } from "../../../shared/domain/travel/boards.ts";
import type { Roads } from "../../../shared/domain/travel/due.ts";
import { roadMarkTold } from "../../../shared/domain/travel/road-mark.ts";
import { noTravelModel } from "../../../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../../../shared/domain/travel/usual.ts";
import type { Meta } from "../database.ts";
import type { OnFile } from "../on-file.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { openTravel } from "./keep-travel.ts";

const boardMs = 30_000;

/** [K17] Marks as the server told them, and those of the table that it told nothing of since: over for longer than it tells. */
const marksOf = (told: OnFile["road-mark"], kept: Meta["travel"] | null): Roads["marks"] => [
  ...[...told.values()].flatMap((one) => roadMarkTold.safeParse(one).data ?? []),
  ...(kept?.model.marks ?? []).filter(({ id }) => !told.has(id)),
];

/** [K14] Boards by the table that this tablet keeps; until it has one the distance tells [K1]. */
export const useBoards = (): {
  readonly roads: Roads;
  readonly boards: Boards;
  /** Null while there is none. */
  readonly kept: Meta["travel"] | null;
} => {
  const station = useStation();
  const { corridor, checkpoint, endpoint, "road-mark": told } = useStore(station.onFile);
  const kept = useStore(openTravel(station.db));
  const travel = useMemo(() => travelBy(kept?.model ?? noTravelModel), [kept]);
  const marks = useMemo(() => marksOf(told, kept), [told, kept]);
  const roads = useMemo(
    (): Roads => ({
      places: { corridors: corridor, checkpoints: checkpoint, endpoints: endpoint },
      travel,
      marks,
    }),
    [corridor, checkpoint, endpoint, travel, marks],
  );
  return { roads, boards: useMemo(() => boardsBy(roads), [roads]), kept };
};

/** The moment (true time, ms) that a board is of: it moves on every half a minute, so that what stands is not worked out at each drawing. */
export const useBoardTime = (): number => Math.floor(ms(useNow(boardMs)) / boardMs) * boardMs;
