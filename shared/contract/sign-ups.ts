import { z } from "zod";
import { carrier, placeId } from "../domain/place.ts";
import { receiptCode } from "../domain/receipt-code.ts";
import { samenesses } from "../domain/sign-up.ts";
import { signUpAsked, signUpReasons, signUpStates } from "../domain/sign-up-shape.ts";
import { isoTime } from "../domain/time.ts";
import { password, username } from "../domain/username.ts";
import { numberCursor } from "./page-cursor.ts";

/** `id`: a UUIDv7 of whoever asks. The same again is answered as before. */
export const newSignUp = z.object({ id: z.uuidv7(), asked: signUpAsked, password });
export type NewSignUp = z.infer<typeof newSignUp>;

/** [N3] The same for everybody, whatever is on record. `code`: under which the answer is read. */
export const signUpReceived = z.object({ code: receiptCode, at: isoTime });
export type SignUpReceived = z.infer<typeof signUpReceived>;

/** Areas in force to choose from. `above`: the areas it lies in, the nearest first. */
export const signUpAreas = z.object({
  items: z.array(z.object({ id: placeId, name: z.string(), above: z.array(z.string()) })),
});
export type SignUpAreas = z.infer<typeof signUpAreas>;

/** A request as the desk sees it. */
export const signUpSeen = z.object({
  id: z.uuidv7(),
  state: z.enum(signUpStates),
  at: isoTime,
  asked: signUpAsked,
  decidedAt: isoTime.nullable(),
  /** Who decided it, by name. */
  decidedBy: z.string().nullable(),
  reasons: z.array(z.enum(signUpReasons)),
  /** The carrier it was approved for. */
  carrier: placeId.nullable(),
});
export type SignUpSeen = z.infer<typeof signUpSeen>;

const same = z.array(z.enum(samenesses)).min(1);

/** One request; beside it what is known and like it. */
export const signUpStory = z.object({
  signUp: signUpSeen,
  /** `accounts`: how many people act for it already. */
  carriers: z.array(carrier.extend({ same, accounts: z.int() })),
  others: z.array(z.object({ signUp: signUpSeen, same })),
  usernameTaken: z.boolean(),
  /** May the reader approve it for a carrier that is known? */
  mayLink: z.boolean(),
});
export type SignUpStory = z.infer<typeof signUpStory>;

/** `id`: a UUIDv7 of whoever decides. */
const acting = { id: z.uuidv7() };
export const signUpDecision = z.discriminatedUnion("decision", [
  z.object({
    ...acting,
    decision: z.literal("approve"),
    /** `known`: for a carrier on record; `new`: for one that is made under this id. */
    as: z.enum(["known", "new"]),
    carrier: placeId,
    /** As asked for, or another where that is taken. */
    username,
  }),
  z.object({
    ...acting,
    decision: z.literal("refuse"),
    reasons: z
      .array(z.enum(signUpReasons))
      .min(1)
      .max(signUpReasons.length)
      .refine((given) => new Set(given).size === given.length, {
        params: { code: "reason-twice" },
      }),
  }),
]);
export type SignUpDecision = z.infer<typeof signUpDecision>;

export const signUpQuery = z.object({
  /** `waiting`: the longest first; `all`: whatever moved last first. */
  status: z.enum([...signUpStates, "all"]).default("waiting"),
  cursor: numberCursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const signUpPage = z.object({
  items: z.array(signUpSeen),
  next: z.string().nullable(),
  /** How many there are in all, counted up to 1,000. */
  total: z.int(),
});
