import { z } from "zod";
import { correction } from "./correction.ts";
import { headChanges } from "./head-change-shape.ts";
import { oneLine } from "./one-line.ts";
import { passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { takeOver } from "./take-over-shape.ts";
import { isoTime, ms } from "./time.ts";
import { verdict } from "./verdict-shape.ts";

export const decisions = ["let-through", "hold", "turn-back", "refer", "none"] as const;
export type Decision = (typeof decisions)[number];

const base64url32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A vehicle without our pass, entered at the barrier (xe không có mã). Opens a trip when let through. */
export const walkUp = z.object({
  kind: z.int().min(1).max(255),
  endpoint: placeId,
  corridor: placeId,
});

/** Event time, ms: the device's clock set right by its measured offset. */
export const trueTime = ({
  at,
  offsetMs,
}: {
  readonly at: string;
  readonly offsetMs: number;
}): number => ms(at) + offsetMs;

/** The last moment of the year 9999: what lies beyond has no form that anybody reads. */
const lastMoment = 253_402_300_799_999;
const isMoment = (time: number): boolean => time >= 0 && time <= lastMoment;

/** When a tablet says something was. */
export const scanTimes = {
  /** Device clock; the true time is `at` + `offsetMs`. */
  at: isoTime,
  /** Measured server time minus device time, milliseconds. */
  offsetMs: z.int().min(-4_000_000_000_000).max(4_000_000_000_000),
};

/** What every version of a scan has. */
const ofEveryVersion = {
  /** UUIDv7 made by the tablet: the key of idempotency. */
  id: z.uuidv7(),
  /** Device sequence, from 1 without gaps. */
  seq: z.int().min(1).max(2_147_483_647),
  /** Base64url SHA-256 of the device's scan before this one; null for its first. */
  prev: base64url32.nullable(),
  checkpoint: placeId,
  direction: z.enum(["in", "out"]),
  /** Whom the tablet says was on duty: asserted, not proven. */
  officer: z.string().min(1).max(60).nullable(),
  how: z.enum(["camera", "reader", "code", "plate", "walk-up", "confirmation"]),
  /** The text read from the QR, ours or another's; null when typed. */
  text: z.string().max(600).nullable(),
  pass: passId.nullable(),
  plate: plate.nullable(),
  /** Officer's answer to "is this the plate?"; null when not asked. */
  plateMatches: z.boolean().nullable(),
  occupantsSeen: z.int().min(1).max(99).nullable(),
  walkUp: walkUp.nullable(),
  verdict,
  decision: z.enum(decisions),
  note: oneLine(0, 500).nullable(),
  ...scanTimes,
};

/** Let through against a stop: why, and the superior who answers for it. */
export const override = z.object({
  reason: oneLine(1, 180),
  superior: oneLine(1, 180),
});
export type Override = z.infer<typeof override>;

/** It goes to everybody's feed: a time that is none, out of a clock gone wrong or a hostile hand, would spoil them all. */
export const hasMoment = (given: { readonly at: string; readonly offsetMs: number }): boolean =>
  isMoment(trueTime(given));
const noSuchTime = { path: ["at"], params: { code: "no-such-time" } };

/**
 * A scan is an immutable fact. Made and made durable on the tablet, uploaded later,
 * recorded once. Refusals and mistakes are scans too, and so is what corrects one. Schema version 4: another one is
 * another entry of `everyReader`. What came since then is left out of scans that have nothing to say of it.
 */
export const scan = z
  .object({
    v: z.literal(4),
    ...ofEveryVersion,
    /** [T11] The scan whose decision this one corrects; null for nearly all. */
    corrects: correction.nullable(),
    /** [T13] Null for all but those let through against a stop. */
    override: override.nullable(),
    /** [R9] Why the count is another than the last one, as far as anybody explained it. */
    changes: headChanges,
    /** [V30] The plate that stood there where it was not the one asked for, as far as it was written down. */
    otherPlate: plate.optional(),
    /** [T19] Left out of all but those that tell of it. */
    takeOver: takeOver.optional(),
  })
  .refine(hasMoment, noSuchTime);
export type Scan = z.infer<typeof scan>;

/** Version 3: nobody could say why a count was another. */
export const thirdScan = z
  .object({
    v: z.literal(3),
    ...ofEveryVersion,
    corrects: correction.nullable(),
    override: override.nullable(),
  })
  .refine(hasMoment, noSuchTime);

/** Version 2: who let a vehicle through against a stop said so in the note. */
export const secondScan = z
  .object({ v: z.literal(2), ...ofEveryVersion, corrects: correction.nullable() })
  .refine(hasMoment, noSuchTime);

/** Version 1: nothing could be corrected. */
export const firstScan = z
  .object({ v: z.literal(1), ...ofEveryVersion })
  .refine(hasMoment, noSuchTime);

/** Marks set by the server: why a scan wants a second look, or that it no longer counts (`corrected`). */
export const scanMarks = [
  "future",
  "gap",
  "fork",
  "suspect",
  "verdict-differs",
  "corrected",
] as const;
export type ScanMark = (typeof scanMarks)[number];

/** What boards show of a scan. No officer, no raw text. */
export const scanSeen = z.object({
  id: z.string(),
  seq: z.int(),
  checkpoint: placeId,
  direction: z.enum(["in", "out"]),
  at: isoTime,
  receivedAt: isoTime,
  how: scan.shape.how,
  pass: passId.nullable(),
  plate: plate.nullable(),
  occupantsSeen: z.int().nullable(),
  outcome: verdict.shape.outcome,
  reasons: z.array(verdict.shape.reasons.element.shape.code),
  decision: z.enum(decisions),
  trip: z.string().nullable(),
  marks: z.array(z.enum(scanMarks)),
  /** [T13] Left out for all but those let through against a stop. */
  override: override.optional(),
  /** [O11] What the server makes of it, where that overturns what the tablet said; left out for nearly all. */
  judged: z
    .object({
      outcome: verdict.shape.outcome,
      reasons: z.array(verdict.shape.reasons.element.shape.code),
    })
    .optional(),
});
export type ScanSeen = z.infer<typeof scanSeen>;
