import { findingPlaces } from "../../shared/domain/findings/places.ts";
import { ms } from "../../shared/domain/time.ts";
import { heldMarks } from "../../shared/domain/travel/road-mark.ts";
import type { Store } from "../store/ports.ts";

const dayMs = 86_400_000;
/** Of so many days tables are made: four of each day of the week. */
const backMs = 28 * dayMs;
/** Made anew this often; of several processes one does it. */
const everyMs = 60 * 60_000;
/** As many as alerts under way may name: two weeks of them. */
const mostKept = 400;

/**
 * [K3] [K19] Makes the table of travel times anew where the newest is an hour old, from the trips of four weeks; beside the scans, in
 * the thread for long reads. Answers its version, or null where there was nothing to do. Made of trips, it tells the log nothing that
 * is not there already.
 */
export const learnTravelTimes = async (store: Store, at: number): Promise<number | null> => {
  const { reads } = store;
  const before = await reads.travelModel();
  if (before && at - ms(before.builtAt) < everyMs) return null;
  const reference = await reads.reference();
  const { corridors, checkpoints, endpoints } = findingPlaces(reference);
  const model = await reads.learnTravelTimes({
    places: { corridors, checkpoints, endpoints },
    marks: heldMarks(reference.roadMarks, at, backMs),
    version: (before?.version ?? 0) + 1,
    from: at - backMs,
    at,
  });
  await store.write((tx) => tx.putTravelModel(model, mostKept));
  return model.version;
};
