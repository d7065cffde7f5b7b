import type { FindingPlaces } from "../shared/domain/findings/history.ts";
import { noTravelModel } from "../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../shared/domain/travel/usual.ts";
import type { Reads } from "./store/ports.ts";

type Roads = FindingPlaces["roads"];

/** A table stands for an hour; another process may have made a newer one. */
const lookEveryMs = 60_000;

/** What is known of travel times now: the newest table, read once a minute at most. [K1] Before there is one, the distance tells. */
export const makeTravelNow = (
  reads: Pick<Reads, "travelModel">,
  now: () => number,
): (() => Promise<Roads>) => {
  let kept: { readonly readAt: number; readonly roads: Promise<Roads> } | null = null;
  let known: Roads = { travel: travelBy(noTravelModel), marks: [] };
  const read = async (): Promise<Roads> => {
    const model = await reads.travelModel();
    if (model && model.version !== known.travel.model.version)
      known = { travel: travelBy(model), marks: [] };
    return known;
  };
  return () => {
    const at = now();
    if (!kept || at - kept.readAt >= lookEveryMs || at < kept.readAt) {
      kept = { readAt: at, roads: read() };
      // Whoever asks next tries again.
      kept.roads.catch(() => {
        kept = null;
      });
    }
    return kept.roads;
  };
};
