import { z } from "zod";
import { passId, passStatuses } from "./pass.ts";
import { legalBasis } from "./place.ts";
import { isoTime } from "./time.ts";

export const outcomes = ["go", "inspect", "stop", "cannot-check", "not-a-pass"] as const;
export type Outcome = (typeof outcomes)[number];

/** Every reason a verdict can carry. The words stand in `shared/text`, the rule in SPEC.md. */
export const reasonCodes = [
  // stop
  "forged",
  "revoked",
  "suspended",
  "spent",
  "expired",
  "not-yet-valid",
  "plate-mismatch",
  "too-many-aboard",
  "unknown-key",
  // inspect
  "status-stale",
  "not-on-file",
  "random-inspection",
  "walk-up",
  "off-corridor",
  // cannot-check
  "status-expired",
  "keys-stale",
  "damaged",
  "unknown-plate",
  "unknown-code",
  // not-a-pass
  "other-qr",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const reason = z.object({
  code: z.enum(reasonCodes),
  /** SPEC.md rule that decided, e.g. `V4`. */
  rule: z.string().regex(/^[A-Z]\d{1,2}$/),
  /** What the words need: `{ max: 2, seen: 3 }`, `{ at: "2026-11-22T…" }`. */
  params: z.record(z.string().max(20), z.union([z.string().max(300), z.number()])),
  basis: legalBasis.nullable(),
});
export type Reason = z.infer<typeof reason>;

/** What `judge` knew, kept with the scan so that the verdict replays for ever. */
export const verdictFacts = z.object({
  rulesVersion: z.int(),
  passId: passId.nullable(),
  rev: z.int().nullable(),
  status: z.enum(passStatuses).nullable(),
  validFrom: isoTime.nullable(),
  validTo: isoTime.nullable(),
  occupantsMax: z.int().nullable(),
  /** Where the pass's facts came from: the signed token, what is on file, or both (the higher rev won). */
  source: z.enum(["token", "on-file", "both"]).nullable(),
  /** Issue time of the status list consulted; null when none was at hand. */
  statusAsOf: isoTime.nullable(),
  /** From when on that data counted as stale, and as no data any more. */
  staleAt: isoTime.nullable().default(null),
  expiresAt: isoTime.nullable().default(null),
  /** Were the keys at hand fresh, so that an unknown one means a forged pass? */
  keysFresh: z.boolean().default(false),
  /** Does the pass's corridor run through the post? Null where nobody could tell. */
  onCorridor: z.boolean().nullable().default(null),
  /** When the trip under way had begun. */
  tripBegan: isoTime.nullable().default(null),
  draw: z.int().min(0).max(999).nullable(),
  at: isoTime,
});
export type VerdictFacts = z.infer<typeof verdictFacts>;

export const verdict = z.object({
  outcome: z.enum(outcomes),
  reasons: z.array(reason).max(12),
  facts: verdictFacts,
});
export type Verdict = z.infer<typeof verdict>;
