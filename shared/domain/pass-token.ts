import { decodeBase45, encodeBase45 } from "./base45.ts";
import { encodeCanonical } from "./cbor.ts";
import { decodeStrict } from "./cbor-strict.ts";
import { openSign1, sealSign1, toBeSigned, type Verify, type VerifyingKey } from "./cose.ts";
import { type PassId, toPassId } from "./pass.ts";
import { type Plate, parsePlate } from "./plate.ts";
import { type IsoTime, iso, ms } from "./time.ts";

/** What a pass's QR says: codes only, no names on a windscreen anyone can photograph. */
export interface TokenFields {
  /** Status list, 0–65,535, and the pass's place in it, 0–1,048,575. */
  readonly list: number;
  readonly index: number;
  /** 1–255. */
  readonly rev: number;
  readonly plate: Plate;
  /** 1–99, driver included. */
  readonly occupantsMax: number;
  /** Codes of the rule set, 1–255. */
  readonly vehicleKind: number;
  readonly purpose: number;
  /** Codes of reference data, 1–65,535. */
  readonly endpointCode: number;
  readonly corridorCode: number;
  /** Whole minutes travel: the beginning is rounded down, the end up. */
  readonly validFrom: IsoTime;
  readonly validTo: IsoTime;
}

/** What a scanned text turned out to be. Only `pass` was signed by a key we hold. */
export type OpenedToken =
  | ({
      readonly kind: "pass";
      readonly id: PassId;
      readonly kid: number;
      readonly realm: VerifyingKey["realm"];
    } & TokenFields)
  /** The signature is not that key's. */
  | { readonly kind: "forged"; readonly kid: number }
  /** No such key in the bundle, or the pass lies outside the key's validity. */
  | { readonly kind: "unknown-key"; readonly kid: number }
  /** Ours by its first characters, but cut short or malformed. */
  | { readonly kind: "damaged" }
  /** Somebody else's QR; `text` is its NFC form, cut after 300 UTF-16 units, halves of a pair replaced. */
  | { readonly kind: "other-qr"; readonly what: OtherQr; readonly text: string }
  | { readonly kind: "unreadable" };
export type OtherQr = "url" | "bank" | "health-certificate" | "text";

const prefix = "GL1:";
const version = 1;
const minute = 60_000;
/** [P4] Field maxima give 46 bytes; sealed 123; in Base45 with the prefix 189, which is what a 53×53 QR holds at Q. */
const longestToken = 123;
const longestText = 189;
const otherTextKept = 300;

/** Least and greatest of each number in the payload, by its place; place 4 is the plate. */
const ranges = [
  [version, version],
  [0, 0xffff],
  [0, 0xfffff],
  [1, 0xff],
  null,
  [1, 99],
  [1, 0xff],
  [1, 0xff],
  [1, 0xffff],
  [1, 0xffff],
  [0, 0x7fffffff],
  [1, 0xfffff],
] as const;

const inRange = (value: unknown, place: number): boolean => {
  const range = ranges[place];
  if (!range) return typeof value === "string" && parsePlate(value) === value;
  return Number.isInteger(value) && Number(value) >= range[0] && Number(value) <= range[1];
};

/** [P4] The payload: a fixed-order CBOR array of 12, at most 46 bytes. Throws `RangeError` for a field out of range. */
export const encodePayload = (fields: TokenFields): Uint8Array<ArrayBuffer> => {
  const notBefore = Math.floor(ms(fields.validFrom) / minute);
  const payload = [
    version,
    fields.list,
    fields.index,
    fields.rev,
    fields.plate,
    fields.occupantsMax,
    fields.vehicleKind,
    fields.purpose,
    fields.endpointCode,
    fields.corridorCode,
    notBefore,
    Math.ceil(ms(fields.validTo) / minute) - notBefore,
  ];
  const wrong = payload.findIndex((value, place) => !inRange(value, place));
  if (wrong >= 0) throw new RangeError(`token field ${wrong} is out of range: ${payload[wrong]}`);
  return encodeCanonical(payload);
};

const decodePayload = (bytes: Uint8Array): TokenFields | undefined => {
  const payload = decodeStrict(bytes, longestToken);
  if (!Array.isArray(payload) || payload.length !== ranges.length) return undefined;
  if (!payload.every(inRange)) return undefined;
  const n = payload as readonly number[];
  return {
    list: n[1]!,
    index: n[2]!,
    rev: n[3]!,
    plate: payload[4] as Plate,
    occupantsMax: n[5]!,
    vehicleKind: n[6]!,
    purpose: n[7]!,
    endpointCode: n[8]!,
    corridorCode: n[9]!,
    validFrom: iso(n[10]! * minute),
    validTo: iso((n[10]! + n[11]!) * minute),
  };
};

/** The text of the QR, from a payload and the 64-byte Ed25519 signature of `toBeSigned(kid, payload)`. */
export const sealToken = (kid: number, payload: Uint8Array, signature: Uint8Array): string =>
  prefix + encodeBase45(sealSign1(kid, payload, signature));

const otherQr = (text: string): OpenedToken => ({
  kind: "other-qr",
  what: /^[a-z][a-z0-9+.-]*:\/\/|^www\./i.test(text)
    ? "url"
    : text.startsWith("000201")
      ? "bank"
      : /^HC\d:/.test(text)
        ? "health-certificate"
        : "text",
  text: text
    .slice(0, otherTextKept * 4)
    .normalize("NFC")
    .slice(0, otherTextKept)
    .toWellFormed(),
});

/**
 * [P7] The time of issue is not in the token, only the pass's validity. A key cannot have issued a pass that
 * ended before the key began, and must not issue one that begins after the key ended. A pass may begin
 * a little before its key: the registrar may date it from midnight on the day the key is made.
 */
const withinKey = (key: VerifyingKey, fields: TokenFields): boolean =>
  ms(fields.validFrom) <= ms(key.validTo) && ms(fields.validTo) > ms(key.validFrom);

/**
 * Reads the text of a QR against the keys at hand. [P5] The signature is verified before the payload is read;
 * [P6] any altered bit is refused; the algorithm is the key's, never the header's. White space around
 * the text, as hand readers add, is ignored. Rejects only when `verify` does.
 */
export const openToken = async (
  text: string,
  keys: readonly VerifyingKey[],
  verify: Verify,
): Promise<OpenedToken> => {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "unreadable" };
  if (!trimmed.startsWith(prefix)) return otherQr(trimmed);
  if (trimmed.length > longestText) return { kind: "damaged" };
  const bytes = decodeBase45(trimmed.slice(prefix.length));
  const sign1 = bytes && openSign1(bytes, longestToken);
  if (!sign1) return { kind: "damaged" };
  const { kid, payload, signature } = sign1;
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) return { kind: "unknown-key", kid };
  if (!(await verify(key.publicKey, toBeSigned(kid, payload), signature)))
    return { kind: "forged", kid };
  const fields = decodePayload(payload);
  if (!fields) return { kind: "damaged" };
  if (!withinKey(key, fields)) return { kind: "unknown-key", kid };
  const id = toPassId(kid, fields.list, fields.index);
  return { kind: "pass", id, kid, realm: key.realm, ...fields };
};

// Whoever seals a token must sign it first.
export { toBeSigned };
