import { encodeCanonical } from "./cbor.ts";
import { decodeStrict } from "./cbor-strict.ts";
import { openSign1, sealSign1, toBeSigned, type Verify, type VerifyingKey } from "./cose.ts";
import { type PassStatus, passStatuses } from "./pass.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** What the issuer says of a whole status list. Times are ISO here and whole seconds since 1970 in the bytes. */
export interface StatusListFields {
  /** 0–65,535: the list of the pass ids it speaks of. */
  readonly list: number;
  /** Raised at every issue; a lower one never replaces a higher. */
  readonly seq: number;
  /** How many passes it covers, 0–1,048,576. */
  readonly size: number;
  readonly issuedAt: IsoTime;
  /** Seconds after `issuedAt` until the list counts as stale; a stale list still serves, with a warning. */
  readonly ttlSeconds: number;
  /** After this the list says nothing any more. */
  readonly expiresAt: IsoTime;
}

/** A list whose signature was good. `bits` are inflated: two a pass, read by `statusAt`. */
export interface StatusList extends StatusListFields {
  readonly kid: number;
  readonly realm: VerifyingKey["realm"];
  readonly bits: Uint8Array<ArrayBuffer>;
}

/**
 * Inflates zlib data (RFC 1950; `DecompressionStream("deflate")`, node:zlib `inflate`). Rejects for bad data and
 * for more than `maxBytes` of output, without holding more than that. Injected.
 */
export type Inflate = (
  deflated: Uint8Array<ArrayBuffer>,
  maxBytes: number,
) => Promise<Uint8Array<ArrayBuffer>>;

const version = 1;
const purpose = "GL1-status";
const largestSize = 0x100000;
/** A list of a million passes with every status drawn at random cannot be deflated: 256 KB and its frame. */
const longestList = 270_000;
const farthest = 253_402_300_799; // the last second of the year 9999

/** [P8] Two bits a pass, in the order of `passStatuses`: four passes a byte, the first in the lowest bits. */
export const packStatuses = (
  size: number,
  statuses: Iterable<readonly [index: number, status: PassStatus]>,
): Uint8Array<ArrayBuffer> => {
  const bits = new Uint8Array(Math.ceil(size / 4));
  for (const [index, status] of statuses) {
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`index ${index} lies outside a list of ${size}`);
    const shift = (index & 3) * 2;
    const others = bits[index >> 2]! & ~(3 << shift);
    bits[index >> 2] = others | (passStatuses.indexOf(status) << shift);
  }
  return bits;
};

/** [P8] The status of the pass at `index`; undefined when the list does not reach that far. */
export const statusAt = (
  list: Pick<StatusList, "bits" | "size">,
  index: number,
): PassStatus | undefined =>
  index < list.size ? passStatuses[(list.bits[index >> 2]! >> ((index & 3) * 2)) & 3] : undefined;

const whole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

/**
 * [P8] The payload of a list and its zlib-deflated bits: a fixed-order CBOR array of eight (version, list, seq,
 * size, issued, time to live, expires, bits). Sign `toBeSigned(kid, payload, "GL1-status")`.
 * Throws `RangeError` for a field out of range.
 */
export const encodeStatusList = (
  fields: StatusListFields,
  deflatedBits: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  const seconds = (time: IsoTime): number => Math.floor(ms(time) / 1000);
  const { list, seq, size, ttlSeconds } = fields;
  const issued = seconds(fields.issuedAt);
  const payload = [
    version,
    list,
    seq,
    size,
    issued,
    ttlSeconds,
    seconds(fields.expiresAt),
    deflatedBits,
  ];
  const bytes = encodeCanonical(payload);
  if (!decodeFields(bytes)) throw new RangeError("a field of the status list is out of range");
  return bytes;
};

/** The signed list as it travels: an untagged COSE_Sign1. */
export const sealStatusList = sealSign1;

const decodeFields = (
  payload: Uint8Array,
): (StatusListFields & { readonly deflated: Uint8Array<ArrayBuffer> }) | undefined => {
  const items = decodeStrict(payload, longestList);
  if (!Array.isArray(items) || items.length !== 8) return undefined;
  const [v, list, seq, size, issued, ttlSeconds, expires, deflated] = items as readonly unknown[];
  if (v !== version || !whole(list, 0xffff) || !whole(seq, 0xffffffff)) return undefined;
  if (!whole(size, largestSize) || !whole(ttlSeconds, 0xffffffff)) return undefined;
  if (!whole(expires, farthest) || !whole(issued, expires)) return undefined;
  if (!(deflated instanceof Uint8Array)) return undefined;
  return {
    list,
    seq,
    size,
    issuedAt: iso(issued * 1000),
    ttlSeconds,
    expiresAt: iso(expires * 1000),
    deflated: deflated.slice(),
  };
};

/**
 * [P8] Opens a signed list: exact structure, known key, signature, then the fields, then the bits, which must be
 * exactly as long as `size` says. Undefined when any of this fails: keep the list you hold.
 * Staleness and expiry are the verdict's business, which knows the time. Rejects only when `verify` does.
 */
export const openStatusList = async (
  bytes: Uint8Array,
  keys: readonly VerifyingKey[],
  verify: Verify,
  inflate: Inflate,
): Promise<StatusList | undefined> => {
  const sign1 = openSign1(bytes, longestList);
  const key = sign1 && keys.find((candidate) => candidate.kid === sign1.kid);
  if (!sign1 || !key) return undefined;
  const { kid, payload, signature } = sign1;
  if (!(await verify(key.publicKey, toBeSigned(kid, payload, purpose), signature)))
    return undefined;
  const opened = decodeFields(payload);
  if (!opened) return undefined;
  const { deflated, ...fields } = opened;
  // [P7] Lists are dated in whole seconds, so a list made in its key's first second is not before it.
  const keySince = Math.floor(ms(key.validFrom) / 1000) * 1000;
  if (!(ms(fields.issuedAt) >= keySince && ms(fields.issuedAt) <= ms(key.validTo)))
    return undefined;
  const length = Math.ceil(fields.size / 4);
  const bits = await inflate(deflated, length).catch(() => undefined);
  return bits?.length === length ? { ...fields, kid, realm: key.realm, bits } : undefined;
};

/**
 * [P9] Which list to keep. A received list replaces the one held only when it is of the same key and number, with
 * a higher seq, or the same seq issued later: whoever plays an old list back cannot undo a revocation.
 */
export const newerList = (held: StatusList | undefined, received: StatusList): StatusList => {
  if (!held) return received;
  if (held.kid !== received.kid || held.list !== received.list) return held;
  if (received.seq !== held.seq) return received.seq > held.seq ? received : held;
  return ms(received.issuedAt) > ms(held.issuedAt) ? received : held;
};
