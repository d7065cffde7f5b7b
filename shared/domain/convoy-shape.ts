import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { passId } from "./pass.ts";
import { placeId } from "./place.ts";
import { plate } from "./plate.ts";
import { hasMoment } from "./scan.ts";
import { isoTime, ms } from "./time.ts";

/** Groups of 2021 were of about 700 people; nobody escorts more vehicles than this at once. */
export const mostMembers = 300;
/** Acts on one convoy, which are kept with it: some for each vehicle at each of its posts. */
export const mostConvoyActs = 3_000;
export const longestConvoyName = 80;
export const longestConvoyWords = 200;
/** A convoy is to come to its entry post within this, hours. */
export const longestWindowHours = 24;

/** A vehicle of a convoy: known by its plate, found by its pass too. */
export const convoyVehicle = z.object({ plate, pass: passId.nullable() });
export type ConvoyVehicle = z.infer<typeof convoyVehicle>;

/** Who escorts: a name for all to read, and the account of an officer who sees this convoy wherever their grants reach. */
export const escort = z.object({
  name: oneLine(2, longestConvoyName),
  account: z.string().min(1).max(60).nullable(),
});
export type Escort = z.infer<typeof escort>;

/** When it is to come to its entry post. */
export const convoyWindow = z
  .object({ from: isoTime, until: isoTime })
  .refine(({ from, until }) => ms(until) > ms(from), {
    path: ["until"],
    params: { code: "after-valid-from" },
  })
  .refine(({ from, until }) => ms(until) - ms(from) <= longestWindowHours * 3_600_000, {
    path: ["until"],
    params: { code: "window-too-long", hours: longestWindowHours },
  })
  .refine(({ from }) => hasMoment({ at: from, offsetMs: 0 }), {
    path: ["from"],
    params: { code: "no-such-time" },
  });
export type ConvoyWindow = z.infer<typeof convoyWindow>;

const why = oneLine(1, longestConvoyWords);
/** `id`: a UUIDv7 of whoever acts, the key of idempotency. `at`: true time as whoever acts knows it. */
const given = { id: z.uuidv7(), at: isoTime };
/** The post it happened at; null where it was said elsewhere. */
const where = { checkpoint: placeId.nullable().default(null) };

/** What is done to a convoy, as it is sent. `extra`: a vehicle that stands with it and is none of it. */
const doings = {
  join: z.object({ what: z.literal("join"), ...given, ...where, vehicle: convoyVehicle, why }),
  leave: z.object({ what: z.literal("leave"), ...given, ...where, plate, why }),
  extra: z.object({
    what: z.literal("extra"),
    ...given,
    ...where,
    vehicle: convoyVehicle,
    scan: z.uuidv7(),
  }),
  lead: z.object({ what: z.literal("lead"), ...given, ...where, plate }),
  window: z.object({ what: z.literal("window"), ...given, ...where, window: convoyWindow }),
  /** Who is not named drives behind those who are, as before. */
  order: z.object({
    what: z.literal("order"),
    ...given,
    ...where,
    plates: z
      .array(plate)
      .min(1)
      .max(mostMembers)
      .refine((plates) => new Set(plates).size === plates.length, {
        params: { code: "given-twice" },
      }),
  }),
  /** A post has called the whole roll; `done: false` takes that back. */
  rolled: z.object({ what: z.literal("rolled"), ...given, checkpoint: placeId, done: z.boolean() }),
  close: z.object({ what: z.literal("close"), ...given, ...where, why }),
};
const handing = { what: z.literal("escort"), ...given, ...where };

/** An escort as whoever names one writes it: the officer by the name they sign in with. */
export const escortGiven = z.object({
  name: oneLine(2, longestConvoyName),
  username: z.string().min(1).max(60).nullable().default(null),
});
export const newConvoyAct = z.discriminatedUnion("what", [
  doings.join,
  doings.leave,
  doings.extra,
  doings.lead,
  z.object({ ...handing, escort: escortGiven }),
  doings.window,
  doings.order,
  doings.rolled,
  doings.close,
]);
export type NewConvoyAct = z.output<typeof newConvoyAct>;

/** `by`: the account or tablet that did it; `heardAt`: the server's time. An act never changes. */
const done = { by: z.string(), heardAt: isoTime };
export const convoyAct = z.discriminatedUnion("what", [
  doings.join.extend(done),
  doings.leave.extend(done),
  doings.extra.extend(done),
  doings.lead.extend(done),
  z.object({ ...handing, escort, ...done }),
  doings.window.extend(done),
  doings.order.extend(done),
  doings.rolled.extend(done),
  doings.close.extend(done),
]);
export type ConvoyAct = z.infer<typeof convoyAct>;

/** Đoàn xe as it was made, and all that was done to it since: how it now stands is folded from both [C1]. */
export const convoy = z.object({
  /** UUIDv7 made by whoever makes it: the key of idempotency. */
  id: z.uuidv7(),
  name: oneLine(2, longestConvoyName),
  corridor: placeId,
  /** The posts of the corridor where it enters and leaves: it may drive from either end. */
  entry: placeId,
  exit: placeId,
  window: convoyWindow,
  /** In the order they drive. */
  members: z.array(convoyVehicle).min(1).max(mostMembers),
  lead: plate.nullable(),
  escort: escort.nullable(),
  /** The account or tablet that made it. */
  madeBy: z.string(),
  madeAt: isoTime,
  /** In the order the server heard of them. */
  acts: z.array(convoyAct).max(mostConvoyActs),
});
export type Convoy = z.infer<typeof convoy>;

/**
 * How a vehicle stands at a post. There: `here`, `held`. Known to have gone by: `passed`. Not there and nobody has said why:
 * `awaited`. Not there for a reason: it `left`, went over to another convoy, was `refused` here or `turned-away` before,
 * or has `arrived` where it is bound.
 */
export const memberStates = [
  "here",
  "held",
  "passed",
  "awaited",
  "left",
  "gone-over",
  "refused",
  "turned-away",
  "arrived",
] as const;
export type MemberState = (typeof memberStates)[number];
