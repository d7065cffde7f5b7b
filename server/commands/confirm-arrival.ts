import type { z } from "zod";
import { idTaken, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { arrival as arrivalSchema } from "../../shared/contract/scanning.ts";
import { may } from "../../shared/domain/access.ts";
import { endpointsOf, endpointsToCome } from "../../shared/domain/bound-for.ts";
import { ms } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { arrivalSubject } from "../queries/trips.ts";
import type { Store } from "../store/ports.ts";
import type { ScanGroupFacts, ScanGroupWrites } from "../store/scan-group-ports.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import { placesAtHand } from "./places-at-hand.ts";
import {
  factOfWord,
  isOnRecord,
  nothing,
  type ReceiversWord,
  recordWord,
  vehicleOfTrip,
} from "./receivers-word.ts";

export type Arrival = z.output<typeof arrivalSchema>;

const decideArrival = (
  facts: ScanGroupFacts,
  word: ReceiversWord,
): { readonly writes: ScanGroupWrites; readonly result: Trip | Refusal } => {
  const { trip, said, endpoint, at } = word;
  const key = vehicleOfTrip(trip);
  const trips = facts.histories.get(key)?.trips ?? [];
  const confirmed = trips.find((t) => t.sightings.some(({ scan }) => scan === said.id));
  if (confirmed) return { writes: nothing, result: isOnRecord(facts, word) ? confirmed : idTaken };
  if (facts.known.has(said.id)) return { writes: nothing, result: idTaken };
  const now = trips.find(({ id, aliases }) => id === trip.id || aliases.includes(trip.id)) ?? trip;
  const over = now.status === "arrived" || (now.legs && !endpointsToCome(now).includes(endpoint));
  if (over) return { writes: nothing, result: refusal("already-arrived") };

  const fact = factOfWord({ ...word, trip: now });
  const fold = foldVehicles(facts, at);
  fold.add(key, fact);
  const arrived = fold.trips(key).find((t) => t.sightings.some(({ scan }) => scan === said.id));
  // [T9] Behind the post by which it left it may be confirmed for a while; later that would be a trip that never was.
  if (now.status === "exited" && arrived?.id !== now.id)
    return { writes: nothing, result: refusal("already-arrived") };
  const writes = recordWord({ ...word, trip: now }, fact, fold, facts, {
    type: "arrival.confirmed",
    direction: "in",
    of: arrived ?? now,
  });
  return { writes, result: arrived ?? now };
};

/** [X3] The endpoints of a trip that a caller speaks for. */
export const endpointsFor = async (
  store: Store,
  trip: Trip,
  caller: Extract<Caller, { kind: "person" }>,
): Promise<readonly string[]> => {
  const reference = await store.reads.reference();
  return endpointsOf(trip).filter((one) =>
    may(caller.grants, "trip.confirm", arrivalSubject(trip, one, reference)),
  );
};

/** Decides and writes what a receiver says of a vehicle. */
export const hearWord = async (
  store: Store,
  { said, endpoint, ...word }: Omit<ReceiversWord, "gate">,
  decide: typeof decideArrival,
): Promise<Trip | Refusal> => {
  const { trip, at } = word;
  const reference = await store.reads.reference();
  const id = said.id.toLowerCase();
  // Where no gate has a post of its own, the endpoint's id stands for the place.
  const gate = placesAtHand(reference).gates.get(endpoint)?.id ?? endpoint;
  const { result } = await store.recordScans(
    {
      ids: [id],
      passes: trip.pass === null ? [] : [trip.pass],
      vehicles: [{ key: vehicleOfTrip(trip), since: ms(trip.openedAt), corrected: [] }],
      devices: [],
      deviceSeqs: [],
    },
    (facts) => decide(facts, { ...word, endpoint, gate, said: { ...said, id } }),
    at,
  );
  return result;
};

/**
 * The endpoint's receiver confirms that the vehicle is here and how many got off. Counts once however often the same
 * `arrival.id` comes. [T17] Of several endpoints it is the one named, else the next that is the caller's. Refuses
 * `not-found` for a trip that is unknown or whose endpoint is not the caller's, and `already-arrived` where it was confirmed
 * there before, `already-exists` for its id with another content.
 */
export const confirmArrival = async (
  store: Store,
  tripId: string,
  arrival: Arrival,
  caller: Caller,
  at: number,
): Promise<Trip | Refusal> => {
  const trip = await store.reads.trip(tripId);
  if (!trip || caller.kind !== "person") return refusal("not-found");
  const theirs = await endpointsFor(store, trip, caller);
  const next = endpointsToCome(trip).find((one) => theirs.includes(one));
  const endpoint = arrival.endpoint ?? next ?? theirs[0];
  if (endpoint === undefined || !theirs.includes(endpoint)) return refusal("not-found");
  const { account } = caller;
  return hearWord(store, { trip, said: arrival, endpoint, account, at }, decideArrival);
};
