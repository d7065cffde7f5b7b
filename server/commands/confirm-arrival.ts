import type { z } from "zod";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { arrival as arrivalSchema } from "../../shared/contract/scanning.ts";
import { may } from "../../shared/domain/access.ts";
import { endpointsOf, endpointsToCome } from "../../shared/domain/bound-for.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Caller } from "../caller.ts";
import { arrivalSubject } from "../queries/trips.ts";
import type { NewEvent, Store } from "../store/ports.ts";
import type {
  RecordedScanRow,
  ScanGroupFacts,
  ScanGroupWrites,
} from "../store/scan-group-ports.ts";
import { scanTopics } from "../topics.ts";
import { foldVehicles } from "./fold-vehicles.ts";
import { placesAtHand } from "./places-at-hand.ts";
import { scanHash } from "./read-scan.ts";

export type Arrival = z.output<typeof arrivalSchema>;

/** A group that changes nothing. */
export const nothing: ScanGroupWrites = {
  scans: [],
  evidence: [],
  trips: [],
  droppedTrips: [],
  devices: [],
  marks: [],
  spent: [],
  unspent: [],
  events: [],
};

/** The key its scans are folded by. */
export const vehicleOfTrip = (trip: Trip): string => trip.pass ?? trip.plate;

/** A confirmation comes after all that was seen before it and not after it was heard of, whatever the phone's clock. */
const arrivedAt = (trip: Trip, arrival: Arrival, at: number): number => {
  const lastSeen = ms(trip.sightings.at(-1)?.at ?? trip.openedAt);
  return Math.max(Math.min(ms(arrival.at), at), lastSeen + 1);
};

/** The confirmation as a scan: the endpoint itself is where the vehicle was seen. */
const factOf = (
  trip: Trip,
  { arrival, endpoint, gate, at }: Omit<Confirming, "trip">,
): ScanFact => ({
  id: arrival.id,
  pass: trip.pass,
  plate: trip.plate,
  checkpoint: gate,
  confirms: endpoint,
  at: iso(arrivedAt(trip, arrival, at)),
  outcome: "go",
  decision: "let-through",
  occupants: arrival.occupantsSeen,
  endpoint: trip.endpoint,
  ...(trip.legs && { via: endpointsOf(trip).slice(0, -1) }),
  corridor: trip.corridor,
  kind: trip.kind,
  occupantsMax: trip.occupantsMax,
  validTo: null,
});

interface Confirming {
  readonly trip: Trip;
  readonly arrival: Arrival;
  /** Where it arrived. */
  readonly endpoint: string;
  readonly account: string;
  readonly gate: string;
  readonly at: number;
}

const decideArrival = (
  facts: ScanGroupFacts,
  { trip, ...confirming }: Confirming,
): { readonly writes: ScanGroupWrites; readonly result: Trip | Refusal } => {
  const { arrival, endpoint, account, gate, at } = confirming;
  const key = vehicleOfTrip(trip);
  const trips = facts.histories.get(key)?.trips ?? [];
  const confirmed = trips.find((t) => t.sightings.some(({ scan }) => scan === arrival.id));
  if (confirmed) return { writes: nothing, result: confirmed };
  if (facts.known.has(arrival.id)) return { writes: nothing, result: refusal("already-exists") };
  const now = trips.find(({ id, aliases }) => id === trip.id || aliases.includes(trip.id)) ?? trip;
  const over = now.status === "arrived" || (now.legs && !endpointsToCome(now).includes(endpoint));
  if (over) return { writes: nothing, result: refusal("already-arrived") };

  const fact = factOf(now, confirming);
  const fold = foldVehicles(facts, at);
  fold.add(key, fact);
  const arrived = fold.trips(key).find((t) => t.sightings.some(({ scan }) => scan === arrival.id));
  // [T9] Behind the post by which it left it may be confirmed for a while; later that would be a trip that never was.
  if (now.status === "exited" && arrived?.id !== now.id)
    return { writes: nothing, result: refusal("already-arrived") };
  const body = { v: 1, how: "confirmation", trip: now.id, officer: account, ...arrival };
  const hash = scanHash(body);
  const scan: RecordedScanRow = {
    seen: {
      id: arrival.id,
      checkpoint: gate,
      direction: "in",
      at: fact.at,
      receivedAt: iso(at),
      how: "confirmation",
      pass: now.pass,
      plate: now.plate,
      occupantsSeen: arrival.occupantsSeen,
      outcome: fact.outcome,
      reasons: [],
      decision: fact.decision,
      trip: arrived?.id ?? now.id,
      marks: [],
    },
    hash,
    device: null,
    deviceSeq: null,
    vehicle: key,
    fact,
    body,
  };
  const carrier = now.pass === null ? undefined : facts.passes.get(now.pass)?.carrier;
  const recorded: NewEvent = {
    type: "arrival.confirmed",
    subject: { kind: "scan", id: arrival.id },
    payload: { checkpoint: gate, outcome: fact.outcome, decision: fact.decision, hash },
    topics: scanTopics(gate, { ...now, ...(carrier ? { carrier } : {}) }),
  };
  const { events, ...folded } = fold.result();
  const writes = { ...nothing, ...folded, scans: [scan], events: [recorded, ...events] };
  return { writes, result: arrived ?? now };
};

/**
 * The endpoint's receiver confirms that the vehicle is here and how many got off. Counts once however often the same
 * `arrival.id` comes. [T17] Of several endpoints it is the one named, else the next that is the caller's. Refuses
 * `not-found` for a trip that is unknown or whose endpoint is not the caller's, and `already-arrived` where it was confirmed
 * there before.
 */
export const confirmArrival = async (
  store: Store,
  tripId: string,
  arrival: Arrival,
  caller: Caller,
  at: number,
): Promise<Trip | Refusal> => {
  const reference = await store.reads.reference();
  const trip = await store.reads.trip(tripId);
  if (!trip || caller.kind !== "person") return refusal("not-found");
  const theirs = endpointsOf(trip).filter((one) =>
    may(caller.grants, "trip.confirm", arrivalSubject(trip, one, reference)),
  );
  const next = endpointsToCome(trip).find((one) => theirs.includes(one));
  const endpoint = arrival.endpoint ?? next ?? theirs[0];
  if (endpoint === undefined || !theirs.includes(endpoint)) return refusal("not-found");
  const confirming: Confirming = {
    trip,
    endpoint,
    arrival: { ...arrival, id: arrival.id.toLowerCase() },
    account: caller.account,
    // Where no gate has a post of its own, the endpoint's id stands for the place.
    gate: placesAtHand(reference).gates.get(endpoint)?.id ?? endpoint,
    at,
  };
  const { result } = await store.recordScans(
    {
      ids: [confirming.arrival.id],
      passes: trip.pass === null ? [] : [trip.pass],
      vehicles: [{ key: vehicleOfTrip(trip), since: ms(trip.openedAt), corrected: [] }],
      devices: [],
      deviceSeqs: [],
    },
    (facts) => decideArrival(facts, confirming),
    at,
  );
  return result;
};
