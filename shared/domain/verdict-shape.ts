import { z } from "zod";
import { riskLevel } from "./levels.ts";
import { measureEffect } from "./measures.ts";
import { passId, passStatuses } from "./pass.ts";
import { legalBasis, placeId } from "./place.ts";
import { plateInForce } from "./take-over-shape.ts";
import { isoTime } from "./time.ts";
import { mostHits, watchHit } from "./watch.ts";
import { words } from "./words.ts";

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
  "barred-by-measure",
  "stop-not-permitted",
  "denied-plate",
  // inspect
  "status-stale",
  "not-on-file",
  "random-inspection",
  "walk-up",
  "off-corridor",
  "watched",
  "looks-watched",
  "taken-over",
  // cannot-check
  "status-expired",
  "keys-stale",
  "damaged",
  "unknown-plate",
  "unknown-code",
  "clock-unsure",
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

/** Something asked of the people aboard, whatever the outcome: a declaration, a recent test. */
export const duty = z.object({
  /** Id and words of the measure that asks it. */
  measure: z.string().max(60),
  name: words,
  effect: measureEffect,
  area: placeId,
  areaName: z.string().max(120),
  basis: legalBasis,
});
export type Duty = z.infer<typeof duty>;

const levelKept = z.object({ area: placeId, level: riskLevel, since: isoTime });

/** A measure that was in force for the vehicle; what it orders stands under its id, which never changes. */
const measureKept = z.object({
  id: z.string().max(60),
  area: placeId,
  areaName: z.string().max(120),
  since: isoTime,
  at: z.enum(["here", "bound", "both"]),
});

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
  /** [V30] Another vehicle than the pass's had taken over its load. Left out of nearly all. */
  takenOver: plateInForce.optional(),
  /** Of the pass: vehicle kind, purpose, its own most people aboard, and how it was issued. */
  kind: z.int().nullable().default(null),
  purpose: z.int().nullable().default(null),
  passOccupantsMax: z.int().nullable().default(null),
  autoIssued: z.boolean().default(false),
  statusReason: z.string().max(300).nullable().default(null),
  /** The endpoint it was bound for, where known. */
  boundFor: placeId.nullable().default(null),
  /** [B9] Other ids that it went by then. Left out of nearly all. */
  boundAlso: z.array(placeId).max(1000).optional(),
  /** Levels and measures in force where the post lies and where it was bound. */
  levels: z.array(levelKept).max(10).default([]),
  measures: z.array(measureKept).max(500).default([]),
  /** The rule set and the measures that a trip under way could still keep to; null where none was. */
  before: z
    .object({ rulesVersion: z.int(), measures: z.array(measureKept).max(500) })
    .nullable()
    .default(null),
  /** Entries of the watchlist that it met, told whatever the outcome. */
  watch: z.array(watchHit).max(mostHits).default([]),
  draw: z.int().min(0).max(999).nullable(),
  at: isoTime,
  /** The latest it may have been, where the tablet's clock left that open. */
  latest: isoTime.nullable().default(null),
});
export type VerdictFacts = z.infer<typeof verdictFacts>;

export const verdict = z.object({
  outcome: z.enum(outcomes),
  reasons: z.array(reason).max(12),
  /** What else is asked of the people aboard; changes no outcome. */
  duties: z.array(duty).max(4).default([]),
  facts: verdictFacts,
});
export type Verdict = z.infer<typeof verdict>;
