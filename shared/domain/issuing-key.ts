import type { VerifyingKey } from "./cose.ts";
import { type IsoTime, ms } from "./time.ts";

/** What is known to everybody of an issuing key. */
export interface IssuingKey {
  /** 0–255, the number its passes carry; never given twice. */
  readonly kid: number;
  readonly realm: VerifyingKey["realm"];
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
  readonly validFrom: IsoTime;
  readonly validTo: IsoTime;
  /** When it was cut off, e.g. because others may hold it; null while it stands. */
  readonly cutAt: IsoTime | null;
}

/** The one id of the key bundle in the feed: there is one. */
export const keysId = "keys";

/** A token has one byte for it. */
export const lastKid = 255;

const alive = (key: IssuingKey, at: number): boolean =>
  key.cutAt === null && ms(key.validFrom) <= at && at < ms(key.validTo);

/** [P13] The key that signs what is new in a realm at a time (ms): the newest that stands; undefined when there is none. */
export const signingKey = (
  keys: readonly IssuingKey[],
  realm: IssuingKey["realm"],
  at: number,
): IssuingKey | undefined =>
  keys
    .filter((key) => key.realm === realm && alive(key, at))
    .reduce<IssuingKey | undefined>(
      (newest, key) => (newest && newest.kid > key.kid ? newest : key),
      undefined,
    );

/** [P13] [P14] Keys that passes are read with: all but those cut off, however many came after them. */
export const standingKeys = (keys: readonly IssuingKey[]): readonly IssuingKey[] =>
  keys.filter(({ cutAt }) => cutAt === null);

/** [P13] May lists of this key still be signed at a time (ms)? Nobody believes one dated after its key. */
export const signsLists = (key: IssuingKey, at: number): boolean =>
  key.realm === "live" && alive(key, at);

export const keyStates = ["signing", "verifying", "ended", "cut"] as const;
export type KeyState = (typeof keyStates)[number];

/** What a key is good for at a time, ms. */
export const keyState = (key: IssuingKey, keys: readonly IssuingKey[], at: number): KeyState => {
  if (key.cutAt !== null) return "cut";
  if (at >= ms(key.validTo)) return "ended";
  return signingKey(keys, key.realm, at)?.kid === key.kid ? "signing" : "verifying";
};

/** [P16] The number of the next key: one above the highest ever given; null when they are used up. */
export const nextKid = (keys: readonly IssuingKey[]): number | null => {
  const next = Math.max(0, ...keys.map(({ kid }) => kid)) + 1;
  return next > lastKid ? null : next;
};
