import type { ChainLink } from "../../shared/domain/findings/device-findings.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import type { ReceiptCode } from "../../shared/domain/receipt-code.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { KeptScan } from "./audit-reads.ts";

/** Whom a scan is about, without opening it. */
export interface TouchedScan {
  readonly seq: number;
  readonly id: string;
  /** Vehicle key; null where it names none or moves no trip. */
  readonly vehicle: string | null;
  readonly device: string | null;
  /** Event time, ms. */
  readonly at: number;
}

/** A scan as it is kept: the upload, what the trips know of it and what boards show of it. */
export type PastScan = KeptScan;

/** A vehicle key and the event time (ms) that its past is asked for from. */
export interface PastAsked {
  readonly key: string;
  readonly since: number;
}

/** A pass as it was made at a time (ms). */
export interface PassVersion {
  readonly pass: Pass;
  readonly from: number;
}

/** What findings are made from, read behind the commit: the costs of one vehicle are those of its own past. */
export interface FindingReads {
  /** Scans numbered above `after` up to `upTo`, in order. */
  scansBetween(after: number, upTo: number): Promise<readonly TouchedScan[]>;
  scansByIds(ids: readonly string[]): Promise<readonly PastScan[]>;
  /** [E1] Those of a receipt's code, in the order they came: one, or by a rare chance more. */
  scansOfReceipt(code: ReceiptCode): Promise<readonly PastScan[]>;
  /**
   * By vehicle key: every scan from the opening of its last trip that began before `since` on, that of its opening's moment
   * included; from its first where there is none.
   */
  pastOf(vehicles: readonly PastAsked[]): Promise<ReadonlyMap<string, readonly PastScan[]>>;
  /** Every state the passes were in, in no order. */
  passVersions(passes: readonly PassId[]): Promise<readonly PassVersion[]>;
  /** Open trips with their vehicle keys by id, from the one after `after`. */
  openTripsAfter(
    after: string,
    limit: number,
  ): Promise<readonly { readonly vehicle: string; readonly trip: Trip }[]>;
  /** Trips opened after a time (ms), or at it under a later id, by both. */
  tripsOpenedAfter(opened: number, id: string, limit: number): Promise<readonly Trip[]>;
  /** A tablet's chain from a number on, up to another and without it; rejected links included. */
  chainLinks(device: string, from: number, before: number): Promise<readonly ChainLink[]>;
}
