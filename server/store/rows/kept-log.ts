import type { Trip } from "../../../shared/domain/trip-shape.ts";
import type { ChainedEvent } from "../audit-reads.ts";
import type { LoggedEvent } from "../ports.ts";
import { laid, parsed } from "./as-kept.ts";
import { type EventColumns, eventColumns } from "./event.ts";
import { platesColumn } from "./trip.ts";
import { viaColumn } from "./via.ts";

/** A row of `event` with what chains it. */
export interface ChainedColumns extends EventColumns {
  readonly hash: Buffer;
  readonly digests: Buffer | null;
}
export const chainedColumns = `${eventColumns}, hash, digests`;

export const toChained = (row: ChainedColumns): ChainedEvent => ({
  event: {
    seq: row.seq,
    at: row.at,
    type: row.type,
    subject: { kind: row.subject_kind, id: row.subject_id },
    payload: parsed(row.payload) as LoggedEvent["payload"],
    topics: parsed(row.topics) as LoggedEvent["topics"],
  },
  hash: row.hash,
  digests: row.digests ?? new Uint8Array(),
});

/** A row of `trip`, by `keptTripColumns`. */
export interface KeptTripColumns {
  readonly id: string;
  readonly plate: string;
  readonly endpoint: string;
  readonly via: string | null;
  readonly corridor: string;
  readonly status: Trip["status"];
  readonly opened_at: number;
  readonly closed_at: number | null;
  readonly body: string;
}
export const keptTripColumns =
  "id, plate, endpoint, via, corridor, status, opened_at, closed_at, body";

const isTold = ({ sightings }: Trip): boolean => Array.isArray(sightings);

/** The trip as it stands, its columns laid over its shape. */
export const toKeptTrip = ({
  opened_at,
  closed_at,
  via,
  plate,
  body,
  ...columns
}: KeptTripColumns): Trip => {
  const trip = Object(parsed(body)) as Trip;
  return {
    ...trip,
    // What a trip is found by and does not say: told only where it is another than follows from its legs.
    ...(via === viaColumn(trip) ? {} : { via }),
    // [T20] Every plate it had; told only where these are others than it says itself.
    plate: isTold(trip) && plate === platesColumn(trip) ? trip.plate : (plate as Trip["plate"]),
    ...(columns as Pick<Trip, "id" | "endpoint" | "corridor" | "status">),
    openedAt: laid(trip.openedAt, opened_at) ?? trip.openedAt,
    closedAt: laid(trip.closedAt, closed_at),
  };
};
