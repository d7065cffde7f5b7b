import { z } from "zod";
import { oneLine } from "../domain/one-line.ts";
import { placeId } from "../domain/place.ts";
import { scan } from "../domain/scan.ts";
import { isoTime } from "../domain/time.ts";
import { verdict } from "../domain/verdict-shape.ts";

/**
 * One upload. Authenticated by the device alone: `signature` is ECDSA P-256/SHA-256 (IEEE P1363, base64url)
 * over `batchMessage(device, hashes)` of `shared/domain/scan-chain.ts`. Scans are parsed one by one, so that
 * one bad scan neither blocks nor hides the rest.
 */
export const scanBatch = z.object({
  device: z.string().min(1).max(60),
  scans: z.array(z.record(z.string(), z.unknown())).min(1).max(500),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type ScanBatch = z.infer<typeof scanBatch>;

/**
 * `recorded`: new and durable. `duplicate`: the same scan was durable before.
 * `rejected`: kept as evidence, never asked for again; `errors` say what was wrong.
 * All three acknowledge: the tablet may forget the scan.
 */
export const scanAnswer = z.object({
  id: z.string().nullable(),
  result: z.enum(["recorded", "duplicate", "rejected"]),
  /** Place in the event log of a scan that is on record. */
  seq: z.int().nullable(),
  /** The server's own verdict, when it could judge again. */
  verdict: verdict.nullable(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type ScanAnswer = z.infer<typeof scanAnswer>;

export const scanReply = z.object({ results: z.array(scanAnswer), serverTime: isoTime });

/** What an endpoint's receiver confirms: vehicle is here, this many people got off. */
export const arrival = z.object({
  /** UUIDv7 made by the page, so that a repeated tap counts once. */
  id: z.uuidv7(),
  occupantsSeen: scan.shape.occupantsSeen.unwrap(),
  at: isoTime,
  note: oneLine(0, 500).nullable(),
  /** [T17] Which of its endpoints the vehicle is at. Left out: the next of those that the caller confirms for. */
  endpoint: placeId.optional(),
});

/** [T18] What an endpoint's receiver says of a vehicle that drives on: so many people aboard, with a load or empty. */
export const release = arrival.extend({
  load: z.boolean(),
  /** Left out: that of the caller's endpoints where it arrived last. */
  endpoint: placeId.optional(),
});
