import type { MadeVersion } from "../../shared/domain/pass-revisions.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { RowDigest, SealedKind } from "./log-chain.ts";
import type { LoggedEvent } from "./ports.ts";
import type { RecordedScanRow } from "./scan-group-ports.ts";

/** An event with what chains it. */
export interface ChainedEvent {
  readonly event: LoggedEvent;
  readonly hash: Uint8Array;
  /** As `encodeDigests` made them; no bytes for an event from before there were any. */
  readonly digests: Uint8Array;
}

/** A scan as it stands, its columns laid over its shape: whatever was changed, and where, shows in it. */
export interface KeptScan extends RecordedScanRow {
  /** The number of its event. */
  readonly seq: number;
  /** Null for a scan from before there were digests. */
  readonly salt: Uint8Array | null;
}

/** A row that events vouch for, as it stands. */
export interface SealedRow {
  readonly id: string;
  /** In its domain shape, its columns laid over it. */
  readonly value: object;
  /** [P29] A pass without the name of its driver that was sealed with one. */
  readonly isErased?: boolean;
  /** Null where it was never sealed: it is from before there were digests, or no event tells of it. */
  readonly seal: Seal | null;
}

/** The salt of a row's digests, and the newest event that carries one. */
export interface Seal {
  readonly salt: Uint8Array;
  readonly seq: number;
}

/** A vehicle's scans and the trips made of them. */
export interface VehicleTrips {
  readonly no: number;
  readonly key: string;
  readonly facts: readonly ScanFact[];
  readonly trips: readonly Trip[];
  /** [T21] Every version of its pass; none where it has none. */
  readonly versions: readonly MadeVersion[];
}

/** A topic that an event has and `event_topic` lacks, or the other way round. */
export interface Misfiled {
  readonly seq: number;
  readonly topic: string;
  readonly which: "missing" | "stray";
}

export type RowKind = Exclude<SealedKind, "scan">;

/** All that `audit:verify` asks of a store, as of one moment however long it takes, beside a server that goes on writing. */
export interface AuditReads {
  head(): Promise<{ readonly seq: number; readonly hash: Uint8Array }>;
  /** Events after a number, in order, at most `limit`, also where their numbers lie beyond the head. */
  chain(after: number, limit: number): Promise<readonly ChainedEvent[]>;
  chained(seq: number): Promise<ChainedEvent | undefined>;
  /** Scans by the numbers of their events, in order, from the one after `after` to `upTo`. */
  scans(after: number, upTo: number): Promise<readonly KeptScan[]>;
  scan(id: string): Promise<KeptScan | undefined>;
  seal(row: Pick<RowDigest, "kind" | "id">): Promise<Seal | undefined>;
  /** A pass as it was made at a time (ms): every version its history keeps of that time. */
  passVersions(id: string, at: number): Promise<readonly object[]>;
  /** Rows of a kind by id, from the one after `after`. */
  rows(kind: RowKind, after: string, limit: number): Promise<readonly SealedRow[]>;
  /** Seals of a kind whose row is gone. */
  lostSeals(kind: RowKind): Promise<readonly { readonly id: string; readonly seq: number }[]>;
  misfiled(): Promise<readonly Misfiled[]>;
  vehicles(afterNo: number, limit: number): Promise<readonly VehicleTrips[]>;
  close(): Promise<void>;
}
