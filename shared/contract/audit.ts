import { z } from "zod";
import { isoTime } from "../domain/time.ts";

/** An event as an inspector reads it: what happened, when, to what. It holds no personal data. */
const auditEvent = z.object({
  seq: z.int().min(1),
  at: isoTime,
  type: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  topics: z.array(z.string()),
  /** SHA-256 of the chain up to here, hexadecimal; noted elsewhere it shows later that nothing before was rewritten. */
  hash: z.string(),
});

export const auditQuery = z.object({
  /** Events numbered lower than this; from the newest where it is left out. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Newest first; `next` is the `before` of the page after it. */
export const auditPage = z.object({
  items: z.array(auditEvent),
  next: z.int().min(1).nullable(),
});
