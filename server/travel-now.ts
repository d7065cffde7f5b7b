import { heldMarks, type RoadMarkTold } from "../shared/domain/travel/road-mark.ts";
import { noTravelModel } from "../shared/domain/travel/travel-shape.ts";
import { type Travel, travelBy } from "../shared/domain/travel/usual.ts";
import type { Reads, Reference } from "./store/ports.ts";

/** All that due times are worked out from, beside places. */
export interface RoadsNow {
  readonly travel: Travel;
  readonly marks: readonly RoadMarkTold[];
}

/** A table stands for an hour; another process may have made a newer one. */
const lookEveryMs = 60_000;

/**
 * What is known of travel times now: the newest table, read once a minute at most, and [K17] what command says of the roads, as
 * it stands. [K1] Before there is a table the distance tells. The same object for as long as neither changes.
 */
export const makeTravelNow = (
  reads: Pick<Reads, "travelModel" | "reference">,
  now: () => number,
): (() => Promise<RoadsNow>) => {
  let kept: { readonly readAt: number; readonly travel: Promise<Travel> } | null = null;
  let known = travelBy(noTravelModel);
  let last: { readonly of: Reference; readonly roads: RoadsNow } | null = null;
  const read = async (): Promise<Travel> => {
    const model = await reads.travelModel();
    if (model && model.version !== known.model.version) known = travelBy(model);
    return known;
  };
  const travelAt = (at: number): Promise<Travel> => {
    if (!kept || at - kept.readAt >= lookEveryMs || at < kept.readAt) {
      kept = { readAt: at, travel: read() };
      // Whoever asks next tries again.
      kept.travel.catch(() => {
        kept = null;
      });
    }
    return kept.travel;
  };
  return async () => {
    const at = now();
    const travel = await travelAt(at);
    const of = await reads.reference();
    if (last?.of !== of || last.roads.travel !== travel)
      last = { of, roads: { travel, marks: heldMarks(of.roadMarks, at) } };
    return last.roads;
  };
};
