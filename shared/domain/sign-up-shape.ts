import { z } from "zod";
import { oneLine } from "./one-line.ts";
import { carrier, placeId } from "./place.ts";
import { taxNumber } from "./tax-number.ts";
import { isoTime } from "./time.ts";
import { username } from "./username.ts";

export const signUpStates = ["waiting", "approved", "refused"] as const;
export type SignUpState = (typeof signUpStates)[number];

/** [N7] Why an account is refused, in words that whoever asked for it can act on; nobody writes any. */
export const signUpReasons = [
  "carrier-unknown",
  "tax-number-differs",
  "not-a-carrier",
  "not-reached",
  "has-account",
  "other-area",
  "username-unfit",
] as const;
export type SignUpReason = (typeof signUpReasons)[number];

/** What somebody gives to have an account for a carrier, but for the password. */
export const signUpAsked = z.object({
  carrier: carrier.shape.name,
  /** Null of a household business, whose number is its owner's identity number. */
  taxNumber: taxNumber.nullable(),
  address: oneLine(1, 200),
  area: placeId,
  contact: oneLine(1, 80),
  phone: carrier.shape.phone.unwrap(),
  username,
});
export type SignUpAsked = z.infer<typeof signUpAsked>;

/** How it was decided. `id`: a UUIDv7 of whoever decided, the key of idempotency. `by`: the account. */
const decided = { id: z.uuidv7(), by: z.string(), at: isoTime };
export const signUpOutcome = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("approved"),
    ...decided,
    /** The carrier it was approved for, and the account that was made. */
    carrier: placeId,
    account: z.string(),
  }),
  z.object({
    what: z.literal("refused"),
    ...decided,
    reasons: z.array(z.enum(signUpReasons)).min(1).max(signUpReasons.length),
  }),
]);
export type SignUpOutcome = z.infer<typeof signUpOutcome>;

/** A request for a carrier's account, as it is kept. */
export interface SignUp {
  /** UUIDv7 made by whoever asks; its code follows from it. */
  readonly id: string;
  readonly at: string;
  readonly asked: SignUpAsked;
  /** [N4] Argon2id, PHC string; null from when it is decided. */
  readonly passwordHash: string | null;
  /** Null while it waits. */
  readonly outcome: SignUpOutcome | null;
}
