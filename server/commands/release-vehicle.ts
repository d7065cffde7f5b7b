import type { z } from "zod";
import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { release as releaseSchema } from "../../shared/contract/scanning.ts";
import { arrivalsOf } from "../../shared/domain/arrivals-of.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import type { Store } from "../store/ports.ts";
import type { ScanGroupFacts, ScanGroupWrites } from "../store/scan-group-ports.ts";
import { endpointsFor, hearWord } from "./confirm-arrival.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import {
  factOfWord,
  isOnRecord,
  nothing,
  type ReceiversWord,
  recordWord,
  vehicleOfTrip,
} from "./receivers-word.ts";

export type Release = z.output<typeof releaseSchema>;

const decideRelease = (
  facts: ScanGroupFacts,
  word: ReceiversWord,
  load: boolean,
): { readonly writes: ScanGroupWrites; readonly result: Trip | Refusal } => {
  const { trip, said, endpoint, at } = word;
  const key = vehicleOfTrip(trip);
  const trips = facts.histories.get(key)?.trips ?? [];
  const releasedBy = (all: readonly Trip[]) =>
    all.find(({ releases }) => releases?.some(({ scan }) => scan === said.id));
  const before = releasedBy(trips);
  if (before) return { writes: nothing, result: isOnRecord(facts, word) ? before : idTaken };
  if (facts.known.has(said.id)) return { writes: nothing, result: idTaken };
  const now = trips.find(({ id, aliases }) => id === trip.id || aliases.includes(trip.id)) ?? trip;
  const gone = now.releases?.some((one) => one.endpoint === endpoint);
  const arrived = arrivalsOf(now).find((one) => one.endpoint === endpoint);
  if (gone || !arrived) return { writes: nothing, result: refusal("not-there") };

  const own = { ...word, trip: now, after: ms(arrived.at) };
  const fact = { ...factOfWord(own), decision: "none" as const, release: { load } };
  const fold = foldVehicles(facts, at);
  fold.add(key, fact);
  const released = releasedBy(fold.trips(key));
  // It has been seen on another trip since.
  if (!released) return { writes: nothing, result: refusal("not-there") };
  const type = "vehicle.released";
  const writes = recordWord(own, fact, fold, facts, { type, direction: "out", of: released });
  return { writes, result: released };
};

/**
 * [T18] The endpoint's receiver lets a vehicle that arrived drive on. Counts once however often the same `release.id` comes.
 * Refuses `not-found` as an arrival does, `not-there` where it has not arrived or has left, and `already-exists` for its
 * id with another content.
 */
export const releaseVehicle = async (
  store: Store,
  tripId: string,
  release: Release,
  caller: Caller,
  at: number,
): Promise<Trip | Refusal> => {
  const trip = await store.reads.trip(tripId);
  if (!trip || caller.kind !== "person") return refusal("not-found");
  const theirs = await endpointsFor(store, trip, caller);
  const last = arrivalsOf(trip).findLast((one) => theirs.includes(one.endpoint));
  const endpoint = release.endpoint ?? last?.endpoint ?? theirs[0];
  if (endpoint === undefined || !theirs.includes(endpoint)) return refusal("not-found");
  const { account } = caller;
  return hearWord(store, { trip, said: release, endpoint, account, at }, (facts, word) =>
    decideRelease(facts, word, release.load),
  );
};
