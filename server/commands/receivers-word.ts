import type { z } from "zod";
import type { arrival } from "../../shared/contract/scanning.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { NewEvent } from "../store/ports.ts";
import type {
  RecordedScanRow,
  ScanGroupFacts,
  ScanGroupWrites,
} from "../store/scan-group-ports.ts";
import { scanTopics } from "../topics.ts";
import type { VehicleFold } from "./fold-vehicles.ts";
import { scanHash } from "./read-scan.ts";

/** What a receiver says of a vehicle at an endpoint. */
export interface ReceiversWord {
  readonly trip: Trip;
  readonly said: Omit<z.output<typeof arrival>, "endpoint">;
  readonly endpoint: string;
  readonly account: string;
  /** The post that is the endpoint's gate; where none is, the endpoint's id stands for the place. */
  readonly gate: string;
  /** The server's time, ms. */
  readonly at: number;
  /** What it must come after, ms; left out: all that the trip was seen at. */
  readonly after?: number;
}

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

/** A receiver's word comes after what it must and not after it was heard of, whatever the phone's clock. */
const saidAt = ({ trip, said, at, after }: ReceiversWord): number => {
  const lastSeen = ms(trip.sightings.at(-1)?.at ?? trip.openedAt);
  return Math.max(Math.min(ms(said.at), at), (after ?? lastSeen) + 1);
};

/** It as a scan: the endpoint itself is where the vehicle was seen. */
export const factOfWord = (word: ReceiversWord): ScanFact => {
  const { trip, said, endpoint, gate } = word;
  return {
    id: said.id,
    pass: trip.pass,
    plate: trip.plate,
    checkpoint: gate,
    confirms: endpoint,
    at: iso(saidAt(word)),
    outcome: "go",
    decision: "let-through",
    occupants: said.occupantsSeen,
    endpoint: trip.endpoint,
    ...(trip.legs && { via: endpointsOf(trip).slice(0, -1) }),
    corridor: trip.corridor,
    kind: trip.kind,
    occupantsMax: trip.occupantsMax,
    validTo: null,
  };
};

/** It as it is kept, under the id that its trip goes by. */
const bodyOf = ({ said, account }: ReceiversWord, trip: string) => ({
  v: 1,
  how: "confirmation",
  trip,
  officer: account,
  ...said,
});

/** [S3] Is it, word for word, what is on record under its id? The trip may have gone by another id then [T4]. */
export const isOnRecord = (
  { known }: Pick<ScanGroupFacts, "known">,
  word: ReceiversWord,
): boolean =>
  [word.trip.id, ...word.trip.aliases].some(
    (trip) => known.get(word.said.id)?.hash === scanHash(bodyOf(word, trip)),
  );

/** What is written of it, beside what `fold` makes of the fact that was added to it. `told`: of the trip it is of. */
export const recordWord = (
  word: ReceiversWord,
  fact: ScanFact,
  fold: VehicleFold,
  facts: Pick<ScanGroupFacts, "passes">,
  {
    type,
    direction,
    of,
  }: Pick<NewEvent, "type"> & {
    readonly direction: "in" | "out";
    readonly of: Trip;
  },
): ScanGroupWrites => {
  const { trip, said, gate, at } = word;
  const body = bodyOf(word, trip.id);
  const hash = scanHash(body);
  const scan: RecordedScanRow = {
    seen: {
      id: said.id,
      checkpoint: gate,
      direction,
      at: fact.at,
      receivedAt: iso(at),
      how: "confirmation",
      pass: trip.pass,
      plate: trip.plate,
      occupantsSeen: said.occupantsSeen,
      outcome: fact.outcome,
      reasons: [],
      decision: fact.decision,
      trip: of.id,
      marks: [],
    },
    hash,
    device: null,
    deviceSeq: null,
    vehicle: vehicleOfTrip(trip),
    fact,
    body,
  };
  const carrier = trip.pass === null ? undefined : facts.passes.get(trip.pass)?.carrier;
  const recorded: NewEvent = {
    type,
    subject: { kind: "scan", id: said.id },
    payload: { checkpoint: gate, outcome: fact.outcome, decision: fact.decision, hash },
    topics: scanTopics(gate, { ...trip, ...(carrier ? { carrier } : {}) }),
  };
  const { events, ...folded } = fold.result();
  return { ...nothing, ...folded, scans: [scan], events: [recorded, ...events] };
};
