import { reachOf } from "../../shared/domain/expand-scope.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Store } from "../store/ports.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import { nothing, vehicleOfTrip } from "./receivers-word.ts";

/** No trip lapses sooner after its opening. */
const shortestLapseMs = 24 * 3_600_000;

/** A trip can be over by time alone [T2]; nothing is uploaded then, so the server looks. */
export const lapseTrips = async (store: Store, at: number): Promise<number> => {
  const reference = await store.reads.reference();
  const open = await store.reads.openTrips(reachOf([{ kind: "all" }], reference));
  const old = open.filter((trip) => ms(trip.openedAt) <= at - shortestLapseMs);
  if (old.length === 0) return 0;
  const { result } = await store.recordScans(
    {
      ids: [],
      passes: old.flatMap(({ pass }) => pass ?? []),
      vehicles: old.map((trip) => ({
        key: vehicleOfTrip(trip),
        since: ms(trip.openedAt),
        corrected: [],
      })),
      devices: [],
      deviceSeqs: [],
    },
    (facts) => {
      const fold = foldVehicles(facts, at);
      for (const key of facts.histories.keys()) fold.touch(key);
      const { events, ...folded } = fold.result();
      return { writes: { ...nothing, ...folded, events }, result: folded.trips.length };
    },
    at,
  );
  return result;
};
