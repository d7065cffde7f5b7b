import type { PassId } from "./pass.ts";
import type { Plate } from "./plate.ts";
import type { Decision } from "./scan.ts";
import type { IsoTime } from "./time.ts";
import type { Trip } from "./trip-shape.ts";
import type { Outcome } from "./verdict-shape.ts";

/** What the fold needs of a scan. `at` is event time: device clock plus offset. */
export interface ScanFact {
  readonly id: string;
  readonly pass: PassId | null;
  readonly plate: Plate;
  readonly checkpoint: string;
  /** The endpoint whose gate the checkpoint is, or that confirmed; null elsewhere. */
  readonly confirms: string | null;
  readonly at: IsoTime;
  readonly outcome: Outcome;
  readonly decision: Decision;
  readonly occupants: number | null;
  /** What the pass (as known when scanned) or the walk-up entry says; null where the scan cannot tell. */
  readonly endpoint: string | null;
  readonly corridor: string | null;
  readonly kind: number | null;
  readonly occupantsMax: number | null;
  /** End of the pass's validity; a trip lapses 24 h after it (T2). Null for walk-ups: 24 h after opening. */
  readonly validTo: IsoTime | null;
}

/** Scans of one vehicle key (pass id, or plate where there is no pass) → its trips, oldest first. */
export type FoldTrips = (scans: readonly ScanFact[], asOf: IsoTime) => readonly Trip[];
