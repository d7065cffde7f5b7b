import type { PassId, PassOnFile } from "../../shared/domain/pass.ts";
import type { MadeVersion } from "../../shared/domain/pass-revisions.ts";
import type { ScanSeen } from "../../shared/domain/scan.ts";
import type { ScanFact } from "../../shared/domain/trip.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { DeviceRow, NewEvent, Reference } from "./ports.ts";

/** Facts the scan path needs of the store for one group of scans, loaded in one go. */
export interface ScanGroupFacts {
  readonly reference: Reference;
  /** Hash, number and topics of each scan id of the group that is on record. */
  readonly known: ReadonlyMap<
    string,
    { readonly hash: string; readonly seq: number; readonly topics: readonly string[] }
  >;
  readonly passes: ReadonlyMap<PassId, PassOnFile>;
  /** [T21] [T22] Every version there was of those of them that have more than one. */
  readonly versions: ReadonlyMap<PassId, readonly MadeVersion[]>;
  /**
   * By vehicle key (pass id, or plate): the scans and trips from the opening of the last trip that began not
   * after `since`, or all where there is none. Folding them gives exactly those trips and the later ones.
   */
  readonly histories: ReadonlyMap<
    string,
    { readonly scans: readonly ScanFact[]; readonly trips: readonly Trip[] }
  >;
  readonly devices: ReadonlyMap<string, DeviceRow>;
  /** Hash on record under a device's sequence number (`device seq`), for numbers its chain has passed. */
  readonly deviceSeqs: ReadonlyMap<string, string>;
}
export interface ScanGroupKeys {
  readonly ids: readonly string[];
  readonly passes: readonly PassId[];
  /**
   * `since`: event time (ms) of the vehicle's earliest scan in the group. `corrected`: ids of scans that the group
   * corrects; where they are on record under an earlier time, the history is that since then [T11].
   */
  readonly vehicles: readonly {
    readonly key: string;
    readonly since: number;
    readonly corrected: readonly string[];
  }[];
  readonly devices: readonly string[];
  readonly deviceSeqs: readonly { readonly device: string; readonly seq: number }[];
}
export interface RecordedScanRow {
  readonly seen: Omit<ScanSeen, "seq">;
  readonly hash: string;
  readonly device: string | null;
  readonly deviceSeq: number | null;
  readonly vehicle: string | null;
  readonly fact: ScanFact | null;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface EvidenceRow {
  readonly at: number;
  readonly device: string;
  /** Why it is kept apart: not a scan we can read, or an id that came twice with other content. */
  readonly why: "rejected" | "other-content";
  readonly hash: string;
  readonly body: string;
}
export interface ScanGroupWrites {
  readonly scans: readonly RecordedScanRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly trips: readonly { readonly vehicle: string; readonly trip: Trip }[];
  /** Trips that an earlier late scan replaced (T4): their ids live on as aliases. */
  readonly droppedTrips: readonly string[];
  readonly devices: readonly {
    readonly id: string;
    readonly lastSeq: number;
    readonly lastHash: string | null;
    readonly lastSeenAt: number;
    readonly marks: DeviceRow["marks"];
  }[];
  /** Marks set on scans already on record. */
  readonly marks: readonly {
    readonly scan: string;
    readonly mark: ScanSeen["marks"][number];
  }[];
  /** Single-trip passes whose trip arrived: they are `spent` from now on. */
  readonly spent: readonly PassId[];
  /** Passes whose arrival a correction undid [T12]: valid again, unless another trip of theirs has arrived. */
  readonly unspent: readonly PassId[];
  readonly events: readonly NewEvent[];
}
