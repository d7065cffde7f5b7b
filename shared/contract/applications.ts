import { z } from "zod";
import {
  applicationAct,
  applicationStates,
  applied,
  appliedFields,
  found,
} from "../domain/application-shape.ts";
import { pass, passId } from "../domain/pass.ts";
import { amendable, amendableFields } from "../domain/pass-amendment.ts";
import { placeId } from "../domain/place.ts";
import { isoTime } from "../domain/time.ts";
import { numberCursor } from "./page-cursor.ts";
import { newPass } from "./registry.ts";

/** What a carrier fills in for one vehicle, or for a pass of its own: held to all that a registration is. */
export const newApplied = newPass.safeExtend({
  tested: applied.shape.tested,
  amends: applied.shape.amends,
});
export type NewApplied = z.infer<typeof newApplied>;

/** `id`: a UUIDv7 of whoever applies. The same again is answered as before. */
export const newApplication = z.object({ id: z.uuidv7(), asked: newApplied });
export type NewApplication = z.infer<typeof newApplication>;

/** `id`: a UUIDv7 of whoever acts; `rev`: the application as it was looked at. */
const acting = { id: z.uuidv7(), rev: z.int().min(1).max(10_000) };

export const applicationChange = z.object({ ...acting, asked: newApplied });
export type ApplicationChange = z.infer<typeof applicationChange>;
export const applicationWithdrawal = z.object(acting);

const reasons = z
  .array(found)
  .min(1)
  .max(12)
  .superRefine((given, context) => {
    for (const [place, { reason }] of given.entries())
      if (given.findIndex((one) => one.reason === reason) < place)
        context.addIssue({
          code: "custom",
          path: [place, "reason"],
          params: { code: "reason-twice" },
        });
  });
export const applicationDecision = z.discriminatedUnion("decision", [
  z.object({ ...acting, decision: z.literal("approve") }),
  z.object({ ...acting, decision: z.literal("refuse"), reasons }),
  z.object({ ...acting, decision: z.literal("ask-change"), reasons }),
]);
export type ApplicationDecision = z.infer<typeof applicationDecision>;

/** An application as whoever reads it sees it. */
export const applicationSeen = z.object({
  id: z.uuidv7(),
  state: z.enum(applicationStates),
  rev: z.int().min(1),
  asked: applied,
  /** What the last refusal, or request for a change, found. */
  reasons: z.array(found),
  /** Which entries the last change altered. */
  changed: z.array(z.enum(appliedFields as [keyof z.infer<typeof applied>])),
  submittedAt: isoTime,
  /** Since when it is as it is. */
  since: isoTime,
  /** When the desk is to have answered; null where nobody at the desk is waited for. */
  due: isoTime.nullable(),
  pass: passId.nullable(),
});
export type ApplicationSeen = z.infer<typeof applicationSeen>;

const actSeen = z.object({
  what: z.enum(applicationAct.options.map(({ shape }) => shape.what.value)),
  at: isoTime,
  /** Who did it; null where that is no business of the reader's. */
  by: z.string().nullable(),
  /** By the rules in force and nobody. */
  byRule: z.boolean(),
  reasons: z.array(found),
  changed: applicationSeen.shape.changed,
});

/** A pass of the same vehicle for some of the same time. `bars`: no second one is issued beside it. */
const passBeside = pass
  .pick({
    id: true,
    plate: true,
    shortCode: true,
    status: true,
    endpoint: true,
    corridor: true,
    validFrom: true,
    validTo: true,
  })
  .extend({ carrier: pass.shape.carrier, bars: z.boolean() });

const amendableField = z.enum(amendableFields as [keyof z.infer<typeof amendable>]);

/** [Y14] The pass that is to be amended, as it is now, and what changes of it as it was looked at. */
const passToAmend = pass.pick({ id: true, shortCode: true, rev: true, status: true }).extend({
  validTo: isoTime,
  /** As it was at the revision that was looked at. */
  before: amendable,
  changes: z.array(amendableField),
  /** [P22] Of these, what a code printed before tells otherwise; empty: the paper need not be printed anew. */
  reprint: z.array(amendableField),
});

/** One application with all that was done to it; beside it, for who decides, what there is of the same vehicle. */
export const applicationStory = z.object({
  application: applicationSeen,
  acts: z.array(actSeen),
  passes: z.array(passBeside),
  others: z.array(applicationSeen),
  /** Null where a new pass is applied for. */
  amends: passToAmend.nullable(),
  /** [Y17] Whether the reader may approve, refuse or send it back. */
  mayDecide: z.boolean(),
});
export type ApplicationStory = z.infer<typeof applicationStory>;

export const applicationQuery = z.object({
  /** `waiting`: the queue, amendments first and of each kind the longest waiting; others: whatever moved last first. */
  status: z.enum([...applicationStates, "all"]).default("waiting"),
  /** What was asked of one pass alone. */
  amends: passId.optional(),
  /** Only what is bound for an endpoint in this area or one within it. */
  area: placeId.optional(),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const applicationPage = z.object({
  items: z.array(applicationSeen),
  next: z.string().nullable(),
  /** How many there are in all, counted up to 1,000. */
  total: z.int(),
});
