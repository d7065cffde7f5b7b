import { z } from "zod";
import { headChanges } from "./head-change-shape.ts";
import { passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { decisions, override } from "./scan.ts";
import { takenOver } from "./take-over-shape.ts";
import { isoTime } from "./time.ts";
import { outcomes, reasonCodes } from "./verdict-shape.ts";

export const tripStatuses = [
  "on-the-road",
  "held",
  "arrived",
  "turned-back",
  "handed-over",
  "exited",
  "lapsed",
] as const;

/** [T2] It came where its pass was to bring it: to its endpoint, or through and out of the province. */
export const isServed = ({ status }: Pick<Trip, "status">): boolean =>
  status === "arrived" || status === "exited";

export const sighting = z.object({
  scan: z.string(),
  checkpoint: placeId,
  at: isoTime,
  occupants: z.int().nullable(),
  /** [R9] Why it is another count than the last one, as declared there. */
  changes: headChanges.optional(),
  outcome: z.enum(outcomes),
  /** [T14] Why it was not go, the gravest first. */
  reasons: z.array(z.enum(reasonCodes)).optional(),
  decision: z.enum(decisions),
  /** [T11] Where a correction counts in the scan's place: which, made when, and what was decided first, if on record. */
  corrected: z
    .object({ by: z.string(), at: isoTime, was: z.enum(decisions).nullable() })
    .optional(),
  /** [T13] Where it was let through against a stop. */
  override: override.optional(),
  /** [T19] Another vehicle or driver went on from here. */
  takeOver: takenOver.optional(),
});

/** [T17] Chặng: the part of a trip that ends at one of its endpoints. */
export const leg = z.object({
  endpoint: placeId,
  /** When it was let in or confirmed there, by which scan, and how many were aboard; null while that is to come. */
  arrivedAt: isoTime.nullable(),
  scan: z.string().nullable(),
  occupants: z.int().nullable(),
});

/** [T18] An endpoint let it drive on: when, by which scan, with how many aboard and whether with a load. */
export const release = z.object({
  endpoint: placeId,
  at: isoTime,
  scan: z.string(),
  occupants: z.int().nullable(),
  load: z.boolean(),
});

/** Chuyến đi: one vehicle's way from the post that let it in to the endpoint that confirmed it. */
export const trip = z.object({
  /** Id of the opening scan (T4). */
  id: z.string(),
  /** Ids it had before an earlier scan arrived late (T4). */
  aliases: z.array(z.string()),
  pass: passId.nullable(),
  /** [T19] Of the vehicle that drives now. */
  plate: plate,
  endpoint: placeId,
  /** [T17] One of each endpoint, in the order that is expected; left out where there is one alone. */
  legs: z.array(leg).optional(),
  /** [T18] In event time; left out where no endpoint has released it. */
  releases: z.array(release).optional(),
  corridor: placeId,
  kind: z.int(),
  occupantsMax: z.int().nullable(),
  status: z.enum(tripStatuses),
  /** [T15] It only passes through. Left out for all others. */
  transit: z.literal(true).optional(),
  /** [T15] It set out from inside the province: from a gate, or on its way home. Left out for all others. */
  setsOut: z.literal(true).optional(),
  openedAt: isoTime,
  closedAt: isoTime.nullable(),
  /** In event time, earliest first. */
  sightings: z.array(sighting),
  /** First and last counts that were taken; R1 compares seen with seen before, and takes in what is explained [R9]. */
  occupantsAtEntry: z.int().nullable(),
  occupantsLast: z.int().nullable(),
  headCount: z.enum(["unknown", "matches", "fewer", "more"]),
});
export type Trip = z.infer<typeof trip>;
