import { z } from "zod";
import { newCheck } from "../../shared/contract/manifests.ts";
import { arrival } from "../../shared/contract/scanning.ts";
import { findingKind } from "../../shared/domain/findings/finding-shape.ts";
import { areaLevel } from "../../shared/domain/levels.ts";
import { passId, passOnFile } from "../../shared/domain/pass.ts";
import { area, checkpoint, corridor, endpoint, placeId } from "../../shared/domain/place.ts";
import { plate } from "../../shared/domain/plate.ts";
import { isoTime } from "../../shared/domain/time.ts";
import { roadMark } from "../../shared/domain/travel/travel-shape.ts";
import { watchEntry } from "../../shared/domain/watch.ts";

/** When it reached the server; what a post made offline reaches it hours later. */
const receivedAt = isoTime;

const passFields = passOnFile.pick({
  id: true,
  plate: true,
  trailerPlate: true,
  kind: true,
  purpose: true,
  occupantsMax: true,
  endpoint: true,
  corridor: true,
  use: true,
  validFrom: true,
  validTo: true,
});

/** What of a pass may change under way. */
const passChanges = passOnFile
  .pick({
    plate: true,
    occupantsMax: true,
    endpoint: true,
    corridor: true,
    validTo: true,
    status: true,
  })
  .partial();

/** A line of a day, told apart by `is`; docs/incidents.md says each in words. */
export const dayLine = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("day"),
    v: z.literal(1),
    from: isoTime,
    until: isoTime,
    /** Moments at which findings are made of what has been received by then. */
    asOf: z.array(isoTime).min(1),
  }),
  area.extend({ is: z.literal("area") }),
  checkpoint.extend({ is: z.literal("checkpoint") }),
  corridor.extend({ is: z.literal("corridor") }),
  endpoint.extend({ is: z.literal("endpoint") }),
  areaLevel.extend({ is: z.literal("level") }),
  roadMark.extend({ is: z.literal("road") }),
  watchEntry.extend({ is: z.literal("watch") }),
  passFields.extend({ is: z.literal("pass"), issuedAt: isoTime }),
  z.object({ is: z.literal("pass-change"), pass: passId, at: isoTime, set: passChanges }),
  z.object({ is: z.literal("device"), id: z.string().min(1).max(60), checkpoint: placeId }),
  z.object({
    is: z.literal("scan"),
    device: z.string(),
    receivedAt,
    /** As `POST /api/scans` takes it. */
    scan: z.record(z.string(), z.unknown()),
  }),
  z.object({
    is: z.literal("list"),
    device: z.string(),
    receivedAt,
    id: z.uuidv7(),
    scan: z.uuidv7(),
    pass: passId.nullable(),
    plate: plate.nullable(),
    /** How many are listed; nobody's name is needed here. */
    count: z.int().min(1).max(99),
    at: isoTime,
  }),
  z.object({ is: z.literal("check"), device: z.string(), receivedAt, check: newCheck }),
  z.object({
    is: z.literal("confirmation"),
    receivedAt,
    pass: passId.nullable(),
    plate,
    endpoint: placeId,
    /** As `POST /api/trips/:id/arrival` takes it. */
    arrival,
  }),
]);
export type DayLine = z.infer<typeof dayLine>;
export type DayPass = Omit<Extract<DayLine, { is: "pass" }>, "is">;

/** One planted incident: what should be found, and about what. */
export const truthLine = z.object({
  kind: findingKind,
  /** Pass id, or plate where there is none; null for what is about a tablet or post. */
  vehicle: z.string().nullable(),
  /** Of `device-gap` and `device-fork`. */
  device: z.string().nullable(),
  /** Of `device-silent`. */
  checkpoint: z.string().nullable(),
  /** About when, event time. */
  at: isoTime,
  /** Scans one of which at least must be among the evidence; empty: any. */
  scans: z.array(z.string()),
});
export type TruthLine = z.infer<typeof truthLine>;
