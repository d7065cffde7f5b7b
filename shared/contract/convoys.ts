import { z } from "zod";
import {
  convoy,
  convoyVehicle,
  convoyWindow,
  escort,
  escortGiven,
  longestConvoyName,
  memberStates,
  mostMembers,
  newConvoyAct,
} from "../domain/convoy-shape.ts";
import { oneLine } from "../domain/one-line.ts";
import { passId } from "../domain/pass.ts";
import { placeId } from "../domain/place.ts";
import { plate } from "../domain/plate.ts";
import { hasMoment } from "../domain/scan.ts";
import { shortCode } from "../domain/short-code.ts";
import { isoTime } from "../domain/time.ts";
import { numberCursor } from "./page-cursor.ts";

const noSuchTime = { path: ["at"], params: { code: "no-such-time" } };

/** A vehicle as a list names it: by its plate, with the pass it showed if it did, or by the code printed on its pass. */
const namedVehicle = z.discriminatedUnion("by", [
  z.object({ by: z.literal("plate"), plate, pass: passId.nullable().default(null) }),
  z.object({ by: z.literal("code"), code: shortCode }),
]);

/** [C1] A new convoy; one vehicle named twice is in it once. */
export const newConvoy = z
  .object({
    id: z.uuidv7(),
    name: oneLine(2, longestConvoyName),
    corridor: placeId,
    entry: placeId,
    exit: placeId,
    window: convoyWindow,
    /** In the order they drive. */
    vehicles: z.array(namedVehicle).min(1).max(mostMembers),
    /** Null: whoever drives first. */
    lead: plate.nullable().default(null),
    escort: escortGiven.nullable().default(null),
    /** When it was made, by the true time that whoever makes it knows. */
    at: isoTime,
  })
  .refine(({ at }) => hasMoment({ at, offsetMs: 0 }), noSuchTime);
export type NewConvoy = z.output<typeof newConvoy>;

export const mostActsSent = 200;
export const convoyActs = z.object({
  acts: z
    .array(newConvoyAct)
    .min(1)
    .max(mostActsSent)
    .refine((acts) => acts.every(({ at }) => hasMoment({ at, offsetMs: 0 })), {
      params: { code: "no-such-time" },
    }),
});

/** `names`: those of the accounts and tablets it speaks of, by id. */
export const convoySeen = convoy.extend({ names: z.record(z.string(), z.string()) });
export type ConvoySeen = z.infer<typeof convoySeen>;

const count = z.int().min(0);
/** [C3] `onRoll` = `there` + `awaited` + `explained`. */
export const rollCount = z.object({
  onRoll: count,
  there: count,
  awaited: count,
  explained: count,
  extras: count,
  people: count,
  uncounted: count,
});

/** A convoy in a list, with how far it has come. */
export const convoyBrief = z.object({
  id: z.string(),
  name: z.string(),
  corridor: placeId,
  entry: placeId,
  exit: placeId,
  window: z.object({ from: isoTime, until: isoTime }),
  escort: escort.nullable(),
  closedAt: isoTime.nullable(),
  vehicles: count,
  /** The last post that it was seen at, and how its roll stands there; null before the first. */
  at: z.object({ checkpoint: placeId, count: rollCount }).nullable(),
});
export const convoyQuery = z.object({
  /** `current`: those to come with them. */
  status: z.enum(["current", "over"]).default("current"),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const convoyPage = z.object({ items: z.array(convoyBrief), next: z.string().nullable() });

/** The whole of a convoy as it stands: each post's roll-call, and each vehicle at each of these posts. */
export const convoyStory = z.object({
  convoy: convoySeen,
  window: z.object({ from: isoTime, until: isoTime }),
  closedAt: isoTime.nullable(),
  /** [C9] Who leads now; `instead`: another was named, and is not with it. */
  lead: z.object({ plate, instead: z.boolean() }).nullable(),
  escorts: z.array(z.object({ escort, from: isoTime })),
  /** [C5] Convoys whose vehicles went over to this one, as far as the reader may see them. */
  tookFrom: z.array(z.object({ id: z.string(), name: z.string(), vehicles: z.int().min(1) })),
  posts: z.array(
    z.object({
      checkpoint: placeId,
      km: z.number(),
      count: rollCount,
      firstAt: isoTime.nullable(),
      lastAt: isoTime.nullable(),
      rolledAt: isoTime.nullable(),
      /** [C7] When those awaited who are on their way are expected. */
      expected: z.object({ first: isoTime, last: isoTime, vehicles: z.int().min(1) }).nullable(),
      extras: z.array(convoyVehicle.extend({ at: isoTime, scan: z.string().nullable() })),
    }),
  ),
  vehicles: z.array(
    convoyVehicle.extend({
      /** At each of `posts`; null where it had not joined by then. */
      states: z.array(z.enum(memberStates).nullable()),
      joinedAt: isoTime.nullable(),
      left: z
        .object({
          at: isoTime,
          checkpoint: placeId.nullable(),
          why: z.string().nullable(),
          to: z.string().nullable(),
        })
        .nullable(),
      /** [C8] Where it was last seen, and where it probably is. */
      last: z
        .object({
          checkpoint: placeId,
          at: isoTime,
          trip: z.string().nullable(),
          occupants: z.int().nullable(),
          /** [C22] How many the list of people of that trip names; null where there is none. */
          listed: z.int().nullable(),
          next: placeId.nullable(),
          km: z.number().nullable(),
        })
        .nullable(),
    }),
  ),
});
export type ConvoyStory = z.infer<typeof convoyStory>;
