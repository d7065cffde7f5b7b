import { encodeCanonical } from "./cbor.ts";
import { decodeStrict } from "./cbor-strict.ts";
import { openSign1, toBeSigned, type Verify, type VerifyingKey } from "./cose.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** What a tablet's snapshot is made of. Parts are named by the SHA-256 of their bytes, base64url. */
export interface SnapshotManifest {
  /** Everything up to this event is in the parts; `changes` goes on from here. */
  readonly cursor: number;
  /** What the parts say was true then, to the second. */
  readonly asOf: IsoTime;
  /** Zlib-deflated JSON arrays of passes as tablets hold them. */
  readonly passes: readonly string[];
  /** Zlib-deflated JSON arrays of items of every other kind. */
  readonly others: readonly string[];
}

const version = 1;
const purpose = "GL1-manifest";
/** Room for a million passes in parts of a hundred. */
const mostParts = 10_000;
export const longestManifest = mostParts * 40;
const nameLength = 32;
const farthest = 253_402_300_799;

/** Digests in bytes and back: Base64url belongs to whoever has an encoder at hand, so it is passed in. */
export interface Base64url {
  readonly encode: (bytes: Uint8Array) => string;
  readonly decode: (text: string) => Uint8Array;
}

/**
 * [F9] The payload of a manifest: a fixed-order CBOR array of version, cursor, time in whole seconds, and the names of both
 * lists of parts, 32 bytes each. Sign `toBeSigned(kid, payload, "GL1-manifest")`, seal with `sealSign1`.
 */
export const encodeManifest = (
  { cursor, asOf, passes, others }: SnapshotManifest,
  { decode }: Base64url,
): Uint8Array<ArrayBuffer> =>
  encodeCanonical([
    version,
    cursor,
    Math.floor(ms(asOf) / 1000),
    passes.map(decode),
    others.map(decode),
  ]);

const namesIn = (value: unknown, encode: Base64url["encode"]): readonly string[] | undefined => {
  if (!Array.isArray(value) || value.length > mostParts) return undefined;
  const digests = value.filter(
    (one): one is Uint8Array => one instanceof Uint8Array && one.length === nameLength,
  );
  return digests.length === value.length ? digests.map(encode) : undefined;
};

const decodeManifest = (
  payload: Uint8Array,
  encode: Base64url["encode"],
): SnapshotManifest | undefined => {
  const fields = decodeStrict(payload, longestManifest);
  if (!Array.isArray(fields) || fields.length !== 5) return undefined;
  const [v, cursor, asOf, passes, others] = fields as readonly unknown[];
  const [passNames, otherNames] = [namesIn(passes, encode), namesIn(others, encode)];
  if (v !== version || !passNames || !otherNames) return undefined;
  if (!Number.isSafeInteger(cursor) || Number(cursor) < 0) return undefined;
  if (!Number.isInteger(asOf) || Number(asOf) < 0 || Number(asOf) > farthest) return undefined;
  return {
    cursor: Number(cursor),
    asOf: iso(Number(asOf) * 1000),
    passes: passNames,
    others: otherNames,
  };
};

/** The number of the key that a sealed manifest says it is signed by; undefined where it is none. Nothing is verified. */
export const manifestKid = (sealed: Uint8Array): number | undefined =>
  openSign1(sealed, longestManifest)?.kid;

/**
 * [F9] Opens a sealed manifest: exact structure, a key at hand, its signature for this purpose, then the fields. Undefined
 * when any of this fails: keep what you hold. Rejects only when `verify` does.
 */
export const openManifest = async (
  sealed: Uint8Array,
  keys: readonly VerifyingKey[],
  verify: Verify,
  { encode }: Base64url,
): Promise<SnapshotManifest | undefined> => {
  const sign1 = openSign1(sealed, longestManifest);
  const key = sign1 && keys.find(({ kid }) => kid === sign1.kid);
  if (!sign1 || !key || key.realm !== "live") return undefined;
  const signed = toBeSigned(sign1.kid, sign1.payload, purpose);
  if (!(await verify(key.publicKey, signed, sign1.signature))) return undefined;
  return decodeManifest(sign1.payload, encode);
};
