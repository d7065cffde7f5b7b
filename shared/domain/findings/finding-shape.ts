import { z } from "zod";
import { passId } from "../pass.ts";
import { placeId } from "../place.ts";
import { plate } from "../plate.ts";
import { isoTime } from "../time.ts";

/** What scans, and drivers, can tell that somebody must look into. `device-*` are about a tablet or its post, all others about a vehicle. */
export const findingKinds = [
  "forged",
  "revoked-in-use",
  "cloned",
  "head-count",
  "people-swapped",
  "plate-mismatch",
  "off-corridor",
  "stopped-in-transit",
  "wrong-endpoint",
  "reused-pass",
  "two-trips",
  "unconfirmed-arrival",
  "overdue",
  "verdict-overturned",
  "overridden-stop",
  "refused-though-valid",
  "delay-reported",
  "device-silent",
  "device-gap",
  "device-fork",
  "level-raised",
  "watchlist",
  "convoy-straggler",
  "convoy-split",
  "convoy-missing",
  "convoy-extra",
] as const;
export const findingKind = z.enum(findingKinds);
export type FindingKind = z.infer<typeof findingKind>;
/** What is found of a convoy as one [C10]–[C13]. */
export const convoyKinds = [
  "convoy-straggler",
  "convoy-split",
  "convoy-missing",
  "convoy-extra",
] as const satisfies readonly FindingKind[];
export type ConvoyKind = (typeof convoyKinds)[number];
export const isConvoyKind = (kind: FindingKind): kind is ConvoyKind =>
  (convoyKinds as readonly FindingKind[]).includes(kind);
/** Those that scans of a vehicle or a tablet alone tell; the others somebody reports, or are about vehicles together. */
export const kindsOfScans = findingKinds.filter(
  (kind) => kind !== "delay-reported" && !isConvoyKind(kind),
);

/** The gravest last. */
export const severities = ["notice", "warning", "urgent"] as const;
export const severity = z.enum(severities);
export type Severity = z.infer<typeof severity>;

/**
 * What scans, passes, lists and levels amount to at a moment: something that needs a person. A value, made anew from all
 * that is known each time; what people did about it is the ledger's. Holds nobody's name.
 */
export const finding = z.object({
  /** `kind:cause`, the cause being the scan, trip, list or place in a tablet's chain that it rests on, so said by its detector. */
  key: z.string().min(1).max(160),
  kind: findingKind,
  severity,
  /** Event time at which it became so. */
  at: isoTime,
  /** Vehicle key: the pass, or the plate where there is none; null for what is about a tablet. */
  vehicle: z.string().nullable(),
  plate: plate.nullable(),
  pass: passId.nullable(),
  /** Id of the trip that it happened on, if any. */
  trip: z.string().nullable(),
  device: z.string().nullable(),
  /** The post where it was seen, or where the tablet stands. */
  checkpoint: placeId.nullable(),
  corridor: placeId.nullable(),
  endpoint: placeId.nullable(),
  /** Ids of the scans that are its evidence, oldest first; a corrected one goes by the scan it corrects. */
  scans: z.array(z.string()),
  /** What the words need: `{ km: 94, minutes: 20 }`, `{ counted: 5, expected: 2 }`. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type Finding = z.infer<typeof finding>;

/**
 * Does a finding go on with what an earlier one, whose key is gone, was about? Of one kind, vehicle, tablet and entry of the
 * watchlist, and resting on a scan that the other rested on too: a late scan moved the cause, as one moves the opening of a trip [T4].
 */
export const goesOn = (before: Finding, now: Finding): boolean =>
  before.kind === now.kind &&
  before.vehicle === now.vehicle &&
  before.device === now.device &&
  before.facts.entry === now.facts.entry &&
  before.scans.some((id) => now.scans.includes(id));
